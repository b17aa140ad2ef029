import type { ParameterFact } from '../../model/facts.js';
import type { ExtractedClaim } from '../extracted.js';
import type { SymbolPlace } from '../resolve/symbol-index.js';
import { isBeside } from './beside.js';
import { evidence, isPlanned, type JudgeContext } from './context.js';
import { judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { isListing } from './made-object.js';
import { type Comparison, compare, type Signature } from './signature-fit.js';
import { findSubject, symbolExistence, tieOf } from './subject.js';

/** Declarations of a name without a place among which the fitting one is taken. */
const MAX_UNNAMED = 4;
/** Programs that show how something is used, or try it. */
const EXAMPLES = /(^|\/)(examples?|demos?|tutorials?|notebooks?|tests?|__tests__|playground|scratch)\//i;
const INHERITED: Comparison = { fits: 'unclear', why: 'it is inherited, not declared' };
const SIGNED = new Set(['function', 'method', 'constructor', 'class', 'interface', 'property', 'variable', 'getter']);

/** A function takes these parameters: added optional ones are compatible, missing, renamed or reordered ones are not. */
export function judgeSignature(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { statement } = claim;
  if (statement.kind !== 'signature') return untested('no signature');
  const subject = findSubject(claim, context);
  const [named] = subject.symbols;
  if (named === undefined) return untested('names no symbol');
  const { found, name } = named;
  if (
    found.kind === 'missing' &&
    statement.parameters.length === 0 &&
    statement.bases === undefined &&
    claim.tense === 'present'
  )
    return untested(`${name} occurs nowhere in the code; written without parameters it may be an example`);
  if (found.kind !== 'found' && found.kind !== 'moved') {
    const existence = symbolExistence(claim, name, found, subject, context);
    return existence.state === 'there'
      ? untested(existence.reason, existence.subject)
      : judgeExistence(claim, existence);
  }
  const places = found.places.filter(
    ({ facts, symbol }) => SIGNED.has(symbol.kind) && speaks(statement, facts.language),
  );
  if (places.length === 0) return untested(`${name} is declared, and not as something with parameters`, {}, []);
  const inherited = found.kind === 'found' && found.how.startsWith('inherited');
  const compared = places.map((place) => ({ place, comparison: inherited ? INHERITED : compare(statement, place) }));
  const isNamed = claim.mention.path !== undefined || subject.files.length > 0;
  const best = ['yes', 'unclear', 'no'].flatMap((fits) => compared.filter((one) => one.comparison.fits === fits))[0]!;
  if (!isNamed && places.length > MAX_UNNAMED)
    return untested(`${places.length} declarations have the name ${name}, and the document names no file`);
  const isResolved = subject.files.length > 0 || (isNamed && subject.path?.kind === 'missing');
  const isElsewhere =
    found.kind === 'moved' ||
    (isResolved && tieOf(claim) === 'stated' && !subject.files.includes(best.place.facts.path));
  return verdictOf(claim, best.place, best.comparison, isElsewhere ? 'moved' : 'in place', places.length, context);
}

function verdictOf(
  claim: ExtractedClaim,
  { facts, symbol }: SymbolPlace,
  { fits, why }: Comparison,
  where: 'moved' | 'in place',
  homonyms: number,
  context: JudgeContext,
): Judgement {
  const subject = { path: facts.path, symbol: symbol.qualifiedName };
  const shown = [evidence(context, facts.path, symbol.startLine)];
  const declared = `${symbol.name}(${symbol.parameters.map(parameterText).join(', ')})`;
  if (fits === 'yes') {
    if (where === 'moved' && !saysWhere(claim, facts.path))
      return untested(`${why}, in an example; the words name another file`, subject, shown);
    if (where === 'moved' && claim.tense !== 'todo')
      return {
        verdict: 'moved',
        reason: `the signature fits ${symbol.qualifiedName} at ${facts.path}:${symbol.startLine}`,
        subject,
        evidence: shown,
        suggestion: `${symbol.qualifiedName} in ${facts.path}`,
      };
    if (claim.tense === 'todo')
      return {
        verdict: 'stale',
        reason: `open, and done: ${why}`,
        subject,
        evidence: shown,
        suggestion: 'Say that it is done.',
      };
    return {
      verdict: 'verified',
      reason: claim.tense === 'planned' ? `built as planned: ${why}` : why,
      subject,
      evidence: shown,
    };
  }
  if (fits === 'unclear') return untested(why, subject, shown);
  if (where === 'moved') return untested(`declared elsewhere with another signature: ${why}`, subject, shown);
  if (isPlanned(claim)) return untested(`planned; today ${why}`, subject, shown);
  // Which of several methods of one bare name is meant, nothing says.
  const isBare = !(claim.mention.symbol ?? '').includes('.') && symbol.parent !== undefined;
  const isNamed = namesPlace(claim, facts.path, context);
  // A listing without a place may be what the reader is to write.
  const isElsewhere =
    !isNamed &&
    (isBare || isListing(claim) || homonyms > 1 || EXAMPLES.test(facts.path) || !isBeside(claim, facts.path, context));
  // What a page shows of an example leaves out what it does not tell of.
  const isShown = isListing(claim) && EXAMPLES.test(facts.path);
  const certainty = isShown || isElsewhere || (homonyms > 1 && isBare) ? 0.5 : 0.95;
  return refuted(claim, certainty, {
    reason: why,
    subject,
    evidence: shown,
    needed: `parameters as documented; declared is ${declared}`,
    suggestion: declared,
  });
}

/** A heading names the file of a listing; what fits in an example elsewhere is another. */
function saysWhere({ mention: { path, context } }: ExtractedClaim, found: string): boolean {
  return path !== undefined || (context !== undefined && !EXAMPLES.test(found));
}

function namesPlace(claim: ExtractedClaim, path: string, context: JudgeContext): boolean {
  return findSubject(claim, context).files.includes(path);
}

function speaks({ language }: Signature, declared: string): boolean {
  if (language === 'unknown') return true;
  return (language === 'python') === (declared === 'python');
}

function parameterText({ name, type, defaultText }: ParameterFact): string {
  return `${name}${type === undefined ? '' : `: ${type}`}${defaultText === undefined ? '' : ` = ${defaultText}`}`;
}
