import type { Claim } from '../model/result.js';

/** Where a claim was read. */
export type ClaimSource = 'markdown' | 'restructured-text' | 'plain-text' | 'docstring' | 'comment' | 'annotation';

export type Tense = Claim['tense'];
export type Polarity = Claim['polarity'];

export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** What the words name, as they are written; resolution finds out what it is. */
export interface Mention {
  /** A path, a bare file name or a dotted module as written, without a line suffix. */
  readonly path?: string;
  /** Dotted or bare name without call parentheses. */
  readonly symbol?: string;
  readonly lines?: LineRange;
  /** Path that the surrounding heading, label (`File: …`), tree parent or sentence sets for bare names; tried when `path` is absent. */
  readonly context?: string;
}

/** What a kind of claim says beyond its subject. */
export type Statement =
  | { readonly kind: 'file-exists'; readonly folder?: true }
  | { readonly kind: 'symbol-exists'; readonly symbolKind?: 'class' | 'function' | 'method' | 'constant' }
  | { readonly kind: 'symbol-at-lines' }
  | {
      readonly kind: 'signature';
      readonly language: 'python' | 'typescript' | 'unknown';
      readonly parameters: readonly {
        readonly name: string;
        readonly type?: string;
        readonly default?: string;
        readonly optional?: true;
        readonly rest?: true;
      }[];
      /** The list ends in `...`: more may follow. */
      readonly open?: true;
      /** The arguments of a call, passed by name: their order and their values say nothing of the parameters. */
      readonly named?: true;
      readonly returns?: string;
      readonly bases?: readonly string[];
      /** `parameters` are the attributes of a class or interface body, in order, not the parameters of a call. */
      readonly members?: true;
    }
  | { readonly kind: 'default-value'; readonly name: string; readonly value: string }
  /**
   * Flags, environment variables, sub-commands and script names of one command line. `program` is a path or dotted module as written,
   * `npm run` (or another manager's) with the script's name as flag, `make` with the target, or `pip install` with extras as `[name]`.
   */
  | {
      readonly kind: 'cli-flag';
      readonly program?: string;
      readonly subcommand?: string;
      readonly flags: readonly string[];
    }
  | { readonly kind: 'test-exists'; readonly about?: string }
  /** `state`: done for ticks, IMPLEMENTED, complete; open for empty boxes and TODO; absent for crosses and "not implemented". */
  | { readonly kind: 'status-implemented'; readonly state: 'done' | 'partial' | 'open' | 'absent' }
  | { readonly kind: 'count'; readonly number: number; readonly noun: string; readonly atLeast?: true }
  | { readonly kind: 'implements-algorithm'; readonly algorithm: string }
  /** `properties`: ids of the properties that the phrase promises, empty when no phrase of an algorithm is known. */
  | { readonly kind: 'behaviour'; readonly algorithm?: string; readonly properties: readonly string[] };

/** One statement about the code, as it was found; nothing in it was looked up in the code. */
export interface ExtractedClaim {
  readonly source: ClaimSource;
  /** posix path of the document or source file, and the 1-based line on which the words begin. */
  readonly document: { readonly path: string; readonly line: number };
  /** The exact words (after repair of double encoding), blank space folded, at most 400 characters. */
  readonly text: string;
  readonly mention: Mention;
  readonly statement: Statement;
  readonly tense: Tense;
  readonly polarity: Polarity;
  /**
   * How sure the extractor is that the words state this of the project, 0 to 1. From 0.9: outright (links, `path:12-40` with its symbol);
   * 0.75 to 0.85: plain by words or layout; 0.6 to 0.7: likely; 0.5 and below: kept for the reader, too weak to refute (parameters,
   * names of other people, files that runs make, listings that nothing places, history).
   */
  readonly certainty: number;
  /** For claims in code: qualified name of the symbol whose doc or comment it is. */
  readonly at?: string;
}
