import type { Claim } from '../../model/result.js';

/** Which claims are asked for; what is absent does not narrow. */
export interface ClaimFilter {
  readonly verdicts?: readonly Claim['verdict'][];
  readonly kinds?: readonly Claim['kind'][];
  /** Path of a document, its end, or a folder of documents. */
  readonly document?: string;
  /** Path of one document, whole. */
  readonly onlyDocument?: string;
  /** Path of a source file, its end, or a folder of them. */
  readonly module?: string;
}

export function selectClaims(claims: readonly Claim[], filter: ClaimFilter): Claim[] {
  return claims.filter(
    (claim) =>
      (filter.verdicts === undefined || filter.verdicts.includes(claim.verdict)) &&
      (filter.kinds === undefined || filter.kinds.includes(claim.kind)) &&
      (filter.document === undefined || names(filter.document, claim.document.path)) &&
      (filter.onlyDocument === undefined || filter.onlyDocument === claim.document.path) &&
      (filter.module === undefined || names(filter.module, claim.subject.path ?? '')),
  );
}

function names(wanted: string, path: string): boolean {
  const clean = wanted.replace(/^\.\//, '').replace(/\/$/, '');
  return path === clean || path.endsWith(`/${clean}`) || path.startsWith(`${clean}/`);
}
