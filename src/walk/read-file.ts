import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

export type Read =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads a regular file of at most `limit` bytes. Opened without following a link and without blocking, and judged by the open
 * descriptor, so that nothing that is swapped in after the walk (a link, a FIFO, a growing file) is read or waited for.
 */
export function readRegularFile(path: string | Buffer, limit: number): Read {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return { kind: 'refused', reason: `not readable: ${errorCode(error)}` };
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { kind: 'refused', reason: 'not a regular file' };
    if (stat.size > limit) return { kind: 'refused', reason: tooLarge(stat.size, limit) };
    return readUpTo(descriptor, stat.size, limit);
  } catch (error) {
    return { kind: 'refused', reason: `not readable: ${errorCode(error)}` };
  } finally {
    closeSync(descriptor);
  }
}

/** Files of /proc and /sys say that they have no bytes and have some, so one byte more than the size is asked for. */
function readUpTo(descriptor: number, size: number, limit: number): Read {
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const got = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (got === 0) break;
    length += got;
    if (length > limit) return { kind: 'refused', reason: tooLarge(length, limit) };
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
  }
  return { kind: 'bytes', bytes: buffer.subarray(0, length) };
}

function tooLarge(size: number, limit: number): string {
  return `too large: ${size} bytes, limit ${limit}`;
}

/** The system's code of a failure (`EACCES`), or its message. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) return (error as NodeJS.ErrnoException).code ?? error.message;
  return String(error);
}
