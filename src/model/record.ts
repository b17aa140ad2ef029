import type { Facts } from './facts.js';
import type { FileFingerprints } from './fingerprints.js';
import type { Evidence } from './result.js';
import type { Confidence, Tag } from './rule.js';

/** What the rest of the program can say to take a finding of one file back. */
export type Unless =
  /** Some class that extends `className` overrides `method`. */
  | { readonly kind: 'overridden'; readonly className: string; readonly method: string }
  /** The generator is seeded somewhere on the import path. */
  | { readonly kind: 'seeded'; readonly generator: string }
  /** Wherever the router of the file is taken in, something there asks who is calling. */
  | { readonly kind: 'guarded-mount'; readonly router: string }
  /** Another file reads an attribute of this name. */
  | { readonly kind: 'attribute-read'; readonly attribute: string };

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
  readonly unless?: Unless;
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
  /** Absent when the file is left out of the search for copies. */
  readonly clones?: FileFingerprints;
}

/**
 * What a later stage makes of one file alone: made anew, or as it was made of the same bytes before.
 *
 * @param what names the stage
 * @param make a pure function of the file whose result is plain JSON
 */
export type KeepOfFile = <Made>(what: string, path: string, make: () => Made) => Made;

/** How the per-file stage ended for one file. */
export type FileOutcome =
  | { readonly kind: 'record'; readonly record: FileRecord }
  | { readonly kind: 'skipped'; readonly reason: string };
