import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Facts, SymbolFact } from '../../model/facts.js';
import { algorithmsNamed } from './named-algorithms.js';

/** What the words at the top of a module say that it is. */
export interface ModuleTopic {
  /** Algorithms that these words name, in order. */
  readonly named: readonly string[];
  /** The algorithm that a sentence among them is about: it begins with its name, or says that the module works by it. */
  readonly stated?: string;
}

/** Sentences of a header that tell the topic; later ones are about parts and about other work. */
const OPENING_SENTENCES = 3;
/** A name this early in its sentence is what the sentence is about: "Tabular Q-learning in a map". */
const EARLY = 1;
const WORKS_BY = /\b(?:by|via|using|implements|implementing|implementation of)\s+(?:(?:a|an|the)\s+)?$/i;

/** The topic of a module. The comment at the top of a TypeScript file counts when a type that has no body comes after it. */
export function moduleTopic(facts: Facts, algorithms: readonly AnyAlgorithm[]): ModuleTopic {
  const text = facts.doc?.text ?? headerOfTypes(facts) ?? '';
  const sentences = openingSentences(text);
  const stated = sentences
    .flatMap((sentence) => algorithmsNamed(sentence, algorithms).map((naming) => ({ ...naming, sentence })))
    .find(({ at, sentence }) => at <= EARLY || WORKS_BY.test(wordsBefore(sentence, at)));
  const named = algorithmsNamed(text, algorithms).map(({ algorithm }) => algorithm);
  return { named, ...(stated === undefined ? {} : { stated: stated.algorithm }) };
}

/** The sentences with which a documentation says what it is about. */
export function openingSentences(text: string): string[] {
  return text
    .split(/(?<=[.:;])\s+|\n\s*\n/)
    .filter((sentence) => /\p{L}/u.test(sentence))
    .slice(0, OPENING_SENTENCES);
}

function wordsBefore(sentence: string, count: number): string {
  return [...sentence.matchAll(/[\p{L}\p{N}]+/gu)]
    .slice(0, count)
    .map(([word]) => `${word} `)
    .join('');
}

function headerOfTypes({ symbols }: Facts): string | undefined {
  const [first] = symbols;
  return first !== undefined && (first.kind === 'interface' || first.kind === 'type') ? first.doc?.text : undefined;
}

/** The one declaration that words about the whole module can mean: its only class with methods, or else its only public function. */
export function theOneMeant({ symbols }: Facts): SymbolFact | undefined {
  const top = symbols.filter(({ parent, hasBody }) => parent === undefined && hasBody);
  const working = top.filter(
    ({ kind, id }) => kind === 'class' && symbols.some((member) => member.parent === id && isOwnMethod(member)),
  );
  if (working.length > 0) return working.length === 1 ? working[0] : undefined;
  const functions = top.filter(({ kind, exported }) => kind === 'function' && exported);
  return functions.length === 1 ? functions[0] : undefined;
}

function isOwnMethod({ kind, name, hasBody }: SymbolFact): boolean {
  return kind === 'method' && hasBody && name !== 'constructor' && !name.startsWith('_');
}
