import { algorithms } from '../../../src/algorithms/index.js';
import { extractDocument } from '../../../src/claims/extract/document.js';
import { loadVocabulary } from '../../../src/claims/extract/vocabulary.js';
import type { ExtractedClaim, Statement } from '../../../src/claims/extracted.js';

export const vocabulary = loadVocabulary(algorithms);

/** Claims of a document, of one kind when that is given. */
export function claimsOf(
  lines: string | readonly string[],
  kind?: Statement['kind'],
  path = 'docs/notes.md',
): ExtractedClaim[] {
  const text = typeof lines === 'string' ? lines : lines.join('\n');
  return extractDocument(text, path, vocabulary).filter((claim) => kind === undefined || claim.statement.kind === kind);
}

/** `line kind path#symbol`, with what is not present and affirmed behind it. */
export function brief(claim: ExtractedClaim): string {
  const { path = '', symbol, lines, context } = claim.mention;
  const range = lines ? `:${lines.start}-${lines.end}` : '';
  const place = `${path}${range}${symbol === undefined ? '' : `#${symbol}`}${path === '' && context !== undefined ? ` in ${context}` : ''}`;
  const more = [claim.tense === 'present' ? '' : claim.tense, claim.polarity === 'denies' ? 'denies' : ''].filter(
    Boolean,
  );
  return [`${claim.document.line} ${claim.statement.kind} ${place}`, ...more].join(' ').trim();
}
