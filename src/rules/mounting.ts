import type { Facts, MountFact } from '../model/facts.js';
import type { Program } from './program.js';

/**
 * Whether a router of the file is taken in somewhere, and everywhere beside something that asks who is calling. Of a file with
 * several routers those mounts count that name this one, if any does.
 */
export function isGuardedMount(path: string, router: string, program: Program): boolean {
  const mounts = program.importersOf(path).flatMap((importer) => {
    const facts = program.paths.get(importer);
    if (!facts?.mounts) return [];
    const names = localNames(facts, path, program);
    return facts.mounts.filter((mount) => names.has(mount.router.split('.')[0] as string));
  });
  const named = mounts.filter((mount) => mount.router.split('.').at(-1) === router);
  return isAllGuarded(named.length > 0 ? named : mounts);
}

function isAllGuarded(mounts: readonly MountFact[]): boolean {
  return mounts.length > 0 && mounts.every((mount) => mount.guarded);
}

/** Under which names a file knows another one or what it exports. */
function localNames(facts: Facts, path: string, program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const fact of facts.imports) {
    if (program.resolve(facts, fact) === path) {
      for (const imported of fact.names) names.add(imported.local);
      if (fact.namespace !== undefined) names.add(fact.namespace);
    }
    for (const imported of fact.names)
      if (program.targetsOf(facts, { ...fact, names: [imported] }).includes(path)) names.add(imported.local);
  }
  return names;
}
