import { describe, expect, it } from 'vitest';
import { rewardMonitorReference } from '../../../src/algorithms/tabular/reward-monitor/reference.js';

describe('reward monitor', () => {
  it('averages the newest rewards and trips below the threshold', () => {
    // By hand, window 2, threshold -0.25: 1; (1 - 1.5) / 2 = -0.25, not below; (-1.5 + 0.5) / 2 = -0.5, below; 1.25.
    const monitor = rewardMonitorReference.create({ window: 2, threshold: -0.25 });
    const seen = [1, -1.5, 0.5, 2].map((reward) => {
      monitor.record(reward);
      return [monitor.average(), monitor.tripped()];
    });
    expect(seen).toEqual([
      [1, false],
      [-0.25, false],
      [-0.5, true],
      [1.25, false],
    ]);
  });

  it('has no average and does not trip without rewards', () => {
    const monitor = rewardMonitorReference.create({ window: 3, threshold: 5 });
    expect([monitor.average(), monitor.tripped()]).toEqual([null, false]);
    monitor.record(1);
    monitor.reset();
    expect([monitor.average(), monitor.tripped()]).toEqual([null, false]);
  });

  it('forgets a huge reward without a trace once it leaves the window', () => {
    const monitor = rewardMonitorReference.create({ window: 2, threshold: 0 });
    for (const reward of [1e300, 0.1, 0.2]) monitor.record(reward);
    expect(monitor.average()).toBe((0.1 + 0.2) / 2);
  });

  it('refuses what is no reward, no window or no threshold', () => {
    const monitor = rewardMonitorReference.create({ window: 2, threshold: 0 });
    monitor.record(3);
    expect(() => monitor.record(Number.NaN)).toThrow(/reward must be finite, got NaN/);
    expect(monitor.average()).toBe(3);
    expect(() => rewardMonitorReference.create({ window: 0, threshold: 0 })).toThrow(
      /window must be a positive integer, got 0/,
    );
    expect(() => rewardMonitorReference.create({ window: 2, threshold: Number.NaN })).toThrow(/threshold/);
  });
});
