import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import { seededRandom, uniform } from '../../src/algorithms/random.js';
import { suggest, type Trial } from '../../src/algorithms/search/tree-parzen-estimator/reference.js';
import { pythonTiming } from './python-timing.js';

const space = [
  { name: 'x', low: -10, high: 10 },
  { name: 'y', low: -6, high: 4 },
  { name: 'rate', low: 1e-5, high: 1, log: true },
  { name: 'decay', low: 1e-6, high: 1e-1, log: true },
] as const;
const CANDIDATES = 24;
const REPEATS = 15;
const HISTORIES = [50, 200, 800] as const;

interface Rival {
  readonly version: string;
  readonly seconds: number;
}

function history(count: number): Trial[] {
  const random = seededRandom(count);
  return Array.from({ length: count }, () => {
    const params = {
      x: uniform(random, -10, 10),
      y: uniform(random, -6, 4),
      rate: 10 ** uniform(random, -5, 0),
      decay: 10 ** uniform(random, -6, -1),
    };
    return { params, loss: (params.x - 3) ** 2 + (params.y + 1) ** 2 + Math.log10(params.rate / 1e-3) ** 2 };
  });
}

function secondsOfSuggestion(trials: readonly Trial[]): number {
  const random = seededRandom(2);
  const options = { space, direction: 'minimize', gamma: 0.1, startup: 10, candidates: CANDIDATES, seed: 2 } as const;
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    suggest(options, trials, random);
    return (performance.now() - start) / 1000;
  });
  return Math.min(...times);
}

/** One suggestion in four dimensions after n trials, here and by Optuna, in one run. */
export function run(): Promise<readonly BenchLine[]> {
  const timed = HISTORIES.map((count) => {
    const trials = history(count);
    const rival = pythonTiming<Rival>('tpe.py', {
      space,
      history: trials.map(({ params, loss }) => ({ params, value: loss })),
      candidates: CANDIDATES,
      repeats: REPEATS,
    });
    return { count, ours: secondsOfSuggestion(trials), rival };
  });
  const lines = timed.map(({ count, ours, rival }): BenchLine => {
    const measure = `TPE suggestion after ${count} trials: ours / Optuna`;
    const milliseconds = (seconds: number): string => `${(1000 * seconds).toFixed(2)} ms`;
    if (!rival) return { measure, value: Number.NaN, detail: `Optuna not installed; ours ${milliseconds(ours)}` };
    const detail = `${milliseconds(ours)}; Optuna ${rival.version} ${milliseconds(rival.seconds)}`;
    return { measure, value: ours / rival.seconds, detail };
  });
  const [first, last] = [timed[0], timed.at(-1)];
  const order = first && last ? Math.log(last.ours / first.ours) / Math.log(last.count / first.count) : Number.NaN;
  return Promise.resolve([
    ...lines,
    { measure: 'TPE suggestion: order in trials (1 expected)', value: order, budget: 1.5 },
  ]);
}
