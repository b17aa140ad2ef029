/** Offsets of line starts, in UTF-16 units. Lines end at LF; `withLineFeeds` has replaced lone CRs. */
export class LineIndex {
  readonly starts: Int32Array;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = Int32Array.from(starts);
  }

  /** 1-based line of an offset. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** 1-based column of an offset. */
  columnAt(offset: number): number {
    return offset - (this.starts[this.lineAt(offset) - 1] as number) + 1;
  }
}

/** A lone CR ends a line in Python but not for the parser; the replacement keeps every offset. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
