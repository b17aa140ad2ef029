import type { Settings } from '../config/settings.js';
import type { Rule } from '../model/rule.js';
import type { AuditRequest } from '../start-audit.js';
import type { CommonOptions } from './analysis-options.js';
import { analysisCacheFolder } from './analysis-settings.js';
import type { CommandIo } from './io.js';
import { createLog } from './log.js';
import type { Progress } from './progress.js';
import { packageVersion } from './version.js';

export interface RequestInputs {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly rules: readonly Rule[];
  readonly options: CommonOptions;
  readonly progress: Progress;
}

/** What a command line asks of an audit. */
export function auditRequest(
  { paths, settings, rules, options, progress }: RequestInputs,
  io: CommandIo,
): AuditRequest {
  return {
    paths,
    cwd: io.cwd,
    version: packageVersion(),
    settings,
    rules,
    threads: options.concurrency,
    cacheFolder: (root) => analysisCacheFolder(root, settings, options, io),
    environment: io.environment,
    signal: io.signal,
    log: createLog(options.logLevel, io),
    onProgress: (stage, done, total) => progress.update(stage, done, total),
  };
}
