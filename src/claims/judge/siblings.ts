import type { ExtractedClaim } from '../extracted.js';
import type { JudgedClaim } from './contradictions.js';
import { type Judgement, untested } from './judgement.js';
import { isPart } from './parts.js';

/**
 * What claims of one document say of each other. A file is not moved to one that the document names in its place as another file, a
 * class is not moved to one of its name with other members or values than the document shows, and where a whole went its parts went.
 */
export function judgeSiblings(judged: readonly JudgedClaim[]): readonly JudgedClaim[] {
  const known = siblingsOf(judged);
  return judged.map((one) => {
    const { claim, judgement } = one;
    if (judgement.verdict !== 'moved' || judgement.subject.path === undefined) return one;
    return { claim, judgement: movedAmong(claim, judgement, known) };
  });
}

interface Siblings {
  /** Files that the document names by the path at which they are. */
  readonly named: ReadonlySet<string>;
  /** Declarations that have not the members that the document shows. */
  readonly otherwise: ReadonlySet<string>;
  /** By what the document calls it: values of it that were looked up, and how many were found. */
  readonly values: ReadonlyMap<string, { looked: number; found: number }>;
}

/** Values that must all be absent before a class of the name is taken for another. */
const MIN_VALUES = 2;
const OTHERWISE = /^declared elsewhere with another signature/;

function siblingsOf(judged: readonly JudgedClaim[]): Siblings {
  const named = new Set<string>();
  const otherwise = new Set<string>();
  const values = new Map<string, { looked: number; found: number }>();
  for (const { claim, judgement } of judged) {
    const { path, symbol } = judgement.subject;
    const { mention, statement } = claim;
    if (statement.kind === 'default-value' && mention.symbol !== undefined) {
      const of = key(claim, mention.symbol);
      const tally = values.get(of) ?? { looked: 0, found: 0 };
      values.set(of, tally);
      tally.looked++;
      if (judgement.verdict === 'verified') tally.found++;
    }
    if (path === undefined) continue;
    if (mention.path === path && judgement.verdict === 'verified') named.add(key(claim, path));
    if (statement.kind === 'signature' && OTHERWISE.test(judgement.reason)) otherwise.add(key(claim, path, symbol));
  }
  return { named, otherwise, values };
}

function movedAmong(claim: ExtractedClaim, judgement: Judgement, { named, otherwise, values }: Siblings): Judgement {
  const { reason, subject, evidence } = judgement;
  const { statement, mention } = claim;
  const path = subject.path ?? '';
  if (isPart(statement)) return untested(`${reason}; the claim of the whole says where it is`, subject, evidence);
  if (statement.kind === 'symbol-exists' || statement.kind === 'signature') {
    const tally = values.get(key(claim, mention.symbol ?? ''));
    const isOther = tally !== undefined && tally.looked >= MIN_VALUES && tally.found === 0;
    return isOther || otherwise.has(key(claim, path, subject.symbol))
      ? untested(`${reason}; it has other members, so another may be meant`, subject, evidence)
      : judgement;
  }
  const written = mention.path ?? '';
  if (statement.kind !== 'file-exists' || !named.has(key(claim, path)) || path.endsWith(written)) return judgement;
  // Either another file that is gone, or the same one by an older path.
  const besides = `there is no ${written}; the only file of this name is ${path}, which the document names besides`;
  return untested(besides, { path: written });
}

function key({ document }: ExtractedClaim, name: string, symbol = ''): string {
  return `${document.path}\0${name}\0${symbol}`;
}
