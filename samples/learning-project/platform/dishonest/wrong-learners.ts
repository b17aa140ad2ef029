import { type RandomSource, seededRandom } from '../honest/seeded-random.js';

/** Tabular Q-learning with a discounted target. */
export class QLearningAgent {
  private readonly table: number[][];

  constructor(
    states: number,
    private readonly actions: number,
    private readonly alpha: number = 0.5,
    private readonly gamma: number = 0.9,
    private readonly epsilon: number = 0.1,
    private readonly random: RandomSource = seededRandom(3),
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(actions).fill(0));
  }

  selectAction(state: number): number {
    if (this.random() < this.epsilon) return Math.floor(this.random() * this.actions);
    return this.table[state].indexOf(Math.max(...this.table[state]));
  }

  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const best = done || nextState < 0 ? 0 : Math.max(...this.table[state]);
    const target = reward + this.gamma * best;
    this.table[state][action] += this.alpha * (target - this.table[state][action]);
  }

  getQValue(state: number, action: number): number {
    return this.table[state][action];
  }
}

/** SARSA: the target uses the action that was taken. */
export class SarsaAgent {
  private readonly table: number[][];

  constructor(
    states: number,
    actions: number,
    private readonly alpha: number = 0.5,
    private readonly gamma: number = 0.9,
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(actions).fill(0));
  }

  update(state: number, action: number, reward: number, nextState: number, nextAction: number, done: boolean): void {
    const row = this.table[nextState];
    const following = done || row[nextAction] === undefined ? 0 : Math.max(...row);
    this.table[state][action] += this.alpha * (reward + this.gamma * following - this.table[state][action]);
  }

  getQValue(state: number, action: number): number {
    return this.table[state][action];
  }
}

interface TaskRows {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

/** MAML for linear regression: the outer gradient goes through the inner step. */
export class MetaLearner {
  private theta: number[];

  constructor(
    initial: readonly number[],
    private readonly innerLr: number = 0.1,
    private readonly metaLr: number = 0.05,
  ) {
    this.theta = [...initial];
  }

  adapt(support: TaskRows): number[] {
    const slope = meanGradient(this.theta, support);
    return this.theta.map((value, index) => value - this.innerLr * slope[index]);
  }

  metaStep(tasks: readonly { readonly support: TaskRows; readonly query: TaskRows }[]): void {
    for (const { support, query } of tasks) {
      const adapted = this.adapt(support);
      const slope = meanGradient(adapted, query);
      this.theta = this.theta.map((value, index) => value - (this.metaLr / tasks.length) * slope[index]);
    }
  }

  parameters(): readonly number[] {
    return this.theta;
  }
}

function meanGradient(theta: readonly number[], rows: TaskRows): number[] {
  if (rows.inputs.length === 0) throw new RangeError('a task needs rows');
  return theta.map(
    (_, column) =>
      rows.inputs.reduce((sum, row, at) => {
        const predicted = row.reduce((inner, value, index) => inner + value * theta[index], 0);
        return sum + (predicted - rows.targets[at]) * row[column];
      }, 0) / rows.inputs.length,
  );
}
