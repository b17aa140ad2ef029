import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { AuditResult, Subject } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { readResult } from '../output/read-result.js';
import { plainLine } from '../render/escape.js';
import { subjectCounts, subjectRow } from '../render/subjects-view.js';
import { loadRules } from '../rules/load.js';
import type { Selection } from '../verify/verify-program.js';
import { expandPaths } from '../walk/expand-paths.js';
import { type CommonOptions, withAnalysisOptions } from './analysis-options.js';
import { readSettings } from './analysis-settings.js';
import { auditRequest } from './audit-request.js';
import { writeReports } from './deliver-reports.js';
import type { CommandIo, Finish } from './io.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';
import { exportTest } from './verify-export.js';
import { type SandboxOptions, verified, withSandboxOptions } from './verify-options.js';
import { scaffoldAdapter } from './verify-scaffold.js';
import { auditToVerify, type Scope } from './verify-scope.js';

interface VerifyOptions extends CommonOptions, SandboxOptions {
  readonly concurrency?: number;
  readonly claim?: string;
  readonly algorithm?: string;
  readonly symbol?: string;
  readonly replay?: string;
  readonly exportTest?: string;
  readonly scaffold?: string;
  readonly result?: string;
  readonly json?: true;
}

/** `audit verify [paths...]`. */
export function verifyCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('verify')
    .description("run the project's own classes and functions beside the reference algorithms, in a sandbox")
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('-o, --output <folder>', 'folder for the reports; default reports')
    .option('--claim <id>', 'only what this claim is about')
    .option('--algorithm <id>', 'only what may be this algorithm')
    .option('--symbol <name>', 'only this class or function')
    .option('--replay <id>', 'run one counterexample of an earlier run again and print inputs, expected and got')
    .option('--export-test <id>', 'write a test that fails on the counterexample of an earlier run')
    .option('--scaffold <symbol>', 'write an adapter file for a class or function that cannot be bound')
    .option(
      '--result <file>',
      'earlier result for --replay and --export-test; default audit.json in the folder of reports',
    )
    .option('--json', 'print the subjects as JSON');
  return withSandboxOptions(withAnalysisOptions(command, 'error')).action(
    async (paths: string[], options: VerifyOptions) => {
      const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
      finish(await runVerify(named, options, io));
    },
  );
}

/** Exit code: 0 nothing refuted, 1 something is (or a counterexample was reproduced), 2 could not run. */
async function runVerify(paths: readonly string[], options: VerifyOptions, io: CommandIo): Promise<number> {
  const settings = readSettings(paths, options, io);
  const rules = loadRules();
  const progress = new Progress(io, options.quiet !== true);
  const folder = settings.output ?? resolve(io.cwd, 'reports');
  const earlier = earlierSubject(options, folder, io);
  try {
    const scope = await auditToVerify(auditRequest({ paths, settings, rules, options, progress }, io));
    const { audited } = scope;
    if (audited.records.length === 0)
      throw new UsageError('no file was analysed, so there is nothing to verify', 'check the paths');
    if (options.scaffold !== undefined) return scaffoldAdapter(audited, options.scaffold, options.algorithm, io);
    const verification = await verified(
      audited,
      seeded(options, earlier),
      { select: { ...selection(options, earlier), ...named(scope) }, bindings: settings.bindings },
      progress,
      io,
    );
    const { result } = verification;
    progress.clear();
    if (earlier !== undefined && options.exportTest !== undefined)
      return exportTest(audited.root, verification, earlier, io);
    if (earlier !== undefined) return printReplay(result, earlier, io);
    if (result.subjects.length === 0)
      throw new UsageError(
        'nothing in these files claims to be an algorithm that is known',
        'see audit algorithms, or bind a class with "verify" in the configuration',
      );
    const context = reportContext(rules, settings.templates, result.profile, io);
    writeReports(result, [], folder, context);
    if (options.json) io.stdout.write(`${JSON.stringify(result.subjects, undefined, 2)}\n`);
    else if (options.quiet !== true) io.stdout.write(record(result, relative(io.cwd, folder) || '.'));
    return result.subjects.some(({ verdict }) => verdict === 'refuted') ? 1 : 0;
  } finally {
    progress.clear();
  }
}

/** The refuted subject of an earlier result that an option names by its id. */
function earlierSubject(
  { replay, exportTest: exported, result }: VerifyOptions,
  folder: string,
  io: CommandIo,
): Subject | undefined {
  const id = replay ?? exported;
  if (id === undefined) return undefined;
  const file = result === undefined ? resolve(folder, 'audit.json') : resolve(io.cwd, result);
  const found = readResult(file).subjects.filter((subject) => subject.id?.startsWith(id));
  const [subject] = found;
  if (subject === undefined || found.length > 1)
    throw new UsageError(
      `${found.length === 0 ? 'no subject has' : 'more than one subject has'} the id ${id}`,
      'the trace summary names them',
    );
  if (subject.counterexample === undefined)
    throw new UsageError(
      `${subject.symbol} is ${subject.verdict}, and has no counterexample`,
      'only refuted subjects have one',
    );
  return subject;
}

function seeded(options: VerifyOptions, earlier: Subject | undefined): SandboxOptions {
  return earlier?.seed === undefined ? options : { ...options, seed: earlier.seed };
}

function selection({ claim, algorithm, symbol }: VerifyOptions, earlier: Subject | undefined): Selection {
  if (earlier?.id !== undefined && earlier.counterexample !== undefined) {
    const { id, symbol: name, algorithm: known, binding, counterexample } = earlier;
    return { replay: { id, symbol: name, algorithm: known, binding, property: counterexample.property } };
  }
  return {
    ...(claim === undefined ? {} : { claim }),
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(symbol === undefined ? {} : { symbol }),
  };
}

function named({ named: paths }: Scope): Pick<Selection, 'paths'> {
  return paths === undefined ? {} : { paths };
}

function printReplay(result: AuditResult, earlier: Subject, io: CommandIo): number {
  const subject = result.subjects.find(({ id }) => id === earlier.id);
  if (subject === undefined)
    throw new UsageError(`${earlier.symbol} is not among these files`, 'name the paths that were verified before');
  if (subject.counterexample === undefined) {
    io.stdout.write(
      `${plainLine(subject.symbol)}: the counterexample is not reproduced (${plainLine(subject.reason)})\n`,
    );
    return 0;
  }
  const row = subjectRow(subject);
  io.stdout.write(
    [
      `${subject.symbol} (${subject.path}) as ${subject.algorithm}`,
      `  property  ${row.property}`,
      `  called as ${subject.binding}`,
      `  run in    ${row.conditions}`,
      `  inputs    ${row.inputs}`,
      `  expected  ${row.expected}`,
      `  got       ${row.actual}`,
      ...(row.smallest === undefined
        ? []
        : [
            `  smallest  ${row.smallest.size}`,
            ...row.smallest.calls.map((call) => `            ${call}`),
            `  expected  ${row.smallest.expected}`,
            `  got       ${row.smallest.actual}`,
          ]),
      `  reproduced: ${subject.counterexample.explanation}`,
    ]
      .map(plainLine)
      .join('\n')
      .concat('\n'),
  );
  return 1;
}

/** A laboratory record in a few lines a subject, the refuted first. */
function record(result: AuditResult, reports: string): string {
  const order = ['refuted', 'variant', 'verified', 'untested'];
  const subjects = [...result.subjects].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const lines = subjects.flatMap((subject) => {
    const row = subjectRow(subject);
    return [
      `${subject.verdict.padEnd(9)} ${subject.symbol} (${row.place}) as ${subject.algorithm}`,
      `          ${row.reason}`,
      ...(row.expected === undefined
        ? []
        : [
            ...(row.smallest?.calls ?? []).map((call) => `          | ${call}`),
            `          expected ${row.smallest?.expected ?? row.expected}, got ${row.smallest?.actual ?? row.actual}; --replay ${row.id}`,
          ]),
      ...row.observed.map((seen) => `          seen: ${seen}`),
    ].map((line) => plainLine(line).slice(0, 300));
  });
  const counts = `${result.subjects.length} subjects: ${subjectCounts(result.subjects)}`;
  return `${[...lines, '', counts, `Reports: ${reports}`].join('\n')}\n`;
}
