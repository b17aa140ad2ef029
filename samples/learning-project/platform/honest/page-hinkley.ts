/**
 * Page-Hinkley test for an increase of the mean (Gama et al. 2014, section 3.2.2). Deviations from the running mean less
 * `delta` are summed; a rise above the least sum by more than `threshold` is an alarm, after which the test starts anew.
 */
export class PageHinkley {
  private count = 0;
  private mean = 0;
  private sum = 0;
  private least = 0;

  constructor(
    private readonly delta: number = 0.005,
    private readonly threshold: number = 50,
    private readonly minInstances: number = 30,
  ) {}

  /** @returns true when the value raises an alarm */
  update(value: number): boolean {
    this.count += 1;
    this.mean += (value - this.mean) / this.count;
    this.sum += value - this.mean - this.delta;
    this.least = Math.min(this.least, this.sum);
    const alarm = this.count >= this.minInstances && this.sum - this.least > this.threshold;
    if (alarm) this.reset();
    return alarm;
  }

  reset(): void {
    this.count = 0;
    this.mean = 0;
    this.sum = 0;
    this.least = 0;
  }
}
