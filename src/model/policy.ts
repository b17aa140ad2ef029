import type { Claim } from './result.js';
import type { Principle, Severity, Tag } from './rule.js';

/** The mildest severity that fails; `never`: none does. */
export type Threshold = Severity | 'never';
export type Verdict = Claim['verdict'];

/** What fails the gate, for the whole project or for some files. */
export interface PolicyRules {
  readonly failOn?: Threshold | undefined;
  /** A principle or tag that is named here goes by its own threshold in place of `failOn`; by the stricter one when both are. */
  readonly principles?: Readonly<Partial<Record<Principle, Threshold>>> | undefined;
  readonly tags?: Readonly<Partial<Record<Tag, Threshold>>> | undefined;
  /** Verdicts on claims that fail whatever `failOn` says. */
  readonly verdicts?: readonly Verdict[] | undefined;
  /** Whether rules on trial fail as stable ones do. */
  readonly trial?: boolean | undefined;
}

export interface PolicyOverride extends PolicyRules {
  /** Patterns in gitignore syntax, relative to the audited folder. */
  readonly files: readonly string[];
  /** Only those of the files that one of these files reaches by imports, or that is one of these. */
  readonly importedBy?: readonly string[] | undefined;
  /** Severities by rule id in these files, or off. */
  readonly rules?: Readonly<Record<string, Severity | 'off'>> | undefined;
}

/** A module whose behaviour must have been verified. */
export interface RequiredVerification {
  readonly files: readonly string[];
  readonly symbol?: string | undefined;
  readonly algorithm?: string | undefined;
}

/** All that decides between pass and fail. */
export interface Policy extends PolicyRules {
  readonly overrides: readonly PolicyOverride[];
  /** Severities by rule id, the names of the gate (`copied-code`, `refuted-claim`) included. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Largest number by rule, tag or principle, or no more than there were. */
  readonly budgets: Readonly<Record<string, number | 'known'>>;
  readonly verifications: readonly RequiredVerification[];
  readonly lostCoverage: 'fail' | 'report';
}
