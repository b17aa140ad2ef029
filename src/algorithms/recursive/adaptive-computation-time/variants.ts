import type { HaltingImplementation } from './contract.js';

/** The same mechanism counted downwards, with one weight a given probability (zero after the halt). */
export const remainingMassVariant: HaltingImplementation = {
  halt(h, { eps, max }) {
    let [left, N] = [1, 0];
    const weights = h.map((probability, i) => {
      if (N > 0) return 0;
      const last = i + 1 === Math.min(max, h.length) || left - probability <= eps;
      if (last) N = i + 1;
      else left -= probability;
      return last ? left : probability;
    });
    return { N, R: left, weights, ponder: N + left };
  },
  output(states, h, options) {
    const { weights } = remainingMassVariant.halt(h, options);
    const sum = (states[0] ?? []).map(() => 0);
    for (const [i, state] of states.entries())
      for (const [d, value] of state.entries()) sum[d] = (sum[d] as number) + (weights[i] ?? 0) * value;
    return sum;
  },
  batchPonder: (batch, options) =>
    batch.map((h) => remainingMassVariant.halt(h, options).ponder).reduce((sum, cost) => sum + cost / batch.length, 0),
};
