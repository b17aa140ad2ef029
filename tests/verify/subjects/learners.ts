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
