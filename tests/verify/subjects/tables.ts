/** Q-learning in a world of cells whose names, and those of the four moves, are its own. */
export class CellLearner {
  protected readonly qTable: Record<string, Record<string, number>> = {};
  private readonly actions = ['up', 'down', 'left', 'right'];
  private readonly learningRate = 0.2;
  private readonly discountFactor = 0.8;
  private readonly epsilon = 0.1;

  constructor(rows: number, cols: number) {
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < cols; c++) this.qTable[`${r}:${c}`] = { up: 0, down: 0, left: 0, right: 0 };
  }

  chooseAction(state: string): string {
    if (Math.random() < this.epsilon) return this.actions[Math.floor(Math.random() * 4)] as string;
    const row = this.qTable[state] as Record<string, number>;
    return this.actions.reduce((best, one) => ((row[one] as number) > (row[best] as number) ? one : best));
  }

  protected valueAfter(state: string): number {
    return Math.max(...Object.values(this.qTable[state] as Record<string, number>));
  }

  updateQValue(state: string, action: string, reward: number, nextState: string): void {
    const row = this.qTable[state] as Record<string, number>;
    const target = reward + this.discountFactor * this.valueAfter(nextState);
    row[action] = (row[action] as number) + this.learningRate * (target - (row[action] as number));
  }
}

/** The same with the mean of the next values in place of the greatest. */
export class AveragingCellLearner extends CellLearner {
  protected override valueAfter(state: string): number {
    const values = Object.values(this.qTable[state] as Record<string, number>);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
}

const MOVES = ['stay', 'jump', 'duck'];

/** Q-learning whose rows appear when a state is first asked about, with names for actions that the module keeps. */
export class LazyLearner {
  protected readonly table: Record<string, Record<string, number>> = {};

  constructor(
    private readonly alpha = 0.1,
    private readonly gamma = 0.9,
  ) {}

  protected row(state: string): Record<string, number> {
    this.table[state] ??= Object.fromEntries(MOVES.map((move) => [move, 0]));
    return this.table[state];
  }

  bestAction(state: string): string {
    const row = this.row(state);
    return MOVES.reduce((best, one) => ((row[one] as number) > (row[best] as number) ? one : best));
  }

  protected valueOf(row: Record<string, number>): number {
    return Math.max(...Object.values(row));
  }

  learn(state: string, action: string, reward: number, nextState: string): void {
    const row = this.row(state);
    const target = reward + this.gamma * this.valueOf(this.row(nextState));
    row[action] = (row[action] as number) + this.alpha * (target - (row[action] as number));
  }
}

/** The same that bootstraps from the worst action. */
export class GloomyLazyLearner extends LazyLearner {
  protected override valueOf(row: Record<string, number>): number {
    return Math.min(...Object.values(row));
  }
}

/** Q-learning whose rate of exploration is set when an episode starts, and is its own before. */
export class EpisodicLearner {
  protected readonly table: number[][];
  private rate = 0.4;
  private epsilon = this.rate;

  constructor(
    states: number,
    private readonly actions: number,
    private readonly alpha: number,
    private readonly gamma: number,
    private readonly epsilonStart: number,
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(this.actions).fill(0));
  }

  startEpisode(): void {
    this.rate = this.epsilonStart;
    this.epsilon = this.rate;
  }

  act(state: number): number {
    if (Math.random() < this.epsilon) return Math.floor(Math.random() * this.actions);
    const row = this.table[state] as number[];
    return row.indexOf(Math.max(...row));
  }

  protected bootstrap(row: readonly number[]): number {
    return Math.max(...row);
  }

  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const row = this.table[state] as number[];
    const next = done ? 0 : this.bootstrap(this.table[nextState] as number[]);
    row[action] = (row[action] as number) + this.alpha * (reward + this.gamma * next - (row[action] as number));
  }
}

/** The same that bootstraps from the worst action. */
export class TimidEpisodicLearner extends EpisodicLearner {
  protected override bootstrap(row: readonly number[]): number {
    return Math.min(...row);
  }
}

/** Q-learning whose rate falls with the visits of a state, from the rate that it is given. */
export class SettlingLearner extends TimidEpisodicLearner {
  private readonly visits: number[] = [];

  override act(state: number): number {
    const row = this.table[state] as number[];
    return row.indexOf(Math.max(...row));
  }

  constructor(
    states: number,
    actions: number,
    private readonly learningRate: number,
    private readonly discount: number,
  ) {
    super(states, actions, learningRate, discount, 0);
  }

  override update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const visits = (this.visits[state] ?? 0) + 1;
    this.visits[state] = visits;
    const row = this.table[state] as number[];
    const target = reward + this.discount * (done ? 0 : Math.max(...(this.table[nextState] as number[])));
    row[action] =
      (row[action] as number) + (this.learningRate / (1 + 0.005 * visits)) * (target - (row[action] as number));
  }
}
