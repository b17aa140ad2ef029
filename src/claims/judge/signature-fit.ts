import { wordsOf } from '../../flow/names.js';
import type { ParameterFact } from '../../model/facts.js';
import type { Statement } from '../extracted.js';
import { declaresMember, type SymbolPlace } from '../resolve/symbol-index.js';
import { sameValue } from './values.js';

export type Signature = Extract<Statement, { kind: 'signature' }>;

/** How a documented signature and a declared one compare. */
export interface Comparison {
  readonly fits: 'yes' | 'no' | 'unclear';
  readonly why: string;
}

/** Bases that add no fields of their own. */
const PLAIN_BASE = /^(?:\w+\.)*(BaseModel|object|ABC|Protocol|NamedTuple|TypedDict|Generic.*)$/;

/** Whether a declaration has the parameters, defaults and bases that are documented. */
export function compare(documented: Signature, place: SymbolPlace): Comparison {
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
    if (documented.language === 'typescript' && !isClass && takes(declared, wanted.length))
      return { fits: 'unclear', why: `${at} takes as many values by place, by other names than ${names}` };
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
    // `learn(state, reward)` in a sentence may leave out what goes without saying.
    const isShort = documented.language === 'unknown' && wanted.every((one) => one.type === undefined);
    if (isShort) return { fits: 'unclear', why: `${at} also asks for ${names}, which a sentence may leave out` };
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
