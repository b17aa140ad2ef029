const RUNNERS = new Set(['npm', 'yarn', 'pnpm', 'bun', 'npx']);

/** Whether a program, perhaps with its first argument, runs the scripts of a manifest. */
export function isRunner(program: string | undefined): boolean {
  return RUNNERS.has(program?.split(' ')[0] ?? '');
}
