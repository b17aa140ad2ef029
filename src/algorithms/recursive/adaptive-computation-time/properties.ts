import type { Convention, Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { integerBelow, normalVector, uniform } from '../../random.js';
import type { HaltingOptions, HaltingImplementation as Implementation } from './contract.js';

const ID = 'adaptive-computation-time';
const LENGTH = 12;

const drawOptions = (random: Random): HaltingOptions => ({
  eps: uniform(random, 0.02, 0.2),
  max: 6 + integerBelow(random, 3),
});

/** Small and large probabilities, so that some sequences halt early and some reach the limit. */
function drawSequence(random: Random): number[] {
  const scale = random() < 0.3 ? 0.1 : 0.6;
  return Array.from({ length: LENGTH }, () => scale * uniform(random, 0.05, 1));
}

/** A halt at step 2, one at step 4, one at the limit, one that only eps brings forward, one that starts with 0, and ten drawn ones. */
function sequences(random: Random): number[][] {
  const worked = [[0.6, 0.5], [0.3, 0.3, 0.3, 0.3], [0.001], [0.5, 0.49], [0, 0.6, 0.5]];
  const filled = worked.map((start) => [
    ...start,
    ...Array.from({ length: LENGTH - start.length }, () => (start.length === 1 ? 0.001 : 0.2)),
  ]);
  return [...filled, ...Array.from({ length: 10 }, () => drawSequence(random))];
}

/** Step, remainder and weights by the definition: the first n whose partial sum reaches 1 - eps. */
function definition(
  h: readonly number[],
  { eps, max }: HaltingOptions,
): { readonly N: number; readonly R: number; readonly weights: readonly number[] } {
  const sums = h.map((_, n) => h.slice(0, n + 1).reduce((sum, value) => sum + value, 0));
  const reached = sums.findIndex((sum) => sum >= 1 - eps);
  const N = Math.min(reached < 0 ? h.length : reached + 1, max);
  const R = 1 - (sums[N - 2] ?? 0);
  return { N, R, weights: [...h.slice(0, N - 1), R] };
}

/** The weights without the zeros that may follow them. */
const taken = (weights: readonly number[], N: number): number[] =>
  weights.slice(N).every((weight) => weight === 0) ? weights.slice(0, N) : [...weights];

const weightsSum: Property<Implementation> = {
  id: `${ID}.weights-sum-to-one`,
  statement: 'The weights are not negative and sum to 1, whether or not the limit is reached.',
  basis: 'Graves 2016, section 2: halting weights and remainder',
  strength: 'always',
  tolerance: '1e-9',
  check(implementation, random) {
    const options = drawOptions(random);
    for (const h of sequences(random)) {
      const { weights } = implementation.halt([...h], options);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      if (!close(sum, 1, 1e-9) || weights.some((weight) => !(weight >= -1e-12)))
        return counterexample('the weights are not a distribution', { h, options }, 1, weights);
    }
    return undefined;
  },
};

/** Sequences that lie exactly on the threshold 3/4, in numbers that are exact in binary, and where >= and > halt them. */
const ON_THRESHOLD: readonly { readonly h: readonly number[]; readonly reached: number; readonly passed: number }[] = [
  { h: [0.5, 0.25, 0.5, 0.5], reached: 2, passed: 3 },
  { h: [0.25, 0.25, 0.25, 0.5], reached: 3, passed: 4 },
  { h: [0.75, 0.5, 0.5, 0.5], reached: 1, passed: 2 },
];

/** Halting on the threshold itself, or only beyond it. */
function haltsAt(threshold: 'reached' | 'passed'): Convention<Implementation>['check'] {
  return (implementation, random) => {
    const options = drawOptions(random);
    const cases = [
      { h: [0.3, 0.3, 0.3, 0.3], eps: 0.01, max: 4, expected: 4 },
      { h: [0.6, 0.5, 0.5, 0.5], eps: 0.01, max: 4, expected: 2 },
      { h: [0.995, 0.5, 0.5, 0.5], eps: 0.01, max: 4, expected: 1 },
      ...ON_THRESHOLD.map((entry) => ({ h: entry.h, eps: 0.25, max: 4, expected: entry[threshold] })),
      ...sequences(random).map((h) => ({ h, ...options, expected: definition(h, options).N })),
    ];
    for (const { h, eps, max, expected } of cases) {
      const { N } = implementation.halt([...h], { eps, max });
      if (N !== expected) return counterexample('the computation halts at another step', { h, eps, max }, expected, N);
    }
    return undefined;
  };
}

const haltsOnCumulative: Property<Implementation> = {
  id: `${ID}.halts-on-cumulative`,
  statement: 'N is the first step at which the probabilities so far add up to 1 - eps.',
  basis: 'Graves 2016, section 2: halting step',
  strength: 'always',
  tolerance: 'exact',
  check: haltsAt('reached'),
  conventions: [
    {
      id: 'beyond-the-threshold',
      description: 'a sum that lies exactly on the threshold does not halt yet (as in tensor2tensor)',
      check: haltsAt('passed'),
    },
  ],
};

const weightsClosedForm: Property<Implementation> = {
  id: `${ID}.weights-closed-form`,
  statement: 'Each step before the last has its halting probability as weight, the last has the remainder R.',
  basis: 'Graves 2016, section 2: halting weights and remainder',
  strength: 'always',
  tolerance: '1e-10',
  check(implementation, random) {
    const options = drawOptions(random);
    for (const h of sequences(random)) {
      const expected = definition(h, options);
      const { R, weights } = implementation.halt([...h], options);
      if (!closeVectors(taken(weights, expected.N), expected.weights, 1e-10) || !close(R, expected.R, 1e-10))
        return counterexample('the weights or the remainder are wrong', { h, options }, expected, { R, weights });
    }
    return undefined;
  },
};

const ponder: Property<Implementation> = {
  id: `${ID}.ponder-is-n-plus-r`,
  statement: 'The ponder cost of a sequence is N + R.',
  basis: 'Graves 2016, section 2: ponder cost',
  strength: 'always',
  tolerance: '1e-10',
  check(implementation, random) {
    const options = drawOptions(random);
    for (const h of sequences(random)) {
      const { N, R } = definition(h, options);
      const actual = implementation.halt([...h], options).ponder;
      if (!close(actual, N + R, 1e-10))
        return counterexample('the ponder cost is not N + R', { h, options }, N + R, actual);
    }
    return undefined;
  },
};

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

const fallsWithHalting: Property<Implementation> = {
  id: `${ID}.ponder-falls-with-halting`,
  statement:
    'Raising every halting logit never raises the ponder cost, and a small rise lowers it: minimising it makes the computation shorter.',
  basis: 'dR/dh_i = -1 for i < N (Graves 2016, section 2); N does not rise with h',
  strength: 'always',
  tolerance: 'sign',
  needs: ['batchPonder'],
  check(implementation, random) {
    const options = { eps: 0.01, max: 10 };
    for (let draw = 0; draw < 12; draw++) {
      const logits = Array.from({ length: LENGTH }, () => (draw === 0 ? 1 : uniform(random, -3, 1)));
      const costs = (rise: number): readonly [number, number] => {
        const h = logits.map((logit) => sigmoid(logit + rise));
        return [implementation.halt([...h], options).ponder, implementation.batchPonder([[...h], [...h]], options)];
      };
      const base = costs(0);
      for (const rise of [1e-4, 0.5, 1, 2, 4]) {
        const raised = costs(rise);
        const right =
          rise < 0.01
            ? raised.every((cost, i) => cost < (base[i] as number))
            : raised.every((cost, i) => cost <= (base[i] as number) + 1e-12);
        if (!right)
          return counterexample(
            'the cost does not fall as halting becomes likelier',
            { logits, rise, options },
            base,
            raised,
          );
      }
    }
    return undefined;
  },
};

/** Three components, or one for implementations whose states are plain numbers. */
function widthOf(implementation: Implementation): number {
  try {
    const output = implementation.output(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [0.5, 0.6],
      { eps: 0.01, max: 2 },
    );
    return Array.isArray(output) && output.length === 3 && output.every(Number.isFinite) ? 3 : 1;
  } catch {
    // The property itself reports what happens with one component.
    return 1;
  }
}

const meanField: Property<Implementation> = {
  id: `${ID}.output-is-mean-field`,
  statement: 'The output is the sum of the states weighted by the halting weights, not the last state.',
  basis: 'Graves 2016, section 2: mean-field update; HRM takes the last state, which is another method',
  strength: 'always',
  tolerance: '1e-10',
  needs: ['output'],
  check(implementation, random) {
    const width = widthOf(implementation);
    const options = drawOptions(random);
    for (const h of sequences(random)) {
      const states = h.map(() => normalVector(random, width).map((value) => 4 * value + 1));
      const { weights } = definition(h, options);
      const expected = Array.from({ length: width }, (_, d) =>
        weights.reduce((sum, weight, i) => sum + weight * (states[i]?.[d] as number), 0),
      );
      const output = implementation.output(
        states.map((state) => [...state]),
        [...h],
        options,
      );
      const actual = typeof output === 'number' ? [output] : [...output];
      if (!closeVectors(actual, expected, 1e-10))
        return counterexample(
          'the output is not the weighted mean of the states',
          { h, states, options },
          expected,
          actual,
        );
    }
    return undefined;
  },
};

const maxSteps: Property<Implementation> = {
  id: `${ID}.max-steps`,
  statement: 'N never exceeds max; the last step then takes all the mass that is left.',
  basis: 'Graves 2016, section 2: the upper limit M',
  strength: 'always',
  tolerance: '1e-10',
  check(implementation, random) {
    const max = 3 + integerBelow(random, 5);
    const h = Array.from({ length: LENGTH }, () => 0.001);
    const { N, R } = implementation.halt([...h], { eps: 0.01, max });
    const expected = { N: max, R: 1 - 0.001 * (max - 1) };
    return N === max && close(R, expected.R, 1e-10)
      ? undefined
      : counterexample('the limit is not kept', { h: `${LENGTH} times 0.001`, max }, expected, { N, R });
  },
};

const batchSize: Property<Implementation> = {
  id: `${ID}.cost-independent-of-batch-size`,
  statement: 'Repeating the batch does not change the ponder cost of the batch, which is the mean over its sequences.',
  basis: 'mean over the batch; a sum would scale the penalty with the batch',
  strength: 'always',
  tolerance: '1e-10',
  needs: ['batchPonder'],
  check(implementation, random) {
    const options = drawOptions(random);
    const batch = sequences(random).slice(0, 6);
    const expected =
      batch.reduce((sum, h) => sum + definition(h, options).N + definition(h, options).R, 0) / batch.length;
    for (const copies of [1, 2, 5]) {
      const repeated = Array.from({ length: copies }, () => batch.map((h) => [...h])).flat();
      const actual = implementation.batchPonder(repeated, options);
      if (!close(actual, expected, 1e-10))
        return counterexample('the batch cost is not the mean', { batch, copies, options }, expected, actual);
    }
    return undefined;
  },
};

const inputsUntouched: Property<Implementation> = {
  id: `${ID}.inputs-untouched`,
  statement: 'The given probabilities keep their values.',
  basis: 'a cost reads its inputs',
  strength: 'always',
  tolerance: 'exact',
  check(implementation, random) {
    const options = drawOptions(random);
    const h = drawSequence(random);
    const given = [...h];
    implementation.halt(given, options);
    return closeVectors(given, h, 0)
      ? undefined
      : counterexample('the probabilities were changed', { h, options }, h, given);
  },
};

export const haltingProperties: readonly Property<Implementation>[] = [
  weightsSum,
  haltsOnCumulative,
  weightsClosedForm,
  ponder,
  fallsWithHalting,
  meanField,
  maxSteps,
  batchSize,
  inputsUntouched,
];
