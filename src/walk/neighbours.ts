import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { segmentsBelow, type Target } from './targets.js';

/**
 * What lies beside the named paths and was not named, relative to the root; a folder ends in `/`. An import that leads there is not
 * broken, only not audited.
 */
export function neighboursOf(root: string, targets: readonly Target[]): string[] {
  const named = new Set(targets.map((target) => target.absolute));
  const onTheWay = new Set<string>();
  for (const target of targets) {
    for (let at = target.absolute; at !== root && dirname(at) !== at; at = dirname(at)) onTheWay.add(dirname(at));
  }
  const found: string[] = [];
  for (const folder of onTheWay) {
    // What is named is walked, with all that is in it.
    if ([...named].some((path) => folder === path || folder.startsWith(`${path}/`))) continue;
    for (const entry of entriesOf(folder)) {
      const absolute = join(folder, entry.name);
      if (named.has(absolute) || onTheWay.has(absolute)) continue;
      found.push(`${segmentsBelow(root, absolute).join('/')}${entry.isDirectory() ? '/' : ''}`);
    }
  }
  return found.sort();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder on the way that may be crossed and not listed says nothing of what is in it.
    return [];
  }
}
