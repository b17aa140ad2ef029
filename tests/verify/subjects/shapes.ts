/** Ways to hand over arms, states and options that are neither numbers nor lists of numbers. */

interface Variant {
  readonly id: string;
  readonly title: string;
}

/** Arms are records, rewards lie in a map by their identity, and the choice is a record. */
export class RecordArms {
  private readonly stats = new Map<string, { pulls: number; mean: number }>();

  constructor(
    private readonly variants: Variant[],
    private readonly options: { readonly epsilon?: number } = {},
    private readonly random: () => number = Math.random,
  ) {
    for (const { id } of variants) this.stats.set(id, { pulls: 0, mean: 0 });
  }

  select(): { readonly id: string; readonly explored: boolean } {
    const explored = this.random() < (this.options.epsilon ?? 0.1);
    const best = Math.max(...this.variants.map(({ id }) => this.estimate(id)));
    const ties = explored ? this.variants : this.variants.filter(({ id }) => this.estimate(id) === best);
    return { id: (ties[Math.floor(this.random() * ties.length)] as Variant).id, explored };
  }

  update(id: string, reward: number): void {
    const stats = this.stats.get(id);
    if (stats === undefined) throw new Error(`no variant ${id}`);
    stats.pulls += 1;
    stats.mean += (reward - stats.mean) / stats.pulls;
  }

  estimate(id: string): number {
    return this.stats.get(id)?.mean ?? 0;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: options of plain JavaScript are typed as nothing
type Untyped = any;

/** States are lists, rows come into being late, and options are known by what is read of them. */
export class ListStates {
  private readonly table = new Map<string, number[]>();
  private readonly config: Untyped;

  constructor(config: Untyped = {}) {
    this.config = config;
  }

  private row(state: Untyped): number[] {
    const key = state.join('|');
    const known = this.table.get(key);
    if (known !== undefined) return known;
    const fresh = new Array(this.config.numActions ?? 3).fill(this.config.initialValue ?? 0);
    this.table.set(key, fresh);
    return fresh;
  }

  chooseAction(state: Untyped): number {
    const row = this.row(state);
    if (Math.random() < (this.config.epsilon ?? 0.1)) return Math.floor(Math.random() * row.length);
    return row.indexOf(Math.max(...row));
  }

  learn(state: Untyped, action: number, reward: number, nextState: Untyped, done: boolean): void {
    const row = this.row(state);
    const target = reward + (done ? 0 : (this.config.discount ?? 0.9) * Math.max(...this.row(nextState)));
    row[action] = (row[action] as number) + (this.config.learningRate ?? 0.1) * (target - (row[action] as number));
  }
}

/** What there is to choose from is said at each choice. */
export class OpenArms {
  private readonly arms = new Map<string, { n: number; mean: number }>();

  constructor(
    private readonly epsilon: number,
    private readonly minEpsilonRate: number,
    private readonly random: () => number,
  ) {}

  private of(id: string): { n: number; mean: number } {
    const known = this.arms.get(id) ?? { n: 0, mean: 0 };
    this.arms.set(id, known);
    return known;
  }

  choose(candidates: string[]): string {
    const epsilon = Math.max(this.epsilon, this.minEpsilonRate);
    const best = Math.max(...candidates.map((id) => this.of(id).mean));
    const among = this.random() < epsilon ? candidates : candidates.filter((id) => this.of(id).mean === best);
    return among[Math.floor(this.random() * among.length)] as string;
  }

  record(arm: string, reward: number): void {
    const known = this.of(arm);
    known.n += 1;
    known.mean += (reward - known.mean) / known.n;
  }

  estimate(arm: string): number {
    return this.of(arm).mean;
  }
}

/** One value at a time. */
export class Smoother {
  private average: number | undefined;

  constructor(private readonly alpha = 0.3) {}

  push(price: number): void {
    this.average = this.average === undefined ? price : this.alpha * price + (1 - this.alpha) * this.average;
  }

  get value(): number {
    return this.average ?? Number.NaN;
  }
}

/** The weights are exchanged. */
export class SwappedSmoother {
  private average: number | undefined;

  constructor(private readonly alpha = 0.3) {}

  push(price: number): number {
    this.average = this.average === undefined ? price : (1 - this.alpha) * price + this.alpha * this.average;
    return this.average;
  }
}

/** The learning rate is one over the number of visits. */
export class VisitRates {
  private readonly table: number[][];
  private readonly visits: number[][];

  constructor(
    numStates: number,
    numActions: number,
    private readonly gamma: number,
    private readonly epsilon: number,
  ) {
    const zeros = () => Array.from({ length: numStates }, () => new Array<number>(numActions).fill(0));
    [this.table, this.visits] = [zeros(), zeros()];
  }

  act(state: number): number {
    const row = this.table[state] as number[];
    return Math.random() < this.epsilon ? Math.floor(Math.random() * row.length) : row.indexOf(Math.max(...row));
  }

  learn(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const [row, counts] = [this.table[state] as number[], this.visits[state] as number[]];
    const target = reward + (done ? 0 : this.gamma * Math.max(...(this.table[nextState] as number[])));
    row[action] = (row[action] as number) + (target - (row[action] as number)) / (1 + (counts[action] as number));
    counts[action] = (counts[action] as number) + 1;
  }
}
