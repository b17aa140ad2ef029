import type { ExtractedClaim } from '../extracted.js';
import type { PathResolver } from '../resolve/resolve-path.js';

/** Lines above a claim in which another names its place. */
const NEAR = 4;
const LOOSE = new Set(['default-value', 'count']);

/**
 * Gives defaults and counts that name no place the source file that their document named just above.
 *
 * @param claims in order of document and line
 */
export function withNearContext(claims: readonly ExtractedClaim[], paths: PathResolver): ExtractedClaim[] {
  let last: { readonly document: string; readonly line: number; readonly path: string } | undefined;
  return claims.map((claim) => {
    const { document, mention, statement } = claim;
    const { path, symbol, context } = mention;
    if (path !== undefined) {
      const found = paths.resolve(path, document.path);
      if (found.kind === 'found' && !found.folder && /\.(py|[cm]?[jt]sx?)$/.test(found.path))
        last = { document: document.path, line: document.line, path: found.path };
      return claim;
    }
    const near = last?.document === document.path && document.line - last.line <= NEAR;
    if (!near || !LOOSE.has(statement.kind) || symbol !== undefined || context !== undefined) return claim;
    return { ...claim, mention: { ...mention, context: last!.path } };
  });
}
