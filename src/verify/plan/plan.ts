import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Facts, SymbolFact } from '../../model/facts.js';
import type { Claim } from '../../model/result.js';
import type { ClassLookup } from '../subject/class-chain.js';
import { isSubjectKind, type SubjectShape, subjectShape } from '../subject/shape.js';
import { joinedWords, nameScore } from '../subject/words.js';
import { moduleTopic, openingSentences, theOneMeant } from './module-topic.js';
import { algorithmsNamed, identifierTexts } from './named-algorithms.js';
import { isGaussianSampling } from './posterior-family.js';

/** A class or function of the project and the algorithms that it may claim to be, the likeliest first. */
export interface PlannedSubject {
  readonly shape: SubjectShape;
  readonly algorithms: readonly string[];
  /** Whether words say that it is the algorithm; without them it can be verified and never refuted. */
  readonly explicit: boolean;
  /** Why it is planned, in words. */
  readonly because: string;
  /** Properties that claims about it promise. */
  readonly promised: readonly string[];
  /** Ids of the claims that its verdict answers. */
  readonly claims: readonly string[];
}

/** A binding that the project's configuration gives. */
export interface ConfiguredBinding {
  readonly path: string;
  readonly symbol: string;
  readonly algorithm: string;
}

export interface PlanInputs {
  readonly facts: readonly Facts[];
  readonly claims: readonly Claim[];
  readonly algorithms: readonly AnyAlgorithm[];
  readonly bindings: readonly ConfiguredBinding[];
  /** Classes of other files; without it a subject has what its own file says. */
  readonly classes?: ClassLookup;
  /** Files of the project that a file imports. */
  readonly imported?: (facts: Facts) => readonly Facts[];
}

/** Who claims what: every class and function at module level for which some words name an algorithm. Sorted by path and line. */
export function planSubjects(inputs: PlanInputs): PlannedSubject[] {
  return inputs.facts
    .flatMap((facts) => candidatesOf(facts, inputs.bindings).flatMap((symbol) => planOne(facts, symbol, inputs)))
    .sort((a, b) => (a.shape.path < b.shape.path ? -1 : a.shape.path > b.shape.path ? 1 : a.shape.line - b.shape.line));
}

function candidatesOf(facts: Facts, bindings: readonly ConfiguredBinding[]): SymbolFact[] {
  const named = new Set(bindings.filter(({ path }) => path === facts.path).map(({ symbol }) => symbol));
  return facts.symbols.filter(
    (symbol) =>
      symbol.parent === undefined &&
      isSubjectKind(facts, symbol) &&
      !symbol.modifiers.includes('abstract') &&
      (named.has(symbol.qualifiedName) || !/^_|^test/i.test(symbol.name)),
  );
}

function planOne(facts: Facts, symbol: SymbolFact, inputs: PlanInputs): PlannedSubject[] {
  const own = inputs.claims.filter((claim) => isAbout(claim, facts.path, symbol.qualifiedName));
  const isMeant = theOneMeant(facts)?.id === symbol.id;
  const all = isMeant ? [...own, ...inputs.claims.filter((claim) => isAboutModule(claim, facts))] : own;
  const { algorithms: named, explicit, because } = namedBy(facts, symbol, own, inputs);
  const known = named.filter((id) => inputs.algorithms.some((algorithm) => algorithm.id === id));
  if (known.length === 0) return [];
  const shape = subjectShape(facts, symbol.qualifiedName, inputs.classes, inputs.imported);
  if (shape === undefined) return [];
  const promised = all
    .flatMap(({ arguments: said }) => (Array.isArray(said.properties) ? said.properties : []))
    .filter((one) => typeof one === 'string');
  const answered = all
    .filter(({ kind }) => kind === 'implements-algorithm' || kind === 'behaviour')
    .map(({ id }) => id);
  const meant = withSiblings(known).filter((id) => id !== 'thompson-bernoulli' || !isGaussianSampling(facts, symbol));
  if (meant.length === 0) return [];
  return [{ shape, algorithms: meant, explicit, because, promised, claims: answered }];
}

/** A present claim that affirms something of this symbol or of a member of it. */
function isAbout({ subject, tense, polarity }: Claim, path: string, symbol: string): boolean {
  if (subject.path !== path || subject.symbol === undefined || tense !== 'present' || polarity !== 'affirms')
    return false;
  return subject.symbol === symbol || subject.symbol.startsWith(`${symbol}.`);
}

/** A present claim that affirms something of a whole module, or stands at a type in it, which can do nothing. */
function isAboutModule({ subject, tense, polarity }: Claim, { path, symbols }: Facts): boolean {
  if (subject.path !== path || tense !== 'present' || polarity !== 'affirms') return false;
  const at = symbols.find(({ qualifiedName }) => qualifiedName === subject.symbol);
  return subject.symbol === undefined || at?.kind === 'interface' || at?.kind === 'type';
}

interface Named {
  readonly algorithms: readonly string[];
  readonly explicit: boolean;
  readonly because: string;
}

/** The strongest words that name an algorithm: configuration, a claim, the name, the docs, and at last the kind of class. */
function namedBy(facts: Facts, symbol: SymbolFact, own: readonly Claim[], { algorithms, bindings }: PlanInputs): Named {
  const configured = bindings.find((one) => one.path === facts.path && one.symbol === symbol.qualifiedName);
  if (configured !== undefined)
    return { algorithms: [configured.algorithm], explicit: true, because: 'the configuration says so' };
  const byName = identifierTexts(symbol.name)
    .map((text) => algorithmsNamed(text, algorithms))
    .find((found) => found.length > 0);
  if (byName !== undefined)
    return {
      algorithms: byName.map(({ algorithm }) => algorithm),
      explicit: true,
      because: `its name, ${symbol.name}`,
    };
  const claimed = own
    .filter(({ kind }) => kind === 'implements-algorithm')
    .flatMap(({ arguments: said }) => (typeof said.algorithm === 'string' ? [said.algorithm] : []));
  const byDoc = algorithmsNamed(symbol.doc?.text ?? '', algorithms);
  const said = [...new Set([...byDoc.map(({ algorithm }) => algorithm), ...claimed])];
  // A name that comes up later on may be that of a relative, a rival or a part.
  const opening = openingSentences(symbol.doc?.text ?? '').join('\n\n');
  if (said.length > 0)
    return {
      algorithms: said.slice(0, 2),
      explicit: claimed.length > 0 || algorithmsNamed(opening, algorithms).length > 0,
      because: byDoc.length > 0 ? 'its documentation' : 'a claim about it',
    };
  const byKind = algorithms.filter((algorithm) => isKindOf(algorithm, symbol)).map(({ id }) => id);
  const topic = moduleTopic(facts, algorithms);
  const both = byKind.filter((id) => topic.named.includes(id));
  if (both.length > 0) return { algorithms: both, explicit: true, because: 'the documentation of its module' };
  if (theOneMeant(facts)?.id === symbol.id && topic.named.length > 0)
    return {
      algorithms: topic.stated === undefined ? topic.named.slice(0, 2) : [topic.stated],
      explicit: topic.stated !== undefined,
      because: 'the documentation of its module',
    };
  return {
    algorithms: symbol.kind === 'class' ? byKind.slice(0, 3) : [],
    explicit: false,
    because: `it is named like one: ${symbol.name}`,
  };
}

/** A class with a usual name of the contract, or a function with the name of its one required operation. */
function isKindOf({ contract }: AnyAlgorithm, symbol: SymbolFact): boolean {
  if (symbol.kind === 'class')
    return contract.classAliases.some((alias) => joinedWords(alias) === joinedWords(symbol.name));
  return contract.operations.some(
    (operation) =>
      operation.effect === 'reads' &&
      operation.required &&
      nameScore(symbol.name, operation.name, operation.aliases) >= 9,
  );
}

/** Algorithms that go by one name: people say LinUCB of the form with one model, with a model an arm, and of the hybrid. */
const SIBLINGS: readonly (readonly string[])[] = [
  ['linucb', 'linucb-disjoint', 'linucb-hybrid'],
  ['puct', 'uct'],
  ['item-response-2pl', 'item-response-3pl'],
  ['thompson-bernoulli', 'thompson-linear'],
];

/** Words that name a special form mean that one, though they name the common form too: "three-parameter model of item response theory". */
function withSiblings(named: readonly string[]): string[] {
  const special = SIBLINGS.filter((group) => group.indexOf(named.find((id) => group.includes(id)) ?? '') > 0);
  const meant = named.filter((id) => !special.some((group) => group[0] === id));
  const siblings = meant.flatMap((id) => SIBLINGS.find((group) => group[0] === id) ?? []);
  return [...new Set([...meant, ...siblings])];
}
