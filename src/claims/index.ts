import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RemovedPaths } from '../git/removed-paths.js';
import { type Environment, openRepository } from '../git/repository.js';
import type { FileRecord, KeepOfFile, LocalFinding } from '../model/record.js';
import type { Claim, FileEntry, Trust } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import type { StageMemory } from '../model/stage-memory.js';
import type { Program } from '../rules/program.js';
import { workTreeTop } from '../walk/targets.js';
import type { Walk } from '../walk/walk.js';
import type { Vocabulary } from './extract/vocabulary.js';
import type { ExtractedClaim } from './extracted.js';
import type { JudgeContext } from './judge/context.js';
import { judgeContradictions } from './judge/contradictions.js';
import { Defaults } from './judge/defaults.js';
import { doubtOf } from './judge/doubts.js';
import { judgeClaim } from './judge/judge.js';
import { Manifests } from './judge/manifests.js';
import { withNearContext } from './judge/near-context.js';
import { Placeholders } from './judge/placeholders.js';
import { judgeSiblings } from './judge/siblings.js';
import { documentStanding } from './judge/standing.js';
import { TestFiles } from './judge/test-files.js';
import { inLedgerOrder, ledgerEntries } from './ledger/entries.js';
import { moduleTrust } from './ledger/trust.js';
import type { GivenDocument } from './named-document.js';
import { supportingPaths } from './project-inputs.js';
import { type DocumentCache, type ReadDocuments, readDocuments } from './read-documents.js';
import { fileStates } from './recall/file-states.js';
import { judgeAll } from './recall/judge-all.js';
import { ForeignNames } from './resolve/foreign-names.js';
import { IdentifierSearch } from './resolve/identifier-search.js';
import { IgnoredPaths } from './resolve/ignored-paths.js';
import { KeptResolutions, type PathInputs } from './resolve/kept-resolutions.js';
import { ProjectFiles } from './resolve/project-files.js';
import { ProjectTexts } from './resolve/project-texts.js';
import { PathResolver } from './resolve/resolve-path.js';
import { SymbolResolver } from './resolve/resolve-symbol.js';
import { submoduleFolders } from './resolve/submodules.js';
import { SymbolIndex } from './resolve/symbol-index.js';

export { keptVocabulary } from './kept-vocabulary.js';
export type { GivenDocument } from './named-document.js';
export { supportingPaths, supportingStates } from './project-inputs.js';
export type { ReadDocuments } from './read-documents.js';
export { sourceClaims } from './read-sources.js';

/** Manifests and settings larger than this hold data. */
const MAX_SETTINGS_CHARACTERS = 300_000;
/** A folder with one of these is a project of its own, wherever it lies. */
const MANIFESTS = [
  'package.json',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'requirements.txt',
  'README.md',
  'tsconfig.json',
];

/** Reads the documents of a walked folder, and those given besides, and what they claim. */
export function documentClaims(
  walked: Walk,
  given: readonly GivenDocument[],
  vocabulary: () => Vocabulary,
  maxFileBytes: number,
  cache: DocumentCache,
): ReadDocuments {
  const places = { root: walked.root, paths: supportingPaths(walked), given, maxFileBytes };
  return readDocuments(places, vocabulary, cache);
}

export interface LedgerInput {
  readonly walked: Walk;
  /** Of every listed file. */
  readonly files: readonly FileEntry[];
  readonly records: readonly FileRecord[];
  /** Of these records. */
  readonly program: Program;
  readonly extracted: readonly ExtractedClaim[];
  readonly findings: readonly { readonly path: string; readonly finding: LocalFinding }[];
  readonly rules: readonly Rule[];
  readonly projectName: string;
  /** To start git with; without it there is no history. */
  readonly environment: Environment | undefined;
  /** Documents that were read. */
  readonly documents: readonly FileEntry[];
  /** Documents from elsewhere. */
  readonly given?: readonly GivenDocument[];
  /** Of earlier runs; without it everything is judged. */
  readonly memory?: StageMemory | undefined;
  readonly keep: KeepOfFile;
}

export interface Ledger {
  readonly claims: readonly Claim[];
  /** By path of the module. */
  readonly trust: ReadonlyMap<string, Trust>;
}

/** Resolves and judges every claim. */
export function makeLedger(input: LedgerInput): Ledger {
  const extracted = inLedgerOrder(input.extracted);
  const stateOf = fileStates(input.walked.root, [...input.documents, ...input.files]);
  const { context, resolutions } = judgeContext(input, extracted, stateOf);
  const claims = withNearContext(extracted, context.paths);
  const judgements =
    input.memory === undefined
      ? claims.map((claim) => judgeClaim(claim, context))
      : judgeAll(claims, context, stateOf, input.memory, resolutions);
  resolutions.keep();
  const judged = judgeContradictions(
    judgeSiblings(claims.map((claim, index) => ({ claim, judgement: judgements[index]! }))),
    (claim, judgement) => doubtOf(claim, judgement, context),
  );
  const entries = ledgerEntries(judged);
  return { claims: entries, trust: moduleTrust(entries, input.records, context.program, context.placeholders) };
}

/**
 * What the history of the audited folder is: an input of every result that holds claims.
 *
 * @param commit that it ends with; by default the one that is checked out
 */
export function historyState(root: string, environment: Environment | undefined, commit?: string): string {
  if (environment === undefined) return 'no history';
  const opened = openRepository(root, environment);
  if (opened.kind !== 'repository') return opened.reason;
  const { repository } = opened;
  return `${commit ?? repository.head() ?? 'no commit'}${repository.isShallow() ? ', shallow' : ''}`;
}

function judgeContext(
  input: LedgerInput,
  claims: readonly ExtractedClaim[],
  stateOf: (path: string) => string,
): { readonly context: JudgeContext; readonly resolutions: KeptResolutions } {
  const { walked, records, program } = input;
  const files = new ProjectFiles(input.files);
  const given = input.given ?? [];
  const texts = new ProjectTexts(walked.root, new Map(given.map(({ path, absolute }) => [path, absolute])));
  const index = new SymbolIndex(records);
  const manifests = new Manifests(settingsTexts(walked, texts), unreadManifests(walked));
  const submodules = submoduleFolders(walked.root);
  const outside = outsidePaths(walked, submodules);
  const projectNames = [basename(walked.root), input.projectName, ...manifests.projectNames];
  const ignored = new IgnoredPaths(walked.root);
  const resolutions = new KeptResolutions(input.memory, pathInputs(input, [...projectNames, ...submodules]), ignored);
  const paths = new PathResolver(
    {
      files,
      projectNames,
      isIgnored: (path) => ignored.has(path),
      isOutside: outside.of,
      history: pathHistory(walked.root, input.environment),
    },
    resolutions.known,
  );
  const identifiers = new IdentifierSearch(files, texts, input.memory, stateOf);
  const foreign = new ForeignNames(program, files, manifests.dependencies);
  const symbols = new SymbolResolver({ index, program, paths, foreign, identifiers });
  const placeholders = new Placeholders(input.findings, input.rules);
  const standing = documentStanding(claims, paths, index, manifests.scripts, texts);
  const { partial } = outside;
  const defaults = new Defaults(index.facts, input.keep);
  const context = {
    partial,
    files,
    texts,
    index,
    program,
    records,
    paths,
    symbols,
    identifiers,
    placeholders,
    manifests,
    defaults,
    tests: new TestFiles(index.facts),
    standing,
  };
  return { context, resolutions };
}

/** Of a part of a work tree a path may mean something in the rest of it, which nobody lists. */
function pathInputs(
  { walked, files, records, environment }: LedgerInput,
  names: readonly string[],
): PathInputs | undefined {
  if (workTreeTop(walked.root) !== walked.root) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(names));
  for (const { path, reason } of files) hash.update(path.endsWith('/') ? `\0${path}\0${reason}` : `\0${path}`);
  for (const { path } of records) hash.update(`\0\0${path}`);
  return { listed: hash.digest('base64'), history: historyState(walked.root, environment) };
}

function* settingsTexts(walked: Walk, texts: ProjectTexts): Iterable<readonly [string, string]> {
  for (const path of supportingPaths(walked)) {
    if (!/\.(ya?ml|toml|ini|cfg|json|conf|in|mk|txt)$|(^|\/)(GNUm|[Mm])akefile$|(^|\/)\.env[^/]*$/.test(path)) continue;
    if (path.endsWith('.txt') && !/requirements[^/]*\.txt$/.test(path)) continue;
    const text = texts.text(path);
    if (text.length <= MAX_SETTINGS_CHARACTERS) yield [path, text];
  }
}

/** Manifests that are no input: an ignore file names them. */
function unreadManifests(walked: Walk): readonly string[] {
  const read = new Set(supportingPaths(walked));
  return walked.skipped
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(package\.json|Makefile)$/.test(path) && !read.has(path));
}

function pathHistory(root: string, environment: Environment | undefined): RemovedPaths | undefined {
  if (environment === undefined) return undefined;
  const opened = openRepository(root, environment);
  return opened.kind === 'repository' ? new RemovedPaths(opened.repository) : undefined;
}

interface Outside {
  /** Why a path may lie outside of what was audited. */
  readonly of: (path: string) => string | undefined;
  /** Why anything may. */
  readonly partial: string | undefined;
}

/** Of a folder that is only a part of a project, most of what its documents name may lie in the rest. */
function outsidePaths(walked: Walk, submodules: readonly string[]): Outside {
  const top = workTreeTop(walked.root);
  const isWhole = top === walked.root || MANIFESTS.some((name) => existsSync(join(walked.root, name)));
  const partial = isWhole ? undefined : `only ${basename(walked.root)} was audited, a part of a larger project`;
  const isElsewhere = (path: string): boolean =>
    top !== walked.root && !path.startsWith('../') && existsSync(join(top, path));
  const inSubmodule = (path: string): string | undefined => {
    const folder = submodules.find((one) => path === one || path.startsWith(`${one}/`));
    return folder === undefined ? undefined : `in the submodule ${folder}, which was not read`;
  };
  return {
    partial,
    of: (path) => (isElsewhere(path) ? 'outside of the audited folder' : (inSubmodule(path) ?? partial)),
  };
}
