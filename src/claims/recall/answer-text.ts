import { createHash } from 'node:crypto';
import type { Facts, SymbolFact } from '../../model/facts.js';

/** Longer texts are replaced by their hash. */
const LONGEST = 60;

/** A text for each answer of the program, so that two answers are the same when their texts are. */
export class AnswerTexts {
  readonly #facts = new Map<object, string>();

  /**
   * @param stampOf hash of what a file's facts were made from
   */
  constructor(facts: Iterable<Facts>, stampOf: (path: string) => string) {
    for (const one of facts) this.#facts.set(one, `${one.path}@${stampOf(one.path)}`);
  }

  /** Facts of a file stand for all that is in it; everything else is written out. Throws for what cannot be written out. */
  of(answer: unknown): string {
    const text = this.#write(answer);
    return text.length <= LONGEST ? text : createHash('sha256').update(text).digest('base64');
  }

  /** Whether an object is the facts of a file of the program. */
  isFacts(value: object): value is Facts {
    return this.#facts.has(value);
  }

  /** A declaration with the facts that it stands in. */
  isPlace(value: object): value is { readonly facts: Facts; readonly symbol: SymbolFact } {
    if (!('facts' in value) || !('symbol' in value) || Object.keys(value).length !== 2) return false;
    return this.#facts.has(value.facts as object) && typeof value.symbol === 'object';
  }

  #write(answer: unknown): string {
    if (typeof answer === 'function') throw new Error('an answer with a function in it cannot be compared');
    if (answer === undefined) return 'u';
    if (typeof answer !== 'object' || answer === null) return JSON.stringify(answer);
    const file = this.#facts.get(answer);
    if (file !== undefined) return `F${JSON.stringify(file)}`;
    if (this.isPlace(answer)) return `P${JSON.stringify(this.#facts.get(answer.facts))}#${answer.symbol.id}`;
    if (Array.isArray(answer)) return `[${answer.map((item) => this.#write(item)).join()}]`;
    if (answer instanceof Map || answer instanceof Set) return `{${this.#write([...answer])}}`;
    const parts = Object.entries(answer).map(([key, value]) => `${JSON.stringify(key)}:${this.#write(value)}`);
    return `{${parts.join()}}`;
  }
}
