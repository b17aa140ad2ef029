import type { JudgedClaim } from './contradictions.js';
import { untested } from './judgement.js';

/**
 * What claims of one document say of each other. A file is not moved to one that the document names as another file, and a class is not
 * moved to one of its name that has other members than the document shows.
 */
export function judgeSiblings(judged: readonly JudgedClaim[]): readonly JudgedClaim[] {
  const named = new Set<string>();
  const otherwise = new Set<string>();
  for (const { claim, judgement } of judged) {
    const { path, symbol } = judgement.subject;
    if (path === undefined) continue;
    const { kind } = claim.statement;
    const isFile = kind === 'file-exists' || kind === 'test-exists';
    if (isFile && symbol === undefined && judgement.verdict === 'verified') named.add(key(claim, path));
    if (kind === 'signature' && judgement.verdict === 'untested' && OTHERWISE.test(judgement.reason))
      otherwise.add(key(claim, path, symbol));
  }
  return judged.map((one) => {
    const { claim, judgement } = one;
    const { path, symbol } = judgement.subject;
    if (judgement.verdict !== 'moved' || path === undefined) return one;
    if (claim.statement.kind === 'symbol-exists' && otherwise.has(key(claim, path, symbol))) {
      const reason = `${judgement.reason}; it has other members, so another may be meant`;
      return { claim, judgement: untested(reason, judgement.subject, judgement.evidence) };
    }
    if (claim.statement.kind !== 'file-exists' || symbol !== undefined || !named.has(key(claim, path))) return one;
    const written = claim.mention.path ?? '';
    if (path.endsWith(written)) return one;
    // Either another file that is gone, or the same one by an older path.
    const reason = `there is no ${written}; the only file of this name is ${path}, which the document names besides`;
    return { claim, judgement: untested(reason, { path: written }) };
  });
}

const OTHERWISE = /^declared elsewhere with another signature/;

function key({ document }: JudgedClaim['claim'], path: string, symbol = ''): string {
  return `${document.path}\0${path}\0${symbol}`;
}
