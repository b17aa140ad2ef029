import { type RandomSource, seededRandom } from './seeded-random.js';

/** Tabular Q-learning (Watkins and Dayan 1992): the target uses the best action of the next state. */
export class QLearner {
  private readonly table: number[][];

  /**
   * @param states number of states
   * @param actions number of actions
   * @param alpha step size in (0, 1]
   * @param gamma discount in [0, 1]
   * @param epsilon probability of a random action
   */
  constructor(
    states: number,
    private readonly actions: number,
    private readonly alpha: number = 0.5,
    private readonly gamma: number = 0.9,
    private readonly epsilon: number = 0.1,
    private readonly random: RandomSource = seededRandom(3),
  ) {
    if (states < 1 || actions < 1) throw new RangeError('at least one state and one action are needed');
    this.table = Array.from({ length: states }, () => new Array<number>(actions).fill(0));
  }

  selectAction(state: number): number {
    if (this.random() < this.epsilon) return Math.floor(this.random() * this.actions);
    const row = this.table[state];
    return row.indexOf(Math.max(...row));
  }

  /** One step of experience; a terminal step has no next value. */
  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const next = done ? 0 : Math.max(...this.table[nextState]);
    const error = reward + this.gamma * next - this.table[state][action];
    this.table[state][action] += this.alpha * error;
  }

  getQValue(state: number, action: number): number {
    return this.table[state][action];
  }
}
