import type { Halting, HaltingImplementation, HaltingOptions } from './contract.js';

/**
 * Adaptive computation time: a recurrent step is repeated until its halting probabilities add up to almost one. The
 * output is the mean of the states under those probabilities, and the ponder cost N + R charges for the steps taken.
 *
 * Source: Graves 2016 (arXiv 1603.08983), section 2: halting step, remainder, mean field and ponder cost; used by HRM
 * (Wang et al. 2025) in a learned form.
 *   N = min{n : h_1 + ... + h_n >= 1 - eps}, at most max;  R = 1 - (h_1 + ... + h_{N-1})
 *   p_i = h_i for i < N, p_N = R;  output = sum_i p_i s_i;  ponder = N + R
 *
 * The ponder cost falls when any halting probability before the last step rises: minimising it makes the computation
 * shorter. It is differentiable except where N jumps.
 * Shapes: n probabilities give N <= n weights. Cost: O(N) a sequence, O(N d) an output.
 * @throws RangeError when there is no probability, one is outside [0, 1], eps is outside (0, 1) or max is not positive.
 */
export function halt(h: readonly number[], options: HaltingOptions): Halting {
  const { eps, max } = validHalting(h, options);
  const limit = Math.min(max, h.length);
  const weights: number[] = [];
  let spent = 0;
  for (;;) {
    const probability = h[weights.length] as number;
    if (weights.length + 1 === limit || spent + probability >= 1 - eps) break;
    weights.push(probability);
    spent += probability;
  }
  const R = 1 - spent;
  weights.push(R);
  return { N: weights.length, R, weights, ponder: weights.length + R };
}

/** @throws RangeError when there are fewer states than steps taken, or states differ in length. */
export function meanFieldOutput(
  states: readonly (readonly number[])[],
  h: readonly number[],
  options: HaltingOptions,
): number[] {
  const { N, weights } = halt(h, options);
  const width = states[0]?.length ?? 0;
  const used = states.slice(0, N);
  if (used.length < N || used.some((state) => state.length !== width))
    throw new RangeError(`output: ${N} states of length ${width} are needed`);
  return Array.from({ length: width }, (_, d) =>
    used.reduce((sum, state, i) => sum + (weights[i] as number) * (state[d] as number), 0),
  );
}

/** @throws RangeError for an empty batch. */
export function meanPonder(batch: readonly (readonly number[])[], options: HaltingOptions): number {
  if (batch.length === 0) throw new RangeError('ponder cost: the batch is empty');
  return batch.reduce((sum, h) => sum + halt(h, options).ponder, 0) / batch.length;
}

export const haltingReference: HaltingImplementation = { halt, output: meanFieldOutput, batchPonder: meanPonder };

function validHalting(h: readonly number[], options: HaltingOptions): HaltingOptions {
  const { eps, max } = options;
  if (h.length === 0) throw new RangeError('halt: at least one halting probability is needed');
  const bad = h.find((probability) => !(probability >= 0 && probability <= 1));
  if (bad !== undefined) throw new RangeError(`halt: probabilities must lie in [0, 1], got ${bad}`);
  if (!(eps > 0 && eps < 1)) throw new RangeError(`halt: eps must lie in (0, 1), got ${eps}`);
  if (!(Number.isInteger(max) && max > 0)) throw new RangeError(`halt: max must be a positive integer, got ${max}`);
  return options;
}
