import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The system's interpreter comes first: packages of the distribution are not seen by others. */
const INTERPRETERS = ['/usr/bin/python3', 'python3'] as const;

/**
 * What a Python script of this folder prints, as JSON, for an input on its standard input; undefined where no interpreter
 * has what it imports. The script times itself, so that start-up and imports do not count.
 */
export function pythonTiming<Result>(script: string, input: unknown): Result | undefined {
  const path = fileURLToPath(new URL(script, import.meta.url));
  for (const interpreter of INTERPRETERS) {
    const run = spawnSync(interpreter, [path], {
      input: JSON.stringify(input),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      timeout: 300_000,
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    if (run.status === 0) return JSON.parse(run.stdout) as Result;
    if (run.status !== null && !/ModuleNotFoundError/.test(run.stderr))
      throw new Error(`${script} failed: ${run.stderr.trim().split('\n').at(-1)}`);
  }
  return undefined;
}
