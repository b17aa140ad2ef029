/** Exponential moving average of prices over a number of periods, from the first price on. */
export function emaOfPrices(prices: number[], period: number): number[] {
  const k = 2 / (period + 1);
  const smoothed: number[] = [];
  for (const price of prices) {
    const last = smoothed.at(-1);
    smoothed.push(last === undefined ? price : k * price + (1 - k) * last);
  }
  return smoothed;
}

/** The same with the two weights exchanged. */
export function swappedEmaOfPrices(prices: number[], period: number): number[] {
  const k = 2 / (period + 1);
  const smoothed: number[] = [];
  for (const price of prices) {
    const last = smoothed.at(-1);
    smoothed.push(last === undefined ? price : (1 - k) * price + k * last);
  }
  return smoothed;
}

/** Exponential moving average that tells nothing before its first periods are full, and starts from their mean. */
export class SeededEma {
  private readonly first: number[] = [];
  private ema: number | undefined;

  constructor(private readonly period: number) {}

  protected weight(): number {
    return 2 / (this.period + 1);
  }

  nextValue(price: number): number | undefined {
    if (this.ema !== undefined) {
      this.ema += (price - this.ema) * this.weight();
      return this.ema;
    }
    this.first.push(price);
    if (this.first.length < this.period) return undefined;
    this.ema = this.first.reduce((sum, one) => sum + one, 0) / this.period;
    return this.ema;
  }
}

/** The same with a weight that does not follow from the periods. */
export class HeavyEma extends SeededEma {
  protected override weight(): number {
    return Math.min(1, 3 * super.weight());
  }
}

/** Exponential moving average of a series, with nothing before the mean of the first periods. */
export function chartedEma(data: number[], period: number): (number | null)[] {
  const charted: (number | null)[] = new Array<null>(data.length).fill(null);
  if (data.length < period) return charted;
  const k = 2 / (period + 1);
  charted[period - 1] = data.slice(0, period).reduce((sum, one) => sum + one, 0) / period;
  for (let at = period; at < data.length; at++)
    charted[at] = (data[at] as number) * k + (charted[at - 1] as number) * (1 - k);
  return charted;
}

/** The same without the empty places, and with the mean of all that came before in place of the recursion. */
export function shortMeanEma(data: number[], period: number): number[] {
  return data
    .slice(period - 1)
    .map((_, at) => data.slice(0, period + at).reduce((sum, one) => sum + one, 0) / (period + at));
}
