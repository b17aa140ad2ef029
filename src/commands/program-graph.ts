import { Command, Option } from 'commander';
import { algorithms } from '../algorithms/index.js';
import type { Settings } from '../config/settings.js';
import { buildGraph } from '../graph/build/build.js';
import { Graph } from '../graph/graph.js';
import { UsageError } from '../model/usage-error.js';
import { loadRules } from '../rules/load.js';
import { type AuditedProgram, auditProgram } from '../run.js';
import { expandPaths } from '../walk/expand-paths.js';
import type { CommonOptions } from './analysis-options.js';
import { readSettings } from './analysis-settings.js';
import { auditRequest } from './audit-request.js';
import type { CommandIo } from './io.js';
import { LOG_LEVELS } from './log.js';
import { parseBytes, parseThreads } from './option-values.js';
import { Progress } from './progress.js';

export interface ProgramGraph extends AuditedProgram {
  readonly graph: Graph;
  readonly settings: Settings;
}

/** A command that analyses files to make something of their graph. */
export function analysingCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('-q, --quiet', 'no summary and no progress')
    .addOption(new Option('--log-level <level>', 'log on stderr').choices(LOG_LEVELS).default('warn'))
    .option('--config <file>', 'configuration; default as for audit run')
    .option('--no-cache', 'neither read nor write records of earlier runs')
    .option('--cache-dir <folder>', 'where records are kept; default the cache folder of the user')
    .option('--max-file-size <size>', 'skip larger files; default 2mb', parseBytes)
    .option('--concurrency <threads>', 'worker threads; default one a core, at most 8', parseThreads);
}

/** Audits files and builds their graph. */
export async function programGraph(
  paths: readonly string[],
  options: CommonOptions,
  io: CommandIo,
): Promise<ProgramGraph> {
  const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
  const settings = readSettings(named, options, io);
  const progress = new Progress(io, options.quiet !== true);
  try {
    const request = auditRequest({ paths: named, settings, rules: loadRules(), options, progress }, io);
    const audited = await auditProgram(request);
    if (audited.records.length === 0)
      throw new UsageError('no file was analysed, so there is no graph', 'check the paths');
    const started = performance.now();
    const { nodes, edges } = buildGraph({ ...audited, algorithms });
    request.log.info(
      { stage: 'graph', ms: Math.round(performance.now() - started), nodes: nodes.length },
      'graph done',
    );
    return { ...audited, graph: new Graph(nodes, edges), settings };
  } finally {
    progress.clear();
  }
}
