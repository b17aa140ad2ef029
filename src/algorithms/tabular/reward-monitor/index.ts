import { type AnyAlgorithm, defineAlgorithm } from '../../../model/algorithm.js';
import { rewardMonitorContract } from './contract.js';
import { rewardMonitorLies } from './lies.js';
import { rewardMonitorProperties } from './properties.js';
import { rewardMonitorReference } from './reference.js';

export const rewardMonitor: AnyAlgorithm = defineAlgorithm({
  id: 'reward-monitor',
  family: 'tabular',
  title: 'Reward monitor with a circuit breaker',
  aliases: [
    'reward monitor',
    'average reward monitor',
    'reward circuit breaker',
    'circuit breaker on average reward',
    'rolling average reward',
  ],
  idea: 'The mean of the newest rewards is watched. While it is below a threshold a breaker is tripped, and the caller falls back to a safe action.',
  sources: [
    { citation: 'Seed 000, self-improving planner', locator: 'rule planner_circuit_breaker' },
    { citation: 'Nygard 2007, Release It!', locator: 'chapter 5, Circuit Breaker' },
  ],
  equations: [
    'average = (r_{t-n+1} + ... + r_t) / n, n = min(window, rewards seen)',
    'tripped when average < threshold',
  ],
  cost: 'O(1) a reward, O(w) a reading for a window of w',
  contract: rewardMonitorContract,
  reference: rewardMonitorReference,
  properties: rewardMonitorProperties,
  lies: rewardMonitorLies,
  variants: [
    {
      id: 'running-sum',
      description: 'keeps a ring buffer and a running sum, answers NaN when empty, and skips what is not a number',
      implementation: {
        create({ window, threshold }) {
          const ring = new Array<number>(window).fill(0);
          let [sum, seen] = [0, 0];
          const average = (): number => sum / Math.min(seen, window);
          return {
            record(reward) {
              if (!Number.isFinite(reward)) return;
              sum += reward - (ring[seen % window] as number);
              ring[seen % window] = reward;
              seen += 1;
            },
            average,
            tripped: () => average() < threshold,
            reset() {
              [sum, seen] = [0, 0];
              ring.fill(0);
            },
          };
        },
      },
    },
  ],
  phrases: [
    { text: 'average reward', properties: ['reward-monitor.window-mean'] },
    {
      text: 'if average reward is too low, fall back to a default action',
      properties: ['reward-monitor.trips-below-threshold', 'reward-monitor.empty-is-not-tripped'],
    },
    { text: 'circuit breaker', properties: ['reward-monitor.trips-below-threshold'] },
    { text: 'reward monitor', properties: ['reward-monitor.window-mean'] },
    { text: 'ignores invalid rewards', properties: ['reward-monitor.nan-does-not-poison'] },
    { text: 'rewards that are not numbers are skipped', properties: ['reward-monitor.nan-does-not-poison'] },
    { text: 'resets the monitor', properties: ['reward-monitor.reset'] },
  ],
  falseProperties: [
    { statement: 'one bad reward trips the breaker', why: 'only when it takes the whole average below the threshold' },
    {
      statement: 'a tripped breaker stays tripped',
      why: 'this one recovers with the average; a latching breaker is another design',
    },
  ],
  scenario(implementation) {
    const monitor = implementation.create({ window: 3, threshold: -0.25 });
    const trace: number[] = [Number(monitor.tripped())];
    for (const reward of [1, -2, 0.25, -0.5, -0.5, 4, 0.75, -5, -0.25]) {
      monitor.record(reward);
      trace.push(monitor.average() ?? Number.NaN, Number(monitor.tripped()));
    }
    monitor.reset();
    monitor.record(2);
    return [...trace, monitor.average() ?? Number.NaN];
  },
});
