import { fileURLToPath } from 'node:url';

/** Folder of the programs that run beside a subject's code; the build copies it as it is. */
export const RUNNER_FOLDER = fileURLToPath(new URL('./runners/', import.meta.url));

/** @param path posix, below the folder of the runners */
export function runnerFile(path: string): string {
  return RUNNER_FOLDER + path;
}
