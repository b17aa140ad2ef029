/**
 * Text that was UTF-8, was read as a one-byte encoding and written as UTF-8 again (`â€œ` for an opening quote, `âœ…` for a
 * tick). Repaired line by line, because only the lines that passed through the wrong reader are damaged.
 */

type Encoding = 'windows-1252' | 'macintosh' | 'latin1';

/** In the order in which they are tried. */
const ENCODINGS: readonly Encoding[] = ['windows-1252', 'macintosh', 'latin1'];

/** A lead byte of two to four bytes of UTF-8 as each encoding shows it, then any non-ASCII character. */
const SUSPICIOUS = /[\u00c2-\u00f4\u02c6\u0152\u0153\u0160\u0161\u0178\u017d\u017e√Œ‚„‰‹›Ôˆˇ¬ŒƒΩ\uf8ff][^\x20-\x7e]/u;

/** What a repair must bring to light: typographic signs, arrows, box drawing, dingbats, emoji, Greek, letters with accents. */
const PLAUSIBLE =
  /[\u2010-\u203a\u2190-\u23ff\u2500-\u27bf\u2900-\u2bff\u0391-\u03c9\u00a0-\u00ff]|\p{Extended_Pictographic}/u;

/**
 * Bytes 0x80 to 0x9f of Windows-1252 (WHATWG Encoding, index windows-1252); the five that it leaves undefined stand for the control
 * characters of the same number. Written out because Node's own decoder of that name reads Latin-1.
 */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const tables = new Map<Encoding, ReadonlyMap<string, number>>();

/** Character to byte. */
function tableOf(encoding: Encoding): ReadonlyMap<string, number> {
  let table = tables.get(encoding);
  if (!table) {
    table = new Map(Array.from({ length: 256 }, (_, byte) => [characterOf(byte, encoding), byte]));
    tables.set(encoding, table);
  }
  return table;
}

function characterOf(byte: number, encoding: Encoding): string {
  if (encoding === 'macintosh') return new TextDecoder('macintosh').decode(Uint8Array.of(byte));
  if (encoding === 'windows-1252' && byte >= 0x80 && byte < 0xa0) return WINDOWS_1252_HIGH[byte - 0x80]!;
  return String.fromCharCode(byte);
}

function reencode(line: string, encoding: Encoding): string | undefined {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of line) {
    const byte = table.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

/**
 * The line as it was meant, or the line itself. A line that mixes damaged and sound text is repaired in its damaged runs (maximal
 * runs without sound non-ASCII characters). Twofold damage is repaired twice.
 */
export function repairDoubleEncoding(line: string): string {
  let repaired = line;
  for (let round = 0; round < 2; round++) {
    if (!SUSPICIOUS.test(repaired)) break;
    const better = repairOnce(repaired);
    if (better === repaired) break;
    repaired = better;
  }
  return repaired;
}

function repairOnce(line: string): string {
  for (const encoding of ENCODINGS) {
    const whole = reencode(line, encoding);
    if (whole !== undefined && whole.length < line.length && PLAUSIBLE.test(whole)) return whole;
  }
  // One character that no encoding knows (a sound emoji), or bytes that were lost, must not keep the rest of the line damaged.
  return line.replace(/\P{ASCII}{2,12}/gu, repairRun);
}

/** Repairs the longest beginning of a run that can be. */
function repairRun(run: string): string {
  for (let length = run.length; length >= 2; length--) {
    for (const encoding of ENCODINGS) {
      const part = reencode(run.slice(0, length), encoding);
      if (part !== undefined && part.length < length && PLAUSIBLE.test(part)) return part + run.slice(length);
    }
  }
  return run;
}
