import { basename, join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { describeProject } from '../config/describe-project.js';
import { CONFIG_NAMES, findConfig } from '../config/load.js';
import { starterConfig } from '../config/starter-config.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import { plainLine } from '../render/escape.js';
import { walk } from '../walk/walk.js';
import type { CommandIo, Finish } from './io.js';

const NAME = 'audit.config.jsonc';
/** Where the schema is in a project that has installed the package. */
const SCHEMA = './node_modules/learning-audit/schema/audit-config.schema.json';

/** `audit init`: a configuration that fits the project and explains each line. */
export function initCommand(io: CommandIo, finish: Finish): Command {
  return new Command('init')
    .description(`write ${NAME}, fitted to the project, with each line explained`)
    .argument('[path]', 'the project', '.')
    .option('--force', 'write over the configuration that there is')
    .action(async (path: string, options: { readonly force?: true }) => {
      const folder = resolve(io.cwd, path);
      const walked = await walk([path], { cwd: io.cwd, include: [], exclude: [] });
      if (walked.root !== folder && walked.files.some((file) => file.absolute === folder)) {
        throw new UsageError(`${path} is a file`, 'name the folder of the project');
      }
      refuseSecond(folder, options.force === true);
      const shape = describeProject(walked.files);
      writeFiles(folder, new Map([[NAME, starterConfig(shape, SCHEMA)]]));
      const place = relative(io.cwd, join(folder, NAME));
      io.stdout.write(
        `${[
          `${place} written: ${walked.files.length} source files, ${found(shape.learning, 'learning code in')}, ${found(shape.entryPoints, 'entry points')}`,
          'Next: audit run shows all there is; audit check fails on what a change brings; audit baseline --update forgives what there is now.',
        ]
          .map(plainLine)
          .join('\n')}\n`,
      );
      finish(0);
    });
}

function found(items: readonly string[], what: string): string {
  return items.length === 0 ? `no ${what.replace(/ in$/, '')} told from names` : `${what} ${items.join(', ')}`;
}

/** Two configurations in one folder are an error, so another one is never written beside one. */
function refuseSecond(folder: string, force: boolean): void {
  const { file } = findConfig([folder]);
  if (file === undefined || (force && basename(file) === NAME)) return;
  const others = CONFIG_NAMES.join(', ');
  throw new UsageError(
    `there is a configuration already: ${basename(file)}`,
    force
      ? `delete it first; one of ${others} or "audit" in package.json is read`
      : 'write over it with --force, or edit it',
  );
}
