import type { Facts } from '../../model/facts.js';
import type { AnswerTexts } from './answer-text.js';

/** What a question is put with, as it can be kept. Long lists are kept once. */
type KeptArgument =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly list: number }
  | { readonly file: string }
  | { readonly file: string; readonly symbol: number };

/** A question as it is kept: whom and what to ask, and the arguments. */
export type KeptQuestion = readonly [member: string, asked: string, ...KeptArgument[]];

const SHORT_LIST = 2;

/** Turns questions into texts that outlive the run, and back. */
export class QuestionTexts {
  readonly lists: (readonly string[])[];
  readonly #ids = new Map<string, number>();
  readonly #byList = new WeakMap<object, number>();

  constructor(
    readonly facts: ReadonlyMap<string, Facts>,
    readonly answers: AnswerTexts,
    lists: readonly (readonly string[])[],
  ) {
    this.lists = [...lists];
    for (const [id, list] of lists.entries()) this.#ids.set(list.join('\0'), id);
  }

  /** `undefined` for a question with an argument that cannot be kept. */
  write(member: string, asked: string, given: readonly unknown[]): string | undefined {
    const kept: KeptArgument[] = [];
    for (const argument of given) {
      const one = this.#kept(argument);
      if (one === undefined) return undefined;
      kept.push(one);
    }
    return JSON.stringify([member, asked, ...kept]);
  }

  /** The arguments as the program of this run has them; `undefined` when it has them no more. */
  read(kept: readonly KeptArgument[]): readonly unknown[] | undefined {
    const given: unknown[] = [];
    for (const one of kept) {
      if (one === null) given.push(undefined);
      else if (typeof one !== 'object' || Array.isArray(one)) given.push(one);
      else if ('list' in one) given.push(this.lists[one.list]);
      else if ('file' in one) {
        const facts = this.facts.get(one.file);
        const symbol = 'symbol' in one ? facts?.symbols[one.symbol] : undefined;
        if (facts === undefined || ('symbol' in one && symbol === undefined)) return undefined;
        given.push(symbol === undefined ? facts : { facts, symbol });
      }
    }
    return given;
  }

  #kept(argument: unknown): KeptArgument | undefined {
    if (argument === undefined) return null;
    if (typeof argument === 'string' || typeof argument === 'number' || typeof argument === 'boolean') return argument;
    if (typeof argument !== 'object' || argument === null) return undefined;
    if (this.answers.isFacts(argument)) return { file: argument.path };
    if (this.answers.isPlace(argument)) return { file: argument.facts.path, symbol: argument.symbol.id };
    if (!Array.isArray(argument) || !argument.every((item) => typeof item === 'string')) return undefined;
    return argument.length <= SHORT_LIST ? argument : { list: this.#listId(argument) };
  }

  #listId(list: readonly string[]): number {
    const known = this.#byList.get(list);
    if (known !== undefined) return known;
    const key = list.join('\0');
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.lists.push(list) - 1;
      this.#ids.set(key, id);
    }
    this.#byList.set(list, id);
    return id;
  }
}
