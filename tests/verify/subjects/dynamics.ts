/** Leaky integrator of several units: no weights, no bias, it starts at rest. */
export class PlainIntegrator {
  private values: number[] | undefined;

  constructor(private readonly leak: number) {}

  step(input: number[]): number[] {
    const before = this.values ?? input.map(() => 0);
    this.values = before.map((value, unit) => (1 - this.leak) * value + (input[unit] as number));
    return [...this.values];
  }

  getState(): number[] {
    return [...(this.values ?? [])];
  }

  reset(): void {
    this.values = this.values?.map(() => 0);
  }
}

/** Leaky integrator that never leaks. */
export class SealedIntegrator {
  private values: number[] | undefined;

  constructor(private readonly leak: number) {}

  step(input: number[]): number[] {
    void this.leak;
    const before = this.values ?? input.map(() => 0);
    this.values = before.map((value, unit) => value + (input[unit] as number));
    return [...this.values];
  }

  getState(): number[] {
    return [...(this.values ?? [])];
  }

  reset(): void {
    this.values = this.values?.map(() => 0);
  }
}

/** Average of the newest rewards; it trips below the threshold. Nothing is said of rewards that are no numbers. */
export class RewardMonitor {
  private readonly rewards: number[] = [];

  constructor(
    private readonly threshold: number,
    private readonly window: number,
  ) {}

  record(reward: number): void {
    this.rewards.push(reward);
    if (this.rewards.length > this.window) this.rewards.shift();
  }

  average(): number {
    return this.rewards.reduce((sum, reward) => sum + reward, 0) / Math.max(1, this.rewards.length);
  }

  isTripped(): boolean {
    return this.rewards.length > 0 && this.average() < this.threshold;
  }
}

/** Two-sample Kolmogorov-Smirnov statistic. */
export function ksStatistic(first: number[], second: number[]): number {
  const below = (sample: number[], x: number): number => sample.filter((value) => value <= x).length / sample.length;
  return Math.max(...[...first, ...second].map((x) => Math.abs(below(first, x) - below(second, x))));
}

/** Exponential moving average of a stream, read from `value`. */
export class MovingAverage {
  value: number | undefined;

  constructor(private readonly alpha: number) {}

  update(sample: number): void {
    this.value = this.value === undefined ? sample : this.alpha * sample + (1 - this.alpha) * this.value;
  }
}

/** Exponential moving average of a stream whose weight is that of the past. */
export class SluggishAverage {
  private last: number | undefined;

  constructor(private readonly alpha: number) {}

  push(sample: number): number {
    this.last = this.last === undefined ? sample : (1 - this.alpha) * sample + this.alpha * this.last;
    return this.last;
  }
}

/** Exponential backoff before an attempt; the first one is number 0. */
export function delayBefore(attempt: number, base: number, factor: number, maxDelay: number): number {
  return Math.min(maxDelay, base * factor ** attempt);
}

/** Exponential backoff after a number of failures; the first delay comes after one. */
export function delayAfterFailures(retry: number, base: number, factor: number, maxDelay: number): number {
  return Math.min(maxDelay, base * factor ** (retry - 1));
}

/** Backoff that grows by a constant and is called exponential. */
export function growingDelay(attempt: number, base: number, factor: number, maxDelay: number): number {
  return Math.min(maxDelay, base + base * factor * attempt);
}
