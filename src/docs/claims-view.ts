import type { Claim, Subject } from '../model/result.js';
import type { Links } from './links.js';

const VERDICTS = ['refuted', 'stale', 'moved', 'untested', 'verified'] as const satisfies readonly Claim['verdict'][];
const SUBJECT_VERDICTS = [
  'refuted',
  'variant',
  'untested',
  'verified',
] as const satisfies readonly Subject['verdict'][];

/** What the documents and comments say of a module, and what came of it. */
export function claimsView(links: Links, path: string) {
  const claims = links.project.claims.get(path) ?? [];
  const subjects = links.project.subjects.get(path) ?? [];
  return {
    trust: trustLine(claims, subjects),
    claims: claimRows(links, claims),
    subjects: subjectRows(links, subjects),
  };
}

/** How far the words about a module were borne out; empty when nothing is claimed. */
export function trustLine(claims: readonly Claim[], subjects: readonly Subject[]): string {
  const counted = <Verdict extends string>(
    verdicts: readonly Verdict[],
    all: readonly { verdict: Verdict }[],
  ): string =>
    [...verdicts]
      .reverse()
      .map((verdict) => [all.filter((one) => one.verdict === verdict).length, verdict] as const)
      .filter(([count]) => count > 0)
      .map(([count, verdict]) => `${count} ${verdict}`)
      .join(', ');
  const parts = [
    claims.length === 0 ? '' : `${claims.length} claims: ${counted(VERDICTS, claims)}`,
    subjects.length === 0 ? '' : `run beside reference algorithms: ${counted(SUBJECT_VERDICTS, subjects)}`,
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Claims, those that do not hold first. */
export function claimRows(links: Links, claims: readonly Claim[]) {
  return [...claims]
    .sort((left, right) => VERDICTS.indexOf(left.verdict) - VERDICTS.indexOf(right.verdict))
    .map((claim) => ({
      verdict: claim.verdict,
      kind: claim.kind,
      text: claim.text,
      document: links.module(claim.document.path),
      line: claim.document.line,
      link: claim.subject.path === undefined ? NOTHING : links.symbol(claim.subject.path, claim.subject.symbol ?? ''),
      planned: claim.tense === 'present' ? '' : claim.tense,
      denies: claim.polarity === 'denies',
      reason: claim.reason,
    }));
}

const NOTHING = { text: '', href: '' };

/** Classes and functions that were run beside a reference algorithm. */
export function subjectRows(links: Links, subjects: readonly Subject[]) {
  return [...subjects]
    .sort((left, right) => SUBJECT_VERDICTS.indexOf(left.verdict) - SUBJECT_VERDICTS.indexOf(right.verdict))
    .map((subject) => ({
      verdict: subject.verdict,
      link: links.symbol(subject.path, subject.symbol),
      module: links.module(subject.path),
      algorithm: links.algorithm(subject.algorithm),
      reason: subject.reason,
    }));
}
