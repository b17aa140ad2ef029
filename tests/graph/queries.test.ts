import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cycles } from '../../src/graph/cycles.js';
import { findNode } from '../../src/graph/find-node.js';
import { Graph, GraphError } from '../../src/graph/graph.js';
import { callers, impact } from '../../src/graph/impact.js';
import { edgeLines, nodeLines, readEdges, readNodes } from '../../src/graph/lines.js';
import { around, shortestPath } from '../../src/graph/reach.js';
import type { GraphEdge, GraphNode } from '../../src/graph/schema.js';
import { graphOf, LEARNERS } from './graph-of.js';

const graph = graphOf(LEARNERS);
const ids = (nodes: Iterable<number>, of = graph): string[] => [...nodes].map((node) => of.id(node));

describe('a small learner', () => {
  test('a node is found by its id, an end of it, or its name', () => {
    for (const wanted of ['learn/greedy.py#Greedy.score_arms', 'Greedy.score_arms', 'greedy.py#Greedy.score_arms']) {
      expect(graph.id(findNode(graph, wanted))).toBe('learn/greedy.py#Greedy.score_arms');
    }
    expect(graph.id(findNode(graph, 'learn'))).toBe('learn/');
    expect(graph.id(findNode(graph, 'store.py'))).toBe('learn/store.py');
  });

  test('what is ambiguous or unknown is an error that helps', () => {
    expect(() => findNode(graph, 'score_arms')).toThrow(
      '"score_arms" can be 2 nodes: learn/base.py#Policy.score_arms, learn/greedy.py#Greedy.score_arms; give more',
    );
    expect(() => findNode(graph, 'Greedy.score_arm')).toThrow('did you mean Greedy.score_arms?');
  });

  // `Policy.decide` calls `self.score_arms`, which for a Greedy is `Greedy.score_arms`.
  test('callers of an override include those of what it overrides, as guesses', () => {
    const found = callers(graph, findNode(graph, 'Greedy.score_arms'), 1);
    expect(found.map((one) => [graph.id(one.node), one.provenance, graph.id(one.through ?? -1)])).toEqual([
      ['learn/base.py#Policy.decide', 'heuristic', 'learn/base.py#Policy.score_arms'],
    ]);
  });

  test('callers of a class are those of its methods', () => {
    const found = callers(graph, findNode(graph, '#Store'.slice(1)), 1);
    expect(ids(found.map((one) => one.node))).toEqual([
      'learn/greedy.py#Greedy.__init__',
      'learn/greedy.py#Greedy.score_arms',
      'learn/store.py#run',
    ]);
  });

  test('impact goes on from caller to caller and is as sure as its weakest step', () => {
    const found = impact(graph, findNode(graph, 'Store.best'), 9);
    expect(found.map((one) => [graph.id(one.node), one.depth, one.provenance])).toEqual([
      ['learn/greedy.py#Greedy.score_arms', 1, 'heuristic'],
      ['learn/base.py#Policy.decide', 2, 'heuristic'],
    ]);
    expect(impact(graph, findNode(graph, 'Store.best'), 1)).toHaveLength(1);
  });

  test('impact of a base class reaches what extends, overrides and imports it', () => {
    const found = impact(graph, findNode(graph, 'Policy'), 1).map((one) => graph.id(one.node));
    expect(found).toEqual(['learn/greedy.py', 'learn/greedy.py#Greedy', 'learn/greedy.py#Greedy.score_arms']);
  });

  test('impact of a module follows imports of imports, that of a symbol does not', () => {
    const modules = (wanted: string) =>
      ids(impact(graph, findNode(graph, wanted), 9).map((one) => one.node)).filter((id) => id.endsWith('.py'));
    expect(modules('base.py')).toEqual(['learn/greedy.py', 'learn/__init__.py', 'learn/store.py']);
    expect(modules('Policy')).toEqual(['learn/greedy.py', 'learn/__init__.py']);
  });

  test('a path goes along edges, or both ways', () => {
    const [from, to] = [findNode(graph, 'store.py#run'), findNode(graph, 'Greedy.__init__')];
    const path = shortestPath(graph, from, to, 'out', new Set(['calls']));
    expect(path?.map((step) => graph.id(step.node))).toEqual([
      'learn/greedy.py#make',
      'learn/greedy.py#Greedy.__init__',
    ]);
    expect(shortestPath(graph, to, from, 'out', new Set(['calls']))).toBeUndefined();
    expect(shortestPath(graph, to, from, 'in', new Set(['calls']))).toHaveLength(2);
    expect(shortestPath(graph, to, to, 'out')).toEqual([]);
    expect(ids(around(graph, [to], 1, 'in', new Set(['calls'])))).toEqual([
      'learn/greedy.py#Greedy.__init__',
      'learn/greedy.py#make',
    ]);
  });

  test('circles of imports are those between modules while they load', () => {
    const found = cycles(graph, 'imports').map(({ nodes, edges }) => [
      ids(nodes),
      edges.map((edge) => graph.edge(edge).line),
    ]);
    expect(found).toEqual([
      [
        ['learn/__init__.py', 'learn/greedy.py', 'learn/store.py'],
        [1, 2],
      ],
    ]);
    const deferred = graphOf({
      'a.py': 'import b\n',
      'b.py': 'def late():\n    import a\n    return a\n',
      'c.ts': "import type { D } from './d.js';\nexport class C { d?: D }\n",
      'd.ts': "import { C } from './c.js';\nexport class D extends C {}\n",
    });
    expect(cycles(deferred, 'imports')).toEqual([]);
    expect(cycles(deferred, 'imports', true).map((cycle) => ids(cycle.nodes, deferred))).toEqual([
      ['a.py', 'b.py'],
      ['c.ts', 'd.ts'],
    ]);
  });

  test('what is written is read as it was', () => {
    const [nodes, edges] = [[...nodeLines(graph)].join('\n'), [...edgeLines(graph)].join('\n')];
    const again = new Graph(readNodes(nodes), readEdges(edges));
    expect([...again.nodes()]).toEqual([...graph.nodes()]);
    expect([...again.edges()]).toEqual([...graph.edges()]);
  });

  test('a malformed line is named', () => {
    expect(() => readNodes('{}')).toThrow(GraphError);
    expect(() => readEdges(`${[...edgeLines(graph)][0]}\n{"from":`)).toThrow('edges.ndjson:2 is no JSON');
    const prose = [...edgeLines(graph)][0]!.replace('"exact"', '"prose"');
    expect(() => readEdges(prose)).toThrow('prose gives no edge of code');
    const [node] = [...graph.nodes()];
    expect(() => new Graph([node!, node!], [])).toThrow('two nodes have the id');
  });
});

const SEED = 20261121;

/** Random graphs of up to 9 nodes. */
const anyGraph = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), { maxLength: 20 })
  .map((pairs) => {
    const nodes: GraphNode[] = Array.from({ length: 9 }, (_, index) => {
      return { id: `n${index}`, kind: 'function', name: `n${index}`, path: 'a', line: 1, endLine: 1 };
    });
    const unique = [...new Set(pairs.map(([from, to]) => `n${from} n${to}`))].sort();
    const edges: GraphEdge[] = unique.map((pair) => {
      const [from, to] = pair.split(' ') as [string, string];
      return { from, to, kind: 'calls', provenance: 'exact', path: 'a', line: 1, count: 1 };
    });
    return { graph: new Graph(nodes, edges), edges };
  });

/** Lengths of all shortest paths, by Floyd and Warshall: written here apart from what is tested. */
function distances(edges: readonly GraphEdge[]): number[][] {
  const far = Array.from({ length: 9 }, () => new Array<number>(9).fill(Number.POSITIVE_INFINITY));
  for (const { from, to } of edges) far[Number(from.slice(1))]![Number(to.slice(1))] = 1;
  for (let via = 0; via < 9; via++)
    for (const row of far) for (let to = 0; to < 9; to++) row[to] = Math.min(row[to]!, row[via]! + far[via]![to]!);
  return far;
}

describe('any graph', () => {
  test('paths are as short as those of another algorithm', () => {
    fc.assert(
      fc.property(anyGraph, ({ graph: any, edges }) => {
        const far = distances(edges);
        for (let from = 0; from < 9; from++)
          for (let to = 0; to < 9; to++) {
            if (from === to) continue;
            expect(shortestPath(any, from, to, 'out')?.length ?? Number.POSITIVE_INFINITY).toBe(far[from]![to]);
          }
      }),
      { seed: SEED, verbose: true },
    );
  });

  test('circles hold exactly the nodes that reach themselves, with those that they reach and are reached by', () => {
    fc.assert(
      fc.property(anyGraph, ({ graph: any, edges }) => {
        const far = distances(edges);
        const expected = new Set<string>();
        for (let node = 0; node < 9; node++) {
          if (far[node]![node] === Number.POSITIVE_INFINITY) continue;
          const mates = far.flatMap((row, other) =>
            row[node]! + far[node]![other]! < 99 || other === node ? [other] : [],
          );
          expected.add(mates.join(' '));
        }
        const found = cycles(any, 'calls');
        expect(new Set(found.map((cycle) => cycle.nodes.join(' ')))).toEqual(expected);
        for (const { nodes, edges: way } of found) expect(way).toHaveLength(far[nodes[0]!]![nodes[0]!]!);
      }),
      { seed: SEED, verbose: true },
    );
  });

  test('incoming edges are the outgoing ones, seen from the other end', () => {
    fc.assert(
      fc.property(anyGraph, ({ graph: any }) => {
        const [out, back]: [number[], number[]] = [[], []];
        for (let node = 0; node < 9; node++) {
          for (const edge of any.outgoing(node)) out.push(edge);
          for (const edge of any.incoming(node)) {
            expect(any.target(edge)).toBe(node);
            back.push(edge);
          }
        }
        expect(out).toEqual([...out.keys()]);
        expect(back.sort((left, right) => left - right)).toEqual(out);
      }),
      { seed: SEED, verbose: true },
    );
  });
});
