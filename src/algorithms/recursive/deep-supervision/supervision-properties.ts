import type { Property, Random } from '../../../model/algorithm.js';
import { close, closeVectors, counterexample } from '../../compare.js';
import { normalVector, uniform } from '../../random.js';
import type { SupervisionImplementation as Implementation, SupervisionOptions } from './contract.js';

const ID = 'deep-supervision';
const drawOptions = (random: Random): SupervisionOptions => ({ decay: uniform(random, 0.35, 0.8) });

/** Three components, or one for implementations whose predictions are plain numbers. */
function widthOf(implementation: Implementation): number {
  try {
    return Number.isFinite(implementation.loss([[1, 2, 3]], [0, 0, 0], { decay: 0.5 })) ? 3 : 1;
  } catch {
    // The property itself reports what happens with one component.
    return 1;
  }
}

/** The loss when `level` of n is off by `error` in every component and all other levels are right. */
function lossWithError(
  implementation: Implementation,
  options: SupervisionOptions,
  n: number,
  level: number,
  error: number,
  target: readonly number[],
): number {
  const predictions = Array.from({ length: n }, (_, i) => target.map((value) => (i === level ? value + error : value)));
  return implementation.loss(predictions, [...target], options);
}

const everyLevel: Property<Implementation> = {
  id: `${ID}.every-level-is-supervised`,
  statement: 'An error at any level changes the loss.',
  basis: 'every weight is positive',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['loss'],
  check(implementation, random) {
    const options = drawOptions(random);
    const target = normalVector(random, widthOf(implementation));
    const predictions = Array.from({ length: 4 }, () => target.map((value) => value + uniform(random, 0.2, 1)));
    const base = implementation.loss(predictions, [...target], options);
    for (let level = 0; level < 4; level++) {
      const changed = predictions.map((prediction, i) =>
        i === level ? prediction.map((value) => value + 0.5) : [...prediction],
      );
      const actual = implementation.loss(changed, [...target], options);
      if (!(actual > base + 1e-9))
        return counterexample(
          'a larger error at a level does not raise the loss',
          { options, level, predictions, target },
          `above ${base}`,
          actual,
        );
    }
    return undefined;
  },
};

const weightsClosedForm: Property<Implementation> = {
  id: `${ID}.weights-closed-form`,
  statement: 'Level i of n has weight decay^(n - i), so that the last has weight 1; the loss uses these weights.',
  basis: 'w_i = decay^(n - i)',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['weights', 'loss'],
  check(implementation, random) {
    const target = normalVector(random, widthOf(implementation));
    for (const options of [drawOptions(random), drawOptions(random), { decay: 1 }]) {
      for (const n of [1, 2, 4, 7]) {
        const expected = Array.from({ length: n }, (_, i) => options.decay ** (n - 1 - i));
        const given = implementation.weights(n, options);
        if (!closeVectors(given, expected, 1e-9))
          return counterexample('the weights are not powers of the decay', { options, n }, expected, given);
        const single = lossWithError(implementation, options, 1, 0, 0.7, target);
        const used = expected.map((_, level) => lossWithError(implementation, options, n, level, 0.7, target) / single);
        if (!closeVectors(used, expected, 1e-9))
          return counterexample('the loss weighs its levels otherwise', { options, n, target }, expected, used);
      }
    }
    return undefined;
  },
};

const singleLevel: Property<Implementation> = {
  id: `${ID}.single-level`,
  statement:
    'With one level the loss is the task loss: the same whatever the decay, and what the last of several levels adds.',
  basis: 'w_n = 1 for every n; the task loss itself is not fixed',
  strength: 'always',
  tolerance: '1e-9',
  needs: ['loss'],
  check(implementation, random) {
    const target = normalVector(random, widthOf(implementation));
    const losses = [0.3, 0.9].flatMap((decay) => [
      lossWithError(implementation, { decay }, 1, 0, 0.7, target),
      lossWithError(implementation, { decay }, 4, 3, 0.7, target),
    ]);
    const expected = losses[0] as number;
    return losses.every((loss) => close(loss, expected, 1e-9))
      ? undefined
      : counterexample(
          'the loss of one level is not the task loss',
          { target, error: 0.7, decays: [0.3, 0.9] },
          expected,
          losses,
        );
  },
};

const zeroLoss: Property<Implementation> = {
  id: `${ID}.zero-loss-iff-all-correct`,
  statement: 'The loss is 0 exactly when every level predicts the target.',
  basis: 'positive weights on squared errors',
  strength: 'always',
  tolerance: '1e-12',
  needs: ['loss'],
  check(implementation, random) {
    const options = drawOptions(random);
    const target = normalVector(random, widthOf(implementation));
    const right = lossWithError(implementation, options, 4, -1, 0, target);
    if (!close(right, 0, 1e-12))
      return counterexample('correct predictions have a loss', { options, target }, 0, right);
    for (let level = 0; level < 4; level++) {
      const wrong = lossWithError(implementation, options, 4, level, -0.3, target);
      if (!(wrong > 1e-9))
        return counterexample('a wrong level has no loss', { options, target, level }, 'above 0', wrong);
    }
    return undefined;
  },
};

const levelCount: Property<Implementation> = {
  id: `${ID}.level-count-free`,
  statement: 'Any number of levels works.',
  basis: 'recursions may stop early or run longer than configured',
  strength: 'always',
  tolerance: 'exact',
  needs: ['weights', 'loss'],
  check(implementation, random) {
    const options = drawOptions(random);
    const target = normalVector(random, widthOf(implementation));
    for (let n = 1; n <= 24; n++) {
      const loss = lossWithError(implementation, options, n, n - 1, 0.5, target);
      const length = implementation.weights(n, options).length;
      if (!Number.isFinite(loss) || length !== n)
        return counterexample('a number of levels does not work', { options, n }, n, { loss, length });
    }
    return undefined;
  },
};

export const supervisionProperties: readonly Property<Implementation>[] = [
  everyLevel,
  weightsClosedForm,
  singleLevel,
  zeroLoss,
  levelCount,
];
