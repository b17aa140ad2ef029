const LIST_MARKER = /^(\s*)([-*]|\d+\.)\s+/;

/**
 * Breaks the lines of a markdown or plain text at spaces so that none is longer than `columns`, with list items and indented
 * lines continued under their text. Fenced code, tables and words longer than a line stay as they are.
 */
export function wrapText(text: string, columns: number): string {
  if (!(columns > 0)) throw new RangeError(`wrapText: columns must be positive, got ${columns}`);
  let fenced = false;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.trimStart().startsWith('```')) fenced = !fenced;
      const fixed = fenced || line.length <= columns || line.startsWith('|') || line.trimStart().startsWith('```');
      return fixed ? [line] : wrapLine(line, columns);
    })
    .join('\n');
}

function wrapLine(line: string, columns: number): string[] {
  const marker = LIST_MARKER.exec(line)?.[0] ?? /^\s*/.exec(line)?.[0] ?? '';
  const hang = ' '.repeat(marker.length);
  const lines: string[] = [];
  let current = marker;
  let empty = true;
  for (const word of line.slice(marker.length).split(' ')) {
    if (!empty && current.length + 1 + word.length > columns) {
      lines.push(current);
      current = hang;
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, current];
}
