import { isUtf8 } from 'node:buffer';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly note?: string }
  | { readonly kind: 'binary'; readonly reason: string };

/** How many of the first bytes decide whether a file is binary. */
const SAMPLE = 8_000;

/**
 * Bytes to text: a byte order mark decides, else UTF-8, else Latin-1 with a note (every byte has a character there, so lines
 * and columns hold). A byte order mark is dropped. Some NUL characters in a text become U+FFFD; many mean a binary file.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 'utf-16be');
  const sample = bytes.subarray(0, SAMPLE);
  const nuls = sample.includes(0) ? count(sample, 0) : 0;
  if (nuls > sample.length / 100) return { kind: 'binary', reason: 'binary: NUL bytes' };
  const valid = isUtf8(bytes);
  // Latin-1 texts have no NUL, so a file with both is no text.
  if (!valid && (nuls > 0 || controls(sample) > sample.length / 10))
    return { kind: 'binary', reason: 'binary: control bytes' };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = withoutMark(buffer.toString(valid ? 'utf8' : 'latin1'));
  const notes = valid ? [] : ['not valid UTF-8, read as Latin-1'];
  if (!text.includes('\0')) return withNotes(text, notes);
  return withNotes(text.replaceAll('\0', '\uFFFD'), [...notes, 'NUL characters replaced']);
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const text = new TextDecoder(encoding).decode(bytes).replaceAll('\0', '\uFFFD');
  return withNotes(withoutMark(text), ['read as UTF-16']);
}

function withNotes(text: string, notes: readonly string[]): Decoded {
  return notes.length === 0 ? { kind: 'text', text } : { kind: 'text', text, note: notes.join(', ') };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function count(bytes: Uint8Array, value: number): number {
  let total = 0;
  for (const byte of bytes) if (byte === value) total++;
  return total;
}

/** Bytes that no text encoding uses: below space but for white space, escape and form feed. */
function controls(bytes: Uint8Array): number {
  let total = 0;
  for (const byte of bytes) if (byte < 32 && byte !== 27 && (byte < 8 || byte > 13)) total++;
  return total;
}
