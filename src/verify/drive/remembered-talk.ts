import type { SubjectAnswer, SubjectRequest } from '../../sandbox/session.js';
import { copyOf } from '../contract/recorded-calls.js';

/** Longer talks are not kept. */
const MOST_REQUESTS = 50_000;

interface Said {
  readonly key: string;
  readonly answer: SubjectAnswer;
}

/**
 * What was asked of a subject in a row, and what it said. The same questions in the same order need not be asked again: where a check
 * only tells itself something else of the subject, the subject is asked nothing else.
 */
export class RememberedTalk {
  readonly #said: Said[] = [];
  #isKept = true;

  /** @param key of the request as it was before the subject had it, which may change what it is given */
  note(key: string | undefined, answer: SubjectAnswer): void {
    this.#isKept &&= key !== undefined && this.#said.length < MOST_REQUESTS;
    if (!this.#isKept) this.#said.length = 0;
    else this.#said.push({ key: key as string, answer: copied(answer) });
  }

  again(): Recital {
    return new Recital(this.#said);
  }
}

/** Answers from memory, from the first request on. */
export class Recital {
  #next = 0;
  #hasStrayed = false;

  constructor(private readonly said: readonly Said[]) {}

  /** Whether something else was asked than is remembered: what came of the talk says nothing then. */
  get hasStrayed(): boolean {
    return this.#hasStrayed;
  }

  /** @throws Error when something else was asked, now or before */
  answer(request: SubjectRequest): SubjectAnswer {
    const said = this.said[this.#next++];
    this.#hasStrayed ||= said === undefined || said.key !== keyOf(request);
    if (said === undefined || this.#hasStrayed) throw new Error('this was not asked before');
    return copied(said.answer);
  }
}

/** Undefined where a function of the host is given: what it says is no part of the request. */
export function keyOf(request: SubjectRequest): string | undefined {
  let hasFunction = false;
  const key = JSON.stringify(request, (_, value: unknown) => {
    hasFunction ||= typeof value === 'function';
    return isUnwritable(value) ? { written: `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}` } : value;
  });
  return hasFunction ? undefined : key;
}

/** What JSON has no word for. */
function isUnwritable(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0);
  return value === undefined || typeof value === 'bigint';
}

/** Callers write into lists that they are given. */
function copied(answer: SubjectAnswer): SubjectAnswer {
  return copyOf(answer) as SubjectAnswer;
}
