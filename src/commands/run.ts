import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { ShardNumber } from '../cache/shard.js';
import { checkRuleNames } from '../config/rule-names.js';
import { decide } from '../gate/decide.js';
import type { AuditResult } from '../model/result.js';
import { plainLine } from '../render/escape.js';
import { consoleSummary } from '../report/console.js';
import { FORMAT_NAMES, type FormatName, REPORT_FORMATS } from '../report/formats.js';
import { loadRules } from '../rules/load.js';
import { auditProgram, runAudit } from '../run.js';
import type { AuditRequest } from '../start-audit.js';
import { expandPaths } from '../walk/expand-paths.js';
import { type CommonOptions, withAnalysisOptions } from './analysis-options.js';
import { readSettings } from './analysis-settings.js';
import { auditRequest } from './audit-request.js';
import { checkStdoutFormats, writeReports } from './deliver-reports.js';
import type { CommandIo, Finish } from './io.js';
import { parseShard } from './option-values.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';
import { runShard } from './shard-run.js';
import { DEFAULT_SANDBOX, type SandboxOptions, verified, withSandboxOptions } from './verify-options.js';

export interface RunOptions extends CommonOptions, Partial<SandboxOptions> {
  readonly verify?: true;
  readonly format?: readonly FormatName[];
  readonly exitZero?: true;
  readonly shard?: ShardNumber;
}

/** `audit run [paths...]`. */
export function runCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('run')
    .description('audit files and folders, and write the reports')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('-o, --output <folder>', 'folder for the reports; default reports')
    .addOption(
      new Option('-f, --format <format...>', 'reports to make; one without --output goes to stdout').choices(
        FORMAT_NAMES,
      ),
    )
    .option('--exit-zero', 'exit 0 whatever was found')
    .option('--verify', 'also run classes and functions beside the reference algorithms, as audit verify does')
    .option('--shard <i/n>', 'only analyse one part of the files, for audit merge', parseShard);
  return withSandboxOptions(withAnalysisOptions(command, 'error')).action(
    async (paths: string[], options: RunOptions) => {
      const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
      finish(await runAndReport(named, options, io));
    },
  );
}

/** Audits and writes the reports. Exit code: 0 pass, 1 the gate failed, 2 nothing was measured. */
export async function runAndReport(
  paths: readonly string[],
  options: RunOptions,
  io: CommandIo,
  given: Pick<AuditRequest, 'root' | 'records'> = {},
): Promise<number> {
  const settings = readSettings(paths, options, io);
  const formats = options.format ?? [];
  const toStdout = formats.length > 0 && settings.output === undefined;
  checkStdoutFormats(formats, settings.output);
  const rules = loadRules();
  checkRuleNames(settings, rules);
  const progress = new Progress(io, options.quiet !== true);
  const request = { ...auditRequest({ paths, settings, rules, options, progress }, io), ...given };
  let result: AuditResult;
  try {
    if (options.shard !== undefined) {
      await runShard(request, options.shard, options.quiet === true, io);
      return 0;
    }
    result = options.verify === true ? await auditAndVerify(request, options, progress, io) : await runAudit(request);
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

/** The audit with the verdicts of what was run. */
async function auditAndVerify(
  request: AuditRequest,
  options: RunOptions,
  progress: Progress,
  io: CommandIo,
): Promise<AuditResult> {
  const audited = await auditProgram(request);
  const sandbox = { ...DEFAULT_SANDBOX, ...options };
  return (await verified(audited, sandbox, { select: {}, bindings: request.settings.bindings }, progress, io)).result;
}
