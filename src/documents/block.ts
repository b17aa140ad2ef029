/**
 * What every document format is read into: a flat list of blocks in document order. Lines are 1-based lines of the document.
 * Nothing here knows what a claim is.
 */

export interface Span {
  readonly kind: 'code' | 'link' | 'strong';
  /** Offsets in `Prose.text`; a code span includes its back ticks. */
  readonly start: number;
  readonly end: number;
  /** The words inside, without marks. */
  readonly content: string;
  /** Where a link leads, as written. */
  readonly target?: string;
}

/** Running text: marks of emphasis and links removed, code spans kept in back ticks, soft line breaks as one space. */
export interface Prose {
  readonly text: string;
  readonly spans: readonly Span[];
  /** Offset at which each further source line begins; the text itself begins on `line`. */
  readonly line: number;
  readonly breaks: readonly { readonly offset: number; readonly line: number }[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly line: number;
  /** 1 to 6. */
  readonly level: number;
  readonly prose: Prose;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly line: number;
  /** Lists it is nested in, 0 outside of lists. */
  readonly depth: number;
  readonly prose: Prose;
}

/** First paragraph of a list item. */
export interface Item {
  readonly kind: 'item';
  readonly line: number;
  /** 1 for an item of an outermost list. */
  readonly depth: number;
  readonly ordered: boolean;
  /** `- [ ]` and `- [x]`; the box is not part of the text. */
  readonly box?: 'open' | 'done';
  readonly prose: Prose;
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly Prose[];
}

export interface Table {
  readonly kind: 'table';
  readonly line: number;
  readonly header: readonly Prose[];
  readonly rows: readonly TableRow[];
}

export interface CodeBlock {
  readonly kind: 'code';
  /** Line of the first line of code. */
  readonly line: number;
  /** Lower-case first word of the fence's info string, or of the bare line that names a language; empty when none is named. */
  readonly language: string;
  readonly lines: readonly string[];
  /** `bare`: a line with a language's name, then code, without any mark. */
  readonly mark: 'fence' | 'indent' | 'bare';
}

export type Block = Heading | Paragraph | Item | Table | CodeBlock;

export type DocumentFormat = 'markdown' | 'restructured-text' | 'plain-text';

export interface TextDocument {
  readonly format: DocumentFormat;
  readonly blocks: readonly Block[];
  /** The document was longer than is read; blocks hold for the first part. */
  readonly cut: boolean;
}

/** Line on which the character at `offset` stands. */
export function lineAt(prose: Prose, offset: number): number {
  let low = 0;
  let high = prose.breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prose.breaks[middle]!.offset <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? prose.line : prose.breaks[low - 1]!.line;
}
