import { basename, dirname, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { checkRuleNames } from '../config/rule-names.js';
import { type BaselineEntry, baselineEntries, baselineText, beforeOfBaseline } from '../gate/baseline.js';
import { compare } from '../gate/compare.js';
import { measured } from '../gate/decide.js';
import { pruned } from '../gate/prune.js';
import type { AuditResult } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import { plainLine } from '../render/escape.js';
import { loadRules } from '../rules/load.js';
import { runAudit } from '../run.js';
import { expandPaths } from '../walk/expand-paths.js';
import { resolveTargets } from '../walk/targets.js';
import { type CommonOptions, withAnalysisOptions } from './analysis-options.js';
import { readSettings } from './analysis-settings.js';
import { auditRequest } from './audit-request.js';
import { BASELINE_NAME, baselineSettings, readBaselineFile } from './baseline-file.js';
import type { CommandIo, Finish } from './io.js';
import { Progress } from './progress.js';

interface BaselineOptions extends CommonOptions {
  readonly update?: true;
  readonly prune?: true;
  readonly file?: string;
}

/** `audit baseline [paths...]`: the file of what is known, with which `audit check --baseline` compares. */
export function baselineCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('baseline')
    .description('write down what is found now, so that audit check --baseline fails only on what comes')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('--update', 'write all that is found now')
    .option('--prune', 'take out what is not found any more, and add nothing')
    .option('--file <file>', `the baseline; default ${BASELINE_NAME} in the audited folder`);
  return withAnalysisOptions(command, 'error').action(async (paths: string[], options: BaselineOptions) => {
    const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
    finish(await editBaseline(named, options, io));
  });
}

async function editBaseline(paths: readonly string[], options: BaselineOptions, io: CommandIo): Promise<number> {
  if (options.update && options.prune) {
    throw new UsageError('--update and --prune are different things', 'name one of them');
  }
  const settings = readSettings(paths, options, io);
  const rules = loadRules();
  checkRuleNames(settings, rules);
  const named = options.file === undefined ? settings.baseline : resolve(io.cwd, options.file);
  const file = named ?? resolve(resolveTargets(paths, io.cwd).root, BASELINE_NAME);
  const name = relative(io.cwd, file) || file;
  const known = options.update ? undefined : readBaselineFile(file, name);
  const progress = new Progress(io, options.quiet !== true);
  let result: AuditResult;
  const request = auditRequest({ paths, settings, rules, options, progress }, io);
  try {
    result = await runAudit(request);
  } finally {
    progress.clear();
  }
  if (!measured(result))
    throw new UsageError('no file was analysed, so there is nothing to write down', 'check the paths');
  const say = (text: string): void => {
    if (options.quiet !== true) io.stdout.write(`${plainLine(text)}\n`);
  };
  const write = (entries: readonly BaselineEntry[]): void => {
    const text = baselineText({ tool: request.version, config: baselineSettings(settings), entries });
    writeFiles(dirname(file), new Map([[basename(file), text]]));
  };
  if (known === undefined) {
    const entries = baselineEntries(result);
    write(entries);
    say(`${name}: ${entries.length} entries`);
  } else if (options.prune) {
    const entries = pruned(known.entries, result);
    write(entries);
    say(`${name}: ${entries.length} entries, ${known.entries.length - entries.length} taken out`);
  } else {
    const change = compare(beforeOfBaseline(known, name, rules), result);
    say(
      `${name}: ${known.entries.length} entries; ${change.fixedFindings.length} findings of it are fixed, ${change.newFindings.length} are new`,
    );
  }
  return 0;
}
