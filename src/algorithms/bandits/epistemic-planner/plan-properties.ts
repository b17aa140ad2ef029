import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { integerBelow, seededRandom } from '../../random.js';
import { fiveSigma, isOffProportion, tally } from '../proportion.js';
import { actions, fallback, map, modelOf, planOptions, preferred } from './drive.js';
import type { Plan, Planner, PlannerModel } from './reference.js';

export const planProperties: readonly Property<Planner>[] = [
  {
    id: 'epistemic-planner.default-on-missing-model',
    statement: 'With no model the declared default action is taken.',
    basis: 'the default action is documented as the one to take if the model is not loaded',
    strength: 'when-claimed',
    tolerance: 'exact, 300 plans',
    check: (implementation, random) => checkMissingModel(implementation, random, [0, 0.35, 1]),
    conventions: [
      {
        id: 'explores-without-model',
        description: 'explores with probability epsilon also without a model, and takes the default otherwise',
        check: (implementation, random) => checkMissingModel(implementation, random, [0]),
      },
    ],
  },
  {
    id: 'epistemic-planner.default-on-model-error',
    statement: 'A model that throws yields the default action: no crash and no random choice.',
    basis: 'the default action is documented as the one to take if the model fails',
    strength: 'when-claimed',
    tolerance: 'exact, 200 plans',
    check: checkModelError,
  },
  {
    id: 'epistemic-planner.model-choice-honoured',
    statement:
      'With epsilon = 0 the action of the model is planned, whether it answers a label or a list of one label.',
    basis: 'bandit libraries answer one context with a label and several with a list (MABWiser, predict)',
    strength: 'always',
    tolerance: 'exact',
    check: checkHonoured,
  },
  {
    id: 'epistemic-planner.explore-rate',
    statement:
      'Every action other than that of the model is planned with probability epsilon / k, epsilon = 1 included.',
    basis: 'Sutton and Barto 2018, section 2.2: exploration is uniform over all actions',
    strength: 'always',
    tolerance: '5 standard errors of 12000 plans',
    falseAlarm: fiveSigma(8),
    check: (implementation, random) => checkRates(implementation, random, actions.length),
    conventions: [
      {
        id: 'explores-the-others',
        description: 'exploration is uniform over the actions that the model did not choose',
        check: (implementation, random) => checkRates(implementation, random, actions.length - 1),
      },
    ],
  },
  {
    id: 'epistemic-planner.action-in-space',
    statement:
      'A plan names a declared action and the mechanism mapped to it, also when the model names an unknown action.',
    basis: 'the map is total on the declared actions and on nothing else',
    strength: 'always',
    tolerance: 'exact',
    check: checkInSpace,
  },
  {
    id: 'epistemic-planner.same-rng-same-plans',
    statement: 'The same random stream gives the same plans.',
    basis: 'the only random source is the argument rng',
    strength: 'always',
    tolerance: 'exact',
    check: checkReproducible,
  },
  {
    id: 'epistemic-planner.context-reaches-model',
    statement: 'The model is asked about [trust, depth] of the current idea.',
    basis: 'the context is documented as trust and depth',
    strength: 'always',
    tolerance: 'exact',
    needs: ['features'],
    check: checkContext,
  },
];

function planWith(implementation: Planner, random: Random, model: PlannerModel | null, epsilon = 0): Plan {
  return implementation.plan(planOptions(random, { model, epsilon }));
}

function checkMissingModel(
  implementation: Planner,
  random: Random,
  epsilons: readonly number[],
): Counterexample | undefined {
  for (const epsilon of epsilons)
    for (let call = 0; call < 100; call++) {
      const planned = planWith(implementation, random, null, epsilon);
      if (planned.action !== fallback || planned.target !== map[fallback])
        return counterexample(
          'without a model another action than the default was planned',
          { model: null, epsilon, fallback, actions },
          { action: fallback, target: map[fallback] },
          planned,
        );
    }
  return undefined;
}

function checkModelError(implementation: Planner, random: Random): Counterexample | undefined {
  const failing = modelOf(() => {
    throw new Error('the model file is corrupt');
  });
  for (let call = 0; call < 200; call++) {
    const planned = planWith(implementation, random, failing);
    if (planned.action !== fallback || planned.target !== map[fallback])
      return counterexample(
        'a failing model did not lead to the default action',
        { model: 'throws', epsilon: 0, fallback, actions },
        { action: fallback, target: map[fallback] },
        planned,
      );
  }
  return undefined;
}

function checkHonoured(implementation: Planner, random: Random): Counterexample | undefined {
  for (const action of actions)
    for (const answer of [action, [action]])
      for (let call = 0; call < 20; call++) {
        const planned = planWith(
          implementation,
          random,
          modelOf(() => answer),
        );
        if (planned.action !== action || planned.target !== map[action])
          return counterexample(
            'the action of the model was not planned',
            { modelAnswers: answer, epsilon: 0, actions },
            { action, target: map[action] },
            planned,
          );
      }
  return undefined;
}

function checkRates(implementation: Planner, random: Random, explored: number): Counterexample | undefined {
  const trials = 12_000;
  const labels: readonly string[] = actions;
  for (const epsilon of [0.3, 1]) {
    const model = modelOf(() => preferred);
    const counts = tally(actions.length, trials, () =>
      labels.indexOf(planWith(implementation, random, model, epsilon).action),
    );
    const other = epsilon / explored;
    const expected = actions.map((action) => (action === preferred ? 1 - other * (actions.length - 1) : other));
    const off = expected.findIndex((rate, index) =>
      isOffProportion(counts[index] as number, trials, Math.max(0, rate)),
    );
    if (off >= 0)
      return counterexample(
        `${actions[off]} is not planned as often as it should`,
        { epsilon, actions, modelAnswers: preferred, trials },
        expected.map((rate) => rate * trials),
        counts,
      );
  }
  return undefined;
}

function checkInSpace(implementation: Planner, random: Random): Counterexample | undefined {
  const answers: readonly unknown[] = ['Z', ['Z'], 'explore', preferred, [preferred]];
  for (const epsilon of [0, 0.5])
    for (const answer of answers)
      for (let call = 0; call < 20; call++) {
        const planned = planWith(
          implementation,
          random,
          modelOf(() => answer),
          epsilon,
        );
        const known = actions.some((action) => action === planned.action);
        if (!known || planned.target !== map[planned.action])
          return counterexample(
            'the plan is not a declared action with its mechanism',
            { modelAnswers: answer, epsilon, actions, map },
            'a declared action and the mechanism mapped to it',
            planned,
          );
      }
  return undefined;
}

function checkReproducible(implementation: Planner, random: Random): Counterexample | undefined {
  const seed = integerBelow(random, 2 ** 31);
  const run = (): string[] => {
    const rng = seededRandom(seed);
    const model = modelOf(() => preferred);
    return Array.from({ length: 60 }, () => planWith(implementation, rng, model, 0.6).action);
  };
  const [first, second] = [run(), run()];
  return first.every((action, index) => action === second[index])
    ? undefined
    : counterexample('one random stream gave two sequences of plans', { seed, epsilon: 0.6 }, first, second);
}

function checkContext(implementation: Planner, random: Random): Counterexample | undefined {
  for (const context of [
    { trust: 6.4, depth: 3 },
    { trust: -1.5, depth: 0 },
    { trust: 0, depth: 12 },
  ]) {
    const expected = [context.trust, context.depth];
    const asked: unknown[] = [];
    const model = modelOf((features) => {
      asked.push(features);
      return preferred;
    });
    const thrown = thrownBy(() => {
      for (let call = 0; call < 60; call++) implementation.plan(planOptions(random, { model, context }));
    });
    const seen = flattened(asked[0]);
    const own = [...(implementation.features?.(context) ?? [])];
    if (thrown !== undefined || !closeVectors(seen, expected, 0) || !closeVectors(own, expected, 0))
      return counterexample('the model was not asked about trust and depth', { context }, expected, {
        asked: seen,
        features: own,
      });
  }
  return undefined;
}

/** One row of features, or the only row of a table. */
function flattened(features: unknown): number[] {
  return [features].flat(2).map((value) => (typeof value === 'number' ? value : Number.NaN));
}
