import { wordsOf } from '../../flow/names.js';
import type { Facts } from '../../model/facts.js';
import type { ExtractedClaim } from '../extracted.js';
import { isWithin } from '../resolve/symbol-index.js';
import { evidence, isPlanned, type JudgeContext } from './context.js';
import { judgeExistence } from './existence.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { findSubject, symbolExistence } from './subject.js';
import { readLiteral, sameValue } from './values.js';

/** A place where code gives a name its value when nobody gives another. */
interface DefaultPlace {
  readonly path: string;
  readonly line: number;
  readonly symbol: string;
  readonly value: string;
  /** The surest first: a parameter, field or constant; an option of the command line; an argument of one call. */
  readonly rank: 1 | 2 | 3;
}

/** Files of a project without a named place that are looked through. */
const MAX_UNNAMED = 3;

/** A parameter, field, constant, option or setting has this value by default. */
export function judgeDefaultValue(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { statement } = claim;
  if (statement.kind !== 'default-value') return untested('no value');
  if (readLiteral(statement.value) === undefined && !/^[\w.'"`/-]+$/.test(statement.value))
    return untested('no single value is named');
  const subject = findSubject(claim, context);
  const [named] = subject.symbols;
  if (named !== undefined && named.found.kind === 'missing' && named.name !== statement.name)
    return judgeExistence(claim, symbolExistence(claim, named.name, named.found, subject, context));
  const scopes = named?.found.kind === 'found' || named?.found.kind === 'moved' ? named.found.places : [];
  const inSymbols = scopes.flatMap(({ facts, symbol }) =>
    defaultsIn(facts, statement.name, symbol.qualifiedName, context),
  );
  const paths = scopes.length > 0 ? [] : subject.files;
  const inFiles =
    inSymbols.length > 0
      ? []
      : paths.flatMap((path) => defaultsIn(context.index.facts.get(path), statement.name, undefined, context));
  const places = [...inSymbols, ...inFiles];
  if (places.length > 0)
    return compare(claim, statement.value, places, scopes.length > 0 || subject.files.length === 1, context);
  if (scopes.length > 0 || subject.files.length > 0)
    return untested(`no default of ${statement.name} was found there`, {});
  return anywhere(claim, statement.name, statement.value, context);
}

function compare(
  claim: ExtractedClaim,
  value: string,
  places: readonly DefaultPlace[],
  isNamedPlace: boolean,
  context: JudgeContext,
): Judgement {
  const rank = Math.min(...places.map((place) => place.rank));
  const surest = places.filter((place) => place.rank === rank);
  const equal = places.find((place) => sameValue(value, place.value) === true);
  const place = equal ?? surest[0]!;
  const subject = { path: place.path, ...(place.symbol === '' ? {} : { symbol: place.symbol }) };
  const shown = [evidence(context, place.path, place.line)];
  const said = `${place.path}:${place.line} has ${place.value}`;
  if (equal !== undefined) {
    if (claim.tense === 'todo')
      return { verdict: 'stale', reason: `open, and done: ${said}`, subject, evidence: shown };
    return { verdict: 'verified', reason: said, subject, evidence: shown };
  }
  if (surest.some((one) => sameValue(value, one.value) === undefined))
    return untested(`${said}, which is no plain value`, subject, shown);
  if (isPlanned(claim) && !context.standing.carriedOut(claim.document.path))
    return untested(`planned; today ${said}`, subject, shown);
  if (!isNamedPlace) return untested(`${said}, and the document names no place`, subject, shown);
  const distinct = new Set(surest.map((one) => one.value));
  if (distinct.size > 2)
    return untested(`several defaults there: ${[...distinct].slice(0, 5).join(', ')}`, subject, shown);
  const suggestion = claim.text.includes(value) ? claim.text.replace(value, () => place.value) : place.value;
  return refuted(claim, rank === 3 ? 0.75 : 0.95, {
    reason: said,
    subject,
    evidence: shown,
    needed: `the default ${value}`,
    suggestion,
  });
}

/** Without a named place a default is only borne out, when hardly anything else has the name. */
function anywhere(claim: ExtractedClaim, name: string, value: string, context: JudgeContext): Judgement {
  if (wordsOf(name).length === 0) return untested('names no setting');
  const setting = context.manifests.setting(name).find((one) => sameValue(value, one.value) === true);
  if (setting !== undefined) {
    const { path, line } = setting;
    return {
      verdict: 'verified',
      reason: `${path}:${line} has ${setting.value}`,
      subject: { path },
      evidence: [evidence(context, path, line)],
    };
  }
  const places: DefaultPlace[] = [];
  for (const facts of context.index.facts.values())
    places.push(...defaultsIn(facts, name, undefined, context).filter((place) => place.rank < 3));
  const distinct = new Set(places.map((place) => place.value));
  if (places.length === 0) return untested(`no default of ${name} was found`);
  if (distinct.size > MAX_UNNAMED) return untested(`${places.length} places have a ${name}; the document names none`);
  return compare(claim, value, places, false, context);
}

/** Defaults of a name in a file, or in one symbol of it. */
function defaultsIn(
  facts: Facts | undefined,
  name: string,
  scope: string | undefined,
  context: JudgeContext,
): readonly DefaultPlace[] {
  if (facts === undefined) return [];
  const owner = facts.symbols.find((symbol) => symbol.qualifiedName === scope);
  const isInScope = (id: number): boolean => {
    const symbol = facts.symbols[id];
    return owner === undefined || (symbol !== undefined && isWithin(facts, symbol, owner));
  };
  const places: DefaultPlace[] = [];
  for (const symbol of facts.symbols) {
    if (!isInScope(symbol.id)) continue;
    const at = { path: facts.path, symbol: symbol.qualifiedName, rank: 1 as const };
    if (symbol.valueText !== undefined && sameSetting(symbol.name, name))
      places.push({ ...at, line: symbol.startLine, value: symbol.valueText });
    for (const { name: parameter, defaultText, line } of symbol.parameters)
      if (defaultText !== undefined && sameSetting(parameter, name))
        places.push({ ...at, line, value: optionDefault(defaultText) ?? defaultText });
  }
  for (const body of facts.bodies) {
    if (!isInScope(body.symbol) && !(owner === undefined && body.symbol === -1)) continue;
    for (const call of body.calls) places.push(...fromCall(facts, call, name));
  }
  if (owner !== undefined) places.push(...writtenInBody(facts, owner, name, context));
  return places.map((place) => ({ ...place, value: constantBehind(facts, place.value) }));
}

function fromCall(facts: Facts, call: Facts['bodies'][number]['calls'][number], name: string): DefaultPlace[] {
  const at = { path: facts.path, line: call.line, symbol: '' };
  const flags = call.arguments.flatMap(({ name: keyword, literal }) =>
    keyword === undefined && typeof literal === 'string' ? [literal] : [],
  );
  const byDefault = call.arguments.find((argument) => argument.name === 'default' && argument.literal !== undefined);
  if (byDefault !== undefined && flags.some((flag) => sameSetting(flag.replace(/^-+/, ''), name)))
    return [{ ...at, value: String(byDefault.literal), rank: 2 }];
  const [first, second] = call.arguments;
  if (
    /(^|\.)(get|getenv|getOrDefault)$/.test(call.callee) &&
    typeof first?.literal === 'string' &&
    second?.literal !== undefined
  )
    return sameSetting(first.literal, name) ? [{ ...at, value: String(second.literal), rank: 2 }] : [];
  return call.arguments.flatMap((argument) =>
    argument.name !== undefined && argument.literal !== undefined && sameSetting(argument.name, name)
      ? [{ ...at, value: String(argument.literal), rank: 3 as const }]
      : [],
  );
}

/** `self.alpha = 0.1` and `alpha = 0.1` in the lines of a symbol: initial values that no parameter gives. */
function writtenInBody(
  facts: Facts,
  owner: Facts['symbols'][number],
  name: string,
  context: JudgeContext,
): DefaultPlace[] {
  const lines = context.texts.lines(facts.path);
  const found: DefaultPlace[] = [];
  for (let line = owner.startLine; line <= Math.min(owner.endLine, lines.length); line++) {
    const match =
      /^\s*(?:self\.|this\.|const |let )?_?([A-Za-z_$][\w$]*)\s*(?::[^=]+)?=\s*([^=].*?)\s*(?:[#;].*|\/\/.*)?$/.exec(
        lines[line - 1]!.slice(0, 300),
      );
    if (match === null || !sameSetting(match[1]!, name) || readLiteral(match[2]!) === undefined) continue;
    found.push({ path: facts.path, line, symbol: owner.qualifiedName, value: match[2]!, rank: 3 });
  }
  return found;
}

/** `typer.Option(5, …)`, `Field(0.1, …)`, `field(default=0.1)`: the value that the wrapper is given. */
function optionDefault(text: string): string | undefined {
  const keyword = /^[\w.]+\((?:.*[,(\s])?default\s*=\s*([^,)]+)/s.exec(text);
  if (keyword !== null) return keyword[1]!.trim();
  return /^(?:\w+\.)?(?:Option|Argument|Field|Query|Body|Param|Setting)\(\s*([^,)]+)\s*[,)]/.exec(text)?.[1]?.trim();
}

/** A named constant of the same file stands for its value. */
function constantBehind(facts: Facts, value: string): string {
  if (!/^[A-Za-z_$][\w$.]*$/.test(value) || readLiteral(value) !== undefined) return value;
  const last = value.slice(value.lastIndexOf('.') + 1);
  const constants = facts.symbols.filter((symbol) => symbol.name === last && symbol.valueText !== undefined);
  return constants.length === 1 ? constants[0]!.valueText! : value;
}

const FILLERS = new Set(['number', 'num', 'n', 'of', 'the', 'default', 'initial', 'value', 'a', 'an', 'count', 'size']);

/** `n_arms`, `numArms` and "number of arms" are one setting; of two bare words both must be the same. */
export function sameSetting(inCode: string, documented: string): boolean {
  const code = wordsOf(inCode);
  const words = wordsOf(documented);
  if (code.join('') === words.join('')) return true;
  const essential = (list: readonly string[]): string => list.filter((word) => !FILLERS.has(word)).join('');
  const counted = documented.includes(' ') || /^(n|num)_?[A-Z_]?/.test(inCode);
  return counted && essential(code) !== '' && essential(code) === essential(words);
}
