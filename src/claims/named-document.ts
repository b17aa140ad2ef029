import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A document that is read though it does not stand in the audited folder. */
export interface GivenDocument {
  readonly absolute: string;
  /** What it is called in the result: as if it stood at the top of the audited folder, without being taken for a file of that name. */
  readonly path: string;
}

/** What somebody means by naming a document: words that select among the documents of the project, or a file from elsewhere. */
export type NamedDocument = { readonly selects: string } | { readonly given: GivenDocument };

/**
 * @param words path of a file relative to `cwd`, or the path (or its end, or a folder) of documents in the audited folder
 * @param root the audited folder, links resolved
 */
export function namedDocument(words: string, cwd: string, root: string): NamedDocument {
  if (existsSync(join(root, words))) return { selects: words };
  const absolute = existingFile(resolve(cwd, words));
  if (absolute === undefined) return { selects: words };
  const inside = relative(root, absolute);
  if (!inside.startsWith(`..${sep}`) && !isAbsolute(inside)) return { selects: inside.split(sep).join('/') };
  const name = basename(absolute);
  const path = existsSync(join(root, name)) ? `given/${name}` : name;
  return { given: { absolute, path } };
}

function existingFile(path: string): string | undefined {
  try {
    const absolute = realpathSync(path);
    return statSync(absolute).isFile() ? absolute : undefined;
  } catch {
    return undefined;
  }
}
