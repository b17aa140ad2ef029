import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import { seededRandom } from '../../src/algorithms/random.js';
import { dictionaryObjective } from '../../src/algorithms/representation/dictionary-start.js';
import { emptyStatistics } from '../../src/algorithms/representation/dictionary-update.js';
import { lassoCodes } from '../../src/algorithms/representation/lasso-coordinate-descent/reference.js';
import { onlineStep } from '../../src/algorithms/representation/online-dictionary-learning/reference.js';
import { plantedSignals, unitDictionary } from '../../src/algorithms/representation/signals.js';
import { pythonTiming } from './python-timing.js';

const ALPHA = 0.3;
const BATCH = 32;
const REPEATS = 3;
const SHAPES = [
  { count: 1024, width: 16, atoms: 12, nonzeros: 3 },
  { count: 1024, width: 64, atoms: 48, nonzeros: 4 },
] as const;

interface Rival {
  readonly version: string;
  /** Seconds of one pass by the solver of the inner lasso. */
  readonly seconds: { readonly cd: number; readonly lars: number };
  readonly objective: number;
}

/** Seconds of the best of some passes over the mini-batches, and the objective that the last one reached. */
function onePass(signals: number[][], init: number[][]): { readonly seconds: number; readonly objective: number } {
  let seconds = Number.POSITIVE_INFINITY;
  let D = init;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const width = init[0]?.length ?? 0;
    const state = { D: init.map((atom) => [...atom]), statistics: emptyStatistics(init.length, width), step: 0 };
    const random = seededRandom(repeat);
    const start = performance.now();
    for (let first = 0; first < signals.length; first += BATCH)
      onlineStep(state, signals.slice(first, first + BATCH), ALPHA, random);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
    D = state.D;
  }
  const { codes } = lassoCodes(signals, D, { alpha: ALPHA });
  return { seconds, objective: dictionaryObjective(signals, D, codes, ALPHA) };
}

/** One pass of online dictionary learning over the same mini-batches, here and in scikit-learn, in one run. */
export function run(): Promise<readonly BenchLine[]> {
  const lines = SHAPES.map((shape): BenchLine => {
    const random = seededRandom(5);
    const { signals } = plantedSignals(random, shape);
    const init = unitDictionary(random, shape.atoms, shape.width);
    const ours = onePass(signals, init);
    const measure = `online dictionary learning d=${shape.width} k=${shape.atoms}: ours / scikit-learn`;
    const perSignal = (seconds: number): string => `${((1e6 * seconds) / shape.count).toFixed(1)} us a signal`;
    const rival = pythonTiming<Rival>('dictionary-learning.py', {
      signals,
      init,
      alpha: ALPHA,
      batchSize: BATCH,
      repeats: REPEATS,
    });
    if (!rival)
      return { measure, value: Number.NaN, detail: `scikit-learn not installed; ours ${perSignal(ours.seconds)}` };
    return {
      measure,
      value: ours.seconds / rival.seconds.cd,
      detail:
        `${perSignal(ours.seconds)}; scikit-learn ${rival.version} ${perSignal(rival.seconds.cd)} by coordinate descent, ` +
        `${perSignal(rival.seconds.lars)} by least angles; objectives ${ours.objective.toFixed(2)} and ${rival.objective.toFixed(2)}`,
    };
  });
  return Promise.resolve(lines);
}
