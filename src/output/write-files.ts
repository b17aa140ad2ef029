import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../model/usage-error.js';

/**
 * Writes some files of one folder so that each is either the old one or the whole new one: all are written beside their places
 * first, then renamed. On failure nothing is replaced and nothing is left behind.
 *
 * @param files text or bytes by file name, text whole or in pieces; a name may hold folders
 * @throws UsageError when the folder cannot be written
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Buffer | Iterable<string>>): void {
  const written: { readonly temporary: string; readonly final: string }[] = [];
  try {
    for (const [name, text] of files) {
      const final = join(folder, name);
      mkdirSync(dirname(final), { recursive: true });
      const temporary = join(dirname(final), `.audit-${randomBytes(6).toString('hex')}.tmp`);
      written.push({ temporary, final });
      writePieces(temporary, typeof text === 'string' || Buffer.isBuffer(text) ? [text] : text);
    }
    for (const { temporary, final } of written) renameSync(temporary, final);
  } catch (error) {
    for (const { temporary } of written) rmSync(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(`cannot write reports to ${folder} (${code})`, 'choose another folder with --output');
  }
}

function writePieces(path: string, pieces: Iterable<string | Buffer>): void {
  const file = openSync(path, 'wx');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
