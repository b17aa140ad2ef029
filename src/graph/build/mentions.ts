import { wordsOf } from '../../flow/names.js';
import type { SymbolFact } from '../../model/facts.js';
import type { GraphDraft } from './draft.js';
import type { FileIds } from './node-ids.js';

/** A named algorithm, and the names it goes by. */
export interface NamedAlgorithm {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
}

/** Names of one word that are too short or too common to mean an algorithm by themselves. */
const SHORTEST_WORD = 4;
const COMMON_WORDS = new Set(
  (
    'reward plateau cosine backoff rehearsal returns arena evaluator leaky sigma monitor plugin feedback common estimator model ' +
    'learner warmup'
  ).split(' '),
);

/**
 * Which symbols name which algorithm: in their own name (a guess, since a name proves nothing), or in their doc (prose). Neither
 * says that the algorithm is implemented.
 */
export function addAlgorithmMentions(
  draft: GraphDraft,
  files: Iterable<FileIds>,
  algorithms: readonly NamedAlgorithm[],
): void {
  const names = new AlgorithmNames(algorithms);
  for (const ids of files) {
    const { facts } = ids;
    const mention = (from: string, words: readonly string[], provenance: 'heuristic' | 'prose', line: number): void => {
      for (const algorithm of names.in(words)) {
        const to = `algorithm:${algorithm.id}`;
        draft.node({ id: to, kind: 'algorithm', name: algorithm.title, path: '', line: 0, endLine: 0 });
        draft.edge({ from, to, kind: 'mentions', provenance, path: facts.path, line });
      }
    };
    if (facts.doc) mention(facts.path, wordsOfText(facts.doc.text), 'prose', facts.doc.line);
    for (const symbol of facts.symbols) {
      const from = ids.of(symbol);
      if (from === undefined) continue;
      if (symbol.parent === undefined || isMethodLike(symbol))
        mention(from, joined(wordsOf(symbol.name)), 'heuristic', symbol.startLine);
      if (symbol.doc) mention(from, wordsOfText(symbol.doc.text), 'prose', symbol.doc.line);
    }
  }
}

function isMethodLike({ kind }: SymbolFact): boolean {
  return kind === 'method' || kind === 'class';
}

/** `LinUCB` is the words lin and ucb, and also the one word linucb. */
function joined(words: readonly string[]): string[] {
  return [...words, '', ...words.slice(1).map((word, index) => words[index]! + word), '', words.join('')];
}

function wordsOfText(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Algorithms by the first word of each of their names. */
class AlgorithmNames {
  readonly #byFirst = new Map<string, { readonly words: readonly string[]; readonly algorithm: NamedAlgorithm }[]>();

  constructor(algorithms: readonly NamedAlgorithm[]) {
    for (const algorithm of algorithms)
      for (const name of [algorithm.id, ...algorithm.aliases]) {
        const words = wordsOfText(name);
        const [first] = words;
        if (first === undefined) continue;
        if (words.length === 1 && (first.length < SHORTEST_WORD || COMMON_WORDS.has(first))) continue;
        const known = this.#byFirst.get(first);
        if (known === undefined) this.#byFirst.set(first, [{ words, algorithm }]);
        else known.push({ words, algorithm });
      }
  }

  /** Where a longer name matches at a word, shorter ones that start there do not. */
  in(words: readonly string[]): ReadonlySet<NamedAlgorithm> {
    const found = new Set<NamedAlgorithm>();
    for (const [at, word] of words.entries()) {
      const matching = (this.#byFirst.get(word) ?? []).filter((name) =>
        name.words.every((one, index) => words[at + index] === one),
      );
      const longest = Math.max(0, ...matching.map((name) => name.words.length));
      for (const name of matching) if (name.words.length === longest) found.add(name.algorithm);
    }
    return found;
  }
}
