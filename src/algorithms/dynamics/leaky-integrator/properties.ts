import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { optionsFor } from '../../implementation.js';
import { normalVector, uniform } from '../../random.js';
import { linear, tanh } from './activations.js';
import type { LeakyIntegratorImplementation, LeakyIntegratorOptions } from './contract.js';
import { noiseStats } from './noise-properties.js';

type LeakyProperty = Property<LeakyIntegratorImplementation>;

function options(
  implementation: LeakyIntegratorImplementation,
  random: Random,
  changes: Partial<LeakyIntegratorOptions>,
): LeakyIntegratorOptions {
  return optionsFor(implementation, {
    dim: 2,
    leak: 0.2,
    w: [2, -1],
    bias: 0.3,
    act: linear,
    noise: 0,
    x0: [0.5, -1.5],
    rng: random,
    ...changes,
  });
}

/** Drives the inputs and compares the state after each with the recursion. */
function followsRecursion(
  implementation: LeakyIntegratorImplementation,
  setting: LeakyIntegratorOptions,
  inputs: readonly (readonly number[])[],
  explanation: string,
): Counterexample | undefined {
  const subject = implementation.create(setting);
  let expected = [...setting.x0];
  for (const [step, input] of inputs.entries()) {
    subject.step([...input]);
    expected = expected.map(
      (x, unit) => (1 - setting.leak) * x + (setting.w[unit] as number) * (input[unit] as number) - setting.bias,
    );
    const actual = [...subject.state()];
    if (!closeVectors(actual, expected, 1e-12)) {
      const { leak, w, bias, x0 } = setting;
      return counterexample(explanation, { leak, w, bias, x0, inputs: inputs.slice(0, step + 1) }, expected, actual);
    }
  }
  return undefined;
}

function draws(random: Random, steps: number): number[][] {
  return Array.from({ length: steps }, () => normalVector(random, 2));
}

const recursion: LeakyProperty = {
  id: 'leaky.recursion',
  statement: 'The state follows x_{t+1} = (1 - leak) x_t + w u_t - bias.',
  basis: 'definition of the discrete leaky integrator',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) =>
    followsRecursion(
      implementation,
      options(implementation, random, {}),
      draws(random, 40),
      'the state leaves the recursion',
    ),
};

const noLeakSums: LeakyProperty = {
  id: 'leaky.no-leak-sums',
  statement: 'Without leak and bias the state is the initial state plus the running weighted sum.',
  basis: 'the recursion at leak = 0',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) =>
    followsRecursion(
      implementation,
      options(implementation, random, { leak: 0, bias: 0 }),
      draws(random, 20),
      'the input is not summed',
    ),
};

const fullLeak: LeakyProperty = {
  id: 'leaky.full-leak-is-memoryless',
  statement: 'With leak 1 the state depends on the current input only.',
  basis: 'the recursion at leak = 1',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) =>
    followsRecursion(
      implementation,
      options(implementation, random, { leak: 1, x0: [5, -4] }),
      draws(random, 6),
      'the state remembers although leak is 1',
    ),
};

const steadyState: LeakyProperty = {
  id: 'leaky.steady-state',
  statement: 'Constant input converges to (w u - bias) / leak.',
  basis: 'fixed point of the recursion, contraction factor 1 - leak',
  strength: 'always',
  tolerance: '1e-9',
  check: (implementation, random) => {
    const input = [uniform(random, 0.5, 2), uniform(random, -3, -1)];
    const setting = options(implementation, random, {});
    const subject = implementation.create(setting);
    for (let step = 0; step < 400; step++) subject.step([...input]);
    const expected = input.map((u, unit) => ((setting.w[unit] as number) * u - setting.bias) / setting.leak);
    const actual = [...subject.state()];
    return closeVectors(actual, expected, 1e-9)
      ? undefined
      : counterexample('constant input does not settle at the fixed point', { input, steps: 400 }, expected, actual);
  },
};

const freeDecay: LeakyProperty = {
  id: 'leaky.free-decay',
  statement: 'Without input and bias the state is (1 - leak)^t x_0.',
  basis: 'solution of the homogeneous recursion',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) => {
    const setting = options(implementation, random, { leak: uniform(random, 0.1, 0.6), bias: 0, x0: [2.5, -3.5] });
    const subject = implementation.create(setting);
    for (let step = 1; step <= 20; step++) {
      subject.step([0, 0]);
      const expected = setting.x0.map((x) => (1 - setting.leak) ** step * x);
      const actual = [...subject.state()];
      if (!closeVectors(actual, expected, 1e-12))
        return counterexample(
          'the free state does not decay geometrically',
          { leak: setting.leak, step },
          expected,
          actual,
        );
    }
    return undefined;
  },
};

const notFedBack: LeakyProperty = {
  id: 'leaky.activation-not-fed-back',
  statement: 'The nonlinearity acts on the output only: with tanh the output stays in [-1, 1] and the state does not.',
  basis: 'y = f(x) in the documented equations',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) => {
    const inputs = Array.from({ length: 12 }, () => [uniform(random, 1, 3), uniform(random, 1, 3)]);
    const setting = options(implementation, random, { act: tanh });
    const bounded = implementation.create(setting);
    for (const input of inputs) {
      const output = [...bounded.step([...input])];
      if (output.length !== 2 || output.some((y) => !(Math.abs(y) <= 1)))
        return counterexample('the output is not activated', { input }, 'entries in [-1, 1]', output);
    }
    return followsRecursion(implementation, setting, inputs, 'the nonlinearity is fed back into the state');
  },
};

/** y of every step against f of the state that `pick` chooses. */
function outputMatches(
  implementation: LeakyIntegratorImplementation,
  random: Random,
  pick: (before: readonly number[], after: readonly number[]) => readonly number[],
): Counterexample | undefined {
  const setting = options(implementation, random, { act: tanh, leak: 0.35 });
  const subject = implementation.create(setting);
  for (let step = 0; step < 15; step++) {
    const input = normalVector(random, 2);
    const before = [...subject.state()];
    const output = [...subject.step([...input])];
    const expected = pick(before, [...subject.state()]).map(Math.tanh);
    if (!closeVectors(output, expected, 1e-12))
      return counterexample('the output is not f(state)', { before, input }, expected, output);
  }
  return undefined;
}

const outputIsActivated: LeakyProperty = {
  id: 'leaky.output-is-activated-state',
  statement: 'The output of a step is the nonlinearity of the state.',
  basis: 'y = f(x) in the documented equations',
  strength: 'always',
  tolerance: '1e-12',
  check: (implementation, random) => outputMatches(implementation, random, (_, after) => after),
  conventions: [
    {
      id: 'output-of-the-state-before',
      description: 'y_t = f(x_t), the state before the input',
      check: (implementation, random) => outputMatches(implementation, random, (before) => before),
    },
  ],
};

const resetRestores: LeakyProperty = {
  id: 'leaky.reset-restores-initial',
  statement: 'reset() returns to the constructed initial state, and no caller can change the state from outside.',
  basis:
    'encapsulation; a reset that forgets the constructor argument makes it a dead parameter after the first episode',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const setting = options(implementation, random, { x0: [2, -3] });
    const x0 = [...setting.x0];
    const initial = [...x0];
    const subject = implementation.create({ ...setting, x0 });
    for (const input of draws(random, 3)) subject.step(input);
    const stepped = [...subject.state()];
    // A frozen list refuses without a word, which is as good as a copy.
    Reflect.set(subject.state(), 0, 99);
    if (!closeVectors([...subject.state()], stepped, 0))
      return counterexample('writing into what state() gave changes the state', { x0 }, stepped, [...subject.state()]);
    subject.reset();
    const restored = [...subject.state()];
    if (!closeVectors(restored, initial, 0))
      return counterexample('reset does not restore the initial state', { x0: initial }, initial, restored);
    const input = [1, -2];
    Reflect.set(subject.step(input), 0, 99);
    const given = [...x0, ...input];
    const untouched = [...initial, 1, -2];
    if (!closeVectors(given, untouched, 0))
      return counterexample("the caller's initial state or input was changed", { x0: initial }, untouched, given);
    const expected = initial.map(
      (x, unit) =>
        (1 - setting.leak) * x + (setting.w[unit] as number) * (untouched[2 + unit] as number) - setting.bias,
    );
    const after = [...subject.state()];
    return closeVectors(after, expected, 1e-12)
      ? undefined
      : counterexample(
          'writing into the output changes the state, or the reset is not complete',
          { x0, input },
          expected,
          after,
        );
  },
};

export const leakyIntegratorProperties: readonly LeakyProperty[] = [
  recursion,
  noLeakSums,
  fullLeak,
  steadyState,
  freeDecay,
  notFedBack,
  outputIsActivated,
  resetRestores,
  noiseStats,
];
