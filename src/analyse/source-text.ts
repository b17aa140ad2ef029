import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { decodeText } from '../walk/decode-text.js';
import { readRegularFile } from '../walk/read-file.js';
import { textReason } from '../walk/text-reason.js';
import type { WalkedFile } from '../walk/walk.js';

export type SourceText =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bytes: number;
      readonly sha256: string;
      /** How it was decoded, when not plainly. */
      readonly note?: string;
    }
  /** What was not read has neither size nor hash. */
  | { readonly kind: 'skipped'; readonly reason: string; readonly bytes?: number; readonly sha256?: string };

/** A file that was read. */
export interface SourceBytes {
  readonly kind: 'bytes';
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Reads one walked file, or says why it is not read. */
export function readSourceBytes(
  file: WalkedFile,
  maxFileBytes: number,
): SourceBytes | { readonly kind: 'skipped'; readonly reason: string } {
  const read = readRegularFile(file.absolute, maxFileBytes);
  if (read.kind === 'refused') return { kind: 'skipped', reason: read.reason };
  return { kind: 'bytes', bytes: read.bytes, sha256: createHash('sha256').update(read.bytes).digest('hex') };
}

/** Whether there is nothing to say of how these bytes are decoded. */
export function isPlain(bytes: Buffer): boolean {
  return isAscii(bytes) && !bytes.includes(0);
}

/** Reads and decodes one walked file, or says why it is not analysed. */
export function readSourceText(file: WalkedFile, maxFileBytes: number): SourceText {
  const read = readSourceBytes(file, maxFileBytes);
  return read.kind === 'skipped' ? read : decodeSource(read, file);
}

/** Decodes a file that was read, or says why it is not analysed. */
export function decodeSource(read: SourceBytes, file: WalkedFile): SourceText {
  const { sha256 } = read;
  const bytes = read.bytes.length;
  const decoded = decodeText(read.bytes);
  if (decoded.kind === 'binary') return { kind: 'skipped', reason: decoded.reason, bytes, sha256 };
  const reason = textReason(decoded.text, file.language);
  if (reason !== undefined) return { kind: 'skipped', reason, bytes, sha256 };
  const { text, note } = decoded;
  return { kind: 'text', text, bytes, sha256, ...(note === undefined ? {} : { note }) };
}
