/** SARSA whose parameters tell moments apart by numbers, with the policy as an option that is greedy by default. */
export class MomentLearner {
  readonly table = new Map<number, number[]>();

  constructor(
    readonly options: { alpha: number; gamma: number; epsilon: number; actionCount: number; policy?: string },
    readonly random: () => number = Math.random,
  ) {}

  row(state: number): number[] {
    const known = this.table.get(state) ?? new Array<number>(this.options.actionCount).fill(0);
    this.table.set(state, known);
    return known;
  }

  update(state0: number, action0: number, reward1: number, state1: number, action1: number): void {
    const { alpha, gamma } = this.options;
    const row = this.row(state0);
    row[action0]! += alpha * (reward1 + gamma * this.row(state1)[action1]! - row[action0]!);
  }

  chooseAction(state: number): number {
    const { policy = 'greedy', epsilon, actionCount } = this.options;
    if (policy !== 'greedy' && this.random() < epsilon) return Math.floor(this.random() * actionCount);
    const row = this.row(state);
    return row.indexOf(Math.max(...row));
  }

  getQValue(state: number, action: number): number {
    return this.row(state)[action]!;
  }
}

/** Follows the worst action of the next state. */
export class GloomyMomentLearner extends MomentLearner {
  override update(state0: number, action0: number, reward1: number, state1: number, action1: number): void {
    const { alpha, gamma } = this.options;
    const row = this.row(state0);
    row[action0]! += alpha * (reward1 - gamma * this.row(state1)[action1]! - row[action0]!);
  }
}

/** Q-learning that explores only where the caller says so. */
export class FlaggedLearner {
  readonly table: number[][];

  constructor(
    readonly states: number,
    readonly actions: number,
    readonly alpha = 0.1,
    readonly gamma = 0.9,
    readonly epsilon = 0.1,
    readonly random: () => number = Math.random,
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(actions).fill(0));
  }

  chooseAction(state: number, explore = true): number {
    if (explore && this.random() < this.epsilon) return Math.floor(this.random() * this.actions);
    const row = this.table[state]!;
    return row.indexOf(Math.max(...row));
  }

  update(state: number, action: number, reward: number, next: number): void {
    const row = this.table[state]!;
    row[action]! += this.alpha * (reward + this.gamma * Math.max(...this.table[next]!) - row[action]!);
  }
}
