const RUNNERS = new Set(['npm', 'yarn', 'pnpm', 'bun', 'npx']);

/** Whether a program, perhaps with its first argument, runs the scripts of a manifest. */
export function isRunner(program: string | undefined): boolean {
  return RUNNERS.has(program?.split(' ')[0] ?? '');
}

/** Commands of package managers themselves. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'install',
  'ci',
  'i',
  'add',
  'test',
  'start',
  'publish',
  'init',
  'update',
  'audit',
  'link',
  'pack',
  'version',
  'exec',
  'create',
  'dlx',
  'run',
  'login',
  'root',
  'list',
  'cache',
  'config',
  'outdated',
  'uninstall',
  'view',
  'prune',
  'dedupe',
  'set',
  'whoami',
  '',
]);

export function isBuiltIn(name: string): boolean {
  return BUILT_IN.has(name);
}
