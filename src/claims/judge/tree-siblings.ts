import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { JudgeContext } from './context.js';

/** Lines each way in which the folder of an entry is looked at. */
const REACH = 80;
const ENTRY = /^[│|\s]*[├└][─-]*\s*([\w.@-]+)/;

/**
 * Whether a tree draws an entry in a folder of which nothing else is there, either: it may be drawn as it is to be one day.
 *
 * @param path of the entry, from the top of the project
 */
export function standsInEmptyFolder({ document }: ExtractedClaim, path: string, context: JudgeContext): boolean {
  const lines = context.texts.lines(document.path);
  const at = document.line - 1;
  const column = (lines[at] ?? '').search(/[├└]/);
  if (column === -1) return false;
  const siblings = [...around(lines, at, column, -1), ...around(lines, at, column, 1)];
  const folder = posix.dirname(path);
  const isThere = (name: string): boolean => {
    const found = context.paths.resolve(posix.join(folder, name), document.path);
    return found.kind === 'found' || found.kind === 'several' || found.kind === 'moved';
  };
  return siblings.length > 0 && !siblings.some(isThere);
}

/** Names of the entries of one folder above or below a line. */
function around(lines: readonly string[], at: number, column: number, step: 1 | -1): readonly string[] {
  const names: string[] = [];
  for (let index = at + step; Math.abs(index - at) <= REACH; index += step) {
    const line = lines[index] ?? '';
    const branch = line.search(/[├└]/);
    if ((branch === -1 && !/^[│|\s]+$/.test(line)) || (branch !== -1 && branch < column)) break;
    const name = branch === column ? ENTRY.exec(line)?.[1] : undefined;
    if (name !== undefined) names.push(name);
  }
  return names;
}
