import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';
import type { Graph } from './graph.js';

/** How many candidates an error names. */
const SHOWN = 5;

/**
 * The node that a person means: its id, a unique end of it (`Class.method`, `module.py#run`, `folder/module.py`), or a unique name.
 *
 * @throws UsageError when there is none, or more than one
 */
export function findNode(graph: Graph, wanted: string): number {
  const exact = graph.find(wanted) ?? graph.find(`${wanted}/`);
  if (exact !== undefined) return exact;
  const ends: number[] = [];
  const names: number[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    const { id, name, kind } = graph.node(node);
    if (kind === 'finding') continue;
    if (
      id.endsWith(`/${wanted}`) ||
      id.endsWith(`#${wanted}`) ||
      id.endsWith(`.${wanted}`) ||
      id.endsWith(`:${wanted}`)
    ) {
      ends.push(node);
    } else if (name === wanted) names.push(node);
  }
  const found = ends.length > 0 ? ends : names;
  if (found.length === 1) return found[0]!;
  const shown = JSON.stringify(wanted.slice(0, 100));
  if (found.length > 1) {
    const listed = found.slice(0, SHOWN).map((node) => graph.id(node));
    const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
    throw new UsageError(`${shown} can be ${found.length} nodes: ${listed.join(', ')}${more}`, 'give more of the id');
  }
  const nearest = nearestName(wanted.slice(0, 60), shortNames(graph));
  throw new UsageError(
    `no node ${shown}`,
    nearest === undefined ? 'ids are path#Class.method' : `did you mean ${nearest}?`,
  );
}

/** Qualified names and file names; comparing with each whole id would find paths alike, not symbols. */
function shortNames(graph: Graph): string[] {
  const names = new Set<string>();
  for (const { id, kind } of graph.nodes()) {
    if (kind !== 'finding' && kind !== 'clone-group')
      names.add(id.slice(Math.max(id.lastIndexOf('#'), id.lastIndexOf('/')) + 1));
  }
  return [...names];
}
