/** Schedules that set the rate of an optimiser. */

interface Optimiser {
  readonly paramGroups: { lr: number }[];
}

abstract class Schedule {
  protected epoch = 0;
  protected readonly first: number[];

  constructor(
    protected readonly optimizer: Optimiser,
    protected readonly gamma: number,
  ) {
    this.first = optimizer.paramGroups.map(({ lr }) => lr);
  }

  protected abstract factor(): number;

  step(): void {
    this.epoch += 1;
    this.optimizer.paramGroups.forEach((group, index) => {
      group.lr = this.first[index]! * this.factor();
    });
  }

  getLastLr(): number[] {
    return this.optimizer.paramGroups.map(({ lr }) => lr);
  }
}

/** Exponential decay of the learning rate. */
export class OptimiserDecay extends Schedule {
  protected factor(): number {
    return this.gamma ** this.epoch;
  }
}

/** Exponential decay of the learning rate; its first step sets the rate of the first epoch. */
export class OptimiserDecayBegun extends Schedule {
  protected factor(): number {
    return this.gamma ** (this.epoch - 1);
  }
}

/** Exponential decay of the learning rate, as it says: the factor is applied once and never again. */
export class OptimiserDecayOnce extends Schedule {
  protected factor(): number {
    return this.gamma;
  }
}
