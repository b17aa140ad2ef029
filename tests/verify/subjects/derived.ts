/** One ridge model that takes the features of all candidates and the place of the one that was played. */
export class RowRidge {
  private readonly precision: number[][];
  private readonly sums: number[];

  constructor(
    private readonly d: number,
    private readonly alpha: number,
    lambdaReg: number,
  ) {
    this.precision = Array.from({ length: d }, (_, i) =>
      Array.from({ length: d }, (_unused, j) => (i === j ? lambdaReg : 0)),
    );
    this.sums = new Array<number>(d).fill(0);
  }

  /** One upper bound for each candidate. */
  getUcb(contexts: number[][]): number[] {
    const theta = this.solve(this.sums);
    return contexts.map((x) => {
      const width = Math.sqrt(inner(x, this.solve(x)));
      return inner(theta, x) + this.alpha * width;
    });
  }

  selectArm(contexts: number[][]): number {
    const bounds = this.getUcb(contexts);
    return bounds.indexOf(Math.max(...bounds));
  }

  update(armIndex: number, reward: number, contexts: number[][]): void {
    const x = contexts[armIndex] ?? [];
    x.forEach((a, i) => {
      x.forEach((b, j) => {
        (this.precision[i] as number[])[j] = ((this.precision[i] as number[])[j] as number) + a * b;
      });
      this.sums[i] = (this.sums[i] as number) + reward * a;
    });
  }

  /** Gaussian elimination; the matrix is positive definite, so no pivot is 0. */
  private solve(right: number[]): number[] {
    const rows = this.precision.map((row, i) => [...row, right[i] as number]);
    for (let pivot = 0; pivot < this.d; pivot++)
      for (let row = 0; row < this.d; row++) {
        if (row === pivot) continue;
        const factor = ((rows[row] as number[])[pivot] as number) / ((rows[pivot] as number[])[pivot] as number);
        rows[row] = (rows[row] as number[]).map(
          (value, column) => value - factor * ((rows[pivot] as number[])[column] as number),
        );
      }
    return rows.map((row, i) => (row[this.d] as number) / (row[i] as number));
  }
}

const inner = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** As above, but the other candidates' features are learnt in place of the played one's. */
export class WrongRowRidge extends RowRidge {
  override update(armIndex: number, reward: number, contexts: number[][]): void {
    super.update(
      armIndex,
      reward,
      contexts.map((x) => x.map((value) => 2 * value)),
    );
  }
}

/** UCB1 that answers with the bounds of all arms at once. */
export class BoundsOfAll {
  private readonly counts: number[];
  private readonly sums: number[];

  constructor(nArms: number) {
    this.counts = new Array<number>(nArms).fill(0);
    this.sums = new Array<number>(nArms).fill(0);
  }

  getUcb(): number[] {
    const total = this.counts.reduce((sum, count) => sum + count, 0);
    return this.counts.map((count, arm) =>
      count === 0
        ? Number.POSITIVE_INFINITY
        : (this.sums[arm] as number) / count + Math.sqrt((2 * Math.log(total)) / count),
    );
  }

  selectArm(): number {
    const bounds = this.getUcb();
    return bounds.indexOf(Math.max(...bounds));
  }

  update(arm: number, reward: number): void {
    this.counts[arm] = (this.counts[arm] as number) + 1;
    this.sums[arm] = (this.sums[arm] as number) + reward;
  }
}

/** Tabular Q-learning whose learning rate is an argument of each call, and whose table starts as `start` says. */
class LateRate {
  readonly q: number[][];

  constructor(
    nStates: number,
    nActions: number,
    private readonly gamma: number,
    start: () => number,
  ) {
    this.q = Array.from({ length: nStates }, () => Array.from({ length: nActions }, start));
  }

  learn(state: number, action: number, reward: number, alpha: number, nextState: number): void {
    const row = this.q[state] as number[];
    const target = reward + this.gamma * Math.max(...(this.q[nextState] as number[]));
    row[action] = (1 - alpha) * (row[action] as number) + alpha * target;
  }
}

export class LateRateFromZero extends LateRate {
  constructor(nStates: number, nActions: number, gamma: number) {
    super(nStates, nActions, gamma, () => 0);
  }
}

export class LateRateFromRandom extends LateRate {
  constructor(nStates: number, nActions: number, gamma: number) {
    super(nStates, nActions, gamma, Math.random);
  }
}

/** Four actions whatever the caller needs: checks with three would not know the fourth. */
export class FourActions extends LateRate {
  constructor(nStates: number, gamma: number) {
    super(nStates, 4, gamma, () => 0);
  }
}
