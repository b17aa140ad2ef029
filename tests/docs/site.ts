import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, type Outcome, project } from '../cli/audit.js';

export interface Site {
  readonly folder: string;
  /** Text of every file of the documentation by its path in it. */
  readonly files: ReadonlyMap<string, string>;
  readonly outcome: Outcome;
}

/** The documentation of a folder, made by the command. */
export async function siteOfFolder(folder: string, output: string, argv: readonly string[] = []): Promise<Site> {
  const outcome = await audit(folder, ['docs', '.', '--output', output, '--no-cache', ...argv]);
  const files = new Map<string, string>();
  if (outcome.exitCode === 0)
    for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' }).sort())
      if (/\.\w+$/.test(name) && !isFolder(join(output, name)))
        files.set(name, readFileSync(join(output, name), 'utf8'));
  return { folder: output, files, outcome };
}

/** The documentation of a project made of these files. */
export async function siteOf(files: Readonly<Record<string, string>>, argv: readonly string[] = []): Promise<Site> {
  const folder = project(files);
  return siteOfFolder(folder, join(project({}), 'docs'), argv);
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}
