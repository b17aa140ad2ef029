import type { ClaimSource, ExtractedClaim, Mention, Polarity, Statement, Tense } from '../extracted.js';

/** What is kept of the words of one claim. */
const MAX_TEXT = 400;
/** What is kept of one document: a document with more is generated. */
const MAX_CLAIMS = 5_000;

/** How often the same statement about the same thing is kept. */
const MAX_REPEATS = 12;

export interface Draft {
  readonly line: number;
  readonly text: string;
  readonly mention: Mention;
  readonly statement: Statement;
  readonly tense: Tense;
  readonly polarity?: Polarity;
  /**
   * 0.9: the words state it outright. 0.75: the layout makes it plain (a listing, a tree, a table of files). 0.6: likely, another reading
   * is possible. Below 0.5: kept for the reader, too weak to refute.
   */
  readonly certainty: number;
}

/** Gathers the claims of one document, each once for each line. */
export class ClaimCollector {
  readonly #claims: ExtractedClaim[] = [];
  readonly #times = new Map<string, number>();
  readonly #known = new Map<string, number>();

  constructor(
    readonly path: string,
    readonly source: ClaimSource,
    readonly at?: string,
  ) {}

  add(draft: Draft): void {
    if (this.full || this.#isRepeated(draft)) return;
    const claim: ExtractedClaim = {
      source: this.source,
      document: { path: this.path, line: draft.line },
      text: fold(draft.text),
      mention: draft.mention,
      statement: draft.statement,
      tense: draft.tense,
      polarity: draft.polarity ?? 'affirms',
      certainty: Math.round(draft.certainty * 100) / 100,
      ...(this.at === undefined ? {} : { at: this.at }),
    };
    const key = JSON.stringify([
      draft.line,
      draft.statement,
      draft.mention.path,
      draft.mention.symbol,
      draft.statement.kind === 'behaviour' ? draft.text : '',
    ]);
    const known = this.#known.get(key);
    if (known === undefined) {
      this.#known.set(key, this.#claims.length);
      this.#claims.push(claim);
    } else if (this.#claims[known]!.certainty < claim.certainty) this.#claims[known] = claim;
  }

  /** A document that names itself, or says the same thing over and over, makes no further claim. */
  #isRepeated(draft: Draft): boolean {
    const { statement, mention } = draft;
    if (statement.kind === 'file-exists' && mention.path === this.path) return true;
    const key = JSON.stringify([statement, mention.path, mention.symbol, draft.text.slice(0, 200)]);
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    return times > MAX_REPEATS;
  }

  /** Nothing that is added will be kept. */
  get full(): boolean {
    return this.#claims.length >= MAX_CLAIMS;
  }

  get size(): number {
    return this.#claims.length;
  }

  /** Gives a symbol to the line ranges without one that were added since `from`. */
  nameRanges(from: number, symbolOf: () => string | undefined): void {
    for (let at = from; at < this.#claims.length; at++) {
      const claim = this.#claims[at]!;
      if (claim.statement.kind !== 'symbol-at-lines' || claim.mention.symbol !== undefined) continue;
      const symbol = symbolOf();
      if (symbol !== undefined) this.#claims[at] = { ...claim, mention: { ...claim.mention, symbol }, certainty: 0.8 };
    }
  }

  /** In the order of their lines; claims of one line in the order in which they were found. */
  sorted(): ExtractedClaim[] {
    return [...this.#claims].sort((a, b) => a.document.line - b.document.line);
  }
}

function fold(text: string): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  return folded.length <= MAX_TEXT ? folded : `${folded.slice(0, MAX_TEXT - 1)}…`;
}
