/** Q-learning that bootstraps from terminal states too. */
export class ForgetsTerminal {
  private readonly table: number[][];

  constructor(
    states: number,
    actions: number,
    private readonly alpha: number,
    private readonly gamma: number,
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(actions).fill(0));
  }

  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    void done;
    const row = this.table[state] as number[];
    const target = reward + this.gamma * Math.max(...(this.table[nextState] as number[]));
    row[action] = (row[action] ?? 0) + this.alpha * (target - (row[action] ?? 0));
  }

  getQValue(state: number, action: number): number {
    return this.table[state]?.[action] ?? 0;
  }
}

interface Result {
  readonly weights: readonly number[];
  readonly numSamples: number;
}

/** Federated averaging in single precision. */
export function singlePrecisionAverage(results: readonly Result[]): number[] {
  const total = results.reduce((sum, { numSamples }) => sum + numSamples, 0);
  const first = results[0];
  if (first === undefined || total === 0) throw new RangeError('no samples');
  return first.weights.map((_, at) =>
    Math.fround(results.reduce((sum, { weights, numSamples }) => sum + (numSamples / total) * (weights[at] ?? 0), 0)),
  );
}

/** Federated averaging that takes no more than one client. */
export function picky(results: readonly Result[]): readonly number[] {
  const [only, ...others] = results;
  if (only === undefined || others.length > 0) throw new RangeError('one client at a time');
  return only.weights;
}

/** Q-learning on a server. */
export class Remote {
  constructor(private readonly socket: { request(message: string): string }) {}

  advance(): string {
    return this.socket.request('advance');
  }
}

/** Disjoint LinUCB by name whose arms all learn from every reward: diagonal, so that no inverse is needed. */
export class OneModelForAll {
  private readonly precision: number[][];
  private readonly response: number[][];

  constructor(
    arms: number,
    features: number,
    private readonly alpha = 1,
  ) {
    this.precision = Array.from({ length: arms }, () => new Array<number>(features).fill(1));
    this.response = Array.from({ length: arms }, () => new Array<number>(features).fill(0));
  }

  select(context: readonly number[]): number {
    const bounds = this.precision.map((row, arm) => {
      const mean = context.reduce((sum, x, i) => sum + (x * (this.response[arm]?.[i] ?? 0)) / (row[i] ?? 1), 0);
      return mean + this.alpha * Math.sqrt(context.reduce((sum, x, i) => sum + x ** 2 / (row[i] ?? 1), 0));
    });
    return bounds.indexOf(Math.max(...bounds));
  }

  update(arm: number, context: readonly number[], reward: number): void {
    void arm;
    for (const [row, response] of this.precision.map((one, at) => [one, this.response[at] ?? []] as const))
      context.forEach((x, i) => {
        row[i] = (row[i] ?? 1) + x ** 2;
        response[i] = (response[i] ?? 0) + reward * x;
      });
  }
}
