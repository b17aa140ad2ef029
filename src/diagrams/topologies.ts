import { mermaidLabel } from '../graph/export/escape.js';
import { byText } from '../graph/schema.js';
import type { Facts } from '../model/facts.js';
import { arrow, boxed, type Diagram, folderOf, leftOut, MOST_NODES, textOf } from './diagram.js';
import { interactionLoops } from './interaction-loops.js';
import type { DiagramProgram } from './program.js';
import { type ClassPlace, type Relation, relationsOf } from './relations.js';
import { leads, roleOf, topologyTitle } from './roles.js';

/** Methods named on one arrow. */
const NAMED_METHODS = 4;

/** Managers of a module with what they hold, build and call, and its loops of agent and environment. */
export function topologies(program: DiagramProgram, facts: Facts): Diagram[] {
  const hubs = hubsOf(program, facts);
  const drawn = [...hubs.values()].map((relations) => {
    const [{ from }] = relations as [Relation];
    const title = topologyTitle(roleOf(from.symbol.name), new Set(relations.map(({ to }) => roleOf(to.symbol.name))));
    return drawRelations(relations, {
      id: `topology:${facts.path}:${from.symbol.qualifiedName}`,
      title: `${from.symbol.name}: ${title}`,
      about: `What ${from.symbol.qualifiedName} in ${facts.path} holds, builds and calls.`,
    });
  });
  return [...drawn, ...interactionLoops(facts)];
}

/** All managers of a program and what they manage, in one diagram; `undefined` when there are none. */
export function projectTopology(program: DiagramProgram, files: readonly Facts[]): Diagram | undefined {
  const hubs = files.flatMap((facts) => [...hubsOf(program, facts).values()]);
  if (hubs.length === 0) return undefined;
  const shown = hubs.sort(
    (left, right) => right.length - left.length || byText(keyOf(left[0]!.from), keyOf(right[0]!.from)),
  );
  const relations: Relation[] = [];
  const nodes = new Set<string>();
  for (const hub of shown) {
    const more = new Set([...nodes, ...hub.flatMap(({ from, to }) => [keyOf(from), keyOf(to)])]);
    if (more.size > MOST_NODES) continue;
    for (const key of more) nodes.add(key);
    relations.push(...hub);
  }
  const left = shown.length - new Set(relations.map(({ from }) => keyOf(from))).size;
  if (relations.length === 0) return undefined;
  return drawRelations(relations, {
    id: 'topology:project',
    title: 'Managers and what they manage',
    about: `Classes that hold, build or call several others, by folder.${leftOut(left, 'manager')}`,
  });
}

/** By class: its relations, when it holds a collection of what it builds or calls, or leads by its name. */
function hubsOf(program: DiagramProgram, facts: Facts): Map<string, Relation[]> {
  const byOwner = new Map<string, Relation[]>();
  for (const relation of relationsOf(program, facts)) {
    const key = keyOf(relation.from);
    const known = byOwner.get(key);
    if (known === undefined) byOwner.set(key, [relation]);
    else known.push(relation);
  }
  for (const [key, relations] of byOwner) {
    const managed = relations.filter(isManaged);
    if (managed.length === 0) byOwner.delete(key);
    else byOwner.set(key, managed);
  }
  return byOwner;
}

function isManaged({ from, to, holds, builds, calls }: Relation): boolean {
  const used = builds !== undefined || calls.size > 0;
  if (leads(roleOf(from.symbol.name), roleOf(to.symbol.name))) return used || holds !== undefined;
  return holds?.many === true && calls.size > 0;
}

function keyOf({ facts, symbol }: ClassPlace): string {
  return `${facts.path}#${symbol.qualifiedName}`;
}

function drawRelations(
  relations: readonly Relation[],
  { id, title, about }: Pick<Diagram, 'id' | 'title' | 'about'>,
): Diagram {
  const places = new Map<string, ClassPlace>();
  for (const { from, to } of relations) for (const end of [from, to]) places.set(keyOf(end), end);
  const shown = [...places.keys()].slice(0, MOST_NODES);
  const number = new Map(shown.map((key, index) => [key, `c${index}`]));
  const lines = [
    'flowchart LR',
    ...boxed(
      shown.map((key) => {
        const { facts, symbol } = places.get(key)!;
        return { line: `${number.get(key)}[${mermaidLabel(symbol.name)}]`, folder: folderOf(facts.path) };
      }),
    ),
    ...relations.flatMap((relation) => {
      const [from, to] = [number.get(keyOf(relation.from)), number.get(keyOf(relation.to))];
      return from === undefined || to === undefined ? [] : relationArrow(from, to, relation);
    }),
  ];
  return {
    id,
    kind: 'topology',
    title,
    mermaid: textOf(lines),
    about: about + leftOut(places.size - shown.length, 'class'),
  };
}

function relationArrow(from: string, to: string, { holds, builds, calls }: Relation): string[] {
  const methods = [...calls.keys()];
  const more = methods.length > NAMED_METHODS ? ` and ${methods.length - NAMED_METHODS} more` : '';
  const words = [
    ...(holds === undefined ? [] : [holds.many ? 'holds many' : 'holds one']),
    ...(builds === undefined ? [] : ['builds']),
    ...(methods.length === 0 ? [] : [`calls ${methods.slice(0, NAMED_METHODS).join(', ')}${more}`]),
  ];
  const place = [...calls.values()][0] ?? builds ?? holds;
  return place === undefined ? [] : arrow(from, to, words.join(', '), place);
}
