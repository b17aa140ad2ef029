import { relative } from 'node:path';
import { Command, Option } from 'commander';
import { checkRuleNames } from '../config/rule-names.js';
import { decideChange } from '../gate/decide-change.js';
import { UsageError } from '../model/usage-error.js';
import { consoleChange } from '../report/console-change.js';
import { FORMAT_NAMES, type FormatName, REPORT_FORMATS } from '../report/formats.js';
import { loadRules } from '../rules/load.js';
import { expandPaths } from '../walk/expand-paths.js';
import { type CommonOptions, withAnalysisOptions } from './analysis-options.js';
import { readConfig, settingsOf } from './analysis-settings.js';
import { auditRequest } from './audit-request.js';
import { type Comparison, makeComparison } from './comparison.js';
import { checkStdoutFormats, writeReports } from './deliver-reports.js';
import type { CommandIo, Finish } from './io.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';
import { withVerifiedSubjects } from './verified-subjects.js';

interface CheckOptions extends CommonOptions {
  readonly base?: string;
  readonly baseline?: string;
  readonly verified?: string;
  readonly format?: readonly FormatName[];
  readonly exitZero?: true;
}

/** `audit check [paths...]`: what a change brings, and whether it passes. */
export function checkCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('check')
    .description('say what a change brings, and fail on it')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('--base <commit>', "compare with the merge base with this commit; default origin's default branch")
    .option('--baseline <file>', 'compare with a baseline file instead')
    .option('--verified <file>', 'audit.json of audit verify on the same files, for verifications that are required')
    .option('-o, --output <folder>', 'folder for the reports; without it none are written')
    .addOption(
      new Option('-f, --format <format...>', 'reports to make; one without --output goes to stdout').choices(
        FORMAT_NAMES,
      ),
    )
    .option('--exit-zero', 'exit 0 when the gate fails');
  return withAnalysisOptions(command, 'warning').action(async (paths: string[], options: CheckOptions) => {
    const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
    finish(await checkAndReport(named, options, io));
  });
}

/** Exit code: 0 pass, 1 the gate failed, 2 nothing was measured. */
async function checkAndReport(paths: readonly string[], options: CheckOptions, io: CommandIo): Promise<number> {
  if (options.base !== undefined && options.baseline !== undefined) {
    throw new UsageError('--base and --baseline both say what to compare with', 'name one of them');
  }
  const config = readConfig(paths, options, io);
  const settings = settingsOf(config, options, io);
  const formats = options.format ?? [];
  checkStdoutFormats(formats, settings.output);
  const rules = loadRules();
  checkRuleNames(settings, rules);
  const progress = new Progress(io, options.quiet !== true);
  let comparison: Comparison;
  try {
    // What a check says in the console is of findings, copies and claims alone.
    const withConvergence = settings.output !== undefined || formats.length > 0;
    const request = { ...auditRequest({ paths, settings, rules, options, progress }, io), withConvergence };
    comparison = await makeComparison({ request, config, base: options.base, baseline: options.baseline }, io);
  } finally {
    progress.clear();
  }
  const { before, notices } = comparison;
  const result =
    options.verified === undefined ? comparison.result : withVerifiedSubjects(comparison.result, options.verified, io);
  const gate = decideChange(before, result, settings.policy, notices);
  const context = { ...reportContext(rules, settings.templates, result.profile, io), gate };
  if (settings.output !== undefined) writeReports(result, formats, settings.output, context);
  const [format] = formats;
  if (settings.output === undefined && format !== undefined) {
    io.stdout.write(REPORT_FORMATS[format].render(result, context));
  } else if (options.quiet !== true) {
    const reports = settings.output === undefined ? undefined : relative(io.cwd, settings.output) || '.';
    io.stdout.write(consoleChange(result, gate, rules, { colour: io.colour, reports }));
  }
  return options.exitZero && gate.exitCode === 1 ? 0 : gate.exitCode;
}
