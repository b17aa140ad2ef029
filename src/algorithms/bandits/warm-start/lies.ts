import type { Lie } from '../../../model/algorithm.js';
import { linUcb } from '../linucb/reference.js';
import { liesAbout } from '../naming.js';
import { type LoggedEvent, type WarmStart, type WarmStarted, warmStart } from './reference.js';
import { replayedWarmStart, rightReplay } from './replay.js';

const lie = liesAbout<WarmStart>('warm-start');

function changed(change: (model: WarmStarted) => Partial<WarmStarted>): WarmStart {
  return {
    warmStart: (options) => {
      const model = warmStart.warmStart(options);
      return { ...model, ...change(model) };
    },
  };
}

export const warmStartLies: readonly Lie<WarmStart>[] = [
  lie(
    'rewards-inverted',
    'right answers count 0 and wrong ones 1',
    ['equals-ridge-on-log', 'keeps-learning'],
    replayedWarmStart({ reward: ({ correct }) => (correct ? 0 : 1) }),
  ),
  lie(
    'wrong-is-minus-one',
    'wrong answers count -1',
    ['equals-ridge-on-log', 'keeps-learning'],
    replayedWarmStart({ reward: ({ correct }) => (correct ? 1 : -1) }),
  ),
  lie(
    'always-right',
    'every event counts as right',
    ['equals-ridge-on-log', 'keeps-learning'],
    replayedWarmStart({ reward: () => 1 }),
  ),
  lie(
    'simulated-rewards',
    'rewards are made up from the item and not read from the log',
    ['equals-ridge-on-log', 'keeps-learning'],
    replayedWarmStart({
      reward: ({ item }) => (Math.sin(100 * (item[0] ?? 0)) > 0 ? 1 : 0),
    }),
  ),
  lie(
    'wrong-answers-skipped',
    'if (correct): wrong answers are taken for missing ones',
    ['equals-ridge-on-log', 'counts-events', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({
      learned: (events) => events.filter(({ correct }) => correct),
    }),
  ),
  lie(
    'unknown-is-wrong',
    'an event without an outcome counts as wrong',
    ['equals-ridge-on-log', 'counts-events', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({ learned: (events) => events }),
  ),
  lie(
    'last-event-dropped',
    'the loop over events ends one early',
    ['equals-ridge-on-log', 'counts-events', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({
      learned: (events) => rightReplay.learned(events).slice(0, -1),
    }),
  ),
  lie(
    'outcome-leaks',
    'the history of an event contains the event itself',
    ['equals-ridge-on-log', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({
      history: (learned, event) =>
        learned.filter(({ user, time }) => user === event.user && time <= event.time).sort((a, b) => a.time - b.time),
    }),
  ),
  lie(
    'future-leaks',
    'the history of an event is the whole log of its user',
    ['equals-ridge-on-log', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({
      history: (learned, event) => learned.filter(({ user }) => user === event.user).sort((a, b) => a.time - b.time),
    }),
  ),
  lie(
    'users-mixed',
    'the history of an event is that of all users',
    ['equals-ridge-on-log', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({
      history: (learned, event) => learned.filter(({ time }) => time < event.time).sort((a, b) => a.time - b.time),
    }),
  ),
  lie(
    'log-order',
    'the history follows the order of the log and not that of time',
    ['equals-ridge-on-log', 'history-is-earlier', 'keeps-learning'],
    replayedWarmStart({
      history: (learned, event) => learned.slice(0, learned.indexOf(event)).filter(({ user }) => user === event.user),
    }),
  ),
  lie(
    'latest-first',
    'the history runs backwards',
    ['history-is-earlier'],
    replayedWarmStart({
      history: (learned, event) => [...rightReplay.history(learned, event)].reverse(),
    }),
  ),
  lie(
    'never-learns',
    'returns a cold model and reports what it would have learned',
    ['equals-ridge-on-log', 'keeps-learning'],
    {
      warmStart: (options) => ({ ...warmStart.warmStart(options), ...linUcb.create(options) }),
    },
  ),
  lie('made-up-example', 'an empty log is replaced by one neutral observation', ['empty-log-is-cold'], {
    warmStart: (options) => {
      const model = warmStart.warmStart(options);
      if (options.events.length === 0) model.update(new Array<number>(options.d).fill(0.5), 0.5);
      return model;
    },
  }),
  lie('lambda-ignored', 'lambda is 1 whatever is asked for', ['equals-ridge-on-log', 'keeps-learning'], {
    warmStart: (options) => warmStart.warmStart({ ...options, lambda: 1 }),
  }),
  lie(
    'count-of-log',
    'updates is the length of the log',
    ['counts-events'],
    changed((model) => ({ updates: model.updates + model.skipped, skipped: 0 })),
  ),
  lie(
    'count-missing',
    'updates stays 0',
    ['counts-events'],
    changed(() => ({ updates: 0 })),
  ),
  lie(
    'frozen-afterwards',
    'updates after the warm start do nothing',
    ['keeps-learning'],
    changed(() => ({ update: () => undefined })),
  ),
  lie('starts-over-afterwards', 'the first update after the warm start forgets it', ['keeps-learning'], {
    warmStart: (options) => {
      let model: Pick<WarmStarted, 'predict' | 'update'> = warmStart.warmStart(options);
      const { updates, skipped } = warmStart.warmStart(options);
      let warm = true;
      return {
        updates,
        skipped,
        predict: (x) => model.predict(x),
        update: (x, r) => {
          if (warm) model = linUcb.create(options);
          warm = false;
          model.update(x, r);
        },
      };
    },
  }),
  lie('sorts-in-place', 'the log of the caller is sorted', ['log-untouched'], {
    warmStart: (options) => {
      (options.events as LoggedEvent[]).sort((a, b) => a.time - b.time);
      return warmStart.warmStart(options);
    },
  }),
  lie('adds-up', 'a second warm start learns the log on top of the first', ['repeatable'], addsUp()),
];

/** Keeps one model for all warm starts on the same array of events, as a saved state that is loaded and not replaced. */
function addsUp(): WarmStart {
  const learnedBefore = new WeakMap<object, LoggedEvent[]>();
  return {
    warmStart: (options) => {
      const before = learnedBefore.get(options.events) ?? [];
      const events = [...before, ...options.events];
      learnedBefore.set(options.events, events);
      return warmStart.warmStart({ ...options, events });
    },
  };
}
