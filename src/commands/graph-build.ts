import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { algorithms } from '../algorithms/index.js';
import { buildGraph } from '../graph/build/build.js';
import { Graph } from '../graph/graph.js';
import { UsageError } from '../model/usage-error.js';
import { writeDatabase } from '../output/graph-database.js';
import { writeGraph } from '../output/graph-files.js';
import { loadRules } from '../rules/load.js';
import { auditProgram } from '../run.js';
import { expandPaths } from '../walk/expand-paths.js';
import { type AnalysisOptions, analysisCacheFolder, readSettings } from './analysis-settings.js';
import type { CommandIo, Finish } from './io.js';
import { createLog, LOG_LEVELS, type LogLevel } from './log.js';
import { parseBytes, parseThreads } from './option-values.js';
import { Progress } from './progress.js';
import { packageVersion } from './version.js';

interface BuildOptions extends AnalysisOptions {
  readonly output: string;
  readonly sqlite?: true;
  readonly quiet?: true;
  readonly logLevel: LogLevel;
  readonly concurrency?: number;
}

/** `audit graph build [paths...]`. */
export function graphBuildCommand(io: CommandIo, finish: Finish): Command {
  return new Command('build')
    .description('analyse files and write their knowledge graph')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('-o, --output <folder>', 'folder for nodes.ndjson, edges.ndjson and graph.json', 'reports/graph')
    .option('--sqlite', 'also write graph.sqlite, for questions in SQL')
    .option('-q, --quiet', 'no summary and no progress')
    .addOption(new Option('--log-level <level>', 'log on stderr').choices(LOG_LEVELS).default('warn'))
    .option('--config <file>', 'configuration; default as for audit run')
    .option('--no-cache', 'neither read nor write records of earlier runs')
    .option('--cache-dir <folder>', 'where records are kept; default the cache folder of the user')
    .option('--max-file-size <size>', 'skip larger files; default 2mb', parseBytes)
    .option('--concurrency <threads>', 'worker threads; default one a core, at most 8', parseThreads)
    .action(async (paths: string[], options: BuildOptions) => {
      const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
      await build(named, options, io);
      finish(0);
    });
}

async function build(paths: readonly string[], options: BuildOptions, io: CommandIo): Promise<void> {
  const settings = readSettings(paths, options, io);
  const progress = new Progress(io, options.quiet !== true);
  const log = createLog(options.logLevel, io);
  let graph: Graph;
  let project: string;
  try {
    const { result, records, otherPaths } = await auditProgram({
      paths,
      cwd: io.cwd,
      version: packageVersion(),
      settings,
      rules: loadRules(),
      threads: options.concurrency,
      cacheFolder: (root) => analysisCacheFolder(root, settings, options, io),
      signal: io.signal,
      log,
      onProgress: (stage, done, total) => progress.update(stage, done, total),
    });
    if (records.length === 0) throw new UsageError('no file was analysed, so there is no graph', 'check the paths');
    const started = performance.now();
    const { nodes, edges } = buildGraph({ records, otherPaths, result, algorithms });
    graph = new Graph(nodes, edges);
    project = result.project.name;
    log.info({ stage: 'graph', ms: Math.round(performance.now() - started), nodes: nodes.length }, 'graph done');
  } finally {
    progress.clear();
  }
  const folder = resolve(io.cwd, options.output);
  writeGraph(folder, graph, project);
  if (options.sqlite) writeDatabase(folder, graph);
  if (options.quiet) return;
  io.stdout.write(`${graph.nodeCount} nodes, ${graph.edgeCount} edges in ${relative(io.cwd, folder) || '.'}\n`);
}
