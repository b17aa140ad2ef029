/** Rows and targets of one regression task. */
export interface TaskData {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

/**
 * MAML (Finn, Abbeel and Levine 2017) for linear regression with the loss |X theta - y|^2 / (2 n) and one inner step.
 * The outer gradient goes through the inner step: (I - alpha H) grad L_query(theta'), with H the Hessian of the support loss.
 */
export class MamlRegressor {
  private theta: number[];

  /**
   * @param initial starting weights
   * @param innerLr step size of adaptation
   * @param metaLr step size of the meta-update
   */
  constructor(
    initial: readonly number[],
    private readonly innerLr: number = 0.1,
    private readonly metaLr: number = 0.05,
  ) {
    this.theta = [...initial];
  }

  /** Weights after one gradient step on the support rows; the shared starting point stays as it is. */
  adapt(support: TaskData): number[] {
    const gradient = lossGradient(this.theta, support);
    return this.theta.map((value, index) => value - this.innerLr * gradient[index]);
  }

  /** One meta-update on the mean outer gradient of the tasks. */
  metaStep(tasks: readonly { readonly support: TaskData; readonly query: TaskData }[]): void {
    if (tasks.length === 0) throw new RangeError('no tasks');
    const outer = new Array<number>(this.theta.length).fill(0);
    for (const { support, query } of tasks) {
      const queryGradient = lossGradient(this.adapt(support), query);
      const curved = hessianTimes(queryGradient, support);
      for (let index = 0; index < outer.length; index++) {
        outer[index] += (queryGradient[index] - this.innerLr * curved[index]) / tasks.length;
      }
    }
    this.theta = this.theta.map((value, index) => value - this.metaLr * outer[index]);
  }

  parameters(): readonly number[] {
    return this.theta;
  }
}

function lossGradient(theta: readonly number[], data: TaskData): number[] {
  if (data.inputs.length === 0) throw new RangeError('a task needs rows');
  const gradient = new Array<number>(theta.length).fill(0);
  data.inputs.forEach((row, at) => {
    const error = row.reduce((sum, value, index) => sum + value * theta[index], 0) - data.targets[at];
    row.forEach((value, index) => {
      gradient[index] += (error * value) / data.inputs.length;
    });
  });
  return gradient;
}

/** X'X v / n without forming the matrix. */
function hessianTimes(vector: readonly number[], data: TaskData): number[] {
  const zeroTargets = data.inputs.map(() => 0);
  return lossGradient(vector, { inputs: data.inputs, targets: zeroTargets });
}
