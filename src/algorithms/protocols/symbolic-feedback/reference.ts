import type { Feedback, FeedbackHandler, FeedbackHandlerImplementation, FeedbackProcessor } from './contract.js';

/** A processor that threw, kept so that an isolated failure is not a silent one. */
export interface ProcessorFailure {
  readonly feedback: Feedback;
  readonly error: unknown;
}

/**
 * Routes feedback to the processors of its target and to the default ones, each once (observer pattern, Gamma et al. 1994).
 * A processor that throws does not keep the others from being told; its error is kept in `failures`. Everything submitted is
 * logged, whether somebody takes it or not. O(processors) a piece of feedback, O(n log n) for n submitted at once.
 */
export class RoutingFeedbackHandler implements FeedbackHandler {
  readonly #defaults: FeedbackProcessor[] = [];
  readonly #byTarget = new Map<string, FeedbackProcessor[]>();
  readonly #log: Feedback[] = [];
  readonly #failures: ProcessorFailure[] = [];

  register(processor: FeedbackProcessor, target?: string): void {
    if (target === undefined) this.#defaults.push(processor);
    else this.#byTarget.set(target, [...(this.#byTarget.get(target) ?? []), processor]);
  }

  submit(feedback: Feedback): void {
    this.#log.push(feedback);
    const targeted = feedback.target === undefined ? [] : (this.#byTarget.get(feedback.target) ?? []);
    for (const processor of new Set([...targeted, ...this.#defaults])) {
      try {
        processor(feedback);
      } catch (error) {
        this.#failures.push({ feedback, error });
      }
    }
  }

  /** The most urgent first; equally urgent ones in the order given. */
  submitAll(feedback: readonly Feedback[]): void {
    for (const one of feedback.toSorted((a, b) => b.urgency - a.urgency)) this.submit(one);
  }

  history(type?: string): Feedback[] {
    return this.#log.filter((feedback) => type === undefined || feedback.type === type);
  }

  failures(): readonly ProcessorFailure[] {
    return [...this.#failures];
  }
}

export const symbolicFeedback: FeedbackHandlerImplementation = { create: () => new RoutingFeedbackHandler() };
