import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

let known: string | undefined;

/** Told once: the code of a running process does not change with its files. */
export function analyserIdentity(): string {
  known ??= hashOfCode();
  return known;
}

/**
 * Hash of all that makes a record or a result besides its input: our code and rules byte by byte, the pinned versions of the parsers, and
 * Node's major version. No version number has to be raised by hand when code changes.
 */
function hashOfCode(): string {
  const here = fileURLToPath(new URL('..', import.meta.url));
  const top = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256').update(`node ${process.versions.node.split('.', 1)[0]}\n`);
  addFolder(hash, here);
  addFolder(hash, join(top, 'rules'));
  hash.update(readFileSync(join(top, 'package.json')));
  return hash.digest('hex').slice(0, 32);
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(hash, path);
    else if (entry.isFile() && !entry.name.endsWith('.d.ts')) hash.update(`${entry.name}\0`).update(readFileSync(path));
  }
}
