import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { checkRuleNames } from '../config/rule-names.js';
import { decide } from '../gate/decide.js';
import type { AuditResult } from '../model/result.js';
import { SEVERITIES } from '../model/rule.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import { plainLine } from '../render/escape.js';
import { consoleSummary } from '../report/console.js';
import type { ReportContext } from '../report/format.js';
import { FORMAT_NAMES, type FormatName, REPORT_FORMATS, USUAL_FORMATS } from '../report/formats.js';
import { loadRules } from '../rules/load.js';
import { runAudit } from '../run.js';
import { expandPaths } from '../walk/expand-paths.js';
import { type AnalysisOptions, analysisCacheFolder, readSettings } from './analysis-settings.js';
import type { CommandIo, Finish } from './io.js';
import { createLog, LOG_LEVELS, type LogLevel } from './log.js';
import { parseBytes, parseThreads } from './option-values.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';
import { packageVersion } from './version.js';

interface RunOptions extends AnalysisOptions {
  readonly format?: readonly FormatName[];
  readonly quiet?: true;
  readonly logLevel: LogLevel;
  readonly exitZero?: true;
  readonly concurrency?: number;
}

/** `audit run [paths...]`. */
export function runCommand(io: CommandIo, finish: Finish): Command {
  return new Command('run')
    .description('audit files and folders, and write the reports')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('-o, --output <folder>', 'folder for the reports; default reports')
    .addOption(
      new Option('-f, --format <format...>', 'reports to make; one without --output goes to stdout').choices(
        FORMAT_NAMES,
      ),
    )
    .option('-q, --quiet', 'no summary and no progress')
    .addOption(new Option('--log-level <level>', 'log on stderr').choices(LOG_LEVELS).default('warn'))
    .addOption(
      new Option('--fail-on <severity>', 'mildest severity of a stable rule that exits 1; default error').choices(
        SEVERITIES,
      ),
    )
    .option('--exit-zero', 'exit 0 whatever was found')
    .option('--config <file>', 'configuration; default audit.config.{json,jsonc,yaml,yml} or "audit" in package.json')
    .option('--no-cache', 'neither read nor write records of earlier runs')
    .option('--cache-dir <folder>', 'where records are kept; default the cache folder of the user')
    .option('--templates <folder>', 'templates that replace ours')
    .addOption(new Option('--profile <profile>', 'spelling of tags').choices(['plain', 'lambda']))
    .option('--max-file-size <size>', 'skip larger files; default 2mb', parseBytes)
    .option('--concurrency <threads>', 'worker threads; default one a core, at most 8', parseThreads)
    .action(async (paths: string[], options: RunOptions) => {
      const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
      finish(await runAndReport(named, options, io));
    });
}

/** Exit code: 0 pass, 1 the gate failed, 2 nothing was measured. */
async function runAndReport(paths: readonly string[], options: RunOptions, io: CommandIo): Promise<number> {
  const settings = readSettings(paths, options, io);
  const formats = options.format ?? [];
  const toStdout = formats.length > 0 && settings.output === undefined;
  if (toStdout && formats.length > 1) {
    throw new UsageError('more than one --format for stdout', 'name a folder with --output');
  }
  const rules = loadRules();
  checkRuleNames(settings, rules);
  const log = createLog(options.logLevel, io);
  const progress = new Progress(io, options.quiet !== true);
  let result: AuditResult;
  try {
    result = await runAudit({
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
  } finally {
    progress.clear();
  }
  const context = reportContext(rules, settings.templates, result.profile, io);
  if (toStdout) {
    io.stdout.write(REPORT_FORMATS[formats[0]!].render(result, context));
  } else {
    const folder = settings.output ?? resolve(io.cwd, 'reports');
    writeReports(result, formats, folder, context);
    if (options.quiet !== true) {
      const reports = relative(io.cwd, folder) || '.';
      io.stdout.write(consoleSummary(result, rules, { colour: io.colour, reports }));
    }
  }
  const decision = decide(result, settings.policy);
  for (const reason of decision.reasons) io.stderr.write(`audit: ${plainLine(reason)}\n`);
  if (decision.exitCode === 2)
    io.stderr.write('audit: no file was analysed, so nothing was measured; check the paths\n');
  return options.exitZero && decision.exitCode === 1 ? 0 : decision.exitCode;
}

/** `audit.json` is always written: every other report can be made from it later. */
function writeReports(
  result: AuditResult,
  formats: readonly FormatName[],
  folder: string,
  context: ReportContext,
): void {
  const names = new Set<FormatName>(['json', ...(formats.length === 0 ? USUAL_FORMATS : formats)]);
  writeFiles(
    folder,
    new Map([...names].map((name) => [REPORT_FORMATS[name].file, REPORT_FORMATS[name].render(result, context)])),
  );
}
