import type { Convention, Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import { sameRate } from '../clocked/properties.js';
import type { StepDecayImplementation as Implementation, StepDecayOptions } from './contract.js';

const ID = 'step-decay';

/** Milestones of one, two and three digits: sorted as text they stand in another order. */
function drawOptions(random: Random): StepDecayOptions {
  const first = 6 + integerBelow(random, 3);
  const second = 30 + integerBelow(random, 9);
  return {
    lr0: uniform(random, 1.2, 2.5),
    milestones: [first, second, 100 + integerBelow(random, 9)],
    gamma: uniform(random, 0.3, 0.6),
  };
}

/** A fresh copy of the list for each subject: one that sorts in place must not change the next one's input. */
const copied = (options: StepDecayOptions): StepDecayOptions => ({ ...options, milestones: [...options.milestones] });

type Passed = (milestones: readonly number[], t: number) => number;
const atOrBefore: Passed = (milestones, t) => milestones.filter((milestone) => milestone <= t).length;
const before: Passed = (milestones, t) => milestones.filter((milestone) => milestone < t).length;

function followsAt(steps: readonly number[], passed: Passed, explanation: string): Convention<Implementation>['check'] {
  return (implementation, random) => visit(implementation, drawOptions(random), steps, passed, explanation);
}

/** Asks one schedule at each step in turn. */
function visit(
  implementation: Implementation,
  options: StepDecayOptions,
  steps: readonly number[],
  passed: Passed,
  explanation: string,
): Counterexample | undefined {
  const subject = implementation.create(copied(options));
  for (const t of steps) {
    const actual = subject.update(t);
    const expected = options.lr0 * options.gamma ** passed(options.milestones, t);
    if (!sameRate(actual, expected)) return counterexample(explanation, { options, steps, t }, expected, actual);
  }
  return undefined;
}

const EVERY_STEP = Array.from({ length: 121 }, (_, t) => t);
const STRIDE = [0, 13, 26, 52, 91, 117];
const AFTER_MILESTONE = 'the milestone step itself still has the old rate (Keras PiecewiseConstantDecay)';

const closedForm: Property<Implementation> = {
  id: `${ID}.closed-form`,
  statement: 'Asked at every step, the rate is lr0 gamma^(number of milestones at or before t).',
  basis: 'torch MultiStepLR closed form',
  strength: 'always',
  tolerance: '1e-9 relative',
  check: followsAt(EVERY_STEP, atOrBefore, 'the rate at step t is not the closed form'),
  conventions: [
    { id: 'after-the-milestone', description: AFTER_MILESTONE, check: followsAt(EVERY_STEP, before, AFTER_MILESTONE) },
  ],
};

const skips: Property<Implementation> = {
  id: `${ID}.skips-do-not-lose-decays`,
  statement: 'Milestones that are jumped over still lower the rate.',
  basis: 'the closed form counts milestones m <= t, visited or not',
  strength: 'always',
  tolerance: '1e-9 relative',
  check: followsAt(STRIDE, atOrBefore, 'a milestone that was jumped over was lost'),
};

const resume: Property<Implementation> = {
  id: `${ID}.resume`,
  statement: 'A fresh schedule first asked at a late step has all the decays before it.',
  basis: 'the closed form depends on t alone',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    for (const t of [0, 20, 70, 150]) {
      const failure = visit(implementation, options, [t], atOrBefore, 'a fresh schedule asked late lacks decays');
      if (failure) return failure;
    }
    return undefined;
  },
};

const idempotent: Property<Implementation> = {
  id: `${ID}.idempotent`,
  statement: 'Asking again at the same step changes nothing.',
  basis: 'the closed form depends on t alone',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = drawOptions(random);
    const subject = implementation.create(copied(options));
    for (const milestone of options.milestones) {
      const rates = [subject.update(milestone), subject.update(milestone), subject.update(milestone)];
      if (!rates.every((rate) => sameRate(rate, rates[0] as number)))
        return counterexample(
          'the same step gave different rates',
          { options, t: milestone },
          'three equal rates',
          rates,
        );
    }
    return undefined;
  },
};

/** The rates at steps between milestones, with the list shuffled and one milestone listed twice. */
function listedAnyhow(
  passed: (milestones: readonly number[], t: number) => number,
): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const options = drawOptions(random);
    const [first, second, third] = options.milestones as [number, number, number];
    const listed = { ...options, milestones: [second, third, first, second] };
    return visit(implementation, listed, [0, 20, 70, 150], passed, 'order or repetition of the milestones matters');
  };
}

const unorderedDuplicates: Property<Implementation> = {
  id: `${ID}.unordered-duplicates`,
  statement: 'The order of the milestones does not matter, and a milestone listed twice counts once.',
  basis: 'milestones as a set; documented as "sorted and unique" in seed 002',
  strength: 'when-claimed',
  tolerance: '1e-9 relative',
  check: listedAnyhow((milestones, t) => new Set(milestones.filter((milestone) => milestone <= t)).size),
  conventions: [
    {
      id: 'repetitions-count',
      description: 'a milestone listed twice lowers the rate twice (torch MultiStepLR counts them)',
      check: listedAnyhow(atOrBefore),
    },
  ],
};

const independentInstances: Property<Implementation> = {
  id: `${ID}.independent-instances`,
  statement: 'A schedule goes its own way while another with other options is made and walked.',
  basis: 'options and state belong to the instance',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const [options, others] = [drawOptions(random), drawOptions(random)];
    const [subject, other] = [implementation.create(copied(options)), implementation.create(copied(others))];
    for (const t of EVERY_STEP) other.update(t);
    const [expected, actual] = [
      [options.lr0, options.lr0 * options.gamma],
      [subject.update(1), subject.update(20)],
    ];
    return expected.every((rate, index) => sameRate(actual[index] as number, rate))
      ? undefined
      : counterexample(
          'another schedule changed the rates of this one',
          { options, others, t: [1, 20] },
          expected,
          actual,
        );
  },
};

const noMilestones: Property<Implementation> = {
  id: `${ID}.no-milestones-no-decay`,
  statement: 'Without milestones the rate stays as it is.',
  basis: 'the closed form with an empty set',
  strength: 'always',
  tolerance: '1e-9 relative',
  check(implementation, random) {
    const options = { ...drawOptions(random), milestones: [] };
    const subject = implementation.create(copied(options));
    const rates = [0, 60, 1000].map((t) => subject.update(t));
    return rates.every((rate) => sameRate(rate, options.lr0))
      ? undefined
      : counterexample('the rate fell without a milestone', { options, t: [0, 60, 1000] }, options.lr0, rates);
  },
};

export const stepDecayProperties: readonly Property<Implementation>[] = [
  closedForm,
  independentInstances,
  noMilestones,
  skips,
  resume,
  idempotent,
  unorderedDuplicates,
];
