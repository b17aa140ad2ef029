import type { SubjectCommand } from '../confine/subject-command.js';
import type { Limits } from '../limits.js';
import { RUNNER_FOLDER, runnerFile } from '../runner-files.js';
import type { NodeInterpreter, PythonInterpreter } from '../tier.js';

const ENVIRONMENT = {
  LANG: 'C.UTF-8',
  TZ: 'UTC',
  // Node stops when it may not read the machine's own settings, and goes on when there are none.
  OPENSSL_CONF: '/dev/null',
  // One thread computes alike every time.
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  PYTHONHASHSEED: '0',
} as const;

/** @param seed of `Math.random` */
export function nodeCommand(node: NodeInterpreter, scratch: string, limits: Limits, seed: number): SubjectCommand {
  const heap = Math.floor(limits.memoryMegabytes / 4);
  return {
    executable: node.executable,
    // V8 takes 0 for no seed.
    arguments: [
      `--random-seed=${seed + 1}`,
      `--max-old-space-size=${heap}`,
      '--no-warnings',
      runnerFile('javascript/runner.mjs'),
    ],
    readable: [RUNNER_FOLDER],
    scratch,
    environment: ENVIRONMENT,
    limits,
    limitAddressSpace: false,
  };
}

/** `-P` keeps the folder of the program off `sys.path`; older versions take it off themselves in the runner. */
export function pythonCommand(python: PythonInterpreter, scratch: string, limits: Limits): SubjectCommand {
  const [major, minor] = python.version;
  const safePath = major > 3 || minor >= 11 ? ['-P'] : [];
  return {
    executable: python.executable,
    arguments: ['-s', '-S', '-B', '-X', 'utf8', ...safePath, runnerFile('python/runner.py')],
    readable: [RUNNER_FOLDER, ...python.libraries],
    scratch,
    environment: ENVIRONMENT,
    limits,
    limitAddressSpace: true,
  };
}
