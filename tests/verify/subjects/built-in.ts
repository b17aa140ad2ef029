/** Delays of a client that fixes everything about them. */
export function retryPause(attempts: number): number {
  return Math.min(800 * 2 ** attempts, 25_000);
}

/** The same with a growth by a summand. */
export function retryPauseInSteps(attempts: number): number {
  return Math.min(800 * attempts, 25_000);
}

/** Nothing caps it. */
export function endlessPause(retryCount: number): number {
  return 300 * 1.5 ** retryCount;
}

/** A power of the base, in milliseconds. */
export function powerPause(base: number, attempts: number): number {
  return Math.floor(base ** attempts * 1000);
}

type Rate = 'epsilon' | 'gamma' | 'learningRate' | 'epsilonDecay' | 'minEpsilon';

/** Q-learning over states that are lists, with four actions whatever it is told; its exploration fades as it learns. */
export class ListedLearner {
  readonly qTable: Record<string, number[]> = {};
  epsilon: number;
  private readonly gamma: number;
  private readonly learningRate: number;
  private readonly epsilonDecay: number;
  private readonly minEpsilon: number;

  constructor(options: Partial<Record<Rate, number>> = {}) {
    this.epsilon = options.epsilon ?? 0.1;
    this.gamma = options.gamma ?? 0.95;
    this.learningRate = options.learningRate ?? 0.1;
    this.epsilonDecay = options.epsilonDecay ?? 0.99;
    this.minEpsilon = options.minEpsilon ?? 0.01;
  }

  private row(state: unknown): number[] {
    const key = Array.from(state as number[]).join(',');
    this.qTable[key] ??= [0, 0, 0, 0];
    return this.qTable[key];
  }

  act(state: unknown): number {
    const row = this.row(state);
    return Math.random() < this.epsilon ? Math.floor(Math.random() * 4) : row.indexOf(Math.max(...row));
  }

  learn(state: unknown, action: number, reward: number, nextState: unknown, done: boolean): void {
    const row = this.row(state);
    const best = done ? 0 : this.next(nextState);
    row[action] = (row[action] ?? 0) + this.learningRate * (reward + this.gamma * best - (row[action] ?? 0));
    this.epsilon = Math.max(this.minEpsilon, this.epsilon * this.epsilonDecay);
  }

  protected next(state: unknown): number {
    return Math.max(...this.row(state));
  }
}

/** The same with the worst of the next values. */
export class GloomyListedLearner {
  readonly qTable: Record<string, number[]> = {};
  private readonly gamma: number;
  private readonly learningRate: number;

  constructor(options: Partial<Record<Rate, number>> = {}) {
    this.gamma = options.gamma ?? 0.95;
    this.learningRate = options.learningRate ?? 0.1;
  }

  private row(state: unknown): number[] {
    const key = Array.from(state as number[]).join(',');
    this.qTable[key] ??= [0, 0, 0, 0];
    return this.qTable[key];
  }

  learn(state: unknown, action: number, reward: number, nextState: unknown, done: boolean): void {
    const row = this.row(state);
    const worst = done ? 0 : Math.min(...this.row(nextState));
    row[action] = (row[action] ?? 0) + this.learningRate * (reward + this.gamma * worst - (row[action] ?? 0));
  }
}

/** A store of records that are added one by one, without ids. */
export class ParagraphStore {
  protected readonly kept: { readonly embedding: readonly number[]; readonly document: string }[] = [];

  addItem(item: { embedding: number[]; document: string }): void {
    this.kept.push(item);
  }

  search(queryEmbedding: readonly number[], topk = 3): { document: string; score: number }[] {
    return this.kept
      .map(({ document, embedding }) => ({ document, score: this.score(embedding, queryEmbedding) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, topk);
  }

  protected score(a: readonly number[], b: readonly number[]): number {
    const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    const norms = Math.hypot(...a) * Math.hypot(...b);
    return norms === 0 ? 0 : dot / norms;
  }
}

/** The same by the plain product. */
export class ProductStore {
  private readonly kept: { readonly embedding: readonly number[]; readonly document: string }[] = [];

  addItem(item: { embedding: number[]; document: string }): void {
    this.kept.push(item);
  }

  search(queryEmbedding: readonly number[], topk = 3): { document: string; score: number }[] {
    return this.kept
      .map(({ document, embedding }) => ({
        document,
        score: embedding.reduce((sum, value, index) => sum + value * (queryEmbedding[index] ?? 0), 0),
      }))
      .sort((a, b) => b.score - a.score)
      .slice(0, topk);
  }
}

/** UCB1 over clicks: what is not 1 is no click. */
export class ClickBounds {
  private readonly shown: number[];
  private readonly clicks: number[];

  constructor(nArms: number) {
    this.shown = new Array<number>(nArms).fill(0);
    this.clicks = new Array<number>(nArms).fill(0);
  }

  select(): number {
    const unseen = this.shown.indexOf(0);
    if (unseen >= 0) return unseen;
    const total = this.shown.reduce((sum, count) => sum + count, 0);
    const bounds = this.shown.map((count, arm) => this.mean(arm) + Math.sqrt((2 * Math.log(total)) / count));
    return bounds.indexOf(Math.max(...bounds));
  }

  update(arm: number, reward: number): void {
    this.shown[arm] = (this.shown[arm] ?? 0) + 1;
    if (reward === 1) this.clicks[arm] = (this.clicks[arm] ?? 0) + 1;
  }

  private mean(arm: number): number {
    return (this.clicks[arm] ?? 0) / (this.shown[arm] ?? 1);
  }
}

/** Epsilon-greedy that is made ready by a second call. */
export class PreparedBandit {
  protected counts: number[] = [];
  protected values: number[] = [];

  constructor(
    private readonly nArms: number,
    private readonly epsilon = 0.1,
  ) {}

  initialize(): void {
    this.counts = new Array<number>(this.nArms).fill(0);
    this.values = new Array<number>(this.nArms).fill(0);
  }

  select(): number {
    if (Math.random() < this.epsilon) return Math.floor(Math.random() * this.values.length);
    return this.values.indexOf(Math.max(...this.values));
  }

  update(arm: number, reward: number): void {
    const [count, value] = [this.counts[arm], this.values[arm]];
    if (count === undefined || value === undefined) throw new Error('not ready');
    this.counts[arm] = count + 1;
    this.values[arm] = this.learned(value, reward, count + 1);
  }

  protected learned(value: number, reward: number, count: number): number {
    return value + (reward - value) / count;
  }
}

/** The same that forgets all but the last reward. */
export class ForgetfulPreparedBandit extends PreparedBandit {
  protected override learned(_: number, reward: number): number {
    return reward;
  }
}

/** Population stability index of a probability, in tenths. */
export function probabilityDrift(reference: readonly number[], current: readonly number[], bins = 10): number {
  const shares = (sample: readonly number[]): number[] => {
    const counts = new Array<number>(bins).fill(0);
    for (const value of sample) {
      const bin = Math.min(bins - 1, Math.floor(value * bins));
      if (value >= 0 && value <= 1) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const total = Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    );
    return counts.map((count) => count / total + 1e-6);
  };
  const [before, after] = [shares(reference), shares(current)];
  return before.reduce((sum, share, bin) => sum + ((after[bin] ?? 0) - share) * Math.log((after[bin] ?? 0) / share), 0);
}
