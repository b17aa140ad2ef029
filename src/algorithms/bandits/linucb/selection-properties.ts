import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample, thrownBy } from '../../compare.js';
import { integerBelow, normalVector } from '../../random.js';
import { batchRidge, type Observation, randomObservations } from '../closed-form.js';
import { candidateSet, isBest, probes, settingsFor, trained } from './drive.js';
import type { LinUcb, LinUcbInstance, LinUcbOptions } from './reference.js';

/** Properties of the choice and of how calls act on each other. */
export const selectionProperties: readonly Property<LinUcb>[] = [
  {
    id: 'linucb.select-argmax-ucb',
    statement:
      'select returns the argmax of theta . x + alpha sqrt(x^T A^-1 x), also when all values are negative or above 1.',
    basis: 'Li et al. 2010, Alg. 1, lines 9 and 11',
    strength: 'always',
    tolerance: 'exact when the best margin exceeds 1e-6',
    check: (implementation, random) =>
      [0, -3, 3]
        .map((shift) => checkArgmax(implementation, random, settingsFor(implementation), shift, 70))
        .find(Boolean),
  },
  {
    id: 'linucb.zero-alpha-is-greedy',
    statement: 'With alpha = 0 select is the argmax of the mean.',
    basis: 'Li et al. 2010, Alg. 1, line 9 with alpha = 0',
    strength: 'always',
    tolerance: 'exact when the best margin exceeds 1e-6',
    check: checkGreedy,
  },
  {
    id: 'linucb.reading-changes-nothing',
    statement: 'predict and select leave the model and their arguments as they were.',
    basis: 'Li et al. 2010, Alg. 1: only lines 12 and 13 assign A and b',
    strength: 'always',
    tolerance: '1e-9 relative; arguments exactly',
    check: checkReading,
  },
  {
    id: 'linucb.arguments-not-kept',
    statement: 'update leaves its features as they were, and changing them afterwards does not change the model.',
    basis: 'A and b are sums of values, not of references',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkNotKept,
  },
  {
    id: 'linucb.instances-are-independent',
    statement: 'Learning in one instance does not change another.',
    basis: 'each model starts from A = lambda I and b = 0 (Li et al. 2010, Alg. 1, lines 5 and 6)',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkIndependent,
  },
  {
    id: 'linucb.features-tell-arms-and-contexts-apart',
    statement: 'features(context, arm) is repeatable, has one length, and changes with the context and with the arm.',
    basis: 'Li et al. 2010, section 3: x_{t,a} summarises both the user and the arm',
    strength: 'always',
    tolerance: 'exact',
    needs: ['features'],
    check: checkFeatures,
  },
];

/** Half of the sets point away from the reward, so that with enough data all their bounds are negative. */
function checkArgmax(
  implementation: LinUcb,
  random: Random,
  options: LinUcbOptions,
  shift: number,
  sets: number,
): Counterexample | undefined {
  const count = shift < 0 ? 40 : 6 + integerBelow(random, 10);
  const observations: Observation[] = randomObservations(random, options.d, count).map(({ x, r }) => ({
    x,
    r: r + shift,
  }));
  const instance = trained(implementation, options, observations);
  const batch = batchRidge(observations, options.d, options.lambda);
  for (let set = 0; set < sets; set++) {
    const candidates = candidateSet(random, options.d).map((x) =>
      set % 2 === 0 && batch.mean(x) > 0 ? x.map((feature) => -feature) : x,
    );
    const scores = candidates.map((x) => batch.mean(x) + options.alpha * Math.sqrt(batch.variance(x)));
    const chosen = instance.select(candidates.map((x) => [...x]));
    if (!isBest(scores, chosen))
      return counterexample(
        'select did not return the largest upper confidence bound',
        { options, observations, candidates, scores },
        scores.indexOf(Math.max(...scores)),
        chosen,
      );
  }
  return undefined;
}

/** An implementation that refuses alpha = 0, or cannot vary it, is not wrong for that. */
function checkGreedy(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation, { alpha: 0 });
  if (options.alpha !== 0 || thrownBy(() => implementation.create(options)) !== undefined) return undefined;
  const observations = randomObservations(random, options.d, 9);
  const instance = trained(implementation, options, observations);
  for (let set = 0; set < 60; set++) {
    const candidates = candidateSet(random, options.d).map((x) =>
      set % 2 === 0 && instance.predict([...x]).mean > 0 ? x.map((feature) => -feature) : x,
    );
    const means = candidates.map((x) => instance.predict([...x]).mean);
    const chosen = instance.select(candidates.map((x) => [...x]));
    if (!isBest(means, chosen))
      return counterexample(
        'with alpha = 0 the largest mean was not chosen',
        { options, observations, candidates, means },
        means.indexOf(Math.max(...means)),
        chosen,
      );
  }
  return undefined;
}

function observed(instance: LinUcbInstance, at: readonly (readonly number[])[]): number[] {
  return at.flatMap((x) => {
    const { mean, width } = instance.predict([...x]);
    return [mean, width];
  });
}

function checkReading(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const instance = trained(implementation, options, randomObservations(random, options.d, 8));
  const at = probes(random, 5);
  const before = observed(instance, at);
  const candidates = candidateSet(random);
  const given = candidates.map((x) => [...x]);
  for (let call = 0; call < 5; call++) instance.select(given);
  for (const x of given) instance.predict(x);
  if (!candidates.every((x, index) => closeVectors(given[index] as number[], x, 0)))
    return counterexample('a reading call changed its argument', { options, candidates }, candidates, given);
  const after = observed(instance, at);
  return closeVectors(after, before, 1e-9)
    ? undefined
    : counterexample('select or predict changed later predictions', { options, at }, before, after);
}

function checkNotKept(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const observations = randomObservations(random, options.d, 10);
  const instance = implementation.create(options);
  const reused = new Array<number>(options.d).fill(0);
  for (const { x, r } of observations) {
    x.forEach((feature, index) => {
      reused[index] = feature;
    });
    instance.update(reused, r);
    if (!closeVectors(reused, x, 0))
      return counterexample('update changed its features', { options, x }, x, [...reused]);
  }
  reused.fill(9);
  const at = probes(random, 5);
  const actual = observed(instance, at);
  const expected = observed(trained(implementation, options, observations), at);
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample(
        'features that the caller reused changed the model',
        { options, observations, at },
        expected,
        actual,
      );
}

function checkIndependent(implementation: LinUcb, random: Random): Counterexample | undefined {
  const options = settingsFor(implementation);
  const at = probes(random, 5);
  const bystander = trained(implementation, options, randomObservations(random, options.d, 4));
  const before = observed(bystander, at);
  const other = trained(
    implementation,
    settingsFor(implementation, { alpha: 0.6 }),
    randomObservations(random, options.d, 12),
  );
  other.select(candidateSet(random));
  const after = observed(bystander, at);
  return closeVectors(after, before, 1e-9)
    ? undefined
    : counterexample('another instance changed this one', { options, at }, before, after);
}

function checkFeatures(implementation: LinUcb, random: Random): Counterexample | undefined {
  const features = implementation.features;
  if (features === undefined) return undefined;
  const [context, otherContext] = [normalVector(random, 3), normalVector(random, 3)];
  const [arm, otherArm] = [normalVector(random, 2), normalVector(random, 2)];
  const base = [...features(context, arm)];
  const inputs = { context, arm, otherContext, otherArm };
  if (!closeVectors(features(context, arm), base, 0))
    return counterexample('the same context and arm gave two vectors', inputs, base, features(context, arm));
  for (const changed of [features(otherContext, arm), features(context, otherArm)]) {
    if (changed.length !== base.length)
      return counterexample('the number of features is not constant', inputs, base.length, changed.length);
    if (closeVectors(changed, base, 1e-12))
      return counterexample('another context or arm gave the same vector', inputs, 'another vector', changed);
  }
  return undefined;
}
