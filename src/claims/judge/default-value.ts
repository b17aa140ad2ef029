import { posix } from 'node:path';
import { wordsOf } from '../../flow/names.js';
import type { Facts } from '../../model/facts.js';
import type { ExtractedClaim } from '../extracted.js';
import { isBeside } from './beside.js';
import { evidence, isPlanned, type JudgeContext } from './context.js';
import { type DefaultPlace, sameSetting } from './defaults.js';
import { type Judgement, refuted, untested } from './judgement.js';
import { isListing } from './made-object.js';
import { isVersions, judgeRequirement } from './requirement.js';
import { findSubject } from './subject.js';
import { readLiteral, sameValue } from './values.js';

/** Files of a project without a named place that are looked through. */
const MAX_UNNAMED = 3;

/** A parameter, field, constant, option or setting has this value by default. */
export function judgeDefaultValue(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { statement } = claim;
  if (statement.kind !== 'default-value') return untested('no value');
  if (isVersions(statement.value)) return judgeRequirement(claim, statement.name, statement.value, context);
  if (readLiteral(statement.value) === undefined && !/^[\w.'"`/-]+$/.test(statement.value))
    return untested('no single value is named');
  const { name, value } = statement;
  const subject = findSubject(claim, context);
  const settings = subject.path?.kind === 'found' || subject.path?.kind === 'moved' ? subject.path.path : undefined;
  if (claim.mention.path !== undefined && settings !== undefined && context.manifests.hasSettings(settings))
    return inSettings(claim, name, value, settings, context);
  const [named] = subject.symbols;
  if (named?.found.kind === 'missing' && named.name !== name)
    return untested(`its subject is not there: ${named.name} occurs nowhere in the code`);
  const scopes = named?.found.kind === 'found' || named?.found.kind === 'moved' ? named.found.places : [];
  const inSymbols = scopes.flatMap((place) => [
    ...context.defaults.inside(place, name),
    ...writtenInBody(place.facts, place.symbol, name, context),
  ]);
  const paths = scopes.length > 0 ? [] : subject.files;
  const inFiles = inSymbols.length > 0 ? [] : paths.flatMap((path) => context.defaults.in(path, name));
  const places = [...inSymbols, ...inFiles];
  const isNamed =
    namesOwner(claim, name, scopes.length) ||
    ((claim.mention.path ?? claim.mention.context) !== undefined &&
      (scopes.length > 0
        ? scopes.every(({ facts }) => subject.files.includes(facts.path))
        : subject.files.length === 1));
  if (places.length > 0) return compare(claim, value, places, isNamed, context);
  if (scopes.length > 0 || subject.files.length > 0) return untested(`no default of ${name} was found there`, {});
  return anywhere(claim, name, value, context);
}

/** "The default `epsilon` of `Agent` is 0.1": the words themselves name the one class or function whose default it is. */
function namesOwner({ text, mention, certainty }: ExtractedClaim, name: string, places: number): boolean {
  const { symbol } = mention;
  return (
    symbol !== undefined &&
    symbol !== name &&
    places === 1 &&
    certainty >= 0.75 &&
    (text.includes(`\`${symbol}`) || /^its\b/i.test(text))
  );
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
    const other = surest.find((one) => sameValue(value, one.value) !== true);
    if (!isNamedPlace && other !== undefined && !saysDefault(claim))
      return untested(`${said}, ${other.path}:${other.line} ${other.value}; the document names neither`, {}, shown);
    if (claim.tense === 'todo' && !isNamedPlace)
      return untested(`${said}, and the document names no place`, subject, shown);
    if (claim.tense === 'todo')
      return { verdict: 'stale', reason: `open, and done: ${said}`, subject, evidence: shown };
    return { verdict: 'verified', reason: said, subject, evidence: shown };
  }
  if (surest.some((one) => sameValue(value, one.value) === undefined))
    return untested(`${said}, which is no plain value`, subject, shown);
  if (isPlanned(claim)) return untested(`planned; today ${said}`, subject, shown);
  if (rank === 4) return untested(`${said}, which a function gives to one call`, subject, shown);
  if (surest.some((one) => isOtherKind(value, one.value)))
    return untested(`${said}, a value of another kind than ${value}`, subject, shown);
  if (surest.some((one) => isNothing(one.value)))
    return untested(`${said}, which may stand for ${value}`, subject, shown);
  if (readLiteral(value) === undefined) return untested(`${said}, and ${value} may be a name for it`, subject, shown);
  // Guides show assignments that the reader may make.
  if (/^[A-Za-z_]\w*\s*=\s*\S/.test(claim.text))
    return untested(`${said}; the document may show a change to make`, subject, shown);
  if (surest.some((one) => namesNumber(claim.text, one.value)))
    return untested(`${said}, which the words name, too`, subject, shown);
  if (!isNamedPlace) return untested(`${said}, and the document names no place`, subject, shown);
  if (claim.source === 'docstring' && claim.mention.symbol === undefined)
    return untested(`${said}; which of its file the words are about, they do not say`, subject, shown);
  if (surest.some((one) => isShortFor(value, one.value)))
    return untested(`${said}, of which ${value} may be short`, subject, shown);
  const distinct = new Set(surest.map((one) => one.value));
  if (distinct.size > 2)
    return untested(`several defaults there: ${[...distinct].slice(0, 5).join(', ')}`, subject, shown);
  const suggestion = claim.text.includes(value) ? claim.text.replace(value, () => place.value) : place.value;
  return refuted(claim, rank === 3 ? 0.8 : 0.95, {
    reason: said,
    subject,
    evidence: shown,
    needed: `the default ${value}`,
    suggestion,
  });
}

/** "`width=2` overfits" may be of one run; "`width` (default 2)" is of the code. */
function saysDefault({ text }: ExtractedClaim): boolean {
  return /default/i.test(text);
}

/** `"NaiveBayes"` of `"bayes.NaiveBayes"`, and the other way round. */
function isShortFor(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => text.replace(/^["']|["']$/g, '').toLowerCase());
  const [short, long] = left!.length < right!.length ? [left!, right!] : [right!, left!];
  return /[a-z]{3}/.test(short) && (long.endsWith(short) || long.startsWith(short));
}

/** A default that the body replaces, or that is left empty. */
function isNothing(value: string): boolean {
  return /^(None|null|undefined|\.\.\.|Ellipsis|["']{2}|[[({][\])}])$/.test(value.trim());
}

/** A switch against a text or a number: the code may turn one into the other. */
function isOtherKind(documented: string, inCode: string): boolean {
  const isSwitch = (value: string): boolean => /^["']?(?:true|false|on|off|yes|no)["']?$/i.test(value.trim());
  return (
    isSwitch(documented) !== isSwitch(inCode) || (isSwitch(documented) && !/^["']?(?:true|false)/i.test(documented))
  );
}

/** A key of the settings file that is named. Which of several places of one key is meant, its line does not say. */
function inSettings(
  claim: ExtractedClaim,
  name: string,
  value: string,
  path: string,
  context: JudgeContext,
): Judgement {
  const lines = context.manifests.setting(name).filter((one) => one.path === path);
  const equal = lines.find((one) => sameValue(value, one.value) === true);
  const place = equal ?? lines[0];
  if (place === undefined) return untested(`${path} has no ${name}`, { path });
  const shown = [evidence(context, path, place.line)];
  const reason = `${path}:${place.line} has ${place.value}`;
  if (equal !== undefined) return { verdict: 'verified', reason, subject: { path }, evidence: shown };
  if (CASE.test(claim.text.split(name)[0]!))
    return untested(`${reason}; the words may tell of a case or ask for it`, { path }, shown);
  if (lines.length > 1 || claim.tense !== 'present')
    return untested(`${reason}, and ${value} nowhere`, { path }, shown);
  return refuted(claim, 0.85, {
    reason,
    subject: { path },
    evidence: shown,
    needed: `${name} ${value} in ${path}`,
    suggestion: place.value,
  });
}

/** Before a setting: "when …", "set …". */
const CASE =
  /\b(?:when|whenever|if|unless|once|with|set|setting|use|using|change|enable|disable|turn|put|to)\b[^.;]*$/i;

/** Without a named place a default is only borne out, when hardly anything else has the name. */
function anywhere(claim: ExtractedClaim, name: string, value: string, context: JudgeContext): Judgement {
  if (wordsOf(name).length === 0) return untested('names no setting');
  if (claim.mention.path !== undefined && /\.(ya?ml|toml|ini|cfg|json|conf)$/.test(claim.mention.path))
    return untested(`${claim.mention.path}, which is to have it, was not found`);
  const settings = context.manifests.setting(name);
  const setting = settings.find((one) => sameValue(value, one.value) === true);
  if (setting !== undefined) {
    const { path, line } = setting;
    const other = settings.find((one) => sameValue(value, one.value) !== true);
    if (other !== undefined && !saysDefault(claim))
      return untested(
        `${path}:${line} has ${setting.value}, ${other.path}:${other.line} ${other.value}; the document names neither`,
      );
    return {
      verdict: 'verified',
      reason: `${path}:${line} has ${setting.value}`,
      subject: { path },
      evidence: [evidence(context, path, line)],
    };
  }
  const own = namesakes(claim.document.path, context);
  const places = context.defaults.anywhere(name).filter(({ path }) => own.length === 0 || own.includes(path));
  const distinct = new Set(places.map((place) => place.value));
  if (places.length === 0) return untested(`no default of ${name} was found`);
  if (distinct.size > MAX_UNNAMED) return untested(`${places.length} places have a ${name}; the document names none`);
  const isOnly = places.length === 1 && /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name);
  return compare(
    claim,
    value,
    places,
    isOnly && !isListing(claim) && isBeside(claim, places[0]!.path, context),
    context,
  );
}

/** Whether a number stands by itself in the words. */
function namesNumber(text: string, value: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(value) && text.split(/[^\d.]+/).some((one) => one.replace(/\.$/, '') === value);
}

/** Source files that a document has its name from: what it says without a place is about them. */
function namesakes(document: string, { files, index }: JudgeContext): readonly string[] {
  const stem = posix.basename(document).replace(/\.\w+$/, '');
  return ['py', 'ts', 'tsx', 'js']
    .flatMap((ending) => files.named(`${stem}.${ending}`))
    .filter((path) => index.facts.has(path));
}

/** `self.alpha = 0.1`, `alpha = 0.1`, `len(rows) < 100` and `rows.tail(5)` in the lines of a symbol: values that no parameter gives. */
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
    const value =
      fieldValue(lines[line - 1]!, name) ??
      (match !== null && sameSetting(match[1]!, name) && readLiteral(match[2]!) !== undefined
        ? match[2]!
        : numberBehind(lines[line - 1]!, name));
    if (value !== undefined) found.push({ path: facts.path, line, symbol: owner.qualifiedName, value, rank: 3 });
  }
  return found;
}

/** `{ gamma: 0.99, 'epsilon': 0.1 }`: the plain value of a field in an object or dictionary. */
function fieldValue(line: string, name: string): string | undefined {
  for (const [, key, value] of line
    .slice(0, 300)
    .matchAll(/(?:^|[{,])\s*["']?([A-Za-z_]\w*)["']?\s*:\s*([^,{}[\]]+?)\s*(?=[,}]|$)/g))
    if (key === name && readLiteral(value!) !== undefined) return value!;
  return undefined;
}

/** The number that an expression is compared with, or that a call is given alone. */
function numberBehind(line: string, expression: string): string | undefined {
  const at = line.slice(0, 300).indexOf(expression);
  if (at < 0 || !/[(.]/.test(expression)) return undefined;
  return /^\s*(?:(?:<=?|>=?|===?)\s*|\(\s*)(-?\d[\d_.e]*)/.exec(line.slice(at + expression.length, 300))?.[1];
}
