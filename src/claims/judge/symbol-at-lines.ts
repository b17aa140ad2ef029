import { wordsOf as nameWords } from '../../flow/names.js';
import type { Evidence } from '../../model/result.js';
import type { ExtractedClaim, LineRange } from '../extracted.js';
import type { SymbolResolution } from '../resolve/resolve-symbol.js';
import type { SymbolPlace } from '../resolve/symbol-index.js';
import { wordsOf } from '../resolve/words.js';
import { evidence, type JudgeContext } from './context.js';
import { judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { findSubject, pathExistence } from './subject.js';

/** Lines that a range may be off before the symbol counts as moved. */
const TOLERANCE = 2;
/** Words that any line may have. */
const COMMON = new Set(
  'self this that with from true false none null const function class return import line lines'.split(' '),
);

/** A symbol stands in a range of lines. Without a symbol only the range can be looked at. */
export function judgeSymbolAtLines(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { lines } = claim.mention;
  const subject = findSubject(claim, context);
  const { path } = subject;
  if (path === undefined || lines === undefined) return untested('names no path with lines');
  if (path.kind !== 'found' && path.kind !== 'moved' && path.kind !== 'several')
    return judgeExistence(claim, pathExistence(claim, path, context));
  const [named] = subject.symbols;
  const at = path.kind === 'several' ? likeliest(path.paths, named?.found, lines) : path.path;
  if (!context.files.isFile(at) && named?.found.kind !== 'found' && named?.found.kind !== 'moved')
    return judgeExistence(claim, pathExistence(claim, path, context));
  if (named !== undefined) {
    const { found, name } = named;
    if (found.kind === 'found' || found.kind === 'moved') return judgeRange(claim, lines, found.places, context, at);
    if (found.kind === 'member') return memberRange(lines, found, name);
    if (context.index.facts.get(at)?.parse === 'partial') return untested(`${at} did not parse whole`, { path: at });
  }
  // A bare name may be any file of that name, also one of another program.
  const isSure = path.kind === 'found' && path.step !== 'by its name';
  return rangeAlone(claim, lines, at, isSure, context);
}

/** Of files of one name the one whose symbol stands in the range, else one that declares it, else the first. */
function likeliest(paths: readonly string[], found: SymbolResolution | undefined, lines: LineRange): string {
  const places = found?.kind === 'found' ? found.places.filter(({ facts }) => paths.includes(facts.path)) : [];
  const place = places.find((one) => holds(lines, one)) ?? places[0];
  return place?.facts.path ?? paths[0]!;
}

function judgeRange(
  claim: ExtractedClaim,
  lines: LineRange,
  places: readonly SymbolPlace[],
  context: JudgeContext,
  written: string,
): Judgement {
  const here = places.filter(({ facts }) => facts.path === written);
  const holding = here.find((place) => holds(lines, place));
  const { facts, symbol } = holding ?? here[0] ?? places[0]!;
  const subject = { path: facts.path, symbol: symbol.qualifiedName };
  const shown = [evidence(context, facts.path, symbol.startLine)];
  if (holding !== undefined) {
    const hollow = context.placeholders.hollow(holding);
    const note = hollow === undefined ? '' : `, whose body is ${hollow.why}`;
    const reason = `the range holds ${symbol.qualifiedName} (${symbol.startLine}-${symbol.endLine})${note}`;
    return { verdict: 'verified', reason, subject, evidence: shown };
  }
  const shownIn = mentionedIn(lines, claim.mention.symbol ?? '', written, context);
  if (shownIn !== undefined)
    return { verdict: 'verified', reason: `the range names ${symbol.qualifiedName}`, subject, evidence: [shownIn] };
  if (here.length === 0 && context.files.isFile(written) && !context.index.facts.has(written))
    return untested(`${written} is not analysed`, { path: written });
  const isBlock = ['class', 'interface', 'enum', 'type', 'function', 'method', 'constructor'].includes(symbol.kind);
  if (!isBlock || (here.length === 0 && context.files.isFile(written) && symbol.parent !== undefined))
    return untested(`${symbol.qualifiedName} stands at ${facts.path}:${symbol.startLine}`, subject, shown);
  const movedTo = { path: facts.path, start: symbol.startLine, end: symbol.endLine };
  return {
    verdict: 'moved',
    reason: `${symbol.qualifiedName} stands at ${movedTo.path}:${movedTo.start}-${movedTo.end}`,
    subject,
    evidence: shown,
    movedTo,
    suggestion: rewriteRange(claim, movedTo),
  };
}

/** The line of a range that has the last part of a name: what is said of it may be its use. */
function mentionedIn(lines: LineRange, name: string, path: string, context: JudgeContext): Evidence | undefined {
  const last = /([\p{L}\p{N}_$]+)\W*$/u.exec(name.replace(/\(.*$/s, ''))?.[1];
  if (last === undefined) return undefined;
  const texts = context.texts.lines(path);
  for (let line = Math.max(1, lines.start - TOLERANCE); line <= Math.min(lines.end + TOLERANCE, texts.length); line++)
    if (wordsOf(texts[line - 1]!).has(last)) return evidence(context, path, line);
  return undefined;
}

/** The declaration lies in the range, or the range lies in its body. */
function holds(lines: LineRange, { symbol }: SymbolPlace): boolean {
  const declared = symbol.startLine >= lines.start - TOLERANCE && symbol.startLine <= lines.end + TOLERANCE;
  const inside = lines.start >= symbol.startLine - TOLERANCE && lines.end <= symbol.endLine + TOLERANCE;
  return declared || inside;
}

function memberRange(
  lines: LineRange,
  found: { readonly path: string; readonly line: number; readonly how: string },
  name: string,
): Judgement {
  const subject = { path: found.path, symbol: name };
  const near = found.line >= lines.start - TOLERANCE && found.line <= lines.end + TOLERANCE;
  if (!near) return untested(`${name} is ${found.how} at ${found.path}:${found.line}`, subject);
  return { verdict: 'verified', reason: `the range holds ${name}, ${found.how}`, subject, evidence: [] };
}

function rangeAlone(
  claim: ExtractedClaim,
  lines: LineRange,
  path: string,
  isSure: boolean,
  context: JudgeContext,
): Judgement {
  const total = context.index.facts.get(path)?.lines ?? context.texts.lines(path).length;
  const name = claim.mention.symbol;
  const subject = { path, ...(name === undefined ? {} : { symbol: name }) };
  if (lines.start > total) {
    const reason = `${path} has ${total} lines${name === undefined ? '' : `, and ${name} is not declared in it`}`;
    const shown = [evidence(context, path, total, 'the last line')];
    if (claim.tense !== 'present') return untested(`planned; today ${reason}`, subject, shown);
    if (!isSure) return untested(`${reason}; another file of this name may be meant`, subject, shown);
    return refuted(claim, name === undefined ? 0.8 : 0.95, {
      reason,
      subject,
      evidence: shown,
      needed:
        name === undefined ? `line ${lines.start} in ${path}` : `a declaration of ${name} at ${path}:${lines.start}`,
    });
  }
  if (name !== undefined) {
    const used = mentionedIn(lines, name, path, context);
    if (used !== undefined)
      return { verdict: 'verified', reason: `the range names ${name}`, subject, evidence: [used] };
    return untested(`no declaration of ${name} was found in ${path}`, subject);
  }
  const shown = [evidence(context, path, lines.start)];
  if (lines.end > total) return untested(`${path} has ${total} lines; the range ends behind them`, subject, shown);
  const word = sharedWord(claim, lines, context.texts.lines(path));
  if (word === undefined) return untested('the range lies in the file; nothing says what it holds', subject, shown);
  return {
    verdict: 'verified',
    reason: `the range lies in the file and has the word ${word}`,
    subject,
    evidence: shown,
  };
}

/** A word of the sentence, the path aside, that the lines have, too. */
function sharedWord({ text, mention }: ExtractedClaim, lines: LineRange, texts: readonly string[]): string | undefined {
  const said = text.replace(mention.path ?? '', ' ').toLowerCase();
  const range = texts.slice(Math.max(0, lines.start - 1 - TOLERANCE), lines.end + TOLERANCE);
  const held = new Set(range.flatMap((line) => [...wordsOf(line)].flatMap((word) => nameWords(word))));
  return [...new Set(said.match(/\p{L}{4,}/gu))].find((word) => held.has(word) && !COMMON.has(word));
}

/** The words with the new path and range. */
export function rewriteRange(
  claim: ExtractedClaim,
  now: { readonly path: string; readonly start: number; readonly end: number },
): string {
  const { lines } = claim.mention;
  if (lines === undefined) return claim.text;
  const old = lines.start === lines.end ? `${lines.start}` : `${lines.start}-${lines.end}`;
  return claim.text.replace(new RegExp(`:(L?)${old.replace('-', '\\s*[-–]\\s*L?')}`), `:$1${now.start}-${now.end}`);
}
