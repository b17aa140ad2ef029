import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { close, counterexample } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import { integerBelow } from '../../random.js';
import type { ClockedImplementation, ClockedSchedule } from './contract.js';

/** What the checks common to all clocked schedules need to know about one of them. */
export interface ClockedCase<Options> {
  readonly id: string;
  /** The closed form, in words and symbols. */
  readonly formula: string;
  readonly basis: string;
  /** Discriminating options: never at a default, no two alike. */
  readonly draw: (random: Random) => Options;
  /** The rate after t steps, written independently of the reference. */
  readonly rate: (options: Options, t: number) => number;
  /** Steps at which the closed form is compared, in rising order. */
  readonly steps: (options: Options) => readonly number[];
  readonly conventions: readonly {
    readonly id: string;
    readonly description: string;
    readonly rate: ClockedCase<Options>['rate'];
  }[];
}

const TOLERANCE = 1e-9;

/** Rates may be far below 1, so they are compared by their ratio (a zero by its magnitude). */
export function sameRate(actual: number, expected: number): boolean {
  return expected === 0 ? Math.abs(actual) <= TOLERANCE : close(actual / expected, 1, TOLERANCE);
}

/** The checks that hold of every schedule which is a function of the step counter. */
export function clockedProperties<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>>[] {
  return [
    closedForm(schedule),
    initial(schedule),
    explicitEqualsImplicit(schedule),
    getReportsCurrent(schedule),
    resume(schedule),
    independentInstances(schedule),
  ];
}

/** Discriminating options, but for those that the implementation cannot vary. */
function drawn<Options>(
  schedule: ClockedCase<Options>,
  implementation: ClockedImplementation<Options>,
  random: Random,
): Options {
  return optionsFor(implementation, schedule.draw(random) as Options & object);
}

function closedForm<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>> {
  const follows =
    (rate: ClockedCase<Options>['rate']): Convention<ClockedImplementation<Options>>['check'] =>
    (implementation, random) => {
      const options = drawn(schedule, implementation, random);
      const subject = implementation.create(options);
      for (const t of schedule.steps(options)) {
        const actual = subject.step(t);
        const expected = rate(options, t);
        if (!sameRate(actual, expected))
          return counterexample('the rate after t steps is not the closed form', { options, t }, expected, actual);
      }
      return undefined;
    };
  return {
    id: `${schedule.id}.closed-form`,
    statement: `After t steps the rate is ${schedule.formula}.`,
    basis: schedule.basis,
    strength: 'always',
    tolerance: '1e-9 relative',
    check: follows(schedule.rate),
    conventions: schedule.conventions.map(({ id, description, rate }) => ({ id, description, check: follows(rate) })),
  };
}

function initial<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>> {
  const startsAt =
    (rate: ClockedCase<Options>['rate']): Convention<ClockedImplementation<Options>>['check'] =>
    (implementation, random) => {
      const options = drawn(schedule, implementation, random);
      const expected = rate(options, 0);
      const before = implementation.create(options).get();
      if (!sameRate(before, expected))
        return counterexample('the rate before the first step is not that of step 0', { options }, expected, before);
      const walked = implementation.create(options);
      walked.step(3);
      const back = walked.step(0);
      const inputs = { options, calls: ['step(3)', 'step(0)'] };
      return sameRate(back, expected)
        ? undefined
        : counterexample('step(0) does not give the rate of step 0', inputs, expected, back);
    };
  return {
    id: `${schedule.id}.initial-rate`,
    statement: 'Before the first step, and after step(0), the rate is that of step 0.',
    basis: 'the closed form at t = 0; torch and Keras schedulers agree',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: startsAt(schedule.rate),
    conventions: schedule.conventions.map(({ id, description, rate }) => ({ id, description, check: startsAt(rate) })),
  };
}

function explicitEqualsImplicit<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>> {
  return {
    id: `${schedule.id}.explicit-equals-implicit`,
    statement: 'step() n times equals step(n) once, and step() goes on from where step(n) went.',
    basis: 'torch tests each scheduler against its closed form in the same way (test_lr_scheduler.py)',
    strength: 'always',
    tolerance: '1e-9 relative',
    check(implementation, random) {
      const options = drawn(schedule, implementation, random);
      for (let n = 1; n <= 9; n++) {
        const walked = implementation.create(options);
        let stepped = Number.NaN;
        for (let count = 0; count < n; count++) stepped = walked.step();
        const jumping = implementation.create(options);
        const jumped = jumping.step(n);
        if (!sameRate(jumped, stepped))
          return counterexample('step(n) differs from n times step()', { options, n }, stepped, jumped);
        const [next, expected] = [jumping.step(), walked.step()];
        if (!sameRate(next, expected))
          return counterexample('step() does not go on from step(n)', { options, n }, expected, next);
      }
      return undefined;
    },
  };
}

function getReportsCurrent<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>> {
  return {
    id: `${schedule.id}.get-reports-current`,
    statement: 'get() returns what the last step returned, as often as it is asked.',
    basis: 'definition of the current rate',
    strength: 'always',
    tolerance: '1e-9 relative',
    check(implementation, random) {
      const options = drawn(schedule, implementation, random);
      const subject = implementation.create(options);
      for (let n = 1; n <= 6; n++) {
        const stepped = subject.step();
        for (const read of [subject.get(), subject.get()])
          if (!sameRate(read, stepped))
            return counterexample('get() is not the current rate', { options, n }, stepped, read);
      }
      return undefined;
    },
  };
}

function resume<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>> {
  return {
    id: `${schedule.id}.resume`,
    statement: 'A schedule that loads a saved state goes on with the same rates.',
    basis: 'torch state_dict round trip',
    strength: 'always',
    tolerance: '1e-9 relative',
    needs: ['save', 'load'],
    instance: (implementation) => implementation.create(drawn(schedule, implementation, () => 0.5)),
    check(implementation, random): Counterexample | undefined {
      const options = drawn(schedule, implementation, random);
      const original = implementation.create(options);
      const savedAt = 2 + integerBelow(random, 4);
      for (let count = 0; count < savedAt; count++) original.step();
      const resumed = loaded(implementation.create(options), original.save());
      const rates = (subject: ClockedSchedule): number[] => [subject.get(), subject.step(), subject.step()];
      const [expected, actual] = [rates(original), rates(resumed)];
      return expected.every((rate, index) => sameRate(actual[index] as number, rate))
        ? undefined
        : counterexample('the resumed schedule differs', { options, savedAt }, expected, actual);
    },
  };
}

function loaded(fresh: ClockedSchedule, state: unknown): ClockedSchedule {
  const returned = fresh.load(state) as Partial<ClockedSchedule> | null | undefined;
  return typeof returned?.step === 'function' ? (returned as ClockedSchedule) : fresh;
}

function independentInstances<Options>(schedule: ClockedCase<Options>): Property<ClockedImplementation<Options>> {
  return {
    id: `${schedule.id}.independent-instances`,
    statement: 'A schedule goes its own way while others with other options are made and stepped.',
    basis: 'options and state belong to the instance',
    strength: 'always',
    tolerance: '1e-9 relative',
    check(implementation, random) {
      const [options, others] = [drawn(schedule, implementation, random), drawn(schedule, implementation, random)];
      const alone = implementation.create(options);
      const expected = [alone.get(), alone.step(), alone.step()];
      const subject = implementation.create(options);
      const other = implementation.create(others);
      const actual = [subject.get()];
      for (let count = 0; count < 2; count++) {
        other.step(5);
        actual.push(subject.step());
      }
      return expected.every((rate, index) => sameRate(actual[index] as number, rate))
        ? undefined
        : counterexample('another schedule changed the rates of this one', { options, others }, expected, actual);
    },
  };
}
