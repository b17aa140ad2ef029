const START = 1;
const PART = 2;

let classes: Uint8Array | undefined;

/** What each character of the basic plane may be in an identifier. */
function characterClasses(): Uint8Array {
  const table = new Uint8Array(0x1_0000);
  for (let code = 0; code < table.length; code++) {
    const character = String.fromCharCode(code);
    if (/[\p{L}_$]/u.test(character)) table[code] = START | PART;
    else if (/\p{N}/u.test(character)) table[code] = PART;
  }
  return table;
}

/** Distinct identifiers in a text, in the order of their first places. By hand, as a whole project goes through here. */
export function wordsOf(text: string): ReadonlySet<string> {
  classes ??= characterClasses();
  const words = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if ((classes[text.charCodeAt(at)]! & START) === 0) continue;
    const start = at;
    while (at < text.length && (classes[text.charCodeAt(at)]! & PART) !== 0) at++;
    words.add(text.slice(start, at));
  }
  return words;
}
