import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit, project } from '../cli/audit.js';
import { LEARNERS } from '../graph/graph-of.js';

let folder: string;
const graph = async (...argv: string[]) => audit(folder, ['graph', ...argv]);

beforeAll(async () => {
  folder = project(LEARNERS);
  expect(await graph('build', '--no-cache', '--sqlite')).toMatchObject({
    exitCode: 0,
    stderr: '',
    stdout: expect.stringMatching(/^\d+ nodes, \d+ edges in reports\/graph\n$/),
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('audit graph build', () => {
  test('the same files give the same bytes', async () => {
    const again = mkdtempSync(join(tmpdir(), 'audit-graph-'));
    await graph('build', '.', '--no-cache', '--concurrency', '2', '--output', again);
    const read = (where: string, name: string) => readFileSync(join(where, name), 'utf8');
    for (const name of ['nodes.ndjson', 'edges.ndjson', 'graph.json']) {
      expect(read(again, name)).toBe(read(join(folder, 'reports/graph'), name));
      expect(read(again, name)).not.toContain(folder);
    }
    rmSync(again, { recursive: true, force: true });
  });

  test('the database holds the lines, and no lock or temporary file is left', () => {
    const where = join(folder, 'reports/graph');
    expect(readdirSync(where).sort()).toEqual(['edges.ndjson', 'graph.json', 'graph.sqlite', 'nodes.ndjson']);
    const lines = readFileSync(join(where, 'edges.ndjson'), 'utf8').trimEnd().split('\n');
    const database = new sqlite.Database(join(where, 'graph.sqlite'), { readOnly: true });
    const edges = database.all('SELECT source, kind, target, line FROM edges ORDER BY source, target, kind');
    database.close();
    const expected = lines.map((line) => JSON.parse(line));
    expect(edges).toEqual(expected.map(({ from, kind, to, line }) => ({ source: from, kind, target: to, line })));
  });

  test('nothing to analyse is an error', async () => {
    const empty = project({ 'notes.txt': 'nothing' });
    const { exitCode, stderr } = await audit(empty, ['graph', 'build', '--no-cache']);
    expect([exitCode, stderr]).toEqual([2, 'audit: no file was analysed, so there is no graph; check the paths\n']);
  });
});

describe('audit graph diagrams', () => {
  test('draws a module, a kind, and everything into a folder', async () => {
    const own = project({
      'pick.py': 'def select_strategy(x):\n    if x > 1:\n        return "ucb"\n    return "greedy"\n',
      'use.py': 'from pick import select_strategy\n',
    });
    const draw = (...argv: string[]) => audit(own, ['graph', 'diagrams', '--no-cache', ...argv]);
    const { exitCode, stdout } = await draw('--module', 'pick.py', '--kind', 'decision-tree');
    expect(exitCode).toBe(0);
    expect(stdout.match(/^## .*$/gm)).toEqual(['## How select\\_strategy chooses']);
    expect(stdout).toContain('```mermaid\nflowchart TD\n');
    expect((await draw('--output', 'drawn')).stdout).toBe('2 diagrams in drawn\n');
    expect(readdirSync(join(own, 'drawn/diagrams')).sort()).toEqual([
      'decision-tree-pick.py-select_strategy-2.mmd',
      'modules-project.mmd',
    ]);
    expect((await draw('--module', 'pik.py')).stderr).toBe(
      'audit: pik.py is no analysed module; did you mean pick.py?\n',
    );
    rmSync(own, { recursive: true, force: true });
  });
});

describe('questions', () => {
  test('callers, with what is guessed', async () => {
    const { stdout } = await graph('callers', 'Greedy.score_arms');
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'method learn/greedy.py#Greedy.score_arms: 1 caller, 1 of them guessed',
      '1 step away:',
      '  learn/base.py#Policy.decide  calls learn/base.py#Policy.score_arms, through',
      '      learn/base.py#Policy.score_arms [heuristic] line 6',
    ]);
  });

  test('a path, and none', async () => {
    const { stdout } = await graph('path', 'store.py#run', 'Greedy.__init__', '--kind', 'calls');
    expect(stdout).toContain('2 steps from learn/store.py#run to learn/greedy.py#Greedy.__init__\n');
    expect(stdout).toContain('  -calls-> learn/greedy.py#make  [resolved] line 14\n');
    expect((await graph('path', 'Greedy.__init__', 'store.py#run')).stdout).toMatch(
      /^no path from .*\n--direction both/,
    );
  });

  test('circles of imports', async () => {
    const { stdout } = await graph('cycles');
    expect(stdout).toMatch(/^1 circle of imports\ncircle 1: 3 nodes, a shortest way round:\n/);
    expect(stdout).toContain('  learn/__init__.py -> learn/greedy.py  [resolved] line 1\n');
  });

  test.each([
    ['neighbours', 'Store'],
    ['callers', 'Store'],
    ['impact', 'base.py'],
    ['path', 'store.py#run', 'Greedy.__init__'],
    ['cycles'],
  ])('%s is text in 100 columns, and JSON', async (...argv) => {
    const { exitCode, stdout, stderr } = await graph(...argv);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(stdout).toMatch(/\(reports\/graph: \d+ nodes, \d+ edges\)\n$/);
    expect(JSON.parse((await graph(...argv, '--format', 'json')).stdout)).toBeTypeOf('object');
  });

  test('a limit cuts the text and says so', async () => {
    const { stdout } = await graph('neighbours', 'Store', '--limit', '1');
    expect(stdout).toMatch(/\n\.\.\. \d+ more lines; --limit shows them\n/);
  });

  test('an unknown node, and a folder without a graph, are errors of one line', async () => {
    const unknown = await graph('callers', 'Greedy.score_arm');
    expect(unknown).toMatchObject({
      exitCode: 2,
      stderr: 'audit: no node "Greedy.score_arm"; did you mean Greedy.score_arms?\n',
    });
    const absent = await graph('cycles', '--graph', 'nowhere');
    expect(absent.exitCode).toBe(2);
    expect(absent.stderr).toMatch(/^audit: cannot read .*graph\.json: .*; make it with audit graph build\n$/);
  });

  test('files that are not of one graph are refused', async () => {
    const where = join(folder, 'torn');
    await graph('build', 'learn', '--no-cache', '--output', where);
    const lines = readFileSync(join(where, 'edges.ndjson'), 'utf8').trimEnd().split('\n');
    writeFileSync(join(where, 'edges.ndjson'), `${lines.slice(1).join('\n')}\n`);
    expect((await graph('cycles', '--graph', where)).stderr).toContain('are not of one graph');
    writeFileSync(join(where, 'nodes.ndjson'), '{"id":""}\n');
    expect((await graph('cycles', '--graph', where)).stderr).toContain('is malformed: nodes.ndjson:1');
  });
});

describe('audit graph export', () => {
  test('one file goes to stdout, two need a folder', async () => {
    const { stdout } = await graph('export', '--format', 'dot', '--around', 'Greedy', '--depth', '1');
    expect(stdout).toContain('"learn/greedy.py#Greedy" -> "learn/base.py#Policy" [label="extends", style=solid');
    expect(stdout).not.toContain('learn/store.py#run');
    const two = await graph('export', '--format', 'neo4j-csv');
    expect([two.exitCode, two.stderr]).toEqual([2, 'audit: neo4j-csv is 2 files; name a folder with --output\n']);
  });

  test('files are written to a folder', async () => {
    const where = join(folder, 'exported');
    for (const format of ['mermaid', 'dot', 'graphml', 'jsonld', 'neo4j-csv']) {
      expect((await graph('export', '--format', format, '--output', where)).exitCode).toBe(0);
    }
    expect(readdirSync(where).sort()).toEqual([
      'edges.csv',
      'graph.dot',
      'graph.graphml',
      'graph.jsonld',
      'graph.mmd',
      'nodes.csv',
    ]);
  });
});
