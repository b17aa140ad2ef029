import type { Claim } from '../../model/result.js';

/** Where a claim's range stands now. */
interface MovedRange {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface FixedDocument {
  readonly text: string;
  /** Claims whose range was rewritten. */
  readonly fixed: readonly Claim[];
  /** Claims whose range was not found on its line as written. */
  readonly left: readonly Claim[];
}

/**
 * Rewrites the line ranges of moved claims in one document, and nothing else of it.
 *
 * @param text of the document
 * @param claims of this document
 */
export function fixRanges(text: string, claims: readonly Claim[]): FixedDocument {
  const lines = text.split(/(?<=\n)/);
  const fixed: Claim[] = [];
  const left: Claim[] = [];
  for (const claim of claims) {
    const range = readRange(claim);
    if (range === undefined) continue;
    const index = claim.document.line - 1;
    const rewritten = rewriteLine(lines, index, range);
    (rewritten ? fixed : left).push(claim);
  }
  return { text: lines.join(''), fixed, left };
}

interface Range {
  readonly written: string;
  readonly old: { readonly start: number; readonly end: number };
  readonly now: MovedRange;
}

function readRange(claim: Claim): Range | undefined {
  const { path, lines, movedTo } = claim.arguments;
  if (claim.verdict !== 'moved' || claim.kind !== 'symbol-at-lines' || typeof path !== 'string') return undefined;
  if (!isSpan(lines) || !isSpan(movedTo)) return undefined;
  const now = movedTo as MovedRange;
  // A symbol that went to another file is for a person to rewrite.
  const samePath = now.path === path || now.path.endsWith(`/${path}`) || path.endsWith(`/${now.path}`);
  return samePath ? { written: path, old: lines, now } : undefined;
}

function isSpan(value: unknown): value is { readonly start: number; readonly end: number } {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as Record<string, unknown>;
  return typeof start === 'number' && typeof end === 'number';
}

/** A sentence may run over some lines: the range stands on its first line or on one of the next three. */
function rewriteLine(lines: string[], first: number, { written, old, now }: Range): boolean {
  const name = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(${name}\`?(?::|#)L?)${old.start}(?:(\\s*[-–]\\s*L?)${old.end})?(?!\\d)`);
  for (let index = first; index < Math.min(first + 4, lines.length); index++) {
    const line = lines[index]!;
    if (!pattern.test(line)) continue;
    lines[index] = line.replace(pattern, (_, before: string, dash: string | undefined) =>
      dash === undefined ? `${before}${now.start}` : `${before}${now.start}${dash}${now.end}`,
    );
    return true;
  }
  return false;
}
