import type { Policy } from '../model/policy.js';
import type { AuditResult } from '../model/result.js';
import { pathMatcher } from '../walk/path-matcher.js';

/** Import edges of a program. */
export interface ImportEdges {
  readonly paths: ReadonlyMap<string, unknown>;
  importsOf(path: string): readonly string[];
}

/** For each override with entry points, the files that these reach; absent when there is none. */
export function importReach({ overrides }: Policy, edges: () => ImportEdges): AuditResult['reach'] {
  const wanted = overrides.flatMap(({ importedBy }) => (importedBy === undefined ? [] : [importedBy]));
  if (wanted.length === 0) return undefined;
  const program = edges();
  return wanted.map((importedBy) => ({
    importedBy: [...importedBy],
    paths: reachedFrom(pathMatcher('importedBy of an override', importedBy), program),
  }));
}

function reachedFrom(isEntry: (path: string) => boolean, program: ImportEdges): string[] {
  const pending = [...program.paths.keys()].filter(isEntry);
  const reached = new Set(pending);
  for (let path = pending.pop(); path !== undefined; path = pending.pop())
    for (const target of program.importsOf(path)) {
      if (reached.has(target)) continue;
      reached.add(target);
      pending.push(target);
    }
  return [...reached].sort();
}
