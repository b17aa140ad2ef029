import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import { writeTree } from '../../scripts/bench/generated-tree.js';
import { analyseFile } from '../../src/analyse/file.js';
import { loadFrontEnds } from '../../src/analyse/front-ends.js';
import { tokenise } from '../../src/analyse/tokenise.js';
import { fingerprintFile } from '../../src/clones/fingerprint-file.js';
import { findCopies } from '../../src/clones/index.js';
import type { FileRecord } from '../../src/model/record.js';

const BYTES = 1_500_000;
/** Twice the input may take a little more than twice the time: buckets and sets outgrow the caches. */
const DOUBLING = 2.5;
const REPEATS = 3;

/**
 * The search for copies on generated Python: how its time grows when the input doubles, and beside jscpd's on the same files.
 * Each time is processor time, the least of some runs. Ours is what the search adds to an audit (reading, tokens, fingerprints,
 * groups, collisions); jscpd's is its process, less one on an empty folder, which is its start.
 */
export async function run(): Promise<readonly BenchLine[]> {
  const work = mkdtempSync(join(tmpdir(), 'clones-bench-'));
  try {
    const folders = [1, 2, 4].map((times) => writeTree(join(work, `times${times}`), 'python', times * BYTES));
    const taken: number[] = [];
    for (const folder of folders) taken.push(await copiesTime(folder));
    const [one, two, four] = taken as [number, number, number];
    const detail = `${one.toFixed(0)}, ${two.toFixed(0)}, ${four.toFixed(0)} ms for ${BYTES / 1e6}, ${(2 * BYTES) / 1e6}, ${(4 * BYTES) / 1e6} MB`;
    const lines: BenchLine[] = [
      { measure: 'clones, twice the input', value: two / one, budget: DOUBLING, detail },
      { measure: 'clones, four times the input / twice', value: four / two, budget: DOUBLING },
    ];
    const peer = jscpdCommand();
    if (peer !== undefined) {
      const theirs =
        processTime([peer, folders[2]!], work) - processTime([peer, mkdtempSync(join(work, 'empty-'))], work);
      lines.push({
        measure: 'clones / jscpd on the same files',
        value: four / theirs,
        budget: 1,
        detail: `${four.toFixed(0)} / ${theirs.toFixed(0)} ms`,
      });
    }
    return lines;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Processor time in milliseconds. */
async function copiesTime(folder: string): Promise<number> {
  const frontEnds = await loadFrontEnds(['python']);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'));
  const parsed = paths
    .sort()
    .map((path) => analyseFile(readFileSync(join(folder, path), 'utf8'), path, 'python', frontEnds, []));
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const before = process.cpuUsage();
    const records = parsed.map((record): FileRecord => {
      const text = readFileSync(join(folder, record.path), 'utf8');
      return { ...record, clones: fingerprintFile(tokenise(text, 'python'), text, record.facts) };
    });
    const { groups } = findCopies(records, [], [], [], (path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return { text, tokens: tokenise(text, 'python') };
    });
    const { user, system } = process.cpuUsage(before);
    if (groups.length === 0) throw new Error('the generated tree holds copies and none was found');
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

/** The entry of jscpd, `undefined` when it is not installed. */
function jscpdCommand(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve('jscpd');
    const folder = main.slice(0, main.lastIndexOf('/jscpd/') + '/jscpd'.length);
    return join(folder, 'bin', 'jscpd');
  } catch {
    // Absent: it is a development dependency.
    return undefined;
  }
}

/** Processor time in milliseconds of one run of jscpd with as short copies as ours. */
function processTime([script, folder]: readonly [string, string], work: string): number {
  const used = join(work, 'used');
  const preload = join(work, 'preload.mjs');
  writeFileSync(
    preload,
    `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(used)}, JSON.stringify(process.cpuUsage())));\n`,
  );
  const options = ['--silent', '--min-tokens', '50', '--format', 'python'];
  const child = spawnSync(process.execPath, ['--import', preload, script, folder, ...options], {
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (child.status !== 0) throw new Error(`jscpd ended with ${child.status}: ${child.stderr.slice(0, 500)}`);
  const { user, system } = JSON.parse(readFileSync(used, 'utf8')) as NodeJS.CpuUsage;
  return (user + system) / 1_000;
}
