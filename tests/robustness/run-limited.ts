import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AuditResult, FileEntry } from '../../src/model/result.js';

/** What the issue allows one hostile input to take. */
export const CPU_SECONDS = 15;
export const MEMORY_MEGABYTES = 1_500;

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface LimitedRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly peakMegabytes: number;
  readonly result: AuditResult | undefined;
}

/**
 * `audit run` on a folder in a child of its own: the kernel ends it when it takes too much processor time, and it writes down
 * its own peak of memory when it ends.
 */
export async function runLimited(
  folder: string,
  options: readonly string[] = [],
  cpuSeconds = CPU_SECONDS,
): Promise<LimitedRun> {
  const out = mkdtempSync(join(tmpdir(), 'audit-out-'));
  try {
    const peak = join(out, 'peak');
    const preload = join(out, 'preload.mjs');
    writeFileSync(
      preload,
      `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));\n`,
    );
    const command = 'ulimit -t "$1"; shift; exec "$@"';
    const node = [process.execPath, '--import', preload, CLI, 'run', folder, '--output', out, '--no-cache', ...options];
    const child = spawn('bash', ['-c', command, 'bash', String(cpuSeconds), ...node], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (...ended) => resolve(ended));
    });
    const report = join(out, 'audit.json');
    return {
      exitCode,
      signal,
      stdout: stdout(),
      stderr: stderr(),
      peakMegabytes: existsSync(peak) ? Number(readFileSync(peak, 'utf8')) / 1024 : Number.NaN,
      result: existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as AuditResult) : undefined,
    };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

export function entryOf(run: LimitedRun, path: string): FileEntry | undefined {
  return run.result?.files.find((file) => file.path === path);
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
