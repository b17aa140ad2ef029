import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditResult } from '../../src/model/result.js';

export interface BenchLine {
  readonly measure: string;
  readonly value: number;
  /** Largest value that is right. */
  readonly budget?: number;
  readonly detail?: string;
}

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-parse.mjs', import.meta.url));
/** Each time is the best of some, which is the least disturbed one. */
const REPEATS = 2;

type Side = 'typescript' | 'python';

/** Cold against bare parsing, warm against cold, and the peak of memory, on the files of one language in a tree. */
export function benchAudit(tree: string, side: Side): BenchLine[] {
  const work = mkdtempSync(join(tmpdir(), 'audit-bench-run-'));
  try {
    const config = join(work, 'audit.config.json');
    const include =
      side === 'python' ? ['*.py', '*.pyi'] : ['*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs'];
    writeFileSync(config, JSON.stringify({ include }));
    const audit = (...options: string[]) =>
      timed([CLI, 'run', tree, '--config', config, '--output', work, '--quiet', ...options], work);
    const cold = best(() => audit('--no-cache'));
    const list = join(work, 'files');
    const { paths, bytes } = analysedFiles(work, tree);
    if (paths.length === 0) return [];
    writeFileSync(list, paths.join('\n'));
    const bare = best(() => timed([BARE, side, list], work));
    const cache = ['--cache-dir', join(work, 'cache')];
    audit(...cache);
    const warm = best(() => audit(...cache));
    const size = `${(bytes / 1e6).toFixed(1)} MB in ${paths.length} files`;
    const seconds = (run: Timed) => `${(run.ms / 1000).toFixed(2)} s (processor ${(run.cpuMs / 1000).toFixed(2)} s)`;
    return [
      {
        measure: `cold ${side} / bare parse and walk`,
        value: cold.ms / bare.ms,
        budget: 2.5,
        detail: `${seconds(cold)} / ${seconds(bare)}, ${size}`,
      },
      { measure: `warm ${side} / cold`, value: warm.ms / cold.ms, budget: 0.1, detail: seconds(warm) },
      {
        measure: `memory ${side}, MB`,
        value: Math.max(cold.peakMegabytes, warm.peakMegabytes),
        budget: 1_000,
        detail: `cold ${cold.peakMegabytes.toFixed(0)}, warm ${warm.peakMegabytes.toFixed(0)}, bare ${bare.peakMegabytes.toFixed(0)}, ${size}`,
      },
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Timed {
  readonly ms: number;
  /** Processor time of all threads: on a busy machine it says more than the clock. */
  readonly cpuMs: number;
  readonly peakMegabytes: number;
}

function best(run: () => Timed): Timed {
  const runs = Array.from({ length: REPEATS }, run);
  return runs.reduce((left, right) => (left.ms <= right.ms ? left : right));
}

/** Whole life of a process, start of Node included on both sides of every ratio. */
function timed(command: readonly string[], work: string): Timed {
  const peak = join(work, 'peak');
  const preload = join(work, 'preload.mjs');
  writeFileSync(
    preload,
    `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(peak)}, JSON.stringify(process.resourceUsage())));\n`,
  );
  const started = performance.now();
  const child = spawnSync(process.execPath, ['--import', preload, ...command], { encoding: 'utf8', maxBuffer: 1e9 });
  const ms = performance.now() - started;
  if (child.status !== 0 && child.status !== 1)
    throw new Error(`${command.join(' ')} ended with ${child.status}: ${child.stderr}`);
  const used = JSON.parse(readFileSync(peak, 'utf8')) as NodeJS.ResourceUsage;
  return { ms, cpuMs: (used.userCPUTime + used.systemCPUTime) / 1_000, peakMegabytes: used.maxRSS / 1_024 };
}

function analysedFiles(output: string, tree: string): { paths: string[]; bytes: number } {
  const { files } = JSON.parse(readFileSync(join(output, 'audit.json'), 'utf8')) as AuditResult;
  const analysed = files.filter((file) => file.status !== 'skipped');
  return {
    paths: analysed.map((file) => join(tree, file.path)),
    bytes: analysed.reduce((sum, file) => sum + (file.bytes ?? 0), 0),
  };
}
