import { createHash } from 'node:crypto';

/** Longest name of a folder or file that leaves room for an extension on every file system (255 bytes). */
const MAX_SEGMENT = 200;
/** Longest path of a page below its root; deeper ones are kept flat. Paths of 260 characters are the limit of some systems. */
const MAX_PATH = 180;
const KEPT_OF_LONG_PATHS = 60;
const HASH_CHARACTERS = 16;

const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;
/** Names that some file systems cannot hold or change, and names that end as pages do: a folder must not be named as a page is. */
const TROUBLED = /\.$|\.(?:html|md)$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * File names of pages, without extension, for some names of files or folders: no two are equal on a disk that ignores case, none
 * leaves its folder, and none holds a character that means something in a link, a shell or a file system. A name that had to be
 * changed ends in `~` and a hash of the original, and no unchanged name holds a `~`.
 */
export function pageNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const named = new Map(paths.map((path) => [path, pathName(path)]));
  const uses = new Map<string, number>();
  for (const name of named.values()) uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1);
  for (const [path, name] of named) if (uses.get(name.toLowerCase())! > 1) named.set(path, marked(name, path));
  return named;
}

function pathName(path: string): string {
  const name = path.split('/').map(segmentName).join('/');
  if (name.length <= MAX_PATH) return name;
  return marked(name.replaceAll('/', '_').slice(-KEPT_OF_LONG_PATHS), path);
}

function segmentName(segment: string): string {
  if (PLAIN.test(segment) && !TROUBLED.test(segment) && segment.length <= MAX_SEGMENT) return segment;
  const plain = segment.replace(/[^A-Za-z0-9_.-]/gu, '_').slice(0, KEPT_OF_LONG_PATHS);
  return marked(`_${plain}`, segment);
}

function marked(name: string, original: string): string {
  const hash = createHash('sha256').update(original).digest('hex').slice(0, HASH_CHARACTERS);
  return `${name.replace(/~[0-9a-f]+$/, '')}~${hash}`;
}
