import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';

/** Environment that git is started with is chosen from these of the caller's: to be found, to know its user, and nothing else. */
const KEPT_VARIABLES = ['PATH', 'HOME', 'XDG_CONFIG_HOME', 'SystemRoot', 'USERPROFILE', 'TMPDIR'];

/**
 * A repository's own configuration can name programs (a file system monitor, hooks, text conversion, a signature checker, a
 * transport that fetches missing objects). None of them may run: the repository is a stranger's.
 */
const NO_PROGRAMS = [
  '--no-optional-locks',
  '--no-pager',
  ...[
    'core.fsmonitor=',
    'core.hooksPath=/dev/null',
    'core.pager=',
    'core.alternateRefsCommand=',
    'log.showSignature=false',
    'diff.external=',
    'protocol.allow=never',
    'core.quotePath=false',
  ].flatMap((setting) => ['-c', setting]),
];

const FIXED_VARIABLES = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_ATTR_NOSYSTEM: '1',
};

/** How long one command may take, long enough for a busy machine, and how much it may print. */
const TIMEOUT_MS = 120_000;
const MAX_BYTES = 256_000_000;

export type GitOutput =
  | { readonly kind: 'output'; readonly bytes: Buffer }
  /** `reason` is one line in plain words. */
  | { readonly kind: 'failed'; readonly reason: string };

export type OpenedRepository =
  | { readonly kind: 'repository'; readonly repository: GitRepository }
  | { readonly kind: 'none'; readonly reason: string };

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The git repository around a folder, to read and never to write.
 *
 * @param folder absolute
 * @param environment of the caller
 */
export function openRepository(folder: string, environment: Environment): OpenedRepository {
  const asked = runGit(folder, environment, ['rev-parse', '--show-toplevel', '--show-prefix']);
  if (asked.kind === 'failed') return { kind: 'none', reason: asked.reason };
  const [top, prefix] = asked.bytes.toString('utf8').split('\n');
  if (top === undefined || top === '') return { kind: 'none', reason: 'no work tree' };
  return { kind: 'repository', repository: new GitRepository(top, prefix ?? '', environment) };
}

/** One work tree. Every command is started with a clean environment and without any program that the repository names. */
export class GitRepository {
  constructor(
    /** Absolute path of the work tree. */
    readonly top: string,
    /** The opened folder below `top`: posix, ending in a slash, empty for `top` itself. */
    readonly prefix: string,
    private readonly environment: Environment,
  ) {}

  /** Runs a git command in the work tree's top folder. */
  run(args: readonly string[], input?: string | Buffer): GitOutput {
    return runGit(this.top, this.environment, args, input);
  }

  /** The commit that is checked out, `undefined` before the first commit. */
  head(): string | undefined {
    return this.commit('HEAD');
  }

  /** The full id of a commit by any name of it, `undefined` when there is none. */
  commit(name: string): string | undefined {
    const found = this.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    const id = found.kind === 'output' ? found.bytes.toString('utf8').trim() : '';
    return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
  }

  /** Whether the history was cut when it was cloned. */
  isShallow(): boolean {
    const found = this.run(['rev-parse', '--is-shallow-repository']);
    return found.kind === 'output' && found.bytes.toString('utf8').trim() === 'true';
  }
}

function runGit(folder: string, environment: Environment, args: readonly string[], input?: string | Buffer): GitOutput {
  const kept = Object.fromEntries(
    KEPT_VARIABLES.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
  const ended = spawnSync('git', [...NO_PROGRAMS, ...args], {
    cwd: folder,
    env: { ...kept, ...FIXED_VARIABLES },
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_BYTES,
    windowsHide: true,
    killSignal: 'SIGKILL',
    ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
  });
  if (ended.error !== undefined) return { kind: 'failed', reason: startFailure(ended.error) };
  if (ended.status !== 0) return { kind: 'failed', reason: gitFailure(ended.stderr.toString('utf8'), folder) };
  return { kind: 'output', bytes: ended.stdout };
}

function startFailure(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'git is not installed or not on the PATH';
  if (code === 'ETIMEDOUT') return `git took longer than ${TIMEOUT_MS / 1000} s`;
  if (code === 'ENOBUFS') return `git printed more than ${MAX_BYTES / 1_000_000} MB`;
  return `git could not be started (${code ?? error.message})`;
}

/** The first line of what git says, but for what needs other words. */
function gitFailure(stderr: string, folder: string): string {
  if (stderr.includes('dubious ownership')) {
    return `git refuses ${basename(folder)} because it belongs to another user; to trust it: git config --global --add safe.directory <folder>`;
  }
  if (stderr.includes('not a git repository')) return 'no git repository';
  const first = stderr.split('\n').find((line) => line.trim() !== '') ?? 'git failed without a word';
  return first.replace(/^(fatal|error): /, '').slice(0, 300);
}
