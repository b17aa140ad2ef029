import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { algorithms } from '../algorithms/index.js';
import type { DocsInput } from '../docs/project.js';
import type { DocsFormat } from '../docs/routes.js';
import { docsFiles } from '../docs/site.js';
import { buildGraph } from '../graph/build/build.js';
import { Graph } from '../graph/graph.js';
import type { Tag } from '../model/rule.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import { loadRules, RULES_FOLDER } from '../rules/load.js';
import { type AuditedProgram, auditProgram } from '../run.js';
import { loadProfile } from '../tags/profile.js';
import { expandPaths } from '../walk/expand-paths.js';
import { type AnalysisOptions, analysisCacheFolder, readSettings } from './analysis-settings.js';
import type { CommandIo, Finish } from './io.js';
import { createLog, LOG_LEVELS, type LogLevel } from './log.js';
import { parseBytes, parseThreads } from './option-values.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';
import { packageVersion } from './version.js';

interface DocsOptions extends AnalysisOptions {
  readonly output: string;
  readonly format?: readonly DocsFormat[];
  readonly quiet?: true;
  readonly logLevel: LogLevel;
  readonly concurrency?: number;
}

const FORMATS: readonly DocsFormat[] = ['md', 'html'];

/** `audit docs [paths...]`. */
export function docsCommand(io: CommandIo, finish: Finish): Command {
  return new Command('docs')
    .description('analyse files and write pages on each module, package and algorithm, with a glossary of tags')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('-o, --output <folder>', 'folder for the pages', 'reports/docs')
    .addOption(new Option('-f, --format <format...>', 'md, html; default both').choices(FORMATS))
    .option('--templates <folder>', 'templates that replace ours, file by file')
    .addOption(new Option('--profile <profile>', 'spelling of tags').choices(['plain', 'lambda']))
    .option('-q, --quiet', 'no summary and no progress')
    .addOption(new Option('--log-level <level>', 'log on stderr').choices(LOG_LEVELS).default('warn'))
    .option('--config <file>', 'configuration; default as for audit run')
    .option('--no-cache', 'neither read nor write records of earlier runs')
    .option('--cache-dir <folder>', 'where records are kept; default the cache folder of the user')
    .option('--max-file-size <size>', 'skip larger files; default 2mb', parseBytes)
    .option('--concurrency <threads>', 'worker threads; default one a core, at most 8', parseThreads)
    .action(async (paths: string[], options: DocsOptions) => {
      const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
      await writeDocs(named, options, io);
      finish(0);
    });
}

async function writeDocs(paths: readonly string[], options: DocsOptions, io: CommandIo): Promise<void> {
  const settings = readSettings(paths, options, io);
  const rules = loadRules();
  const log = createLog(options.logLevel, io);
  const progress = new Progress(io, options.quiet !== true);
  try {
    const audited = await auditProgram({
      paths,
      cwd: io.cwd,
      version: packageVersion(),
      settings,
      rules,
      threads: options.concurrency,
      cacheFolder: (root) => analysisCacheFolder(root, settings, options, io),
      signal: io.signal,
      log,
      onProgress: (stage, done, total) => progress.update(stage, done, total),
    });
    if (audited.records.length === 0) {
      throw new UsageError('no file was analysed, so there is nothing to document', 'check the paths');
    }
    const { profile, templates } = reportContext(rules, settings.templates, audited.result.profile, io);
    const started = performance.now();
    const input: DocsInput = {
      ...audited,
      graph: graphOf(audited),
      algorithms,
      rules,
      spell: (tag) => profile[tag as Tag]?.[0] ?? tag,
      spellings: loadProfile(RULES_FOLDER, 'lambda'),
    };
    const files = docsFiles(input, templates, options.format ?? FORMATS);
    const folder = resolve(io.cwd, options.output);
    writeFiles(folder, files);
    log.info({ stage: 'docs', ms: Math.round(performance.now() - started), files: files.size }, 'docs done');
    if (options.quiet !== true) io.stdout.write(`${files.size} files in ${relative(io.cwd, folder) || '.'}\n`);
  } finally {
    progress.clear();
  }
}

function graphOf({ result, records, otherPaths }: AuditedProgram): Graph {
  const { nodes, edges } = buildGraph({ records, otherPaths, result, algorithms });
  return new Graph(nodes, edges);
}
