/** Where `part` comes next, or the length of the text. */
function positionOf(part: string, text: string, from: number): number {
  const at = text.indexOf(part, from);
  return at < 0 ? text.length : at;
}

export function endOfLine(text: string, from: number): number {
  return positionOf('\n', text, from);
}

/** End of the block comment that begins at `start`; one without an end goes to the end of the text. */
export function endOfBlockComment(text: string, start: number): number {
  return Math.min(text.length, positionOf('*/', text, start + 2) + 2);
}
