/** Folder trees drawn with lines (`├──`), with dashes, or with indentation only. */

export interface TreeEntry {
  /** Index of its line in the listing. */
  readonly index: number;
  /** From the listing's first line on, posix, without a slash at the end. */
  readonly path: string;
  readonly name: string;
  readonly folder: boolean;
  /** Level below the root of the tree; 0 for the root itself. */
  readonly depth: number;
  /** Words after `#`, `//`, `←`, `-` or in parentheses behind the name. */
  readonly comment: string;
}

const DRAWN = /^([\s│|┃]*)(?:├|└|┣|┗|╰|\+|\||`)[─━\-–]{1,4}\s*(.*)$/;
/** A picture before a name: a folder, a page. */
const SIGN = /^(?:\p{So}|\p{M}|\u200d|\s)+(?=[\w.@])/u;
const NAME =
  /^([\w.@+~[\]{}*-]+(?:\/[\w.@+~[\]{}*-]+)*\/?)(?:\s*(?:\s#|#|\/\/|←|<-|→|—|–|\s-{1,2}\s|\s\(|\s{2,}|\s\*)\s*(.*))?$/;

/** `Course material/`: a folder whose name has blanks. */
const SPACED_FOLDER = /^((?:[\p{L}\p{N}_.-]+ ){1,4}[\p{L}\p{N}_.-]+\/)(?:\s*(?:#|\s{2,}|$)(.*))?$/u;

/** True when the lines hold a tree: two drawn entries at least. */
export function isTree(lines: readonly string[]): boolean {
  let drawn = 0;
  for (const line of lines) if (DRAWN.test(line) && ++drawn >= 2) return true;
  return false;
}

/** An entry that may have others below it; its path is undefined when it could not be read. */
interface Level {
  readonly column: number;
  readonly path: string | undefined;
  readonly depth: number;
}

function above(stack: readonly Level[], column: number): Level[] {
  return stack.filter((level) => level.column < column);
}

/** Entries of a drawn tree with their whole paths. Lines that name nothing (`...`, captions) are left out. */
export function treeEntries(lines: readonly string[]): TreeEntry[] {
  const entries: TreeEntry[] = [];
  let stack: Level[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const drawn = DRAWN.exec(line);
    const content = (drawn ? drawn[2]! : line).trim().replace(SIGN, '');
    const named = NAME.exec(content) ?? SPACED_FOLDER.exec(content);
    const name = named?.[1]?.replace(/^\*+|\*+$/g, '');
    if (!named || !name || /^[.…]+$/.test(name)) {
      if (!drawn && !/^[\s│|]*$/.test(line)) stack = [];
      if (drawn) stack = [...above(stack, drawn[1]!.length), { column: drawn[1]!.length, path: undefined, depth: 0 }];
      continue;
    }
    // A line without branches starts a new tree; inside of one it is the continuation of a comment.
    if (!drawn && /^\s/.test(line) && stack.length > 0) continue;
    const column = drawn ? drawn[1]!.length : -1;
    stack = above(stack, column);
    const parent = stack.at(-1);
    // What stands below an entry that could not be read has no path that is known.
    if (parent && parent.path === undefined) {
      stack.push({ column, path: undefined, depth: 0 });
      continue;
    }
    const clean = name.replace(/^\.\//, '').replace(/\/+$/, '');
    if (clean === '' || clean === '.') {
      stack = [{ column, path: '', depth: 0 }];
      continue;
    }
    const path = parent && parent.path !== '' ? `${parent.path}/${clean}` : clean;
    const depth = parent ? parent.depth + 1 : drawn ? 1 : 0;
    const folder = name.endsWith('/') || (!/\.[a-z]{1,5}$/i.test(clean) && hasChildren(lines, index, column));
    entries.push({ index, path, name: clean, folder, depth, comment: (named[2] ?? '').replace(/\)$/, '').trim() });
    // A file holds nothing: what stands further in was drawn out of line.
    if (folder || !/\.\w{1,10}$/.test(clean)) stack.push({ column, path, depth });
  }
  return entries;
}

/** The next drawn line stands deeper. */
function hasChildren(lines: readonly string[], index: number, column: number): boolean {
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (/^[\s│|┃]*$/.test(line)) continue;
    const next = DRAWN.exec(line);
    return next !== null && next[1]!.length > column;
  }
  return false;
}
