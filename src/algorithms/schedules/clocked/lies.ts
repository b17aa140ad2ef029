import type { Lie } from '../../../model/algorithm.js';
import type { LieMaker } from '../../lie-table.js';
import { type ClosedForm, fromClosedForm } from './closed-form.js';
import type { ClockedImplementation, ClockedSchedule } from './contract.js';
import { CLOCKED_OPERATIONS, clocked } from './reference.js';

/** The implementation that a closed form makes, with some operations replaced. */
function altered<Options>(
  { rate, valid }: ClosedForm<Options>,
  change: (right: ClockedSchedule, rateAt: (t: number) => number) => Partial<ClockedSchedule>,
): ClockedImplementation<Options> {
  return {
    operations: CLOCKED_OPERATIONS,
    create(options) {
      const accepted = valid(options);
      const rateAt = (t: number): number => rate(accepted, t);
      const right = clocked(rateAt);
      return { ...right, ...change(right, rateAt) };
    },
  };
}

/** The closed form one step ahead, so that the rate of step 0 is never used. */
export function countingFromOne<Options>({ rate, valid }: ClosedForm<Options>): ClockedImplementation<Options> {
  return fromClosedForm({ rate: (options, t) => rate(options, t + 1), valid });
}

/** Wrong book-keeping around a right closed form. */
export function clockedLies<Options>(
  lie: LieMaker<ClockedImplementation<Options>>,
  form: ClosedForm<Options>,
): Lie<ClockedImplementation<Options>>[] {
  const shifted = (step: (t: number) => number): ClockedImplementation<Options> =>
    fromClosedForm({ ...form, rate: (options, t) => form.rate(options, step(t)) });
  return [
    lie(
      'one-step-late',
      'returns the rate that held before the step',
      shifted((t) => Math.max(0, t - 1)),
    ),
    lie(
      'constant',
      'returns the rate of step 0 for ever',
      shifted(() => 0),
    ),
    lie(
      'explicit-step-ignored',
      'step(t) moves one step whatever t says',
      altered(form, (right) => ({ step: (t) => right.step(t !== undefined && t < 0 ? t : undefined) })),
    ),
    lie(
      'step-zero-is-missing',
      'takes step(0) for step(), as in `t || current + 1`',
      altered(form, (right) => ({ step: (t) => right.step(t || undefined) })),
    ),
    lie(
      'counter-stays',
      'step(t) answers for t but does not move the counter',
      altered(form, (right, rateAt) => ({
        step: (t) => (t === undefined || t < 0 ? right.step(t) : rateAt(t)),
      })),
    ),
    lie(
      'stale-get',
      'get() returns the rate of step 0 for ever',
      altered(form, (_, rateAt) => ({ get: () => rateAt(0) })),
    ),
    lie('state-lost', 'load restores the rate to report but not the counter', altered(form, resumesAtStart)),
    lie('shared-counter', 'one counter for all schedules, set back by each new one', sharedCounter(form)),
    lie('shared-options', 'the options of the newest schedule hold for all', sharedOptions(form)),
  ];
}

function resumesAtStart(right: ClockedSchedule, rateAt: (t: number) => number): Partial<ClockedSchedule> {
  let restored: number | undefined;
  return {
    get: () => restored ?? right.get(),
    step(t) {
      restored = undefined;
      return right.step(t);
    },
    load(state) {
      restored = rateAt((state as { readonly t: number }).t);
    },
  };
}

function sharedCounter<Options>({ rate, valid }: ClosedForm<Options>): ClockedImplementation<Options> {
  let counter = clocked((t) => t);
  return {
    operations: CLOCKED_OPERATIONS,
    create(options) {
      const accepted = valid(options);
      counter = clocked((t) => t);
      return {
        get: () => rate(accepted, counter.get()),
        step: (t) => rate(accepted, counter.step(t)),
        save: () => counter.save(),
        load: (state) => counter.load(state),
      };
    },
  };
}

function sharedOptions<Options>({ rate, valid }: ClosedForm<Options>): ClockedImplementation<Options> {
  let newest: Options | undefined;
  return {
    operations: CLOCKED_OPERATIONS,
    create(options) {
      newest = valid(options);
      return clocked((t) => rate(newest as Options, t));
    },
  };
}
