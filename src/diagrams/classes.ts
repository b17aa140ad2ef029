import { mermaidLabel } from '../graph/export/escape.js';
import type { Facts, SymbolFact } from '../model/facts.js';
import { comment, type Diagram, leftOut, MOST_EDGES, MOST_NODES, type Place, placeComment, textOf } from './diagram.js';
import type { DiagramProgram } from './program.js';
import { relationsOf } from './relations.js';

/** Methods shown of one class. */
const METHODS = 8;

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly how: string;
  readonly place: Place;
}

/** The classes of a module with their methods, bases and what they hold; `undefined` when it declares none. */
export function moduleClasses(program: DiagramProgram, facts: Facts): Diagram | undefined {
  const own = facts.symbols.filter(
    ({ kind, members }) => (kind === 'class' || kind === 'interface') && members === undefined,
  );
  if (own.length === 0) return undefined;
  const names = new Map<string, SymbolFact | undefined>();
  const keyOf = (path: string, symbol: SymbolFact): string => `${path}#${symbol.qualifiedName}`;
  for (const symbol of own) names.set(keyOf(facts.path, symbol), symbol);
  const arrows: Arrow[] = [];
  for (const symbol of own) {
    const from = keyOf(facts.path, symbol);
    for (const base of symbol.bases) {
      const found = program.declarations.resolve(facts, base.name);
      const to = found?.symbol === undefined ? base.name : keyOf(found.facts.path, found.symbol);
      if (!names.has(to)) names.set(to, undefined);
      const how = base.relation === 'implements' ? '..|>' : '--|>';
      arrows.push({ from, to, how, place: { path: facts.path, line: symbol.startLine } });
    }
  }
  for (const { from, to, holds } of relationsOf(program, facts)) {
    if (holds === undefined) continue;
    const [left, right] = [keyOf(from.facts.path, from.symbol), keyOf(to.facts.path, to.symbol)];
    if (!names.has(right)) names.set(right, undefined);
    arrows.push({ from: left, to: right, how: holds.many ? '"1" o-- "many"' : 'o--', place: holds });
  }
  return draw(facts, names, arrows);
}

function draw(facts: Facts, names: ReadonlyMap<string, SymbolFact | undefined>, arrows: readonly Arrow[]): Diagram {
  const shown = [...names.entries()].slice(0, MOST_NODES);
  const number = new Map(shown.map(([key], index) => [key, `c${index}`]));
  const both = arrows.filter(({ from, to }) => number.has(from) && number.has(to) && from !== to);
  const lines = [
    'classDiagram',
    ...shown.flatMap(([key, symbol]) => {
      const label = key.includes('#') ? key.slice(key.indexOf('#') + 1) : key;
      const heading = `  class ${number.get(key)}[${mermaidLabel(label)}]`;
      const methods = symbol === undefined ? [] : methodsOf(facts, symbol);
      return methods.length === 0 ? [heading] : [`${heading} {`, ...methods.map((method) => `    ${method}`), '  }'];
    }),
    ...both
      .slice(0, MOST_EDGES)
      .flatMap(({ from, to, how, place }) => [`  ${number.get(from)} ${how} ${number.get(to)}`, placeComment(place)]),
    comment(facts.path),
  ];
  return {
    id: `classes:${facts.path}`,
    kind: 'classes',
    title: 'Classes',
    mermaid: textOf(lines),
    about: `Classes of ${facts.path}, what they extend and what they hold.${leftOut(names.size - shown.length, 'class')}${leftOut(
      both.length - MOST_EDGES,
      'edge',
    )}`,
  };
}

/** Public methods first; names that Mermaid would read as mark-up are left out. */
function methodsOf(facts: Facts, symbol: SymbolFact): string[] {
  const methods = facts.symbols.filter(
    ({ kind, parent, name }) => kind === 'method' && parent === symbol.id && /^\w+$/.test(name),
  );
  const isPrivate = ({ name, modifiers }: SymbolFact): boolean => name.startsWith('_') || modifiers.includes('private');
  const sorted = [...methods.filter((one) => !isPrivate(one)), ...methods.filter(isPrivate)];
  const names = [...new Set(sorted.map((method) => `${isPrivate(method) ? '-' : '+'}${plainMember(method.name)}()`))];
  const more = names.length > METHODS ? [`... ${names.length - METHODS} more`] : [];
  return [...names.slice(0, METHODS), ...more];
}

/** Double underscores are bold in Mermaid's members. */
function plainMember(name: string): string {
  return name.replace(/__+/g, (run) => '#95;'.repeat(run.length));
}
