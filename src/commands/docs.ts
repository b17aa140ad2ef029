import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Command, Option } from 'commander';
import { algorithms } from '../algorithms/index.js';
import { IGNORE_FILE, ignoreFile, isOurIgnoreFile } from '../docs/ignore-file.js';
import type { DocsFormat } from '../docs/routes.js';
import { docsFiles } from '../docs/site.js';
import type { Tag } from '../model/rule.js';
import { writeFiles } from '../output/write-files.js';
import { loadRules, RULES_FOLDER } from '../rules/load.js';
import { loadProfile } from '../tags/profile.js';
import { readRegularFile } from '../walk/read-file.js';
import type { CommonOptions } from './analysis-options.js';
import type { CommandIo, Finish } from './io.js';
import { analysingCommand, programGraph } from './program-graph.js';
import { reportContext } from './report-context.js';

interface DocsOptions extends CommonOptions {
  readonly output: string;
  readonly format?: readonly DocsFormat[];
}

const FORMATS: readonly DocsFormat[] = ['md', 'html'];

/** `audit docs [paths...]`. */
export function docsCommand(io: CommandIo, finish: Finish): Command {
  return analysingCommand(
    'docs',
    'analyse files and write pages on each module, package and algorithm, with a glossary of tags',
  )
    .option('-o, --output <folder>', 'folder for the pages', 'reports/docs')
    .addOption(new Option('-f, --format <format...>', 'md, html; default both').choices(FORMATS))
    .option('--templates <folder>', 'templates that replace ours, file by file')
    .addOption(new Option('--profile <profile>', 'spelling of tags').choices(['plain', 'lambda']))
    .action(async (paths: string[], options: DocsOptions) => {
      const { settings, ...program } = await programGraph(paths, options, io);
      const rules = loadRules();
      const { profile, templates } = reportContext(rules, settings.templates, program.result.profile, io);
      const files = docsFiles(
        {
          ...program,
          algorithms,
          rules,
          spell: (tag) => profile[tag as Tag]?.[0] ?? tag,
          spellings: loadProfile(RULES_FOLDER, 'lambda'),
        },
        templates,
        options.format ?? FORMATS,
      );
      const folder = resolve(io.cwd, options.output);
      const audited = paths.length === 0 ? [io.cwd] : paths.map((path) => resolve(io.cwd, path));
      const ignored = mayIgnore(folder, audited) ? [[IGNORE_FILE, ignoreFile(files.keys())] as const] : [];
      writeFiles(folder, new Map([...files, ...ignored]));
      if (options.quiet !== true) io.stdout.write(`${files.size} files in ${relative(io.cwd, folder) || '.'}\n`);
      finish(0);
    });
}

const MAX_IGNORE_BYTES = 100_000;

/** Not where something audited lies inside the folder, and not over a file that somebody else wrote. */
function mayIgnore(folder: string, audited: readonly string[]): boolean {
  const holds = (path: string): boolean => {
    const way = relative(folder, path);
    return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
  };
  if (audited.some(holds)) return false;
  const file = join(folder, IGNORE_FILE);
  if (!existsSync(file)) return true;
  const read = readRegularFile(file, MAX_IGNORE_BYTES);
  return read.kind === 'bytes' && isOurIgnoreFile(read.bytes.toString('utf8'));
}
