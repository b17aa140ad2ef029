import type { SourceLine } from './source-lines.js';

/** Lines to be put before a line. */
export interface Insertion {
  /** 0-based index of the line that follows; the number of lines for the end of the file. */
  readonly before: number;
  /** Without line ends. */
  readonly lines: readonly string[];
}

export interface Inserted {
  readonly lines: readonly SourceLine[];
  /** For each new line (1-based) the old line it was, or 0 for one that was put in. */
  readonly oldLine: Int32Array;
}

/**
 * Puts whole lines between lines and changes no other. They end as their neighbour ends; at the end of a file without a final line
 * end, the last old line gets one and the last new line has none.
 *
 * @param insertions sorted by place
 */
export function insertLines(lines: readonly SourceLine[], insertions: readonly Insertion[]): Inserted {
  const usual = lines.find((line) => line.end !== '')?.end ?? '\n';
  const result: SourceLine[] = [];
  const oldLine: number[] = [0];
  let next = 0;
  const keepUpTo = (index: number): void => {
    for (; next < index; next++) {
      result.push(lines[next]!);
      oldLine.push(next + 1);
    }
  };
  for (const { before, lines: added } of insertions) {
    keepUpTo(before);
    const above = result.at(-1);
    const open = above?.end === '';
    if (above !== undefined && open) result[result.length - 1] = { text: above.text, end: usual };
    const neighbour = above?.end || lines[before]?.end;
    for (const [index, text] of added.entries()) {
      result.push({ text, end: open && index === added.length - 1 ? '' : neighbour || usual });
      oldLine.push(0);
    }
  }
  keepUpTo(lines.length);
  return { lines: result, oldLine: Int32Array.from(oldLine) };
}
