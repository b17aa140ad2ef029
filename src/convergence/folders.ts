/** How far down folders are told apart. */
const DEEPEST = 6;

/** Which folder a file counts for: the first parts of its path, as few as tell two folders apart. */
export class Folders {
  /** Parts of a path that name a folder; 1: top folders. */
  readonly level: number;
  readonly names: readonly string[];
  readonly #folders = new Map<string, string>();

  /** @param paths of the files that count */
  constructor(paths: readonly string[]) {
    let level = 1;
    while (level < DEEPEST && below(paths, level).length < 2 && below(paths, level + 1).length >= 1) level += 1;
    this.level = below(paths, level).length < 2 ? 1 : level;
    this.names = [...new Set(paths.map((path) => this.of(path)))].sort();
  }

  /** `.` for a file beside the top folders. */
  of(path: string): string {
    const folder = this.#folders.get(path) ?? cut(path, this.level);
    this.#folders.set(path, folder);
    return folder;
  }
}

function cut(path: string, level: number): string {
  const parts = path.split('/').slice(0, -1);
  return parts.length === 0 ? '.' : parts.slice(0, level).join('/');
}

/** Folders of exactly that many parts. */
function below(paths: readonly string[], level: number): string[] {
  return [...new Set(paths.map((path) => cut(path, level)))].filter(
    (folder) => folder !== '.' && folder.split('/').length === level,
  );
}
