import type { Facts } from './facts.js';
import type { Evidence } from './result.js';
import type { Confidence, Tag } from './rule.js';

/** One rule firing in one file, before it has an identity and a rule's metadata. */
export interface LocalFinding {
  readonly ruleId: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Qualified name of the innermost symbol, empty at module level. */
  readonly symbol: string;
  /** Replaces `{name}` in the rule's message. */
  readonly arguments: Readonly<Record<string, string>>;
  /** Blank space folded; what identity is made of. */
  readonly normalisedText: string;
  readonly evidence: readonly Omit<Evidence, 'path'>[];
  /** When this hit is less or more sure than the rule in general. */
  readonly confidence?: Confidence;
}

/** A tag written in a comment, or inferred from one file alone. */
export interface LocalTag {
  readonly tag: Tag;
  readonly line: number;
  readonly symbol: string;
  readonly source: 'inferred' | 'written';
  readonly reason: string;
}

/** All that the per-file stage says of one source file: a pure function of its bytes, its path and the analyser's version. */
export interface FileRecord {
  readonly path: string;
  readonly facts: Facts;
  readonly findings: readonly LocalFinding[];
  readonly tags: readonly LocalTag[];
}

/** How the per-file stage ended for one file. */
export type FileOutcome =
  | { readonly kind: 'record'; readonly record: FileRecord }
  | { readonly kind: 'skipped'; readonly reason: string };
