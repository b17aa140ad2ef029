import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { PathResolution } from '../resolve/resolve-path.js';
import { type SymbolResolution, splitPair } from '../resolve/resolve-symbol.js';
import { isMadeByRunning, missingPath } from './absent-path.js';
import { evidence, isDenial, type JudgeContext } from './context.js';
import type { Existence } from './existence.js';
import { isListing } from './made-object.js';
import { isPlaced, standsAmongOwn } from './neighbours.js';
import { isKey, isSurelyCode } from './spelling.js';

/** Where declarations stand. */
const CODE_FILE = /\.(pyi?|[cm]?[jt]sx?)$/;
export interface FoundSubject {
  /** Of the mention's own path, else of its context; `undefined` when it names neither. */
  readonly path?: PathResolution;
  /** Analysed files that the path stands for. */
  readonly files: readonly string[];
  /** Symbols of a name; several when the name is a pair. */
  readonly symbols: readonly { readonly name: string; readonly found: SymbolResolution }[];
}

/** Resolves what a claim names. */
export function findSubject(claim: ExtractedClaim, context: JudgeContext): FoundSubject {
  const { path: written, context: base, symbol } = claim.mention;
  const document = claim.document.path;
  const own = written === undefined ? undefined : resolveOwn(claim, written, context);
  const path = own ?? (base === undefined ? undefined : context.paths.resolve(base, document));
  const files = path === undefined ? ownFile(claim, context) : filesOf(path, context);
  const names = symbol === undefined ? [] : splitPair(symbol);
  return {
    ...(path === undefined ? {} : { path }),
    files,
    symbols: names.map((name) => ({ name, found: context.symbols.resolve(name, files, tieOf(claim)) })),
  };
}

/** A bare name to which a heading gave a folder that does not have it may stand for the file of that name at the top. */
function resolveOwn(claim: ExtractedClaim, written: string, context: JudgeContext): PathResolution {
  const { mention, document } = claim;
  const found = context.paths.resolve(written, document.path, folderOf(mention.context, document.path, context));
  if (found.kind !== 'missing' || !isComposed(claim)) return found;
  const bare = posix.basename(written);
  return context.files.isFile(bare) ? context.paths.resolve(bare, document.path) : found;
}

/** A heading or label that names code ties a listing to its file; near other words it may be any file. */
export function tieOf(claim: ExtractedClaim): 'stated' | 'near' {
  const { mention, statement } = claim;
  if (mention.path !== undefined || mention.context === undefined) return 'stated';
  return statement.kind === 'signature' && CODE_FILE.test(mention.context) && isListing(claim) ? 'stated' : 'near';
}

/** A claim in code without a path is about the file that it stands in. */
function ownFile(claim: ExtractedClaim, context: JudgeContext): readonly string[] {
  const isCode = claim.source === 'docstring' || claim.source === 'comment' || claim.source === 'annotation';
  return isCode && context.index.facts.has(claim.document.path) ? [claim.document.path] : [];
}

function folderOf(base: string | undefined, document: string, context: JudgeContext): string | undefined {
  if (base === undefined) return undefined;
  const found = context.paths.resolve(base, document);
  return found.kind === 'found' && found.folder ? found.path : undefined;
}

/** Analysed files behind a resolved path: itself, those of a folder, all homonyms. */
export function filesOf(path: PathResolution, context: JudgeContext): readonly string[] {
  if (path.kind === 'several') return path.paths.filter((one) => context.index.facts.has(one));
  if (path.kind !== 'found' && path.kind !== 'moved') return [];
  const { path: at } = path;
  const package_ = at.replace(/\/?__init__\.py$/, '');
  const isPackage = package_ !== at || context.files.isFolder(at);
  if (!isPackage) return context.index.facts.has(at) ? [at] : [];
  if (package_ === '') return [];
  return context.index.below(package_);
}

/** Whether a path is there. */
export function pathExistence(claim: ExtractedClaim, path: PathResolution, context: JudgeContext): Existence {
  switch (path.kind) {
    case 'found':
      // `❌ images/cat.png`, which is at `public/images/cat.png`: the path as written is not there.
      if (isDenial(claim) && path.step.startsWith('by '))
        return { state: 'unclear', reason: `not there as written; ${path.path} is`, subject: { path: path.path } };
      return there(
        path.step === 'exact'
          ? `${path.path || 'the project'} is there`
          : `it is ${path.path || 'the project itself'}, found ${path.step}`,
        path.path,
      );
    case 'several': {
      const written = claim.mention.path ?? '';
      // Of another folder than is written: each may be another file.
      const end = `/${written.split('/').slice(-2).join('/')}`;
      if (written.includes('/') && !isComposed(claim) && !path.paths.some((one) => `/${one}`.endsWith(end)))
        return { state: 'unclear', reason: `not there as written; ${path.paths.slice(0, 6).join(', ')}`, subject: {} };
      return there(`${path.paths.length} places have it: ${path.paths.slice(0, 6).join(', ')}`, path.paths[0]!);
    }
    case 'moved':
      if (isMadeByRunning(claim.mention.path ?? ''))
        return { state: 'unclear', reason: `${path.path} is there; it may be made elsewhere, too`, subject: {} };
      if (isComposed(claim)) return there(`it is ${path.path}`, path.path);
      return {
        state: 'moved',
        reason: `now ${path.path}: ${path.how}`,
        subject: { path: path.path },
        evidence: fileEvidence(path.path, context),
        now: path.path,
      };
    case 'unseen':
      return { state: 'unclear', reason: path.reason, subject: {} };
    case 'missing':
      return missingPath(claim, path, context);
  }
}

/** A bare file name to which words around it gave the folder; the branches of a tree give it surely. */
function isComposed({ mention: { path }, text }: ExtractedClaim): boolean {
  return (
    path?.includes('/') === true && !text.includes(path) && !/[│├└─]/.test(text) && text.includes(posix.basename(path))
  );
}

function there(reason: string, path: string): Existence {
  return { state: 'there', reason, subject: { path }, evidence: [] };
}

function fileEvidence(path: string, context: JudgeContext) {
  return context.files.isFile(path) ? [evidence(context, path, 1)] : [];
}

/** Whether a symbol is there. */
export function symbolExistence(
  claim: ExtractedClaim,
  name: string,
  found: SymbolResolution,
  subject: FoundSubject,
  context: JudgeContext,
): Existence {
  switch (found.kind) {
    case 'found': {
      const [first] = found.places;
      const { facts, symbol } = first!;
      const others = found.places.slice(1, 6).map((place) => `${place.facts.path}:${place.symbol.startLine}`);
      const more = others.length === 0 ? '' : `; also at ${others.join(', ')}`;
      const wasElsewhere = subject.path?.kind === 'moved' && claim.mention.path !== undefined;
      return {
        ...(wasElsewhere ? { state: 'moved', now: facts.path } : { state: 'there' }),
        reason: `${found.how} at ${facts.path}:${symbol.startLine}${more}`,
        subject: { path: facts.path, symbol: symbol.qualifiedName },
        evidence: found.places.slice(0, 6).map((place) => evidence(context, place.facts.path, place.symbol.startLine)),
      };
    }
    case 'member':
      return {
        state: 'there',
        reason: `${found.how}, ${found.path}:${found.line}`,
        subject: { path: found.path, symbol: name },
        evidence: [evidence(context, found.path, found.line)],
      };
    case 'moved': {
      const said = found.places.find(({ facts }) => claim.text.includes(posix.basename(facts.path)));
      if (said !== undefined)
        return there(`declared in ${said.facts.path}, which the words name, too`, said.facts.path);
      const { facts, symbol } = found.places[0]!;
      const places = found.places.slice(0, 6).map((place) => `${place.facts.path}:${place.symbol.startLine}`);
      return {
        state: 'moved',
        reason: `${found.how}: ${symbol.qualifiedName} at ${places.join(', ')}`,
        subject: { path: facts.path, symbol: symbol.qualifiedName },
        evidence: found.places.slice(0, 6).map((place) => evidence(context, place.facts.path, place.symbol.startLine)),
        now: symbol.name === name ? facts.path : symbol.qualifiedName,
      };
    }
    case 'foreign':
      return { state: 'unclear', reason: `not the project's own: ${found.reason}`, subject: {} };
    case 'unknown':
      return { state: 'unclear', reason: found.reason, subject: pathOf(subject) };
    case 'missing':
      return missingSymbol(claim, name, subject, context);
  }
}

function missingSymbol(claim: ExtractedClaim, name: string, subject: FoundSubject, context: JudgeContext): Existence {
  const { path } = subject;
  const where = pathOf(subject);
  if (isKey(name)) return { state: 'unclear', reason: 'looks like a key', subject: where };
  if (context.partial !== undefined) return { state: 'unclear', reason: context.partial, subject: where };
  const gone = (certainty: number): Existence => ({
    state: 'gone',
    reason: `the name ${name} occurs nowhere in the code`,
    subject: { ...where, symbol: name },
    evidence: [],
    certainty,
    needed: `a declaration of ${name}${where.path === undefined ? '' : ` in ${where.path}`}`,
  });
  if (mayBeForeignModule(claim.mention.path, context))
    return { state: 'unclear', reason: `${claim.mention.path} may be another package`, subject: where };
  const isMember = isOfOwnClass(name, context);
  const isClaimed = claim.tense === 'present' && claim.polarity === 'affirms';
  if (isClaimed && !isMember && !isPlaced(claim, tieOf(claim), context) && !standsAmongOwn(claim, name, context))
    return {
      state: 'unclear',
      reason: `${name} is not in the code; few of the names around it are this project's`,
      subject: where,
    };
  if (path?.kind === 'found' && context.index.facts.has(path.path)) return gone(0.95);
  if (path?.kind === 'missing' && (path.inKnownFolder || path.underKnownFolder)) return gone(0.9);
  if (path?.kind === 'found' && subject.files.length === 0)
    return { state: 'unclear', reason: `${path.path} is not analysed`, subject: where };
  if (path?.kind === 'found' || path?.kind === 'moved') return gone(0.8);
  if (claim.tense !== 'present' || claim.polarity === 'denies') return gone(0.8);
  if (claim.statement.kind === 'signature')
    return {
      state: 'unclear',
      reason: `${name} occurs nowhere in the code; without a place it may be an example`,
      subject: where,
    };
  if (!isSurelyCode(claim, name))
    return { state: 'unclear', reason: `${name} occurs nowhere in the code; it may be a word`, subject: where };
  const [alike] = context.index.containing(name);
  if (alike !== undefined)
    return {
      state: 'unclear',
      reason: `not declared; ${alike.symbol.name} at ${alike.facts.path}:${alike.symbol.startLine} may be meant`,
      subject: where,
    };
  return isMember || context.standing.knowsProject(claim.document.path)
    ? gone(0.85)
    : {
        state: 'unclear',
        reason: `${name} is not in the code; little else that the document names is this project's`,
        subject: where,
      };
}

/** `Agent.reset` where the project has a class `Agent`. */
function isOfOwnClass(name: string, { index }: JudgeContext): boolean {
  const owner = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return owner !== '' && index.named(owner).some(({ symbol }) => symbol.kind === 'class');
}

/** A dotted module whose first part is no folder where the project's packages begin. */
function mayBeForeignModule(written: string | undefined, { files }: JudgeContext): boolean {
  if (written === undefined || !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/.test(written) || files.has(written)) return false;
  const [first] = written.split('.');
  return !files.isFolder(first!) && !files.isFolder(`src/${first}`);
}

function pathOf({ path, files }: FoundSubject): { readonly path?: string } {
  if (path?.kind === 'found' || path?.kind === 'moved' || path?.kind === 'missing') return { path: path.path };
  return files.length === 1 ? { path: files[0]! } : {};
}
