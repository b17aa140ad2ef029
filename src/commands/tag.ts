import { basename, dirname, join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { AnnotationStyle } from '../annotate/annotation.js';
import { filePatch } from '../annotate/patch.js';
import { type AnnotationRequest, planAll } from '../annotate/plan-all.js';
import { checkRuleNames } from '../config/rule-names.js';
import { auditResultSchema } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { replaceFile } from '../output/replace-file.js';
import { writeFiles } from '../output/write-files.js';
import type { ReportContext } from '../report/format.js';
import { REPORT_FORMATS } from '../report/formats.js';
import { loadRules, RULES_FOLDER } from '../rules/load.js';
import { auditProgram } from '../run.js';
import { loadProfile } from '../tags/profile.js';
import { WrittenTags } from '../tags/written.js';
import { expandPaths } from '../walk/expand-paths.js';
import { resolveTargets, segmentsBelow, workTreeTop } from '../walk/targets.js';
import { type AnalysisOptions, analysisCacheFolder, readSettings } from './analysis-settings.js';
import type { CommandIo, Finish } from './io.js';
import { createLog, LOG_LEVELS, type LogLevel } from './log.js';
import { parseBytes, parseCount, parseThreads } from './option-values.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';
import { type TagOutcome, tagSummary } from './tag-summary.js';
import { packageVersion } from './version.js';

interface TagOptions extends AnalysisOptions {
  readonly write?: true;
  /** A file, `-` for stdout, `true` without a value. */
  readonly patch?: string | true;
  readonly remove?: true;
  readonly header: boolean;
  readonly footer: boolean;
  readonly tags: boolean;
  readonly tagsOnly?: true;
  readonly columns: number;
  readonly quiet?: true;
  readonly logLevel: LogLevel;
  readonly concurrency?: number;
}

/** `audit tag [paths...]`. */
export function tagCommand(io: CommandIo, finish: Finish): Command {
  return new Command('tag')
    .description(
      'write headers, footers and the inferred tags into files as comments; without --write only say what would change',
    )
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .option('--write', 'change the files, also those with uncommitted changes')
    .addOption(new Option('--patch [file]', 'make a patch that git apply takes; default stdout').conflicts('write'))
    .option('--remove', 'take out what was written')
    .option('--no-header', 'no header')
    .option('--no-footer', 'no footer')
    .option('--no-tags', 'no tags')
    .option('--tags-only', 'neither header nor footer')
    .option('--columns <width>', 'width of lines', parseCount, 88)
    .addOption(new Option('--profile <profile>', 'spelling of tags').choices(['plain', 'lambda']))
    .option('--templates <folder>', 'templates that replace ours: tag/header.hbs, tag/footer.hbs')
    .option('-o, --output <folder>', 'folder for audit.json and the trace summary, with the files that are blocked')
    .option('-q, --quiet', 'no list and no progress')
    .addOption(new Option('--log-level <level>', 'log on stderr').choices(LOG_LEVELS).default('warn'))
    .option('--config <file>', 'configuration; default as for audit run')
    .option('--no-cache', 'neither read nor write records of earlier runs')
    .option('--cache-dir <folder>', 'where records are kept; default the cache folder of the user')
    .option('--max-file-size <size>', 'skip larger files; default 2mb', parseBytes)
    .option('--concurrency <threads>', 'worker threads; default one a core, at most 8', parseThreads)
    .action(async (paths: string[], options: TagOptions) => {
      const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
      await tag(named, options, io);
      finish(0);
    });
}

async function tag(paths: readonly string[], options: TagOptions, io: CommandIo): Promise<void> {
  const settings = readSettings(paths, options, io);
  const rules = loadRules();
  checkRuleNames(settings, rules);
  const progress = new Progress(io, options.quiet !== true);
  const { root } = resolveTargets(paths, io.cwd);
  try {
    const audited = await auditProgram({
      paths,
      cwd: io.cwd,
      version: packageVersion(),
      settings,
      rules,
      threads: options.concurrency,
      cacheFolder: (where) => analysisCacheFolder(where, settings, options, io),
      signal: io.signal,
      log: createLog(options.logLevel, io),
      onProgress: (stage, done, total) => progress.update(stage, done, total),
    });
    const { records, result } = audited;
    if (records.length === 0)
      throw new UsageError('no file was analysed, so there is nothing to tag', 'check the paths');
    const context = reportContext(rules, settings.templates, settings.profile, io);
    const outcome = await carryOut(root, options, {
      ...audited,
      rules,
      style: annotationStyle(context, settings.profile, options),
      remove: options.remove === true,
      absolute: (path) => join(root, path),
      signal: io.signal,
      onFile: (done) => progress.update('tagging', done, records.length),
    });
    progress.clear();
    report(outcome, options, io);
    if (options.output !== undefined) {
      const blockedFromTagging = outcome.blocked.map((file) => ({ ...file, intended: [...file.intended] }));
      const whole = auditResultSchema.parse({ ...result, blockedFromTagging });
      const formats = [REPORT_FORMATS.json, REPORT_FORMATS.markdown];
      const texts = formats.map(({ file, render }) => [file, render(whole, context)] as const);
      writeFiles(resolve(io.cwd, options.output), new Map(texts));
    }
  } finally {
    progress.clear();
  }
}

function annotationStyle(
  { templates, profile }: ReportContext,
  spelled: 'plain' | 'lambda',
  options: TagOptions,
): AnnotationStyle {
  const whole = options.tagsOnly !== true;
  return {
    templates,
    written: new WrittenTags(loadProfile(RULES_FOLDER, 'lambda')),
    spellings: profile,
    plain: spelled === 'plain',
    columns: options.columns,
    parts: { header: whole && options.header, footer: whole && options.footer, tags: options.tags },
  };
}

/** Plans every file and, when asked to, writes it or makes its patch. */
async function carryOut(root: string, options: TagOptions, request: AnnotationRequest): Promise<TagOutcome> {
  const outcome: TagOutcome = { changed: [], unchanged: 0, blocked: [], patches: [] };
  const top = workTreeTop(root);
  for await (const { plan, before } of planAll(request)) {
    const { path } = plan;
    if (plan.kind === 'unchanged') outcome.unchanged++;
    else if (plan.kind === 'blocked') outcome.blocked.push({ path, reason: plan.reason, intended: plan.intended });
    else {
      const absolute = request.absolute(path);
      const refusal = options.write ? replaceFile(absolute, before, plan.bytes) : undefined;
      if (refusal === undefined) outcome.changed.push(plan);
      else outcome.blocked.push({ path, reason: refusal, intended: plan.intended });
      if (options.patch !== undefined)
        outcome.patches.push(filePatch(segmentsBelow(top, absolute).join('/'), before, plan.bytes));
    }
  }
  return outcome;
}

/** The list goes to stdout, or to stderr when the patch is there. */
function report(outcome: TagOutcome, options: TagOptions, io: CommandIo): void {
  const toStdout = options.patch === true || options.patch === '-';
  if (toStdout) io.stdout.write(Buffer.concat(outcome.patches));
  else if (typeof options.patch === 'string') {
    const file = resolve(io.cwd, options.patch);
    writeFiles(dirname(file), new Map([[basename(file), Buffer.concat(outcome.patches)]]));
  }
  if (options.quiet) return;
  const done = options.write === true;
  (toStdout ? io.stderr : io.stdout).write(tagSummary(outcome, done));
}
