import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import { writeTree } from '../../scripts/bench/generated-tree.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { findConvergence } from '../../src/convergence/index.js';
import { buildGraph } from '../../src/graph/build/build.js';
import { Graph } from '../../src/graph/graph.js';
import type { FileRecord } from '../../src/model/record.js';

const BYTES = 1_500_000;
/** Twice the input may take a little more than twice the time: maps outgrow the caches. */
const DOUBLING = 2.5;
const REPEATS = 3;
/** What the graph and convergence may add to the analysis of the same files. */
const SHARE = 0.5;

/**
 * The knowledge graph and convergence on generated Python: how their time grows when the input doubles, and their share of the
 * analysis of the same files. Each time is processor time, the least of some runs.
 */
export async function run(): Promise<readonly BenchLine[]> {
  const work = mkdtempSync(join(tmpdir(), 'graph-bench-'));
  try {
    const frontEnds = await loadFrontEnds(['python']);
    const analysed = [1, 2, 4].map((times) => {
      const folder = writeTree(join(work, `times${times}`), 'python', times * BYTES);
      const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'));
      const texts = paths.sort().map((path): [string, string] => [path, readFileSync(join(folder, path), 'utf8')]);
      return timed(() => texts.map(([path, text]) => analyseFile(text, path, 'python', frontEnds, [])), 1);
    });
    const graph = analysed.map(({ value }) => timed(() => graphOf(value), REPEATS).ms);
    const convergence = analysed.map(({ value }) => timed(() => findConvergence(value, [], []), REPEATS).ms);
    const together = graph[2]! + convergence[2]!;
    return [
      ...growth('graph', graph),
      ...growth('convergence', convergence),
      {
        measure: 'graph and convergence / analysis of the same files',
        value: together / analysed[2]!.ms,
        budget: SHARE,
        detail: `${together.toFixed(0)} / ${analysed[2]!.ms.toFixed(0)} ms`,
      },
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function growth(name: string, [one, two, four]: readonly number[]): BenchLine[] {
  const detail = `${one!.toFixed(0)}, ${two!.toFixed(0)}, ${four!.toFixed(0)} ms for ${BYTES / 1e6}, ${(2 * BYTES) / 1e6}, ${(4 * BYTES) / 1e6} MB`;
  return [
    { measure: `${name}, twice the input`, value: two! / one!, budget: DOUBLING, detail },
    { measure: `${name}, four times the input / twice`, value: four! / two!, budget: DOUBLING },
  ];
}

function graphOf(records: readonly FileRecord[]): Graph {
  const result = { findings: [], tags: [], cloneGroups: [], claims: [] };
  const { nodes, edges } = buildGraph({ records, otherPaths: [], result, algorithms: [] });
  return new Graph(nodes, edges);
}

/** The least processor time of some runs in milliseconds, and what the last gave. */
function timed<Value>(work: () => Value, repeats: number): { readonly ms: number; readonly value: Value } {
  let least = Number.POSITIVE_INFINITY;
  let value: Value | undefined;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const before = process.cpuUsage();
    value = work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return { ms: least, value: value as Value };
}
