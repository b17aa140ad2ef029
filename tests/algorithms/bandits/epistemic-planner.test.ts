import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../../src/algorithms/bandits/epistemic-planner/breaker.js';
import { createModelSlot } from '../../../src/algorithms/bandits/epistemic-planner/model-slot.js';
import { epistemicPlanner, type PlanOptions } from '../../../src/algorithms/bandits/epistemic-planner/reference.js';

const options: PlanOptions = {
  model: () => 'SYNTHESIZE',
  epsilon: 0,
  actions: ['EXPLORE', 'SYNTHESIZE'],
  fallback: 'EXPLORE',
  map: { EXPLORE: 'explorer', SYNTHESIZE: 'catalyst' },
  rng: () => 0.4,
  context: { trust: 7.5, depth: 2 },
};

describe('epistemic planner', () => {
  it('asks the model about trust and depth, and maps its answer', () => {
    const asked: (readonly number[])[] = [];
    const model = (features: readonly number[]): readonly string[] => {
      asked.push(features);
      return ['SYNTHESIZE'];
    };
    expect(epistemicPlanner.plan({ ...options, model })).toEqual({ action: 'SYNTHESIZE', target: 'catalyst' });
    expect(asked).toEqual([[7.5, 2]]);
  });

  it.each([
    ['no model', { model: null, epsilon: 1 }],
    [
      'a failing model',
      {
        model: () => {
          throw new Error('corrupt');
        },
      },
    ],
    ['an unknown action', { model: () => 'PONDER' }],
    ['an empty answer', { model: () => [] }],
    ['an open breaker', { breaker: { isOpen: () => true }, epsilon: 1 }],
  ])('takes the default action with %s', (_title, change) => {
    expect(epistemicPlanner.plan({ ...options, ...change })).toEqual({ action: 'EXPLORE', target: 'explorer' });
  });

  it.each([
    // By hand: gain / seconds, clipped. The last two are why the reward is not a measure of trust gained.
    [{ parentTrust: 5, trust: 6.2, durationMs: 2000 }, 0.6],
    [{ parentTrust: 5, trust: 4, durationMs: 4000 }, -0.25],
    [{ parentTrust: 0, trust: 0.3, durationMs: 1500 }, 0.2],
    [{ parentTrust: 1, trust: 1, durationMs: 0 }, 0],
    [{ parentTrust: 1, trust: 1.05, durationMs: 10 }, 1],
    [{ parentTrust: 1, trust: 5, durationMs: 5000 }, 0.8],
  ])('rewards %j with %d', (outcome, expected) => {
    expect(epistemicPlanner.reward?.(outcome)).toBeCloseTo(expected, 12);
  });

  it('refuses plans and outcomes that make no sense', () => {
    expect(() => epistemicPlanner.plan({ ...options, epsilon: 2 })).toThrow(/epsilon must/);
    expect(() => epistemicPlanner.plan({ ...options, fallback: 'REST' })).toThrow(
      'the fallback REST is not a declared action',
    );
    expect(() => epistemicPlanner.plan({ ...options, map: { EXPLORE: 'explorer' } })).toThrow(
      'the action SYNTHESIZE has no mechanism',
    );
    expect(() => epistemicPlanner.reward?.({ trust: Number.NaN, parentTrust: 1, durationMs: 1 })).toThrow(
      /is not a gain/,
    );
    expect(() => epistemicPlanner.reward?.({ trust: 1, parentTrust: 1, durationMs: -1 })).toThrow(/durationMs must/);
  });
});

describe('circuit breaker', () => {
  it('follows the average of its window, as by hand', () => {
    // Window 2, threshold -0.2: averages -0.5, -0.2 (not below), 0.2 and -0.35.
    const breaker = createBreaker({ threshold: -0.2, window: 2 });
    expect(breaker.isOpen()).toBe(false);
    const states = [-0.5, 0.1, 0.3, -1].map((reward) => {
      breaker.record(reward);
      return [Number(breaker.average().toFixed(12)), breaker.isOpen()];
    });
    expect(states).toEqual([
      [-0.5, true],
      [-0.2, false],
      [0.2, false],
      [-0.35, true],
    ]);
    expect(() => breaker.record(Number.NaN)).toThrow(RangeError);
    expect(() => createBreaker({ threshold: 0, window: 0 })).toThrow(/window must/);
  });
});

describe('model slot', () => {
  it('keeps the model in use when the stored one cannot be read', () => {
    let [stamp, stored] = [1, 'first'];
    const slot = createModelSlot({
      stamp: () => stamp,
      load: () => {
        if (stored === '') throw new Error('half written');
        return stored;
      },
    });
    expect(slot.refresh()).toBe(true);
    [stamp, stored] = [2, ''];
    expect(slot.refresh()).toBe(false);
    expect(slot.current()).toBe('first');
    stored = 'second';
    expect(slot.refresh()).toBe(true);
    expect(slot.current()).toBe('second');
  });

  it('survives a store that cannot be asked', () => {
    const slot = createModelSlot({
      stamp: () => {
        throw new Error('no such volume');
      },
      load: () => 'never',
    });
    expect(slot.refresh()).toBe(false);
    expect(slot.current()).toBeNull();
  });
});
