/**
 * LinUCB with one ridge regression per arm (Li, Chu, Langford and Schapire 2010, algorithm 1).
 * The score of an arm is its predicted reward plus alpha times the width of the confidence interval.
 */
export class LinUcb {
  private readonly inverses: number[][][];
  private readonly targets: number[][];

  /**
   * @param arms number of arms
   * @param dim length of a context
   * @param alpha exploration weight, at least 0
   * @param lambda ridge penalty, above 0; the design matrix of an arm starts as lambda times the identity
   */
  constructor(
    private readonly arms: number,
    private readonly dim: number,
    private readonly alpha: number = 1,
    lambda: number = 1,
  ) {
    if (arms < 1 || dim < 1) throw new RangeError('at least one arm and one feature are needed');
    if (lambda <= 0) throw new RangeError('lambda must be above 0');
    this.inverses = Array.from({ length: arms }, () =>
      Array.from({ length: dim }, (_, row) => Array.from({ length: dim }, (_, column) => (row === column ? 1 / lambda : 0))),
    );
    this.targets = Array.from({ length: arms }, () => new Array<number>(dim).fill(0));
  }

  /** Upper confidence bound of one arm. */
  predict(arm: number, context: readonly number[]): number {
    const theta = multiply(this.inverses[arm], this.targets[arm]);
    return dot(theta, context) + this.alpha * this.width(arm, context);
  }

  /** sqrt(x' A^-1 x): falls with every observation of the arm in direction x. */
  width(arm: number, context: readonly number[]): number {
    this.check(context);
    return Math.sqrt(Math.max(0, dot(context, multiply(this.inverses[arm], context))));
  }

  /** The arm with the largest bound; the first one among equals. */
  select(context: readonly number[]): number {
    let best = 0;
    for (let arm = 1; arm < this.arms; arm++) {
      if (this.predict(arm, context) > this.predict(best, context)) best = arm;
    }
    return best;
  }

  /** Rank-one update of the inverse by the formula of Sherman and Morrison. */
  update(arm: number, context: readonly number[], reward: number): void {
    this.check(context);
    const inverse = this.inverses[arm];
    const along = multiply(inverse, context);
    const denominator = 1 + dot(context, along);
    for (let row = 0; row < this.dim; row++) {
      for (let column = 0; column < this.dim; column++) inverse[row][column] -= (along[row] * along[column]) / denominator;
      this.targets[arm][row] += reward * context[row];
    }
  }

  private check(context: readonly number[]): void {
    if (context.length !== this.dim) throw new RangeError(`a context has ${this.dim} features, got ${context.length}`);
  }
}

function multiply(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector));
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * right[index], 0);
}
