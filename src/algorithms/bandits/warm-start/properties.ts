import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { normalVector } from '../../random.js';
import { batchRidge, type Observation } from '../closed-form.js';
import { probes } from '../linucb/drive.js';
import { contextOf, knownObservations, optionsOf, randomLog } from './drive.js';
import type { LoggedEvent, WarmStart, WarmStarted } from './reference.js';

export const warmStartProperties: readonly Property<WarmStart>[] = [
  {
    id: 'warm-start.equals-ridge-on-log',
    statement:
      'After a warm start means and widths are those of ridge regression on the log, reward 1 for right and 0 for wrong answers.',
    basis: 'Li et al. 2010, Alg. 1: one update an event',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkEqualsRidge,
  },
  {
    id: 'warm-start.counts-events',
    statement: 'updates is the number of events that say how they ended, and skipped that of the others.',
    basis: 'the warm-started model reports how much it has learned',
    strength: 'always',
    tolerance: 'exact',
    check: checkCounts,
  },
  {
    id: 'warm-start.history-is-earlier',
    statement:
      'The features of an event are made from the earlier known events of its user, all of them, in time order, and from no other.',
    basis: 'features that contain the outcome, or later ones, leak the reward into the model',
    strength: 'always',
    tolerance: 'exact',
    check: checkHistory,
  },
  {
    id: 'warm-start.empty-log-is-cold',
    statement: 'An empty log leaves the model at its prior.',
    basis: 'Li et al. 2010, Alg. 1, lines 5 and 6',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkEmpty,
  },
  {
    id: 'warm-start.repeatable',
    statement: 'The same log gives the same model again, and a second warm start adds nothing to the first.',
    basis: 'the warm start is a function of the log; its steps are documented as safe to run again',
    strength: 'always',
    tolerance: '1e-9 relative',
    check: checkRepeatable,
  },
  {
    id: 'warm-start.keeps-learning',
    statement: 'Updates after the warm start continue from it.',
    basis: 'A and b are sums over logged and new observations',
    strength: 'always',
    tolerance: '1e-8 relative',
    check: checkContinues,
  },
  {
    id: 'warm-start.log-untouched',
    statement: 'The log keeps its order and its content.',
    basis: 'a log is evidence: reading it must not change it',
    strength: 'always',
    tolerance: 'exact',
    check: checkLogUntouched,
  },
];

/** Means and widths at the probes; widths as ratios to the first, so that a width without alpha passes as well. */
function observed(model: Pick<WarmStarted, 'predict'>, at: readonly (readonly number[])[]): number[] {
  const predictions = at.map((x) => model.predict([...x]));
  const first = predictions[0]?.width ?? 1;
  return predictions.flatMap(({ mean, width }) => [mean, width / first]);
}

function expectedAt(
  observations: readonly Observation[],
  lambda: number,
  at: readonly (readonly number[])[],
): number[] {
  const batch = batchRidge(observations, 4, lambda);
  const first = Math.sqrt(batch.variance(at[0] as number[]));
  return at.flatMap((x) => [batch.mean(x), Math.sqrt(batch.variance(x)) / first]);
}

function checkEqualsRidge(implementation: WarmStart, random: Random): Counterexample | undefined {
  const events = randomLog(random, 40);
  const options = optionsOf(implementation, events);
  const at = probes(random, 6, 4);
  const expected = expectedAt(knownObservations(events), options.lambda, at);
  const actual = observed(implementation.warmStart(options), at);
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample('the warm-started model is not the ridge regression of the log', { events, at }, expected, actual);
}

function checkCounts(implementation: WarmStart, random: Random): Counterexample | undefined {
  for (const count of [23, 1]) {
    const events = randomLog(random, count);
    const known = events.filter(({ correct }) => correct !== null).length;
    const { updates, skipped } = implementation.warmStart(optionsOf(implementation, events));
    if (updates !== known || skipped !== events.length - known)
      return counterexample(
        'the counts do not add up',
        { events: events.length, known },
        { updates: known, skipped: events.length - known },
        { updates, skipped },
      );
  }
  return undefined;
}

function checkHistory(implementation: WarmStart, random: Random): Counterexample | undefined {
  const events = randomLog(random, 30);
  const asked: { readonly time: number; readonly history: readonly number[] }[] = [];
  const recording = (history: readonly LoggedEvent[], event: LoggedEvent): number[] => {
    asked.push({ time: event.time, history: history.map(({ time }) => time) });
    return contextOf(history, event);
  };
  implementation.warmStart(optionsOf(implementation, events, { contextOf: recording }));
  const forgotten = events.find((event) => event.correct !== null && !asked.some(({ time }) => time === event.time));
  if (forgotten !== undefined)
    return counterexample('a known event was never described', { events: events.length }, forgotten.time, 'not asked');
  for (const { time, history } of asked) {
    const event = events.find((candidate) => candidate.time === time);
    const expected = events
      .filter((other) => other.correct !== null && other.user === event?.user && other.time < time)
      .map((other) => other.time)
      .sort((a, b) => a - b);
    if (!closeVectors(history, expected, 0))
      return counterexample(
        'the history of an event is not that of its user before it',
        { log: events.map(({ user, time: at, correct }) => ({ user, time: at, correct })), event: time },
        expected,
        history,
      );
  }
  return undefined;
}

function checkEmpty(implementation: WarmStart, random: Random): Counterexample | undefined {
  const options = optionsOf(implementation, []);
  const at = probes(random, 4, 4);
  const model = implementation.warmStart(options);
  const expected = [0, ...expectedAt([], options.lambda, at)];
  const actual = [model.updates, ...observed(model, at)];
  return closeVectors(actual, expected, 1e-9)
    ? undefined
    : counterexample('an empty log changed the prior', { at }, expected, actual);
}

function checkRepeatable(implementation: WarmStart, random: Random): Counterexample | undefined {
  const events = randomLog(random, 25);
  const at = probes(random, 4, 4);
  const run = (): number[] => {
    const model = implementation.warmStart(optionsOf(implementation, events));
    return [model.updates, ...observed(model, at)];
  };
  const [first, second] = [run(), run()];
  return closeVectors(second, first, 1e-9)
    ? undefined
    : counterexample('a second warm start differs from the first', { events, at }, first, second);
}

function checkContinues(implementation: WarmStart, random: Random): Counterexample | undefined {
  const events = randomLog(random, 20);
  const options = optionsOf(implementation, events);
  const model = implementation.warmStart(options);
  const later = Array.from({ length: 6 }, (_, index): Observation => ({ x: normalVector(random, 4), r: index % 2 }));
  for (const { x, r } of later) model.update([...x], r);
  const at = probes(random, 4, 4);
  const expected = expectedAt([...knownObservations(events), ...later], options.lambda, at);
  const actual = observed(model, at);
  return closeVectors(actual, expected, 1e-8)
    ? undefined
    : counterexample('later updates do not continue from the warm start', { events, later, at }, expected, actual);
}

function checkLogUntouched(implementation: WarmStart, random: Random): Counterexample | undefined {
  const events = randomLog(random, 20);
  const given = events.map((event) => ({ ...event, item: [...event.item] }));
  implementation.warmStart(optionsOf(implementation, given));
  return JSON.stringify(given) === JSON.stringify(events)
    ? undefined
    : counterexample('the warm start changed the log', { events }, events, given);
}
