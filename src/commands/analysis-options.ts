import { type Command, Option } from 'commander';
import { SEVERITIES } from '../model/rule.js';
import type { AnalysisOptions } from './analysis-settings.js';
import { LOG_LEVELS, type LogLevel } from './log.js';
import { parseBytes, parseThreads } from './option-values.js';

/** What every command that analyses files is given. */
export interface CommonOptions extends AnalysisOptions {
  readonly quiet?: true;
  readonly logLevel: LogLevel;
  readonly concurrency?: number;
}

/** @param usual what `--fail-on` is without being named */
export function withAnalysisOptions(command: Command, usual: string): Command {
  return command
    .option('-q, --quiet', 'no summary and no progress')
    .addOption(new Option('--log-level <level>', 'log on stderr').choices(LOG_LEVELS).default('warn'))
    .addOption(
      new Option('--fail-on <severity>', `mildest severity of a stable rule that exits 1; default ${usual}`).choices(
        SEVERITIES,
      ),
    )
    .option('--config <file>', 'configuration; default audit.config.{json,jsonc,yaml,yml} or "audit" in package.json')
    .option('--no-cache', 'neither read nor write records of earlier runs')
    .option('--cache-dir <folder>', 'where records are kept; default the cache folder of the user')
    .option('--templates <folder>', 'templates that replace ours')
    .addOption(new Option('--profile <profile>', 'spelling of tags').choices(['plain', 'lambda']))
    .option('--max-file-size <size>', 'skip larger files; default 2mb', parseBytes)
    .option('--concurrency <threads>', 'worker threads; default one a core, at most 8', parseThreads);
}
