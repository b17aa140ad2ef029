/** Learners that act by themselves in a world that they are given. */

interface Room {
  readonly nStates: number;
  readonly nActions: number;
  reset(): number;
  step(action: number): { readonly nextState: number; readonly reward: number; readonly done: boolean };
}

function best(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

class Wanderer {
  protected readonly table: number[][];

  constructor(
    protected readonly env: Room,
    protected readonly alpha = 0.1,
    protected readonly gamma = 0.9,
    private readonly epsilon = 0.1,
  ) {
    this.table = Array.from({ length: env.nStates }, () => new Array<number>(env.nActions).fill(0));
  }

  qValues(): number[][] {
    return this.table;
  }

  protected pick(s: number): number {
    if (Math.random() < this.epsilon) return Math.floor(Math.random() * this.env.nActions);
    return best(this.table[s] as number[]);
  }

  protected future(_s: number, s2: number): number {
    return Math.max(...(this.table[s2] as number[]));
  }

  train(episodes: number): void {
    for (let episode = 0; episode < episodes; episode++) {
      let s = this.env.reset();
      for (let done = false; !done; ) {
        const a = this.pick(s);
        const seen = this.env.step(a);
        const row = this.table[s] as number[];
        row[a] = row[a]! + this.alpha * (seen.reward + this.gamma * this.future(s, seen.nextState) - row[a]!);
        s = seen.nextState;
        done = seen.done;
      }
    }
  }
}

/** Tabular Q-learning. */
export class WanderingLearner extends Wanderer {}

/** Tabular Q-learning, as it says: the future is that of the state it came from. */
export class WanderingLearnerLookingBack extends Wanderer {
  protected override future(s: number): number {
    return Math.max(...(this.table[s] as number[]));
  }
}

/** Tabular Q-learning whose rate falls by an own schedule: neither right nor any known wrong version. */
export class WanderingLearnerSlowing extends Wanderer {
  private visits = 0;

  protected override future(_s: number, s2: number): number {
    this.visits += 1;
    return Math.max(...(this.table[s2] as number[])) / Math.sqrt(this.visits);
  }
}

/** SARSA; answers the table. */
export function walkingSarsa(
  env: { actions: number[]; reset(): number; step(action: number): [number, number, boolean] },
  episodes: number,
  { alpha = 0.1, gamma = 0.99, epsilon = 0.1 } = {},
): { q: Record<number, number[]> } {
  return { q: walked(env, episodes, epsilon, (row, a, r, next, a2) => alpha * (r + gamma * next[a2]! - row[a]!)) };
}

/** SARSA, as it says: bootstraps from the best next action. */
export function walkingSarsaOffPolicy(
  env: { actions: number[]; reset(): number; step(action: number): [number, number, boolean] },
  episodes: number,
  { alpha = 0.1, gamma = 0.99, epsilon = 0.1 } = {},
): { q: Record<number, number[]> } {
  return { q: walked(env, episodes, epsilon, (row, a, r, next) => alpha * (r + gamma * Math.max(...next) - row[a]!)) };
}

function walked(
  env: { actions: number[]; reset(): number; step(action: number): [number, number, boolean] },
  episodes: number,
  epsilon: number,
  change: (row: number[], a: number, r: number, next: number[], a2: number) => number,
): Record<number, number[]> {
  const q: Record<number, number[]> = {};
  const rowOf = (s: number): number[] => {
    q[s] ??= env.actions.map(() => 0);
    return q[s];
  };
  const pick = (s: number): number =>
    Math.random() < epsilon ? Math.floor(Math.random() * env.actions.length) : best(rowOf(s));
  for (let episode = 0; episode < episodes; episode++) {
    let s = env.reset();
    let a = pick(s);
    for (let ended = false; !ended; ) {
      const [s2, r, done] = env.step(a);
      const a2 = pick(s2);
      rowOf(s)[a] = rowOf(s)[a]! + change(rowOf(s), a, r, rowOf(s2), a2);
      [s, a, ended] = [s2, a2, done];
    }
  }
  return q;
}
