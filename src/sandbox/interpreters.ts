import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { NodeInterpreter, PythonInterpreter } from './tier.js';

const run = promisify(execFile);

/** Of a Python program, in milliseconds; a shim of a version manager takes a part of it. */
const ANSWER_MS = 10_000;
const MAX_CANDIDATES = 4;
/** The oldest version that the runner is written for. */
const LEAST_MINOR = 9;

/** The interpreter that runs this program runs the subjects as well: it is the one the project's users have. */
export function nodeInterpreter(): NodeInterpreter {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return { executable: realpathSync(process.execPath), version: [major, minor] };
}

/** Absolute path of a program in a search path as `PATH` writes it. */
export function findProgram(searchPath: string, name: string): string | undefined {
  return programs(searchPath, name)[0];
}

function programs(searchPath: string, name: string): string[] {
  return searchPath
    .split(':')
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
    .filter(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a Python program says of itself; run in its normal way, so that virtual environments are recognised. */
const QUESTION = `
import importlib.util, json, os, site, sys, sysconfig
packages = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
try:
    from importlib.metadata import version
    numpy = version("numpy") if importlib.util.find_spec("numpy") else None
except Exception:
    numpy = None
libraries = [os.path.join(p, "lib") for p in (sys.base_prefix, sys.prefix)] + [sysconfig.get_path("stdlib")]
print(json.dumps(dict(executable=sys.executable, version=sys.version_info[:2], packages=packages, libraries=libraries, numpy=numpy)))
`;

const answerSchema = z.object({
  executable: z.string().min(1),
  version: z.tuple([z.number(), z.number()]),
  packages: z.array(z.string()),
  libraries: z.array(z.string()),
  numpy: z.string().nullable(),
});

/**
 * The Python interpreter that runs subjects: the one asked for, or the first `python3` of the search path that has numpy, or the first
 * at all. A shim of a version manager answers with the program behind it.
 */
export async function pythonInterpreter(
  searchPath: string,
  asked: string | undefined,
): Promise<PythonInterpreter | { readonly refused: string }> {
  const candidates = asked === undefined ? programs(searchPath, 'python3').slice(0, MAX_CANDIDATES) : [asked];
  let first: PythonInterpreter | undefined;
  let refused = 'no python3 on the search path';
  for (const candidate of candidates) {
    const found = await askPython(candidate, searchPath);
    if ('refused' in found) refused = found.refused;
    else if (found.numpy !== undefined) return found;
    else first ??= found;
  }
  return first ?? { refused };
}

async function askPython(
  program: string,
  searchPath: string,
): Promise<PythonInterpreter | { readonly refused: string }> {
  try {
    const { stdout } = await run(program, ['-s', '-B', '-c', QUESTION], {
      env: { PATH: searchPath },
      cwd: '/',
      timeout: ANSWER_MS,
      killSignal: 'SIGKILL',
    });
    const { executable, version, packages, libraries, numpy } = answerSchema.parse(JSON.parse(stdout));
    const [major, minor] = version;
    if (major !== 3 || minor < LEAST_MINOR) {
      return { refused: `${program} is Python ${major}.${minor}; at least 3.${LEAST_MINOR} is needed` };
    }
    return {
      executable: realpathSync(executable),
      version: [major, minor],
      packages: existing(packages),
      libraries: existing([...libraries, ...packages]),
      ...(numpy === null ? {} : { numpy }),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { refused: `${program} does not answer: ${message}` };
  }
}

function existing(paths: readonly string[]): string[] {
  return [...new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path)))];
}
