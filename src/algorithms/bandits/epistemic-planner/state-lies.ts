import type { Lie } from '../../../model/algorithm.js';
import { createBreaker } from './breaker.js';
import { createModelSlot } from './model-slot.js';
import { epistemicPlanner, type Planner } from './reference.js';
import { lie, planning } from './tampered.js';

export const stateLies: readonly Lie<Planner>[] = [
  {
    ...lie(
      'breaker-only-warns',
      'plans never ask the breaker',
      ['open-breaker-forces-default'],
      planning(({ breaker: _, ...options }) => options),
    ),
    seenIn: 'a circuit-breaker rule that falls back by its description and only emits an alert in its actions',
  },
  lie(
    'breaker-above-threshold',
    'the breaker opens while rewards are good',
    ['breaker-follows-average', 'open-breaker-forces-default'],
    {
      ...epistemicPlanner,
      createBreaker: (options) => {
        const breaker = createBreaker(options);
        return { ...breaker, isOpen: () => breaker.average() > options.threshold };
      },
    },
  ),
  lie('breaker-at-threshold', 'the breaker opens at its threshold already', ['breaker-follows-average'], {
    ...epistemicPlanner,
    createBreaker: (options) => {
      const breaker = createBreaker(options);
      return { ...breaker, isOpen: () => breaker.average() <= options.threshold };
    },
  }),
  lie('breaker-latest-only', 'the average is the latest reward', ['breaker-follows-average'], {
    ...epistemicPlanner,
    createBreaker: (options) => createBreaker({ ...options, window: 1 }),
  }),
  lie('breaker-never-forgets', 'the average takes in all rewards', ['breaker-follows-average'], {
    ...epistemicPlanner,
    createBreaker: (options) => createBreaker({ ...options, window: 1e9 }),
  }),
  lie(
    'breaker-latches',
    'once open, the breaker stays open',
    ['breaker-follows-average', 'open-breaker-forces-default'],
    {
      ...epistemicPlanner,
      createBreaker: (options) => {
        const breaker = createBreaker(options);
        let open = false;
        return {
          ...breaker,
          record: (reward) => {
            breaker.record(reward);
            open ||= breaker.isOpen();
          },
          isOpen: () => open,
        };
      },
    },
  ),
  lie('reload-never', 'the model is loaded once and never again', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      const slot = createModelSlot(source);
      return { ...slot, refresh: () => slot.current() === null && slot.refresh() };
    },
  }),
  lie('reload-always', 'the model is loaded at every refresh', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      let now = 0;
      return createModelSlot({
        load: () => source.load(),
        stamp: () => {
          now += 1;
          return source.stamp() === null ? null : now;
        },
      });
    },
  }),
  lie('reload-failure-escapes', 'an unreadable model ends the refresh with its exception', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      const slot = createModelSlot(source);
      return {
        ...slot,
        refresh: () => {
          const before = source.stamp();
          const replaced = slot.refresh();
          if (before === 102 && !replaced) throw new Error('the model could not be read');
          return replaced;
        },
      };
    },
  }),
  lie('reload-failure-remembered', 'an unreadable model is not tried again', ['model-reloads'], {
    ...epistemicPlanner,
    createModelSlot: (source) => {
      let tried = Number.NEGATIVE_INFINITY;
      const slot = createModelSlot(source);
      return {
        ...slot,
        refresh: () => {
          const stamp = source.stamp() ?? tried;
          if (stamp <= tried) return false;
          tried = stamp;
          return slot.refresh();
        },
      };
    },
  }),
];
