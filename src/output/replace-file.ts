import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, readRegularFile } from '../walk/read-file.js';

const WRITE_BITS = 0o222;
const MODE_BITS = 0o7777;

/**
 * Replaces the content of a file in one step: at every moment the file is the old one or the whole new one. Its mode stays. A link, a
 * file with a second name, a read-only file and one whose content is no longer the expected are left alone.
 *
 * @returns why the file was left alone, `undefined` when it was replaced
 */
export function replaceFile(path: string, expected: Buffer, content: Buffer): string | undefined {
  const temporary = join(dirname(path), `.audit-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const stat = lstatSync(path);
    if (!stat.isFile()) return 'not a regular file';
    if (stat.nlink > 1) return 'has other names (hard links), which would keep the old content';
    // Asked of the mode, since the system lets root write whatever it says.
    if ((stat.mode & WRITE_BITS) === 0) return 'read-only';
    writeWhole(temporary, content, stat.mode & MODE_BITS);
    const read = readRegularFile(path, expected.length);
    if (read.kind !== 'bytes' || !read.bytes.equals(expected)) {
      rmSync(temporary, { force: true });
      return 'changed while it was read';
    }
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return `cannot be written: ${errorCode(error)}`;
  }
}

function writeWhole(path: string, content: Buffer, mode: number): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
    // Asked of the open file, since the mask of the process takes bits from what it creates.
    fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
