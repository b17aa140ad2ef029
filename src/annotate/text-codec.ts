import { isUtf8 } from 'node:buffer';
import type { Language } from '../model/facts.js';

/** PEP 263: the declaration that names the encoding of a Python file, in one of its first two lines. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const UTF_8 = /^utf[-_]?8(?:[-_]sig)?$/i;
const LATIN_1 = /^(?:latin[-_]?1|l1|iso[-_]?8859[-_]1|iso_8859_1|cp819)$/i;
const ASCII = /^(?:us[-_]?)?ascii$/i;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export type Encoding = 'utf-8' | 'latin-1' | 'ascii';

/** A text that can be written back byte for byte. */
export interface EncodedText {
  readonly kind: 'text';
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly mark: boolean;
}

export type DecodedSource = EncodedText | { readonly kind: 'refused'; readonly reason: string };

/** The encoding that a Python text declares, as written. */
export function declaredEncoding(text: string): string | undefined {
  const [first = '', second = ''] = text.split(/\r\n|\n|\r/, 2);
  const found = COOKIE.exec(first)?.[1];
  // The second line counts only below a comment or a blank line.
  return found ?? (/^[ \t\f]*(?:#.*)?$/.test(first) ? COOKIE.exec(second)?.[1] : undefined);
}

/** Reads bytes in the encoding that the language's own tools read them in, or says why that cannot be told. */
export function decodeSource(bytes: Buffer, language: Language): DecodedSource {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refused('UTF-16, which no Python and few tools read');
  if (bytes.includes(0)) return refused('holds NUL bytes');
  const mark = bytes.subarray(0, 3).equals(MARK);
  const content = mark ? bytes.subarray(3) : bytes;
  const declared = language === 'python' ? declaredEncoding(content.toString('latin1')) : undefined;
  const encoding = mark || declared === undefined ? 'utf-8' : encodingNamed(declared);
  if (encoding === undefined) return refused(`declares the encoding ${declared}, which is not written here`);
  if (encoding === 'utf-8' && !isUtf8(content)) return refused('not valid UTF-8');
  if (encoding === 'ascii' && content.some((byte) => byte > 127)) return refused('declares ASCII and is not');
  return { kind: 'text', text: content.toString(encoding === 'utf-8' ? 'utf8' : 'latin1'), encoding, mark };
}

/** The bytes of a text in an encoding, or the first character that it lacks. */
export function encodeSource(
  text: string,
  { encoding, mark }: EncodedText,
): { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'refused'; readonly reason: string } {
  if (encoding === 'utf-8') {
    const bytes = Buffer.from(text, 'utf8');
    return { kind: 'bytes', bytes: mark ? Buffer.concat([MARK, bytes]) : bytes };
  }
  const limit = encoding === 'ascii' ? 0x7f : 0xff;
  for (const character of text)
    if (character.codePointAt(0)! > limit) return refused(`${encoding} has no ${character}`);
  return { kind: 'bytes', bytes: Buffer.from(text, 'latin1') };
}

function encodingNamed(declared: string): Encoding | undefined {
  if (UTF_8.test(declared)) return 'utf-8';
  if (LATIN_1.test(declared)) return 'latin-1';
  return ASCII.test(declared) ? 'ascii' : undefined;
}

function refused(reason: string): { readonly kind: 'refused'; readonly reason: string } {
  return { kind: 'refused', reason };
}
