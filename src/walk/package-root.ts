import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** What stands at the top of a package or of a repository. */
const AT_THE_TOP: readonly string[] = [
  '.git',
  'package.json',
  'deno.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'requirements.txt',
];

/**
 * The nearest folder, from the given one upwards, at the top of a package or a repository; the given one where there is none below the
 * user's own folder and the root of the file system.
 *
 * @param folder absolute, links resolved
 */
export function packageRoot(folder: string): string {
  const home = homedir();
  for (let at = folder; at !== home && dirname(at) !== at; at = dirname(at))
    if (AT_THE_TOP.some((name) => existsSync(join(at, name)))) return at;
  return folder;
}
