import { join } from 'node:path';
import { readRegularFile } from '../../walk/read-file.js';

const MAX_BYTES = 100_000;

/** Folders of other repositories inside of a project, as its `.gitmodules` names them. */
export function submoduleFolders(root: string): readonly string[] {
  const read = readRegularFile(join(root, '.gitmodules'), MAX_BYTES);
  const text = read.kind === 'bytes' ? Buffer.from(read.bytes).toString('utf8') : '';
  return [...text.matchAll(/^\s*path\s*=\s*(\S.*?)\s*$/gm)].map((match) => match[1]!.replace(/\/+$/, ''));
}
