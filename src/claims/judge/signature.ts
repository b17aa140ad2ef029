import { wordsOf } from '../../flow/names.js';
import type { ParameterFact } from '../../model/facts.js';
import type { ExtractedClaim, Statement } from '../extracted.js';
import { declaresMember, type SymbolPlace } from '../resolve/symbol-index.js';
import { evidence, isPlanned, type JudgeContext } from './context.js';
import { isCarriedOut } from './doubts.js';
import { judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { isListing } from './made-object.js';
import { findSubject, symbolExistence, tieOf } from './subject.js';
import { sameValue } from './values.js';

type Signature = Extract<Statement, { kind: 'signature' }>;

/** How a documented signature and a declared one compare. */
interface Comparison {
  readonly fits: 'yes' | 'no' | 'unclear';
  readonly why: string;
}

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
  const isElsewhere =
    found.kind === 'moved' || (isNamed && tieOf(claim) === 'stated' && !subject.files.includes(best.place.facts.path));
  return verdictOf(claim, best.place, best.comparison, isElsewhere ? 'moved' : 'in place', places.length, context);
}

/** Bases that add no fields of their own. */
const PLAIN_BASE = /^(?:\w+\.)*(BaseModel|object|ABC|Protocol|NamedTuple|TypedDict|Generic.*)$/;

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
    if (where === 'moved' && claim.tense !== 'todo' && (claim.mention.path ?? claim.mention.context) !== undefined)
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
  if (isPlanned(claim) && !isCarriedOut(claim, context.standing))
    return untested(`planned; today ${why}`, subject, shown);
  // Which of several methods of one bare name is meant, nothing says.
  const isBare = !(claim.mention.symbol ?? '').includes('.') && symbol.parent !== undefined;
  const isNamed = namesPlace(claim, facts.path, context);
  // A listing without a place may be what the reader is to write.
  const isElsewhere = !isNamed && (isBare || isListing(claim) || homonyms > 1 || EXAMPLES.test(facts.path));
  const certainty = isElsewhere || (homonyms > 1 && isBare) ? 0.5 : 0.95;
  return refuted(claim, certainty, {
    reason: why,
    subject,
    evidence: shown,
    needed: `parameters as documented; declared is ${declared}`,
    suggestion: declared,
  });
}

function namesPlace(claim: ExtractedClaim, path: string, context: JudgeContext): boolean {
  return findSubject(claim, context).files.includes(path);
}

function speaks({ language }: Signature, declared: string): boolean {
  if (language === 'unknown') return true;
  return (language === 'python') === (declared === 'python');
}

function compare(documented: Signature, place: SymbolPlace): Comparison {
  const declared = declaredParameters(place);
  if (declared === undefined) return { fits: 'unclear', why: 'its parameters are not declared in one place' };
  const missingBase = documented.bases?.find((base) => !hasBase(place, base));
  if (documented.parameters.length === 0 && place.symbol.kind === 'class')
    return missingBase === undefined
      ? { fits: 'yes', why: `declared at ${place.facts.path}:${place.symbol.startLine}` }
      : { fits: 'unclear', why: `it does not name the base ${missingBase}` };
  const wanted = documented.parameters.filter(({ name }) => !['self', 'cls', 'this', '/', '*', ''].includes(name));
  if (wanted.some(({ name }) => !/^\*{0,2}[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)))
    return { fits: 'unclear', why: 'the documented parameters are no plain names' };
  return compareParameters(documented, wanted, declared, place);
}

type Wanted = Signature['parameters'][number];

function compareParameters(
  documented: Signature,
  wanted: readonly Wanted[],
  declared: readonly ParameterFact[],
  place: SymbolPlace,
): Comparison {
  const at = `${place.facts.path}:${place.symbol.startLine}`;
  const positions = wanted.map(({ name }) => declared.findIndex((parameter) => sameName(parameter.name, name)));
  const open = declared.some((parameter) => parameter.form === 'rest' || parameter.form === 'keyword-rest');
  const isClass = place.symbol.kind === 'class';
  // A class is written with its attributes, which need be no parameters.
  const absent = wanted.filter(
    (parameter, index) =>
      positions[index] === -1 &&
      !isRest(parameter) &&
      !(isClass && (parameter.name.startsWith('_') || hasMember(place, parameter.name))),
  );
  const shared = wanted.length - absent.length;
  if (absent.length > 0) {
    const names = absent.map(({ name }) => name).join(', ');
    if (absent.every((parameter) => isRenamed(parameter, wanted.indexOf(parameter), wanted, declared)))
      return { fits: 'unclear', why: `${names} may be short for the parameters at ${at}` };
    const fields = place.symbol.kind === 'class' && place.symbol.bases.some((base) => !PLAIN_BASE.test(base.name));
    if (
      open ||
      fields ||
      declared.some((parameter) => parameter.name.startsWith('{') || parameter.name.startsWith('['))
    )
      return { fits: 'unclear', why: `${names} may be among the parameters that ${at} takes without naming them` };
    const plain = !wanted.some((one) => one.type !== undefined || one.default !== undefined);
    if (plain && shared * 2 < wanted.length)
      return { fits: 'unclear', why: `it shares too few names with ${at}; it may be a call` };
    if (plain && !documented.named && documented.language === 'unknown' && takes(declared, wanted.length))
      return { fits: 'unclear', why: `it may be a call with ${names}: ${at} takes as many values` };
    return { fits: 'no', why: `${at} has no ${documented.members === true ? 'member' : 'parameter'} ${names}` };
  }
  const found = positions.filter((position) => position !== -1 && isPositional(declared[position]!));
  // A call in prose names its arguments, in any order.
  const isCall = documented.language === 'unknown' && wanted.some((one) => one.default !== undefined);
  // The fields of a model are given by name.
  const isPlaced =
    documented.named !== true && !isCall && !(isClass && place.symbol.bases.length > 0 && !hasConstructor(place));
  if (isPlaced && found.some((position, index) => index > 0 && position < found[index - 1]!))
    return { fits: 'no', why: `the parameters stand in another order at ${at}` };
  return compareRest(documented, wanted, declared, positions, at);
}

function hasConstructor({ facts, symbol }: SymbolPlace): boolean {
  return facts.symbols.some((one) => one.parent === symbol.id && one.kind === 'constructor');
}

/** Whether a call with so many values is possible. */
function takes(declared: readonly ParameterFact[], values: number): boolean {
  const own = declared.filter((parameter) => !isSelf(parameter));
  const required = own.filter(
    ({ defaultText, optional, form }) =>
      defaultText === undefined && !optional && form !== 'rest' && form !== 'keyword-rest',
  );
  return values >= required.length && values <= own.length;
}

/** The parameter in its place has the same words, more or fewer of them: `id` of `materialId`, `v` of `value`. */
function isRenamed(
  parameter: Wanted,
  at: number,
  wanted: readonly Wanted[],
  declared: readonly ParameterFact[],
): boolean {
  const other = declared[at];
  if (other === undefined || declared.length < wanted.length) return false;
  const [long, short] = [other.name, parameter.name].sort((a, b) => b.length - a.length) as [string, string];
  const words = wordsOf(long);
  return (
    words.some((word) => word.startsWith(short.toLowerCase())) || wordsOf(short).every((word) => words.includes(word))
  );
}

function compareRest(
  documented: Signature,
  wanted: readonly Wanted[],
  declared: readonly ParameterFact[],
  positions: readonly number[],
  at: string,
): Comparison {
  const added = declared.filter((parameter, index) => !positions.includes(index) && !isSelf(parameter));
  const required = added.filter(
    (one) => one.form !== 'rest' && one.form !== 'keyword-rest' && one.defaultText === undefined && !one.optional,
  );
  if (required.length > 0 && wanted.length === 0)
    return { fits: 'unclear', why: `it is written without parameters; ${at} has some` };
  if (required.length > 0 && documented.open === undefined) {
    const names = required.map(({ name }) => name).join(', ');
    return { fits: 'no', why: `${at} also asks for ${names}` };
  }
  for (const [index, parameter] of wanted.entries()) {
    const position = positions[index]!;
    const inCode = position === -1 ? undefined : declared[position]!.defaultText;
    if (parameter.default === undefined || position === -1 || documented.named === true) continue;
    if (inCode === undefined) {
      if (declared[position]!.optional) continue;
      return { fits: 'no', why: `${parameter.name} has no default at ${at}; documented is ${parameter.default}` };
    }
    const same = sameValue(parameter.default, inCode);
    if (same === false)
      return {
        fits: 'no',
        why: `${parameter.name} defaults to ${inCode} at ${at}; documented is ${parameter.default}`,
      };
    if (same === undefined) return { fits: 'unclear', why: `${parameter.name} defaults to ${inCode} at ${at}` };
  }
  const extra = added.length === 0 ? '' : `; added and optional: ${added.map(({ name }) => name).join(', ')}`;
  return { fits: 'yes', why: `the parameters fit ${at}${extra}` };
}

/** Of a class those of its constructor; of a data class its fields. */
function declaredParameters({ facts, symbol }: SymbolPlace): readonly ParameterFact[] | undefined {
  if (symbol.kind !== 'class' && symbol.kind !== 'interface') {
    const plain = symbol.kind === 'property' || symbol.kind === 'variable' || symbol.kind === 'getter';
    return plain && symbol.parameters.length === 0 ? undefined : symbol.parameters.filter((one) => !isSelf(one));
  }
  const initialiser = facts.symbols.find((one) => one.parent === symbol.id && one.kind === 'constructor');
  if (initialiser !== undefined) return initialiser.parameters.filter((one) => !isSelf(one));
  const fields = facts.symbols.filter((one) => one.parent === symbol.id && one.kind === 'property');
  return fields.map(({ name, startLine, type, valueText }) => ({
    name,
    line: startLine,
    form: 'positional' as const,
    ...(type === undefined ? {} : { type }),
    ...(valueText === undefined ? {} : { defaultText: valueText }),
  }));
}

function hasMember(place: SymbolPlace, name: string): boolean {
  const { facts, symbol } = place;
  return (
    declaresMember(place, name) !== undefined ||
    facts.symbols.some((one) => one.parent === symbol.id && one.name === name)
  );
}

function hasBase({ symbol }: SymbolPlace, base: string): boolean {
  const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1).replace(/[[<(].*$/s, '');
  return symbol.bases.some((one) => last(one.name) === last(base));
}

function sameName(declared: string, documented: string): boolean {
  const plain = (name: string): string => name.replace(/^[*.]+/, '').replace(/\?$/, '');
  return plain(declared) === plain(documented);
}

function isRest({ name, rest }: Wanted): boolean {
  return rest === true || name.startsWith('*') || name.startsWith('...');
}

function isSelf({ name }: ParameterFact): boolean {
  return name === 'self' || name === 'cls' || name === 'this';
}

function isPositional({ form }: ParameterFact): boolean {
  return form === 'positional';
}

function parameterText({ name, type, defaultText }: ParameterFact): string {
  return `${name}${type === undefined ? '' : `: ${type}`}${defaultText === undefined ? '' : ` = ${defaultText}`}`;
}
