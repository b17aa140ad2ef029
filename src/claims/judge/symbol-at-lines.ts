import type { ExtractedClaim, LineRange } from '../extracted.js';
import type { SymbolPlace } from '../resolve/symbol-index.js';
import { evidence, type JudgeContext } from './context.js';
import { judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { findSubject, pathExistence } from './subject.js';

/** Lines that a range may be off before the symbol counts as moved. */
const TOLERANCE = 2;

/** A symbol stands in a range of lines. Without a symbol only the range can be looked at. */
export function judgeSymbolAtLines(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { lines } = claim.mention;
  const subject = findSubject(claim, context);
  const { path } = subject;
  if (path === undefined || lines === undefined) return untested('names no path with lines');
  if (path.kind !== 'found' && path.kind !== 'moved' && path.kind !== 'several')
    return judgeExistence(claim, pathExistence(claim, path, context));
  const at = path.kind === 'several' ? path.paths[0]! : path.path;
  const [named] = subject.symbols;
  if (!context.files.isFile(at) && named?.found.kind !== 'found' && named?.found.kind !== 'moved')
    return judgeExistence(claim, pathExistence(claim, path, context));
  if (named !== undefined) {
    const { found, name } = named;
    if (found.kind === 'found' || found.kind === 'moved') return judgeRange(claim, lines, found.places, context, at);
    if (found.kind === 'member') return memberRange(lines, found, name);
    if (context.index.facts.get(at)?.parse === 'partial') return untested(`${at} did not parse whole`, { path: at });
  }
  return rangeAlone(claim, lines, at, context);
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

function rangeAlone(claim: ExtractedClaim, lines: LineRange, path: string, context: JudgeContext): Judgement {
  const total = context.index.facts.get(path)?.lines ?? context.texts.lines(path).length;
  const name = claim.mention.symbol;
  const subject = { path, ...(name === undefined ? {} : { symbol: name }) };
  if (lines.start > total) {
    const reason = `${path} has ${total} lines${name === undefined ? '' : `, and ${name} is not declared in it`}`;
    return refuted(claim, name === undefined ? 0.8 : 0.95, {
      reason,
      subject,
      evidence: [evidence(context, path, total, 'the last line')],
      needed:
        name === undefined ? `line ${lines.start} in ${path}` : `a declaration of ${name} at ${path}:${lines.start}`,
    });
  }
  if (name !== undefined) return untested(`no declaration of ${name} was found in ${path}`, subject);
  const shown = [evidence(context, path, lines.start)];
  if (lines.end > total) return untested(`${path} has ${total} lines; the range ends behind them`, subject, shown);
  return { verdict: 'verified', reason: 'the range lies in the file; no symbol is named', subject, evidence: shown };
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
