import { lineAt } from '../../documents/block.js';
import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import { isDenied, mainMention, type ReadSentence, type Situation } from './situation.js';
import { isTestPath } from './tests-claimed.js';
import type { Vocabulary } from './vocabulary.js';

/** Claims that an algorithm is implemented, and claims about behaviour. */
export function promiseClaims(read: ReadSentence, vocabulary: Vocabulary): Draft[] {
  if (read.situation.role === 'heading') return algorithmClaims(read, vocabulary);
  return [...algorithmClaims(read, vocabulary), ...behaviourClaims(read, vocabulary)];
}

const DOES =
  /\b(?:implement(?:s|ed|ing|ation)?|added|built|use[sd]?|using|via|with|by|based on|performs?|runs?|applies|applying|provides?|supports?|adds?|train(?:s|ed)?|computes?|ranks?|selects?|integrates?|trainer|class|module|agent)\b/i;
/** Who does it, where no symbol or file is named: the reader's own project. */
const OURS =
  /^\W*(?:we|our|it|this|implement(?:ed)?|add(?:ed)?|built|use|uses|using|build|create|integrate|decision|implements|supports?|the (?:system|project|model|agent|trainer|planner|engine|pipeline|framework|library|platform|demo|code|repo\w*|implementation|training|recommender|optimi[sz]er|policy|learner|package|app\w*|algorithm))\b|\b(?:we|our|this (?:project|repo|repository|package|library|system)|will)\b/i;
/** Words before the name of an algorithm that take the claim back. */
const PRETENDS = /\b(?:mock|mocked|placeholder|stub|stubbed|fake|faked|dummy)\s+(?:\w+\s+)?$/i;
/** "Clipping: to bound each update …" says what a thing would be for. */
const AIM = /^\W*[\w -]{3,60}:\W*to [a-z]{3}/i;
/** "X: an algorithm that …", "X is a framework …": words about the algorithm, not about the code. */
const DEFINES =
  /^\W*(?:\([^)]*\))?\W*(?:is|are|:|—|–)\s*(?:an?|the)\s+(?:\w+[\s-]){0,3}(?:algorithm|method|framework|technique|approach|class of|family|way|type of)\b/i;

export function algorithmClaims(read: ReadSentence, vocabulary: Vocabulary): Draft[] {
  const { text } = read.sentence;
  const hits = vocabulary.algorithms.find(text);
  if (hits.length === 0 || AIM.test(text)) return [];
  const mention = mainMention(read);
  const named = mention.path !== undefined || mention.symbol !== undefined;
  const anchored =
    named || read.status !== undefined || read.situation.box !== undefined || mention.context !== undefined;
  const does = DOES.test(text);
  if (!anchored && !(does && OURS.test(text)) && !(read.situation.promise && read.situation.role === 'item')) return [];
  const drafts: Draft[] = [];
  const known = new Set<string>();
  for (const hit of hits) {
    const before = text.slice(Math.max(0, hit.start - 40), hit.start);
    if (
      known.has(hit.value) ||
      vocabulary.insteadOf.find(before).some((each) => /^\W*(?:\w+\W+){0,1}$/.test(before.slice(each.end)))
    )
      continue;
    if (DEFINES.test(text.slice(hit.end)) || insideName(read, hit.start, hit.end)) continue;
    known.add(hit.value);
    drafts.push({
      line: lineAt(read.prose, read.sentence.offset + hit.start),
      text,
      mention,
      statement: { kind: 'implements-algorithm', algorithm: hit.value },
      tense: read.tense,
      polarity:
        read.status?.state === 'absent' || (isDenied(text) && !named) || PRETENDS.test(before) ? 'denies' : 'affirms',
      certainty: named && (does || read.status !== undefined) ? 0.8 : anchored ? 0.6 : 0.45,
    });
  }
  return drafts;
}

/** The algorithm's name is part of a path or of an identifier. */
function insideName(read: ReadSentence, start: number, end: number): boolean {
  return read.names.some((name) => name.kind === 'path' && name.start <= start && end <= name.end);
}

interface Clause {
  readonly text: string;
  readonly start: number;
}

function behaviourClaims(read: ReadSentence, vocabulary: Vocabulary): Draft[] {
  const { text } = read.sentence;
  if (text.length < 12 || text.endsWith('?') || text.endsWith(':')) return [];
  const subject = subjectOf(read, vocabulary);
  const { situation } = read;
  const listed = read.situation.promise === true && read.situation.role === 'item';
  const decided = /^Decision\b/.test(text);
  const drafts: Draft[] = [];
  for (const clause of clausesOf(text, vocabulary)) {
    if (clause.text.length < 10 || !/[a-z]{3,}\s+\S+/i.test(clause.text.replace(/`[^`]*`/g, 'x'))) continue;
    const promised = promisesIn(clause.text, vocabulary);
    const verb = verbOf(clause.text, vocabulary);
    const told =
      read.status === undefined &&
      ((listed && startsWithVerb(clause.text, vocabulary)) ||
        decided ||
        (clause.start === 0 && isAboutPlace(read) && vocabulary.verbs.has(firstWord(clause.text))));
    if (!(verb && (subject || listed)) && !(promised && (subject?.own || listed || read.status)) && !told) continue;
    drafts.push({
      line: lineAt(read.prose, read.sentence.offset + clause.start),
      text: clause.text,
      mention: subject?.mention ?? mainMention({ ...read, names: [] }),
      statement: {
        kind: 'behaviour',
        ...(promised?.algorithm === undefined ? {} : { algorithm: promised.algorithm }),
        properties: promised?.properties ?? [],
      },
      tense: read.tense,
      polarity: isDenied(promised?.beside ?? clause.text) ? 'denies' : 'affirms',
      certainty: !subject?.own ? 0.45 : promised ? 0.75 : 0.6,
    });
  }
  const described = situation.describes ? subject?.mention : describedBy(read, listed);
  if (drafts.length === 0 && described && isDescription(text))
    drafts.push({
      line: read.sentence.line,
      text,
      mention: described,
      statement: { kind: 'behaviour', properties: [] },
      tense: read.tense,
      polarity: isDenied(text) ? 'denies' : 'affirms',
      certainty: 0.4,
    });
  return drafts;
}

/** Three words and more that tell what a thing is for. */
const DESCRIPTION = /^(?!.*\b(?:n\/a|tbd|see)\b)(?:\S*[\p{L}]{2}\S*[\s/,]+){2,}\S+/iu;

/** Signs before the words, and dashes between them, are none of them. */
function isDescription(text: string): boolean {
  return DESCRIPTION.test(text.replace(/^[^\p{L}\p{N}`]+/u, '').replace(/\s(?:→|->|=>|—|–|-)\s/g, ' '));
}

/** "`infer/3` → runs the model", "src/a.py - sends the data": what a list says of the name that its item begins with. */
const ABOUT = /^[^\p{L}\p{N}]*\S+(?:\([^)]*\))?\W{0,3}\s+(?:→|->|=>|—|–|-)\s+\S+\s+\S/u;

/** What an item without a verb tells of: the name that it begins with, or, in a list of promises, what the section is about. */
function describedBy(read: ReadSentence, listed: boolean): Mention | undefined {
  const { sentence, names, situation } = read;
  if (situation.role !== 'item' || situation.box === 'open' || situation.tests) return undefined;
  const [first] = names;
  const own = mainMention(read);
  const leads = first !== undefined && /^[^\p{L}\p{N}]*$/u.test(sentence.text.slice(0, first.start));
  const words = sentence.text.replace(/`[^`]*`/g, ' ');
  if (leads && first.kind === 'symbol')
    return /\p{L}{3,}\s+\p{L}{2,}/u.test(words) && (listed || ABOUT.test(sentence.text)) ? own : undefined;
  if (leads && first.kind === 'path') {
    // That it holds a class, or was made, is told by other claims.
    const behaves = !first.folder && CODE_PATH.test(first.path) && !isTestPath(first.path);
    return behaves && own.symbol === undefined && read.status === undefined && (listed || ABOUT.test(sentence.text))
      ? own
      : undefined;
  }
  // A number says how many there are, and a name with a word or two beside it that there is one.
  const counted = /^\W*\d/.test(sentence.text);
  const beside = names.reduceRight(
    (rest, name) => `${rest.slice(0, name.start)}${rest.slice(name.end)}`,
    sentence.text,
  );
  const plain = beside.replace(/`[^`]*`/g, ' ');
  return listed && !counted && first?.kind !== 'path' && isDescription(plain) ? own : undefined;
}

/** Paths of these hold code, so they can behave; documents and data cannot. */
const CODE_PATH = /\.(?:py|pyi|[cm]?[jt]sx?|ipynb|sh|ex|exs|go|rs|java|rb|cpp|c)$|\/$|^[^.]*$/;
/** A sentence that goes on about what the one before named. */
const GOES_ON = /^(?:it|this|they|these|each|all|both|the|every)\b/i;

/** What the sentence says something about: what it names, else what its row or the sentence before it names. */
function subjectOf(
  read: ReadSentence,
  vocabulary: Vocabulary,
): { readonly mention: Mention; readonly own: boolean } | undefined {
  const own = mainMention(read);
  const { situation } = read;
  // "Sends the model to `Store`" in a row tells of what the row is about.
  const row = situation.role === 'cell' ? rowSubject(situation) : undefined;
  if (row && vocabulary.verbs.has(firstWord(read.sentence.text))) return { mention: row, own: false };
  if (own.symbol !== undefined || (own.path !== undefined && CODE_PATH.test(own.path)))
    return { mention: own, own: true };
  const before = situation.before;
  if (before && GOES_ON.test(read.sentence.text)) return { mention: before, own: false };
  if (isAboutPlace(read)) return { mention: mainMention({ ...read, names: [] }), own: false };
  return row && { mention: row, own: false };
}

/** What the first cells of the row name. */
function rowSubject({ contextSymbol, contextPath }: Situation): Mention | undefined {
  if (contextSymbol === undefined && (contextPath === undefined || !CODE_PATH.test(contextPath))) return undefined;
  return {
    ...(contextSymbol === undefined ? {} : { symbol: contextSymbol }),
    ...(contextPath === undefined ? {} : { context: contextPath }),
  };
}

/** An item below words that name the code that they are about. */
function isAboutPlace({ situation }: ReadSentence): boolean {
  const { role, contextStated, contextPath, tests } = situation;
  return (
    role === 'item' && !tests && contextStated === true && contextPath !== undefined && CODE_PATH.test(contextPath)
  );
}

/** What a text promises. */
export interface PromisedBehaviour {
  readonly algorithm?: string;
  readonly properties: readonly string[];
  /** The text without the words that promise: what is denied outside them is denied. */
  readonly beside: string;
}

/**
 * All properties that the phrases of one algorithm in it promise, of several algorithms the one with most, and those that learners of
 * any kind promise.
 */
export function promisesIn(text: string, vocabulary: Vocabulary): PromisedBehaviour | undefined {
  const byAlgorithm = new Map<string, Set<string>>();
  const general = new Set<string>();
  const hits = vocabulary.promises.find(text);
  for (const { value } of hits) {
    const { algorithm } = value;
    const properties = algorithm === undefined ? general : (byAlgorithm.get(algorithm) ?? new Set<string>());
    for (const property of value.properties) properties.add(property);
    if (algorithm !== undefined) byAlgorithm.set(algorithm, properties);
  }
  if (hits.length === 0) return undefined;
  const [most] = [...byAlgorithm].sort((a, b) => b[1].size - a[1].size);
  const beside = hits.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text);
  return {
    ...(most === undefined ? {} : { algorithm: most[0] }),
    properties: [...(most?.[1] ?? []), ...general],
    beside,
  };
}

/** Splits "filters by topic, excludes high-drift items, and sorts by difficulty" before each further verb of behaviour. */
function clausesOf(text: string, vocabulary: Vocabulary): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const match of text.matchAll(
    /(?:,\s+(?:and\s+|then\s+|but\s+)?|\s+and\s+(?:then\s+)?|\s[-–—]\s(?:the|it|this)\s(?:\w+\s){1,3}?)(?=([a-z]+)\b)/g,
  )) {
    if (
      !vocabulary.verbs.has(match[1]!) ||
      match.index - start < 12 ||
      !verbOf(text.slice(start, match.index), vocabulary)
    )
      continue;
    clauses.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  clauses.push({ text: text.slice(start), start });
  return clauses;
}

/** "Improve over time", "Can train a model": an item of a list of promises that begins with what is done. */
export function startsWithVerb(text: string, vocabulary: Vocabulary): boolean {
  const first = firstWord(text);
  return (
    vocabulary.imperatives.has(first) ||
    isBaseOfVerb(first, vocabulary) ||
    vocabulary.verbs.has(first) ||
    /^can$/.test(first)
  );
}

function firstWord(text: string): string {
  return /^[^\p{L}]*([\p{L}-]+)/u.exec(text)?.[1]?.toLowerCase() ?? '';
}

/** `emit`, `apply`, `push`: of verbs that are known in the third person. */
function isBaseOfVerb(word: string, { verbs }: Vocabulary): boolean {
  return verbs.has(`${word}s`) || verbs.has(`${word}es`) || verbs.has(word.replace(/y$/, 'ies'));
}

/** A verb of behaviour in the third person, or behind `will`, `does not`, `must`; in a docstring also an imperative at its head. */
function verbOf(text: string, vocabulary: Vocabulary): boolean {
  const plain = text.replace(/`[^`]*`/g, ' x ').toLowerCase();
  for (const match of plain.matchAll(/[a-z]+/g)) {
    if (vocabulary.verbs.has(match[0])) {
      const before = plain.slice(Math.max(0, match.index - 12), match.index);
      if (!/^\s+\S/.test(plain.slice(match.index + match[0].length))) continue;
      if (!/\b(?:the|a|an|of|for|these|those|all|its|their|in|to|with|by|per)\s+$/.test(before)) return true;
    }
  }
  const plural = /^\W*(?:\d+[.)]\s*)?(?:the |all |our |both )?(?:[a-z-]+ )?[a-z]{3,}[^s\W]s ([a-z]{3,})\s+\S/.exec(
    plain,
  )?.[1];
  if (plural !== undefined && isBaseOfVerb(plural, vocabulary)) return true;
  return (
    /\b(?:will|must|cannot|can't|does not|doesn't|do not|should|can)\s+(?:not\s+|always\s+|never\s+|also\s+)?[a-z]{3,}/.test(
      plain,
    ) || /\b(?:is|are|was|be) (?:not |always |never )?[a-z]+(?:ed|en|wn|ept|old|aded)\b/.test(plain)
  );
}
