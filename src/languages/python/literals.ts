const LONGEST_VALUE = 4_000;

/** The value of a Python number as written; undefined for imaginary numbers. */
export function numberValue(text: string): number | undefined {
  const last = text.charCodeAt(text.length - 1) | 32;
  const hexadecimal = text.startsWith('0x') || text.startsWith('0X');
  if (last === 106 /* j */ && !hexadecimal) return undefined;
  let digits = text.includes('_') ? text.replaceAll('_', '') : text;
  if (last === 108 /* l */) digits = digits.slice(0, -1);
  // Python 2 wrote octal numbers with a bare leading zero.
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  return Number(digits);
}

export interface StringPrefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly format: boolean;
}

const PLAIN: StringPrefix = { raw: false, bytes: false, format: false };

/** What the letters before the opening quote say. */
export function stringPrefix(opening: string): StringPrefix {
  const first = opening.charCodeAt(0);
  if (first === 34 || first === 39) return PLAIN;
  const letters = opening.toLowerCase();
  return { raw: letters.includes('r'), bytes: letters.includes('b'), format: /[ft]/.test(letters) };
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['\n', ''],
]);

const ESCAPE = /\\(\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[\s\S])/g;

function decodeEscape(whole: string, body: string, bytes: boolean): string {
  const plain = ESCAPES.get(body);
  if (plain !== undefined) return plain;
  if (body === '\r\n') return '';
  const first = body.charCodeAt(0);
  if (first >= 48 && first <= 55) return String.fromCharCode(Number.parseInt(body, 8));
  if (body.length === 3 && body[0] === 'x') return String.fromCharCode(Number.parseInt(body.slice(1), 16));
  if (bytes || body.length < 5) return whole;
  const code = body[0] === 'N' ? Number.NaN : Number.parseInt(body.slice(1), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The value that the text between the quotes stands for, cut after `limit`. Named characters (`\N{…}`) stay as written. */
export function stringValue(content: string, prefix: StringPrefix, limit = LONGEST_VALUE): string {
  // An escape is at most ten units long.
  let kept = content.length > 10 * limit ? content.slice(0, 10 * limit) : content;
  if (kept.includes('\r')) kept = kept.replaceAll('\r\n', '\n');
  if (prefix.raw || !kept.includes('\\')) return kept.slice(0, limit);
  return kept.replace(ESCAPE, (whole, body: string) => decodeEscape(whole, body, prefix.bytes)).slice(0, limit);
}

/** In the literal pieces of an f-string a doubled brace is one brace. */
export function withSingleBraces(text: string): string {
  return text.includes('{{') || text.includes('}}') ? text.replaceAll('{{', '{').replaceAll('}}', '}') : text;
}
