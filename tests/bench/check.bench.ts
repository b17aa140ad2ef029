import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import { writeTree } from '../../scripts/bench/generated-tree.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const FILES = 3_000;
/** As large as files of learning projects are on average. */
const BYTES = FILES * 7_000;
const BUDGET = 0.15;
const REPEATS = 3;

/**
 * `audit check` after an edit of one file in a repository of 3,000 files, beside a cold run on it. Both are processor time of the
 * whole process, start included: the clock of a busy machine says little.
 */
export async function run(): Promise<readonly BenchLine[]> {
  const work = mkdtempSync(join(tmpdir(), 'audit-check-bench-'));
  try {
    const tree = writeTree(join(work, 'tree'), 'python', BYTES, FILES);
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: tree });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', 'commit', '-q', '-m', 'a tree');
    const cache = ['--quiet', '--cache-dir', join(work, 'cache')];
    const output = ['--output', join(work, 'out')];
    let edits = 0;
    const checkAfterEdit = () => {
      appendFileSync(
        join(tree, 'package_7', 'module_7.py'),
        `\n\ndef added_${edits}(value):\n    return value + ${edits++}\n`,
      );
      return processorTime(['check', '--base', 'HEAD', ...cache], tree, work);
    };
    // In turn, so that a machine that slows down slows all of them.
    const rounds = Array.from({ length: REPEATS }, () => {
      git('checkout', '-q', '--', '.');
      const cold = processorTime(['run', '.', '--no-cache', '--quiet', ...output], tree, work);
      rmSync(join(work, 'cache', 'base-result.pack'), { force: true });
      processorTime(['run', '.', ...output, ...cache], tree, work);
      return { cold, first: checkAfterEdit(), next: checkAfterEdit() };
    });
    const [cold, first, next] = (['cold', 'first', 'next'] as const).map((what) =>
      Math.min(...rounds.map((round) => round[what])),
    ) as [number, number, number];
    const line = (measure: string, warm: number): BenchLine => ({
      measure: `${measure} / cold run`,
      value: warm / cold,
      budget: BUDGET,
      detail: `${warm.toFixed(0)} / ${cold.toFixed(0)} ms of processor time, ${FILES} files, ${BYTES / 1e6} MB`,
    });
    return [line('check after a run and an edit of one file', first), line('check after the next edit', next)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Milliseconds of all threads of one command line. */
function processorTime(argv: readonly string[], cwd: string, work: string): number {
  const used = join(work, 'used');
  const preload = join(work, 'preload.mjs');
  writeFileSync(
    preload,
    `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(used)}, JSON.stringify(process.cpuUsage())));\n`,
  );
  const ended = spawnSync(process.execPath, ['--import', preload, CLI, ...argv], { cwd, encoding: 'utf8' });
  if (ended.status !== 0 && ended.status !== 1)
    throw new Error(`${argv.join(' ')} ended with ${ended.status}: ${ended.stderr}`);
  const { user, system } = JSON.parse(readFileSync(used, 'utf8')) as NodeJS.CpuUsage;
  return (user + system) / 1_000;
}
