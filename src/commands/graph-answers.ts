import type { Cycle, CycleKind } from '../graph/cycles.js';
import type { Graph } from '../graph/graph.js';
import type { Reached } from '../graph/impact.js';
import { type Direction, type Step, steps } from '../graph/reach.js';
import type { EdgeKind, GraphEdge } from '../graph/schema.js';
import { plainLine } from '../render/escape.js';

const COLUMNS = 100;

/** What a question to the graph gives: data for JSON, and text in lines of which the first says the outcome. */
export interface Answer {
  readonly data: unknown;
  readonly headline: string;
  readonly lines: readonly string[];
}

/** At most `limit` lines of the answer, then how many are left out, and which graph was asked. */
export function answerText({ headline, lines }: Answer, limit: number, source: string): string {
  const shown = lines.slice(0, limit);
  const more = lines.length > limit ? [`... ${lines.length - limit} more lines; --limit shows them`] : [];
  return [headline, ...shown, ...more, `(${source})`].map((line) => `${fitted(plainLine(line))}\n`).join('');
}

/** Long lines continue under their text, so that nothing of a path is lost. */
function fitted(line: string): string {
  if (line.length <= COLUMNS) return line;
  const hang = ' '.repeat(Math.min((/^\s*/.exec(line)?.[0].length ?? 0) + 4, COLUMNS / 2));
  const lines: string[] = [];
  for (let rest = line; ; ) {
    if (rest.length <= COLUMNS) return [...lines, rest].join('\n');
    const space = rest.lastIndexOf(' ', COLUMNS);
    const at = space > hang.length ? space : COLUMNS;
    lines.push(rest.slice(0, at));
    rest = hang + rest.slice(at).trimStart();
  }
}

export function neighboursAnswer(
  graph: Graph,
  node: number,
  direction: Direction,
  kinds: ReadonlySet<EdgeKind> | undefined,
): Answer {
  const found = [...steps(graph, node, direction, kinds)];
  const byKind = new Map<string, string[]>();
  for (const { edge, node: other, along } of found) {
    const heading = along ? `${graph.edgeKind(edge)}:` : `${graph.edgeKind(edge)}, by:`;
    const lines = byKind.get(heading) ?? [];
    byKind.set(heading, lines);
    lines.push(`  ${graph.id(other)}  ${how(graph.edge(edge))}`);
  }
  return {
    data: { node: graph.node(node), edges: found.map(({ edge }) => graph.edge(edge)) },
    headline: `${described(graph, node)}: ${counted(found.length, 'edge')}`,
    lines: [...byKind].flatMap(([heading, lines]) => [heading, ...lines]),
  };
}

export function pathAnswer(graph: Graph, from: number, to: number, path: readonly Step[] | undefined): Answer {
  const [start, end] = [graph.id(from), graph.id(to)];
  if (path === undefined) {
    return {
      data: { from: start, to: end, path: null },
      headline: `no path from ${start} to ${end}`,
      lines: ['--direction both also goes against edges'],
    };
  }
  return {
    data: { from: start, to: end, path: path.map(({ edge, along }) => ({ ...graph.edge(edge), along })) },
    headline: `${counted(path.length, 'step')} from ${start} to ${end}`,
    lines: [
      `  ${start}`,
      ...path.map(({ edge, node, along }) => {
        const kind = graph.edgeKind(edge);
        return `  ${along ? `-${kind}->` : `<-${kind}-`} ${graph.id(node)}  ${how(graph.edge(edge))}`;
      }),
    ],
  };
}

export function reachedAnswer(
  graph: Graph,
  question: 'callers' | 'impact',
  node: number,
  reached: readonly Reached[],
): Answer {
  const lines: string[] = [];
  let depth = 0;
  for (const one of reached) {
    if (one.depth !== depth) lines.push(`${counted(one.depth, 'step')} away:`);
    depth = one.depth;
    const edge = graph.edge(one.edge);
    const through = one.through === undefined ? '' : `, through ${graph.id(one.through)}`;
    const target = edge.to === graph.id(node) ? 'it' : edge.to;
    lines.push(`  ${graph.id(one.node)}  ${edge.kind} ${target}${through} ${how(edge, one)}`);
  }
  const guesses = reached.filter((one) => one.provenance === 'heuristic').length;
  const noun = question === 'callers' ? 'caller' : 'reached node';
  return {
    data: {
      node: graph.node(node),
      [question]: reached.map((one) => ({
        id: graph.id(one.node),
        depth: one.depth,
        provenance: one.provenance,
        ...(one.through === undefined ? {} : { through: graph.id(one.through) }),
        edge: graph.edge(one.edge),
      })),
    },
    headline: `${described(graph, node)}: ${counted(reached.length, noun)}, ${guesses} of them guessed`,
    lines,
  };
}

export function cyclesAnswer(graph: Graph, kind: CycleKind, found: readonly Cycle[]): Answer {
  return {
    data: {
      kind,
      cycles: found.map(({ nodes, edges }) => ({
        nodes: nodes.map((node) => graph.id(node)),
        shortest: edges.map((edge) => graph.edge(edge)),
      })),
    },
    headline: `${counted(found.length, 'circle')} of ${kind}`,
    lines: found.flatMap(({ nodes, edges }, index) => [
      `circle ${index + 1}: ${counted(nodes.length, 'node')}, a shortest way round:`,
      ...edges.map(
        (edge) => `  ${graph.id(graph.source(edge))} -> ${graph.id(graph.target(edge))}  ${how(graph.edge(edge))}`,
      ),
    ]),
  };
}

function described(graph: Graph, node: number): string {
  const { id, kind } = graph.node(node);
  return `${kind} ${id}`;
}

/** Where an edge is stated, which is most often in the file that one of its ends names, and how it is known. */
function how(edge: GraphEdge, { provenance } = edge as Pick<GraphEdge, 'provenance'>): string {
  const times = edge.count > 1 ? `, ${edge.count} places` : '';
  const when = edge.when === undefined ? '' : `, ${edge.when === 'types' ? 'types only' : 'inside a function'}`;
  const inSource = edge.from === edge.path || edge.from.startsWith(`${edge.path}#`);
  return `[${provenance}${when}] ${inSource ? 'line ' : `${edge.path}:`}${edge.line}${times}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
