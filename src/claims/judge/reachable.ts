import type { Facts } from '../../model/facts.js';
import type { JudgeContext } from './context.js';

/** How many imports away a part of a program is looked for. */
const MAX_HOPS = 3;

/** A file and the project's files that it imports, directly or through others. */
export function reachable(start: string, context: JudgeContext): readonly Facts[] {
  const seen = new Set([start]);
  let edge = [start];
  for (let hop = 0; hop < MAX_HOPS; hop++) {
    edge = edge.flatMap((path) => context.program.importsOf(path)).filter((path) => !seen.has(path) && seen.add(path));
  }
  return [...seen].flatMap((path) => context.index.facts.get(path) ?? []);
}
