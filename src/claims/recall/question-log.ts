import type { JudgeContext } from '../judge/context.js';
import type { AnswerTexts } from './answer-text.js';
import type { KeptDocument, KeptJudgements } from './kept-judgements.js';
import { type KeptQuestion, QuestionTexts } from './questions.js';
import { type Ask, askAgain } from './recorded.js';

/** Of texts the state of the file tells enough, without reading it. */
const TEXTS = 'texts';

/** Questions that are answered by what paths are resolved by, and by nothing else: how their texts begin. */
const OF_PATHS = ['["paths",', '["files",', '["index.facts","has",'];

/** The questions of a run by number: those of the last run first, which are put again when they are needed. */
export class QuestionLog {
  readonly #texts: QuestionTexts;
  readonly #questions: string[];
  readonly #answers: string[];
  readonly #ids = new Map<string, number>();
  /** Of each question: whether its answer is known to be that of this run. */
  readonly #checked: ('same' | 'other' | 'new' | undefined)[] = [];
  #current: Set<number> | undefined;
  #lost = false;

  constructor(
    readonly context: JudgeContext,
    readonly answers: AnswerTexts,
    readonly stateOf: (path: string) => string,
    kept: KeptJudgements | undefined,
    /** Whether paths mean what they meant in the run that was kept. */
    readonly samePaths: boolean,
  ) {
    this.#texts = new QuestionTexts(context.index.facts, answers, kept?.lists ?? []);
    this.#questions = [...(kept?.questions ?? [])];
    this.#answers = [...(kept?.answers ?? [])];
    for (const [id, question] of this.#questions.entries()) this.#ids.set(question, id);
  }

  /** Whether a question of the last run has the same answer in this one. */
  holds(id: number): boolean {
    this.#checked[id] ??= this.#check(id);
    return this.#checked[id] === 'same';
  }

  /** What `work` returns, with the numbers of what it asked; without them when a question cannot be kept. */
  noting<Value>(work: () => Value): { readonly value: Value; readonly asked: readonly number[] | undefined } {
    const noted = new Set<number>();
    this.#current = noted;
    this.#lost = false;
    try {
      const value = work();
      return { value, asked: this.#lost ? undefined : [...noted] };
    } finally {
      this.#current = undefined;
    }
  }

  readonly ask: Ask = (member, asked, given, answer) => {
    const value = answer();
    const question = this.#current === undefined ? undefined : this.#texts.write(member, asked, given);
    if (question === undefined) {
      this.#lost = true;
      return value;
    }
    let id = this.#ids.get(question);
    if (id === undefined) {
      id = this.#questions.push(question) - 1;
      this.#ids.set(question, id);
    }
    if (this.#checked[id] !== 'same' && this.#checked[id] !== 'new') {
      const text = this.#textOf(member, given, value);
      this.#checked[id] = this.#answers[id] === text ? 'same' : 'new';
      this.#answers[id] = text;
    }
    this.#current!.add(id);
    return value;
  };

  /** What is to be kept: only questions that some claim of this run asked. */
  compact({ scope, paths, documents }: Pick<KeptJudgements, 'scope' | 'paths' | 'documents'>): KeptJudgements {
    const numbers = new Map<number, number>();
    const renumber = (id: number): number => {
      const known = numbers.get(id) ?? numbers.size;
      numbers.set(id, known);
      return known;
    };
    const renumbered = documents.map(
      ([path, state, claims]): KeptDocument => [
        path,
        state,
        claims.map((one) => one && [one[0], one[1].map(renumber), one[2]]),
      ],
    );
    const ids = [...numbers.keys()];
    return {
      scope,
      ...(paths && { paths }),
      lists: this.#texts.lists,
      questions: ids.map((id) => this.#questions[id]!),
      answers: ids.map((id) => this.#answers[id]!),
      documents: renumbered,
    };
  }

  #check(id: number): 'same' | 'other' {
    const question = this.#questions[id]!;
    if (this.samePaths && OF_PATHS.some((start) => question.startsWith(start))) return 'same';
    const [member, asked, ...kept] = JSON.parse(question) as KeptQuestion;
    const given = this.#texts.read(kept);
    if (given === undefined) return 'other';
    const value = member === TEXTS ? undefined : askAgain(this.context, member, asked, given);
    return this.#textOf(member, given, value) === this.#answers[id] ? 'same' : 'other';
  }

  #textOf(member: string, given: readonly unknown[], value: unknown): string {
    return member === TEXTS ? this.stateOf(String(given[0])) : this.answers.of(value);
  }
}
