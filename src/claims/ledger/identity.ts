import { createHash } from 'node:crypto';
import type { ExtractedClaim } from '../extracted.js';

/**
 * Ids of claims, in their order: SHA-256 over document, kind, words and the subject as written, with the ordinal among equals; 16
 * hex digits. Neither lines nor anything of the code is in it, so a claim keeps its id while the code around it moves.
 */
export function claimIds(claims: readonly ExtractedClaim[]): string[] {
  const equals = new Map<string, number>();
  return claims.map(({ document, statement, text, mention }) => {
    const scope = [document.path, statement.kind, normalisedWords(text), mention.path ?? '', mention.symbol ?? ''].join(
      '\0',
    );
    const ordinal = equals.get(scope) ?? 0;
    equals.set(scope, ordinal + 1);
    return createHash('sha256').update(`${scope}\0${ordinal}`).digest('hex').slice(0, 16);
  });
}

/** Case, blank space, check boxes and line numbers aside: ticking a box or moving a range is the same claim. */
function normalisedWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/\[[ x]\]/g, '[]')
    .replace(/:l?\d+(?:\s*[-–]\s*l?\d+)?/g, ':')
    .replace(/\s+/g, ' ')
    .trim();
}
