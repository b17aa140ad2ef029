import type { Property } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import type { TrajectoryImplementation as Implementation } from './contract.js';
import {
  copyOf,
  drawEpisodes,
  drawRollout,
  errors,
  forwardReturn,
  STEPS,
  TERMINAL,
  TRUNCATED,
  weightedToEnd,
  weightedToTerminal,
} from './inputs.js';

const ID = 'trajectory-log';

function returnsAt(name: string, steps: readonly number[], statement: string, basis: string): Property<Implementation> {
  return {
    id: `${ID}.${name}`,
    statement,
    basis,
    strength: 'always',
    tolerance: '1e-10',
    needs: ['returns'],
    check(implementation, random) {
      const rollout = drawRollout(random);
      const returns = implementation.returns(copyOf(rollout));
      for (const t of steps) {
        const [expected, actual] = [forwardReturn(rollout, t), returns[t] as number];
        if (!close(actual, expected, 1e-10))
          return counterexample('a return is wrong', { rollout, t }, expected, actual);
      }
      return undefined;
    },
  };
}

const discountExtremes: Property<Implementation> = {
  id: `${ID}.discount-extremes`,
  statement: 'With gamma = 0 the returns are the rewards; with gamma = 1 they are plain sums.',
  basis: 'the recursion with gamma = 0 and 1',
  strength: 'always',
  tolerance: '1e-10',
  needs: ['returns'],
  check(implementation, random) {
    for (const gamma of [0, 1]) {
      const rollout = { ...drawRollout(random), gamma };
      const actual = implementation.returns(copyOf(rollout));
      const expected = rollout.r.map((_, t) => forwardReturn(rollout, t));
      if (!closeVectors(actual, expected, 1e-10))
        return counterexample(`the returns with gamma = ${gamma} are wrong`, { rollout }, expected, actual);
    }
    return undefined;
  },
};

function advantages(name: string, lam: number | undefined, statement: string, basis: string): Property<Implementation> {
  return {
    id: `${ID}.${name}`,
    statement,
    basis,
    strength: 'always',
    tolerance: '1e-10',
    needs: ['gae'],
    check(implementation, random) {
      const drawn = drawRollout(random);
      const rollout = { ...drawn, lam: lam ?? drawn.lam };
      const actual = implementation.gae(copyOf(rollout));
      const expected = rollout.r.map((_, t) =>
        lam === 1
          ? forwardReturn(rollout, t) - (rollout.v[t] as number)
          : weightedToEnd(errors(rollout), rollout.gamma * rollout.lam, t),
      );
      return closeVectors(actual, expected, 1e-10)
        ? undefined
        : counterexample('the advantages are wrong', { rollout }, expected, actual);
    },
  };
}

const completeReturns: Property<Implementation> = {
  id: `${ID}.returns-of-complete-episodes`,
  statement: 'The return of a step is the discounted sum of the rewards to the end of its episode.',
  basis: 'Sutton and Barto 2018, eq. 3.8',
  strength: 'always',
  tolerance: '1e-10',
  needs: ['returns'],
  check(implementation, random) {
    const rollout = drawEpisodes(random);
    const actual = implementation.returns(copyOf(rollout));
    const expected = rollout.r.map((_, t) => weightedToTerminal(rollout.r, rollout.gamma, t));
    return closeVectors(actual, expected, 1e-10)
      ? undefined
      : counterexample('the returns of complete episodes are wrong', { rollout }, expected, actual);
  },
};

const completeAdvantages: Property<Implementation> = {
  id: `${ID}.advantages-of-complete-episodes`,
  statement:
    'In complete episodes the advantage is the sum of the errors to the end, weighted by powers of gamma lambda.',
  basis: 'Schulman et al. 2016, eq. 16, with the value 0 after the end',
  strength: 'always',
  tolerance: '1e-10',
  needs: ['gae'],
  check(implementation, random) {
    const rollout = drawEpisodes(random);
    const { r, v, vNext, term, gamma, lam } = rollout;
    const actual = implementation.gae(copyOf(rollout));
    const error = r.map((one, t) => one + (term[t] ? 0 : gamma * (vNext[t] as number)) - (v[t] as number));
    const expected = r.map((_, t) => weightedToTerminal(error, gamma * lam, t));
    return closeVectors(actual, expected, 1e-10)
      ? undefined
      : counterexample('the advantages of complete episodes are wrong', { rollout }, expected, actual);
  },
};

const inputsUntouched: Property<Implementation> = {
  id: `${ID}.inputs-untouched`,
  statement: 'Estimating returns and advantages leaves the given lists as they are.',
  basis: 'an estimator reads its inputs',
  strength: 'always',
  tolerance: 'exact',
  needs: ['returns', 'gae'],
  check(implementation, random) {
    const rollout = drawRollout(random);
    const given = copyOf(rollout);
    implementation.returns(given);
    implementation.gae(given);
    return JSON.stringify(given) === JSON.stringify(rollout)
      ? undefined
      : counterexample('the given lists were changed', { rollout }, rollout, given);
  },
};

const shortRollouts: Property<Implementation> = {
  id: `${ID}.short-rollouts`,
  statement:
    'An empty rollout gives no returns and no advantages; a single terminal step gives its reward, less its value.',
  basis: 'the recursions with n = 0 and 1',
  strength: 'always',
  tolerance: '1e-10',
  needs: ['returns', 'gae'],
  check(implementation) {
    const empty = { r: [], v: [], vNext: [], term: [], trunc: [], gamma: 0.9, lam: 0.7 };
    const single = { r: [-2], v: [3], vNext: [50], term: [true], trunc: [false], gamma: 0.9, lam: 0.7 };
    const actual = [empty, single].flatMap((rollout) => [
      implementation.returns(copyOf(rollout)),
      implementation.gae(copyOf(rollout)),
    ]);
    const expected = [[], [], [-2], [-5]];
    return expected.every((values, index) => closeVectors(actual[index] as number[], values, 1e-10))
      ? undefined
      : counterexample('a rollout of 0 or 1 steps is handled wrongly', { empty, single }, expected, actual);
  },
};

export const estimateProperties: readonly Property<Implementation>[] = [
  returnsAt(
    'terminal-cuts',
    [2, 1, 0],
    'After a terminal step nothing follows: no later reward and no estimated value enters the returns before it.',
    'Sutton and Barto 2018, eq. 3.9',
  ),
  returnsAt(
    'truncation-bootstraps',
    [TRUNCATED, 4, TERMINAL + 1],
    'After a truncated step the discounted estimated value stands in for what would have followed.',
    'Pardo et al. 2018, partial-episode bootstrapping',
  ),
  returnsAt(
    'tail-bootstraps',
    [STEPS - 1, STEPS - 2],
    'At the end of an unfinished rollout the discounted estimated value stands in.',
    'Sutton and Barto 2018, eq. 3.9 with V for the unknown return',
  ),
  discountExtremes,
  advantages(
    'lambda-one-is-return',
    1,
    'With lambda = 1 the advantage is the return less the value.',
    'Schulman et al. 2016, eq. 18',
  ),
  advantages(
    'lambda-zero-is-td',
    0,
    'With lambda = 0 the advantage is the one-step temporal-difference error.',
    'Schulman et al. 2016, eq. 17',
  ),
  advantages(
    'advantages-closed-form',
    undefined,
    'The advantage is the sum of the errors to the end of the episode, weighted by powers of gamma lambda.',
    'Schulman et al. 2016, eq. 16',
  ),
  completeReturns,
  completeAdvantages,
  inputsUntouched,
  shortRollouts,
];
