import { parse as parseDot } from '@ts-graphviz/ast';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { JSDOM } from 'jsdom';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, test } from 'vitest';
import { dotLines } from '../../src/graph/export/dot.js';
import { graphmlLines } from '../../src/graph/export/graphml.js';
import { jsonldLines } from '../../src/graph/export/jsonld.js';
import { mermaidLines } from '../../src/graph/export/mermaid.js';
import { neo4jEdgeLines, neo4jNodeLines } from '../../src/graph/export/neo4j.js';
import { type Selection, select } from '../../src/graph/export/selection.js';
import { Graph } from '../../src/graph/graph.js';
import type { GraphEdge, GraphNode } from '../../src/graph/schema.js';
import { graphOf, LEARNERS } from './graph-of.js';

const learner = graphOf(LEARNERS);

/** The learner with a claim about it, and what came of it. */
const claimed = graphOf(LEARNERS, {
  claims: [
    {
      id: 'k1',
      kind: 'behaviour',
      text: 'picks "the best" arm',
      document: { path: 'README.md', line: 3 },
      subject: { path: 'learn/greedy.py', symbol: 'Greedy' },
      arguments: {},
      tense: 'present',
      polarity: 'affirms',
      certainty: 1,
      verdict: 'verified',
      reason: '',
      evidence: [],
    },
  ],
});

/** Names as an audited repository might have them to break a format. */
const HOSTILE = [
  'a"b\\',
  '</data><script>alert(1)</script>',
  'x; }\n digraph',
  'end',
  '%%{init: {}}%%',
  ']]> & <!--',
  '#quot;"]; click n0 "javascript:alert(1)"',
  'a,"b",\r\nc',
  '\u0000\u0007\ud800',
  'ΛDREAM_LOOP',
];

const hostile = (() => {
  const nodes: GraphNode[] = HOSTILE.map((name, index) => {
    return { id: `${index}#${name}`, kind: 'function', name, path: `dir ${name}/a.py`, line: 1, endLine: 2 };
  });
  const edges: GraphEdge[] = nodes.slice(1).map((node, index) => {
    const provenance = index % 2 === 0 ? 'resolved' : 'heuristic';
    return { from: nodes[index]!.id, to: node.id, kind: 'calls', provenance, path: node.path, line: 1, count: 1 };
  });
  return new Graph(nodes, edges);
})();

const all = (graph: Graph): Selection => select(graph, {});
const textOf = (lines: Iterable<string>): string => `${[...lines].join('\n')}\n`;
/** What XML, DOT and IRIs cannot hold is replaced. */
const printable = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, '\ufffd');

describe.each([
  ['the learner', learner],
  ['a claim', claimed],
  ['hostile names', hostile],
])('%s', (_, graph) => {
  const nodes = [...graph.nodes()];
  const edges = [...graph.edges()];

  test('DOT is read by a parser of Graphviz files', () => {
    const dot = parseDot(textOf(dotLines(all(graph))));
    const [body] = dot.children.filter((child) => child.type === 'Graph');
    const statements = body!.children;
    const unquoted = (text: string): string => text.replace(/\\(["\\])/g, '$1');
    const read = statements.filter((one) => one.type === 'Node').map((one) => unquoted(one.id.value));
    expect(read).toEqual(nodes.map((node) => printable(node.id)));
    expect(statements.filter((one) => one.type === 'Edge')).toHaveLength(edges.length);
  });

  test('GraphML is valid XML that holds every node and edge', () => {
    const text = textOf(graphmlLines(all(graph)));
    expect(XMLValidator.validate(text)).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      parseAttributeValue: false,
      parseTagValue: false,
      trimValues: false,
      htmlEntities: true,
      isArray: (name, _path, _leaf, isAttribute) => !isAttribute && ['node', 'edge', 'data', 'key'].includes(name),
    });
    const { graphml } = parser.parse(text);
    const xml = (value: string): string => value.toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
    expect(graphml.graph.node.map((node: { id: string }) => node.id)).toEqual(nodes.map((node) => xml(node.id)));
    expect(graphml.graph.edge.map((edge: { target: string }) => edge.target)).toEqual(
      edges.map((edge) => xml(edge.to)),
    );
    const declared = new Set(graphml.key.map((key: { id: string }) => key.id));
    const used = graphml.graph.edge.flatMap((edge: { data: { key: string }[] }) => edge.data.map((one) => one.key));
    expect(used.filter((key: string) => !declared.has(key))).toEqual([]);
  });

  test('JSON-LD expands to a triple for each edge that is no guess, and a statement for every edge', async () => {
    const document = JSON.parse(textOf(jsonldLines(all(graph))));
    const quads = await jsonld.toRDF(document);
    const kinds = new Set(edges.map((edge) => `urn:audit:vocabulary:${edge.kind}`));
    const sure = edges.filter((edge) => edge.provenance === 'exact' || edge.provenance === 'resolved');
    expect(quads.filter((quad) => kinds.has(quad.predicate.value))).toHaveLength(sure.length);
    const predicates = quads.map((quad) => quad.predicate.value);
    expect(predicates.filter((one) => one === 'urn:audit:vocabulary:object')).toHaveLength(edges.length);
    expect(predicates.filter((one) => one === 'urn:audit:vocabulary:identifier')).toHaveLength(nodes.length);
  });

  test('CSV for Neo4j has the columns of its bulk import, and ends that are ids', () => {
    const read = (lines: Iterable<string>): Record<string, string>[] => parseCsv(textOf(lines), { columns: true });
    const rows = read(neo4jNodeLines(all(graph)));
    expect(rows.map((row) => row['id:ID'])).toEqual(nodes.map((node) => node.id.toWellFormed()));
    expect(rows.every((row) => /^[A-Z][A-Za-z]+$/.test(row[':LABEL']!))).toBe(true);
    const relations = read(neo4jEdgeLines(all(graph)));
    expect(relations.map((row) => [row[':START_ID'], row[':END_ID']])).toEqual(
      edges.map((edge) => [edge.from.toWellFormed(), edge.to.toWellFormed()]),
    );
    expect(relations.every((row) => /^[A-Z_]+$/.test(row[':TYPE']!))).toBe(true);
  });
});

describe('Mermaid', () => {
  let parse: (text: string) => Promise<unknown>;
  beforeAll(async () => {
    const { window } = new JSDOM('');
    Object.assign(globalThis, { window, document: window.document });
    const { default: mermaid } = await import('mermaid');
    parse = (text) => mermaid.parse(text);
  });

  test.each([
    ['the learner', learner],
    ['a claim', claimed],
    ['hostile names', hostile],
  ])('%s is read by its own parser', async (_, graph) => {
    expect(await parse(textOf(mermaidLines(all(graph))))).toMatchObject({ diagramType: 'flowchart-v2' });
  });

  test('the parser refuses what is malformed', async () => {
    await expect(parse('flowchart LR\n  a[unclosed --> b')).rejects.toThrow();
  });

  test('modules stand in the box of their package, guesses are dashed', () => {
    const selection = select(learner, {
      nodeKinds: new Set(['module', 'method']),
      edgeKinds: new Set(['imports', 'calls']),
    });
    const text = textOf(mermaidLines(selection));
    expect(text).toContain('subgraph p0["learn"]\n    n0["#95;#95;init#95;#95;.py"]');
    expect(text).toMatch(/-\.->\|"calls"\|/);
    expect(text).toMatch(/-->\|"imports"\|/);
  });

  test('a large graph is drawn as packages within the limits, and says what it leaves out', async () => {
    const nodes: GraphNode[] = Array.from({ length: 300 }, (_, index) => {
      const path = `p${index % 50}/q${index % 100}/m${index}.py`;
      return { id: path, kind: 'module', name: `m${index}.py`, path, line: 1, endLine: 1 };
    });
    nodes.sort((left, right) => (left.id < right.id ? -1 : 1));
    const edges: GraphEdge[] = nodes.flatMap(({ id: from }, at) =>
      [1, 7].map((step): GraphEdge => {
        const to = nodes[(at + step) % nodes.length]!.id;
        return { from, to, kind: 'imports', provenance: 'resolved', path: from, line: 1, count: 1 };
      }),
    );
    const text = textOf(mermaidLines(all(new Graph(nodes, edges))));
    expect(text.match(/^ {2}p\d+\[/gm)).toHaveLength(40);
    expect(text.match(/-->/g)).toHaveLength(60);
    expect(text).toContain('%% 300 nodes drawn as 40 of 50 packages');
    expect(text).toMatch(/%% \d+ more edges are not drawn/);
    expect(await parse(text)).toMatchObject({ diagramType: 'flowchart-v2' });
  });
});
