import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { fixRanges } from '../claims/ledger/fix-ranges.js';
import { type ClaimFilter, selectClaims } from '../claims/ledger/select.js';
import { type NamedDocument, namedDocument } from '../claims/named-document.js';
import { checkRuleNames } from '../config/rule-names.js';
import { decide, measured } from '../gate/decide.js';
import { type AuditResult, CLAIM_KINDS, type Claim } from '../model/result.js';
import { replaceFile } from '../output/replace-file.js';
import { writeFiles } from '../output/write-files.js';
import { CLAIM_VERDICTS, verdictCounts } from '../render/claims-view.js';
import { plainLine } from '../render/escape.js';
import { claims as claimsReport } from '../report/claims.js';
import type { ReportFormat } from '../report/format.js';
import { sarif } from '../report/sarif.js';
import { loadRules } from '../rules/load.js';
import { runAudit } from '../run.js';
import { expandPaths } from '../walk/expand-paths.js';
import { readRegularFile } from '../walk/read-file.js';
import { resolveTargets } from '../walk/targets.js';
import { type CommonOptions, withAnalysisOptions } from './analysis-options.js';
import { readSettings } from './analysis-settings.js';
import { auditRequest } from './audit-request.js';
import type { CommandIo, Finish } from './io.js';
import { Progress } from './progress.js';
import { reportContext } from './report-context.js';

const FORMATS = {
  markdown: claimsReport,
  json: {
    file: 'claims.json',
    render: ({ claims }) => `${JSON.stringify({ claims }, undefined, 2)}\n`,
  },
  sarif: { ...sarif, file: 'claims.sarif' },
} as const satisfies Readonly<Record<string, ReportFormat>>;

/** Bytes of a document that is rewritten. */
const MAX_DOCUMENT = 20_000_000;

interface ClaimsOptions extends CommonOptions {
  readonly verdict?: readonly Claim['verdict'][];
  readonly kind?: readonly Claim['kind'][];
  readonly document?: string;
  readonly module?: string;
  readonly format: keyof typeof FORMATS;
  readonly fixRanges?: true;
  readonly exitZero?: true;
}

/** `audit claims [paths...]`. */
export function claimsCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('claims')
    .description('list what documents and comments say of the code, and whether it holds')
    .argument('[paths...]', 'files, folders and patterns; default the current folder')
    .addOption(new Option('--verdict <verdict...>', 'only claims with these verdicts').choices(CLAIM_VERDICTS))
    .addOption(new Option('--kind <kind...>', 'only claims of these kinds').choices(CLAIM_KINDS))
    .option(
      '--document <path>',
      'only claims in this document, or in the documents of this folder; a file from elsewhere is read as if it stood at the top',
    )
    .option('--module <path>', 'only claims about this source file, or about the files of this folder')
    .addOption(
      new Option('-f, --format <format>', 'format of the list')
        .choices(Object.keys(FORMATS))
        .default('markdown' satisfies keyof typeof FORMATS),
    )
    .option('-o, --output <folder>', 'folder for the list; without it to stdout')
    .option('--fix-ranges', 'rewrite line ranges that moved, in the documents, and nothing else')
    .option('--exit-zero', 'exit 0 whatever was refuted');
  return withAnalysisOptions(command, 'error').action(async (paths: string[], options: ClaimsOptions) => {
    const named = await expandPaths(paths.length === 0 ? ['.'] : paths, io.cwd);
    finish(await listClaims(named, options, io));
  });
}

/** Exit code: 0 pass, 1 a claim fails the gate, 2 nothing was measured. */
async function listClaims(paths: readonly string[], options: ClaimsOptions, io: CommandIo): Promise<number> {
  const settings = readSettings(paths, options, io);
  const rules = loadRules();
  checkRuleNames(settings, rules);
  const progress = new Progress(io, options.quiet !== true);
  const { root } = resolveTargets(paths, io.cwd);
  const named = options.document === undefined ? undefined : namedDocument(options.document, io.cwd, root);
  const given = named !== undefined && 'given' in named ? [named.given] : [];
  let whole: AuditResult;
  try {
    whole = await runAudit({ ...auditRequest({ paths, settings, rules, options, progress }, io), documents: given });
  } finally {
    progress.clear();
  }
  const result = narrowed(whole, options, named);
  if (options.fixRanges) {
    const elsewhere = new Map(given.map(({ path, absolute }) => [path, absolute]));
    fixDocuments((path) => elsewhere.get(path) ?? join(root, path), result.claims, io);
  }
  const { file, render } = FORMATS[options.format];
  const text = render(result, reportContext(rules, settings.templates, result.profile, io));
  if (options.output === undefined) io.stdout.write(text);
  else {
    writeFiles(resolve(io.cwd, options.output), new Map([[file, text]]));
    if (options.quiet !== true) io.stdout.write(`${result.claims.length} claims: ${verdictCounts(result.claims)}\n`);
  }
  if (!measured(whole)) {
    io.stderr.write('audit: no file was analysed, so nothing was measured; check the paths\n');
    return 2;
  }
  return options.exitZero ? 0 : decide(result, settings.policy).exitCode;
}

/** The claims that are asked for, and nothing else that a report or the gate would look at. */
function narrowed(whole: AuditResult, options: ClaimsOptions, named: NamedDocument | undefined): AuditResult {
  const filter: ClaimFilter = {
    ...(options.verdict === undefined ? {} : { verdicts: options.verdict }),
    ...(options.kind === undefined ? {} : { kinds: options.kind }),
    ...documentFilter(named),
    ...(options.module === undefined ? {} : { module: options.module }),
  };
  const claims = selectClaims(whole.claims, filter);
  const about = new Set(claims.map((claim) => claim.subject.path ?? claim.document.path));
  const modules = whole.modules.filter(({ path }) => about.has(path));
  return { ...whole, claims, modules, findings: [], cloneGroups: [], collisions: [], tags: [] };
}

function documentFilter(named: NamedDocument | undefined): ClaimFilter {
  if (named === undefined) return {};
  return 'given' in named ? { onlyDocument: named.given.path } : { document: named.selects };
}

/** Rewrites moved ranges in the documents they stand in. Docs in code are left alone: their lines are code. */
function fixDocuments(placeOf: (path: string) => string, claims: readonly Claim[], io: CommandIo): void {
  const byDocument = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.verdict !== 'moved' || claim.kind !== 'symbol-at-lines') continue;
    const known = byDocument.get(claim.document.path);
    if (known === undefined) byDocument.set(claim.document.path, [claim]);
    else known.push(claim);
  }
  const say = (word: string, { document, reason }: Claim): void => {
    io.stderr.write(`${plainLine(`${word} ${document.path}:${document.line}: ${reason}`)}\n`);
  };
  for (const [path, moved] of byDocument) {
    const absolute = placeOf(path);
    const read = readRegularFile(absolute, MAX_DOCUMENT);
    const text = read.kind === 'bytes' ? read.bytes.toString('utf8') : '';
    const isText = read.kind === 'bytes' && Buffer.from(text, 'utf8').equals(read.bytes);
    const { text: rewritten, fixed, left } = fixRanges(isText ? text : '', moved);
    const refused =
      isText && fixed.length > 0 ? replaceFile(absolute, read.bytes, Buffer.from(rewritten, 'utf8')) : undefined;
    for (const claim of fixed) say(refused === undefined ? 'fixed' : `left (${refused})`, claim);
    for (const claim of left) say('left', claim);
  }
}
