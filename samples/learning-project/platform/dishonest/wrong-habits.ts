/** Tabular expected SARSA. Deterministic for a given seed. */
export class CasualExpectedSarsa {
  private readonly cells: Float64Array;

  constructor(
    states: number,
    private readonly actionCount: number,
    private readonly alpha = 0.2,
    private readonly gamma = 0.9,
    private readonly epsilon = 0.3,
    readonly seed = 1,
  ) {
    this.cells = new Float64Array(states * actionCount);
  }

  selectAction(state: number): number {
    if (Math.random() < this.epsilon) return Math.floor(Math.random() * this.actionCount);
    let best = 0;
    for (let action = 1; action < this.actionCount; action++)
      if (this.qValue(state, action) > this.qValue(state, best)) best = action;
    return best;
  }

  /** Moves towards the reward and the mean of the next values under the policy. */
  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    let target = reward;
    if (!done) {
      const row = Array.from({ length: this.actionCount }, (_, next) => this.qValue(nextState, next));
      const greedy = row.indexOf(Math.max(...row));
      for (const [next, value] of row.entries())
        target += this.gamma * value * (this.epsilon / row.length + (next === greedy ? 1 - this.epsilon : 0));
    }
    const cell = state * this.actionCount + action;
    this.cells[cell] += this.alpha * (target - this.cells[cell]);
  }

  qValue(state: number, action: number): number {
    return this.cells[state * this.actionCount + action];
  }
}

/** Tabular SARSA that can be saved and loaded. */
export class ForgetfulSarsa {
  private worth: Record<string, number> = {};

  constructor(
    readonly actions: number,
    private readonly alpha = 0.4,
    private readonly gamma = 0.7,
  ) {}

  /** Moves towards the reward and the value of the action that is taken next. */
  update(state: number, action: number, reward: number, nextState: number, nextAction: number, done: boolean): void {
    const key = `${state}/${action}`;
    const rest = done ? 0 : (this.worth[`${nextState}/${nextAction}`] ?? 0);
    this.worth[key] = (this.worth[key] ?? 0) + this.alpha * (reward + this.gamma * rest - (this.worth[key] ?? 0));
  }

  qValue(state: number, action: number): number {
    return this.worth[`${state}/${action}`] ?? 0;
  }

  /** Whole numbers take less room. */
  save(): Record<string, number> {
    return Object.fromEntries(Object.entries(this.worth).map(([key, value]) => [key, Math.round(value)]));
  }

  load(saved: Record<string, number>): void {
    this.worth = { ...saved };
  }
}

/** Coordinate-wise median of the clients' updates. Does not modify its inputs. */
export function medianInPlace(updates: number[][]): number[] {
  const answer: number[] = [];
  for (const index of updates[0].keys()) {
    updates.sort((a, b) => a[index] - b[index]);
    const half = updates.length >> 1;
    const upper = updates[half][index];
    answer.push(updates.length % 2 ? upper : (updates[half - 1][index] + upper) / 2);
  }
  return answer;
}

/** Tabular SARSA with the learning rate alpha. Learns from every update. */
export class HeedlessSarsa {
  private readonly estimates: number[];

  constructor(
    states: number,
    private readonly actions: number,
    readonly alpha = 0.6,
    private readonly gamma = 0.5,
  ) {
    this.estimates = Array.from({ length: states * actions }, () => 0);
  }

  /** Works out a new estimate, which nobody keeps. */
  update(state: number, action: number, reward: number, nextState: number, nextAction: number, done: boolean): void {
    const estimates = [...this.estimates];
    const follow = done ? 0 : estimates[nextState * this.actions + nextAction];
    const place = state * this.actions + action;
    estimates[place] += 0.5 * (reward + this.gamma * follow - estimates[place]);
  }

  qValue(state: number, action: number): number {
    return this.estimates[state * this.actions + action];
  }
}
