import { type RandomSource, seededRandom } from './seeded-random.js';

/** What is kept between two runs. */
export interface SavedValues {
  readonly values: readonly (readonly [string, number])[];
}

/** Tabular SARSA that learns from every update. Deterministic for a given seed, and can be saved and loaded. */
export class DependableSarsa {
  private values = new Map<string, number>();
  private readonly random: RandomSource;

  constructor(
    private readonly actions: number,
    private readonly alpha = 0.25,
    private readonly gamma = 0.8,
    private readonly epsilon = 0.05,
    seed = 17,
  ) {
    this.random = seededRandom(seed);
  }

  selectAction(state: number): number {
    const all = Array.from({ length: this.actions }, (_, action) => action);
    if (this.random() < this.epsilon) return all[Math.floor(this.random() * this.actions)];
    return all.reduce((best, action) => (this.qValue(state, action) > this.qValue(state, best) ? action : best), 0);
  }

  /** Moves towards the reward and the value of the action that is taken next. */
  update(state: number, action: number, reward: number, nextState: number, nextAction: number, done: boolean): void {
    const ahead = done ? reward : reward + this.gamma * this.qValue(nextState, nextAction);
    const old = this.qValue(state, action);
    this.values.set(`${state}:${action}`, old + this.alpha * (ahead - old));
  }

  qValue(state: number, action: number): number {
    return this.values.get(`${state}:${action}`) ?? 0;
  }

  save(): SavedValues {
    return { values: [...this.values] };
  }

  load(saved: SavedValues): void {
    this.values = new Map(saved.values);
  }
}

/** Coordinate-wise median of the clients' updates. Does not modify its inputs. */
export function medianOfUpdates(updates: readonly (readonly number[])[]): number[] {
  if (updates.length === 0) throw new RangeError('a median needs an update');
  const middle = Math.floor(updates.length / 2);
  return updates[0].map((_, coordinate) => {
    const ordered = updates.map((update) => update[coordinate]).sort((a, b) => a - b);
    return updates.length % 2 === 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
  });
}
