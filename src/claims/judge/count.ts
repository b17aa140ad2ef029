import type { Facts } from '../../model/facts.js';
import { classifyPath } from '../../rules/file-role.js';
import type { ExtractedClaim } from '../extracted.js';
import type { SymbolPlace } from '../resolve/symbol-index.js';
import { evidence, type JudgeContext } from './context.js';
import { type ClaimSubject, type Judgement, refuted, untested } from './judgement.js';
import { findSubject } from './subject.js';

interface Counted {
  readonly number: number;
  readonly subject: ClaimSubject;
  readonly what: string;
  readonly line: number;
  /** Others could count otherwise. */
  readonly loose?: true;
  /** Counted in another place than the named one. */
  readonly moved?: true;
}

type Counter = (facts: Facts) => { readonly number: number; readonly loose?: true };

const topLevel = (facts: Facts, kind: string): number =>
  facts.symbols.filter(
    (symbol) => symbol.kind === kind && symbol.parent === undefined && !symbol.modifiers.includes('overload'),
  ).length;

/** What a noun counts in a file. */
const COUNTERS: readonly { readonly noun: RegExp; readonly count: Counter }[] = [
  { noun: /^(public |exported |top-level )?functions?$/, count: (facts) => ({ number: topLevel(facts, 'function') }) },
  { noun: /^class(es)?$/, count: (facts) => ({ number: topLevel(facts, 'class') }) },
  { noun: /^interfaces?$/, count: (facts) => ({ number: topLevel(facts, 'interface') }) },
  { noun: /^enums?$/, count: (facts) => ({ number: topLevel(facts, 'enum') }) },
  { noun: /^(unit |integration |passing )?(tests?|test cases?|test functions?)$/, count: countTests },
  { noun: /^(api |http |rest )?(routes?|endpoints?)$/, count: countRoutes },
  { noun: /^(lines?|loc|lines of code|sloc)$/, count: (facts) => ({ number: facts.lines }) },
];

const MEMBER_NOUN =
  /^(\w+ )?(states?|phases?|kinds?|modes?|levels?|types?|variants?|members?|options?|strategies|strategy|stages?|categories|category|statuses|status|actions?|values?|tiers?|layers?|events?|roles?|steps?)$/;
const METHOD_NOUN = /^(public )?(methods?|operations?)$/;
const FIELD_NOUN = /^(fields?|attributes?|properties|property|parameters?|arguments?)$/;

/** Words that make a number one of some, not of all. */
const PARTLY =
  /\b(fail(s|ed|ing|ures?)?|errors?|broken|skipped|remaining|left|new|added|more|additional|other|first|last|top|pass(ed|es|ing)?|per|each|every|changed|removed|missing|of the|main|key|core|important)\b/i;

/** A number of things in a file, a class or an enumeration. */
export function judgeCount(claim: ExtractedClaim, context: JudgeContext): Judgement {
  const { statement } = claim;
  if (statement.kind !== 'count') return untested('no number');
  const noun = statement.noun.toLowerCase().trim();
  if (/^[%x×] /.test(noun)) return untested('a figure that somebody measured; no code says it');
  const counted = countMembers(claim, noun, statement.number, context) ?? countInFiles(claim, noun, context);
  if (counted === undefined) return untested(`nothing in the code says how many ${noun} there are`);
  const { number, subject, what, line } = counted;
  const atLeast = statement.atLeast === true && number >= statement.number;
  const holds = atLeast || sameCount(number, statement.number, noun, claim.text);
  const shown = subject.path === undefined ? [] : [evidence(context, subject.path, line)];
  const reason = `${number} ${noun} in ${what}`;
  if (holds) return { verdict: 'verified', reason, subject, evidence: shown };
  if (countsSeveral(claim.text)) return untested(`${reason}; the words count several things`, subject, shown);
  if (number === 0) return untested(`${reason}; the words may count other things`, subject, shown);
  if (PARTLY.test(prose(claim))) return untested(`${reason}; the words may count some of them`, subject, shown);
  if (isSizeNoun(noun) && Math.max(number / statement.number, statement.number / number) < MIN_GROWTH)
    return untested(`${reason}; sizes change`, subject, shown);
  if (counted.loose) return untested(`${reason}, counted in one way of several`, subject, shown);
  if (subject.symbol === undefined && namesSymbol(claim))
    return untested(`${reason}; the words name a part of it`, subject, shown);
  if (claim.mention.lines !== undefined)
    return untested(`${reason}; the words count in some lines of it`, subject, shown);
  if (counted.moved) return untested(`${reason}, where it is now`, subject, shown);
  if (claim.tense !== 'present') return untested(`planned; today ${reason}`, subject, shown);
  return refuted(claim, 0.9, {
    reason,
    subject,
    evidence: shown,
    needed: `${statement.atLeast === true ? 'at least ' : ''}${statement.number} ${noun} in ${what}`,
    suggestion: claim.text.replace(
      new RegExp(`\\b${statement.number.toLocaleString('en')}|\\b${statement.number}`),
      String(number),
    ),
  });
}

/** A file that is less than this many times longer or shorter than told has only grown or shrunk. */
const MIN_GROWTH = 2;

/** Lines of code, by any of their names. */
function isSizeNoun(noun: string): boolean {
  return /^(lines?|loc|sloc)/i.test(noun);
}

/** Several numbers and several names: which number is of which name, is not read. */
function countsSeveral(text: string): boolean {
  const numbers = text.match(/\b\d+\s+[A-Za-z]{3,}/g) ?? [];
  return numbers.length > 2 || (numbers.length > 1 && codeNames(text).length > 1);
}

/** Lines are told roughly: to a tenth, round numbers to 15 in a hundred, and to a quarter with a word like "about". */
function sameCount(actual: number, claimed: number, noun: string, text: string): boolean {
  if (!isSizeNoun(noun)) return actual === claimed;
  const roughly = /~|about|approx|roughly|around|nearly/i.test(text);
  const tolerance = roughly ? 0.25 : claimed % 50 === 0 ? 0.15 : 0.1;
  return Math.abs(actual - claimed) <= tolerance * claimed;
}

/** Members of an enumeration, methods or fields of a class. */
function countMembers(
  claim: ExtractedClaim,
  noun: string,
  claimed: number,
  context: JudgeContext,
): Counted | undefined {
  const subject = findSubject(claim, context);
  const { symbol } = claim.mention;
  if (symbol !== undefined && subject.symbols.every(({ found }) => !['found', 'moved'].includes(found.kind)))
    return undefined;
  const named = [...(symbol === undefined ? [] : [symbol]), ...codeNames(claim.text)];
  const places = named.flatMap((name) => {
    const found = context.symbols.resolve(name, subject.files);
    return found.kind === 'found' || found.kind === 'moved' ? found.places : [];
  });
  if (MEMBER_NOUN.test(noun)) {
    const place = places.find(({ symbol }) => symbol.members !== undefined && symbol.members.length > 0);
    return place === undefined ? undefined : counted(place, place.symbol.members!.length);
  }
  const owner = places.find(({ symbol }) => symbol.kind === 'class' || symbol.kind === 'interface');
  if (owner !== undefined && METHOD_NOUN.test(noun)) return countMethods(owner, noun, claimed);
  if (FIELD_NOUN.test(noun)) {
    const place = places.find(({ symbol }) => symbol.kind === 'class' || symbol.parameters.length > 0);
    if (place === undefined) return undefined;
    const children = place.facts.symbols.filter((one) => one.parent === place.symbol.id && one.kind === 'property');
    const parameters = place.symbol.parameters.filter(({ name }) => name !== 'self' && name !== 'cls');
    return { ...counted(place, place.symbol.kind === 'class' ? children.length : parameters.length), loose: true };
  }
  return undefined;
}

function countMethods(owner: SymbolPlace, noun: string, claimed: number): Counted {
  const methods = owner.facts.symbols.filter((one) => one.parent === owner.symbol.id && one.kind === 'method');
  const open = methods.filter((one) => !one.name.startsWith('_') && !one.modifiers.includes('private'));
  const number = noun.startsWith('public') ? open.length : methods.length;
  // Words may count the main ones, and what is inherited; they do not count what nobody declares.
  const isSure = open.length === methods.length && owner.symbol.bases.length === 0 && number < claimed;
  return { ...counted(owner, number), ...(isSure ? {} : { loose: true as const }) };
}

function counted({ facts, symbol }: SymbolPlace, number: number): Counted {
  return {
    number,
    subject: { path: facts.path, symbol: symbol.qualifiedName },
    what: symbol.qualifiedName,
    line: symbol.startLine,
  };
}

function countInFiles(claim: ExtractedClaim, noun: string, context: JudgeContext): Counted | undefined {
  // A heading or a label is too far away to be what a number is about.
  if (claim.mention.path === undefined) return undefined;
  const subject = findSubject(claim, context);
  const path = subject.path?.kind === 'found' || subject.path?.kind === 'moved' ? subject.path.path : undefined;
  if (
    path !== undefined &&
    context.files.isFolder(path) &&
    /^(python |source |test |typescript )?(files?|modules?)$/.test(noun)
  ) {
    const inside = [...context.index.facts.keys()].filter((one) => one.startsWith(`${path}/`)).length;
    return { number: inside, subject: { path }, what: `${path}/`, line: 1, loose: true };
  }
  const counter = COUNTERS.find((one) => one.noun.test(noun));
  const [only] = subject.files;
  const facts = subject.files.length === 1 ? context.index.facts.get(only!) : undefined;
  if (counter === undefined || facts === undefined || facts.parse === 'partial') return undefined;
  if (counter.count === countTests && !classifyPath(facts).test) return undefined;
  const moved = subject.path?.kind === 'moved' ? { moved: true as const } : {};
  return { ...counter.count(facts), subject: { path: facts.path }, what: facts.path, line: 1, ...moved };
}

function countTests(facts: Facts): ReturnType<Counter> {
  const functions = facts.symbols.filter(
    ({ name, kind }) => /^test/.test(name) && (kind === 'function' || kind === 'method'),
  );
  const titles = facts.bodies.flatMap((body) =>
    body.calls.filter((call) => /^(it|test)(\.(only|skip|concurrent))?$/.test(call.callee)),
  );
  const multiplied =
    functions.some((symbol) => symbol.decorators.some(({ name }) => name.includes('parametrize'))) ||
    facts.bodies.some((body) => body.calls.some((call) => /^(it|test)\.each/.test(call.callee)));
  return {
    number: facts.language === 'python' ? functions.length : titles.length,
    ...(multiplied ? { loose: true as const } : {}),
  };
}

function countRoutes(facts: Facts): ReturnType<Counter> {
  const verb = /\.(get|post|put|patch|delete|route|websocket|head|options)$/;
  const decorated = facts.symbols.flatMap((symbol) => symbol.decorators.filter(({ name }) => verb.test(name)));
  const called = facts.bodies.flatMap((body) =>
    body.calls.filter(
      (call) =>
        /(app|router|server|api)\.(get|post|put|patch|delete)$/i.test(call.callee) &&
        String(call.arguments[0]?.literal ?? '').startsWith('/'),
    ),
  );
  return { number: decorated.length + called.length };
}

function codeNames(text: string): readonly string[] {
  return [...text.matchAll(/`([A-Za-z_$][\w$.]*)(?:\(\))?`/g)].map((match) => match[1]!);
}

/** The words without code and paths: `core/agent.py` is no "core". */
function prose({ text, mention }: ExtractedClaim): string {
  return text.replace(/`[^`]*`/g, ' ').replaceAll(mention.path ?? '`', ' ');
}

function namesSymbol({ mention, text }: ExtractedClaim): boolean {
  return mention.symbol !== undefined && text.includes(mention.symbol);
}
