/**
 * JSON with comments and trailing commas as plain JSON of the same length: both become blanks, so that the places which
 * `JSON.parse` names in its errors hold.
 */
export function plainJson(text: string): string {
  const out = text.split('');
  /** Place of a comma after which nothing but blanks and comments came. */
  let comma = -1;
  let index = 0;
  while (index < text.length) {
    const character = text[index]!;
    if (character === '/' && (text[index + 1] === '/' || text[index + 1] === '*')) {
      const end = commentEnd(text, index);
      for (; index < end; index++) if (text[index] !== '\n') out[index] = ' ';
      continue;
    }
    if ((character === '}' || character === ']') && comma >= 0) out[comma] = ' ';
    if (character === ',') comma = index;
    else if (!/\s/.test(character)) comma = -1;
    index = character === '"' ? stringEnd(text, index) : index + 1;
  }
  return out.join('');
}

function commentEnd(text: string, start: number): number {
  const line = text[start + 1] === '/';
  const end = text.indexOf(line ? '\n' : '*/', start + 2);
  if (end === -1) return text.length;
  return line ? end : end + 2;
}

function stringEnd(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}
