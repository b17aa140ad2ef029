import { z } from 'zod';
import { behaviours } from '../../algorithms/behaviours.js';
import type { AnyAlgorithm } from '../../model/algorithm.js';
import { loadWords, words } from '../word-lists.js';
import { PhraseIndex } from './phrases.js';

const byState = z.strictObject({ done: words, partial: words, open: words.default([]), absent: words });

const statusesSchema = z.strictObject({
  words: byState,
  needs_status_position: words,
  signs: byState,
  column_signs: byState,
  columns: words,
});
const tensesSchema = z.strictObject({
  planned_words: words,
  imperatives: words,
  planned_headings: words,
  present_headings: words,
  new_marks: words,
  present_marks: words,
});
const nounsSchema = z.strictObject({
  kinds: z.strictObject({ class: words, function: words, method: words, constant: words }),
  path_words: words,
  not_path_words: words,
  made_words: words,
  counted: words,
  people: words,
  source_endings: words,
  run_endings: words,
  bare_files: words,
  folders: words,
  branch_prefixes: words,
});
const namesSchema = z.strictObject({
  products: words,
  product_files: words,
  foreign_modules: words,
  foreign_programs: words,
});
const behavioursSchema = z.strictObject({
  verbs: words,
  guarantees: words,
  promise_headings: words,
  silent_headings: words,
});
const algorithmsSchema = z.strictObject({
  names: z.record(z.string(), words),
  ambiguous: words,
  instead_of: words,
});

export type StatusState = 'done' | 'partial' | 'open' | 'absent';
export type SymbolKindWord = 'class' | 'function' | 'method' | 'constant';

/** What a phrase about an algorithm, or about learners of any kind, promises. */
export interface PromisingPhrase {
  readonly algorithm?: string;
  readonly properties: readonly string[];
}

/** Everything that extraction knows about words. Made once and read by every document. */
export interface Vocabulary {
  readonly statuses: PhraseIndex<StatusState>;
  readonly needsStatusPosition: ReadonlySet<string>;
  readonly signs: ReadonlyMap<string, StatusState>;
  readonly columnSigns: ReadonlyMap<string, StatusState>;
  readonly statusColumns: ReadonlySet<string>;
  readonly planned: PhraseIndex<true>;
  readonly imperatives: ReadonlySet<string>;
  /** Of headings: what tense they give to their section, or that nothing in it is a claim, or that its items are promises. */
  readonly headings: PhraseIndex<'planned' | 'present'>;
  readonly promiseHeadings: ReadonlySet<string>;
  readonly silentHeadings: ReadonlySet<string>;
  readonly newMarks: PhraseIndex<true>;
  readonly presentMarks: PhraseIndex<true>;
  readonly kindWords: ReadonlyMap<string, SymbolKindWord>;
  readonly pathWords: ReadonlySet<string>;
  readonly notPathWords: ReadonlySet<string>;
  readonly madeWords: ReadonlySet<string>;
  readonly counted: PhraseIndex<'code' | 'people'>;
  readonly sourceEndings: ReadonlySet<string>;
  readonly runEndings: ReadonlySet<string>;
  readonly bareFiles: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  readonly branchPrefixes: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly productFiles: ReadonlySet<string>;
  readonly foreignModules: ReadonlySet<string>;
  readonly foreignPrograms: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly guarantees: PhraseIndex<true>;
  /** Names of algorithms; ambiguous ones are left out. */
  readonly algorithms: PhraseIndex<string>;
  readonly algorithmIds: ReadonlySet<string>;
  readonly insteadOf: PhraseIndex<true>;
  readonly promises: PhraseIndex<PromisingPhrase>;
}

function marked<Value>(list: readonly string[], value: Value): (readonly [string, Value])[] {
  return list.map((each) => [each, value] as const);
}

function states(lists: Readonly<Record<StatusState, readonly string[]>>): (readonly [string, StatusState])[] {
  return (['done', 'partial', 'open', 'absent'] as const).flatMap((state) => marked(lists[state], state));
}

/** What documents call an algorithm, and say of it. */
export type AlgorithmWords = Pick<AnyAlgorithm, 'id' | 'title' | 'aliases' | 'phrases'>;

/** All that a vocabulary is made of, as plain JSON. */
export interface WordLists {
  readonly statuses: z.infer<typeof statusesSchema>;
  readonly tenses: z.infer<typeof tensesSchema>;
  readonly nouns: z.infer<typeof nounsSchema>;
  readonly names: z.infer<typeof namesSchema>;
  readonly behaviours: z.infer<typeof behavioursSchema>;
  readonly prose: z.infer<typeof algorithmsSchema>;
  readonly algorithms: readonly AlgorithmWords[];
}

/** Reads the word lists of this package and takes the names and phrases of the given algorithms. Throws when a list is not well formed. */
export function loadWordLists(algorithms: readonly AlgorithmWords[]): WordLists {
  return {
    statuses: loadWords('statuses', statusesSchema),
    tenses: loadWords('tenses', tensesSchema),
    nouns: loadWords('nouns', nounsSchema),
    names: loadWords('names', namesSchema),
    behaviours: loadWords('behaviours', behavioursSchema),
    prose: loadWords('algorithms', algorithmsSchema),
    algorithms: algorithms.map(({ id, title, aliases, phrases }) => ({ id, title, aliases, phrases })),
  };
}

/** The vocabulary of this package and the given algorithms. Throws when a word list is not well formed. */
export function loadVocabulary(algorithms: readonly AlgorithmWords[]): Vocabulary {
  return vocabularyOf(loadWordLists(algorithms));
}

export function vocabularyOf(lists: WordLists): Vocabulary {
  const { statuses, tenses, nouns, names, behaviours } = lists;
  return {
    statuses: new PhraseIndex(states(statuses.words)),
    needsStatusPosition: new Set(statuses.needs_status_position),
    signs: new Map(states(statuses.signs)),
    columnSigns: new Map(states(statuses.column_signs)),
    statusColumns: new Set(statuses.columns),
    planned: new PhraseIndex(marked(tenses.planned_words, true as const)),
    imperatives: new Set(tenses.imperatives),
    headings: new PhraseIndex([
      ...marked(tenses.planned_headings, 'planned' as const),
      ...marked(tenses.present_headings, 'present' as const),
    ]),
    promiseHeadings: new Set(behaviours.promise_headings),
    silentHeadings: new Set(behaviours.silent_headings),
    newMarks: new PhraseIndex(marked(tenses.new_marks, true as const)),
    presentMarks: new PhraseIndex(marked(tenses.present_marks, true as const)),
    kindWords: new Map(
      (['constant', 'method', 'function', 'class'] as const).flatMap((kind) => marked(nouns.kinds[kind], kind)),
    ),
    pathWords: new Set(nouns.path_words),
    notPathWords: new Set(nouns.not_path_words),
    madeWords: new Set(nouns.made_words),
    counted: new PhraseIndex([
      ...countable(nouns.counted, 'code' as const),
      ...countable(nouns.people, 'people' as const),
    ]),
    sourceEndings: new Set(nouns.source_endings),
    runEndings: new Set(nouns.run_endings),
    bareFiles: new Set(nouns.bare_files),
    folders: new Set(nouns.folders),
    branchPrefixes: new Set(nouns.branch_prefixes),
    products: new Set(names.products),
    productFiles: new Set(names.product_files),
    foreignModules: new Set(names.foreign_modules),
    foreignPrograms: new Set(names.foreign_programs),
    verbs: new Set(behaviours.verbs),
    guarantees: new PhraseIndex(marked(behaviours.guarantees, true as const)),
    ...algorithmWords(lists),
  };
}

function algorithmWords({
  prose,
  algorithms,
}: WordLists): Pick<Vocabulary, 'algorithms' | 'algorithmIds' | 'insteadOf' | 'promises'> {
  const ambiguous = new Set(prose.ambiguous);
  return {
    algorithms: new PhraseIndex(
      algorithms.flatMap((algorithm) =>
        [...algorithm.aliases, algorithm.title.toLowerCase(), ...(prose.names[algorithm.id] ?? [])]
          .filter((name) => !ambiguous.has(name))
          .map((name) => [name, algorithm.id] as const),
      ),
    ),
    algorithmIds: new Set(algorithms.map((algorithm) => algorithm.id)),
    insteadOf: new PhraseIndex(marked(prose.instead_of, true as const)),
    promises: new PhraseIndex<PromisingPhrase>([
      ...algorithms.flatMap((algorithm) =>
        algorithm.phrases
          .filter((phrase) => !ambiguous.has(phrase.text.toLowerCase()))
          .map((phrase) => [phrase.text, { algorithm: algorithm.id, properties: phrase.properties }] as const),
      ),
      ...behaviours.flatMap(({ id, phrases }) => phrases.map((phrase) => [phrase, { properties: [id] }] as const)),
    ]),
  };
}

/** Both numbers of each noun: `class` and `classes`, `policy` and `policies`. */
function countable<Value>(nouns: readonly string[], value: Value): (readonly [string, Value])[] {
  return nouns.flatMap((noun) => [
    [noun, value] as const,
    [
      noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : /(?:s|ch|x)$/.test(noun) ? `${noun}es` : `${noun}s`,
      value,
    ] as const,
  ]);
}
