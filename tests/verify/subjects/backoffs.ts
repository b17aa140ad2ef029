/** Delays in whole milliseconds, as most people write them. */
export class WholeBackoff {
  private attempt = 0;

  constructor(
    private readonly base = 1000,
    private readonly factor = 2,
    private readonly max = 60_000,
  ) {}

  nextDelay(): number {
    const delay = Math.round(Math.min(this.base * this.factor ** this.attempt, this.max));
    this.attempt += 1;
    return delay;
  }

  reset(): void {
    this.attempt = 0;
  }
}

/** Exponential backoff that grows by a summand. */
export class StraightBackoff {
  private attempt = 1;

  constructor(
    private readonly base = 1000,
    private readonly factor = 2,
    private readonly max = 60_000,
  ) {}

  nextDelay(): number {
    const delay = Math.floor(Math.min(this.base * this.factor * this.attempt, this.max));
    this.attempt += 1;
    return delay;
  }

  reset(): void {
    this.attempt = 1;
  }
}

/** The delay before an attempt, with a factor that cannot be set. */
export function backoffDelay(attempt: number, baseDelay: number, maxDelay: number): number {
  return Math.floor(Math.min(baseDelay * 2 ** attempt, maxDelay));
}

/** Exponential backoff with a quarter of noise around the delay, which may lead above the cap. */
export class NoisyBackoff {
  private attempt = 0;

  constructor(
    private readonly baseDelay = 1000,
    private readonly maxDelay = 60_000,
  ) {}

  getDelay(): number {
    const cap = Math.min(this.baseDelay * 2 ** this.attempt, this.maxDelay);
    this.attempt += 1;
    return Math.floor(cap + (Math.random() * 0.5 - 0.25) * cap);
  }

  reset(): void {
    this.attempt = 0;
  }
}

/** Exponential backoff that is told the number of the attempt, and leaves counting to its caller. */
export class NumberedBackoff {
  private readonly settings: { initialDelayMs: number; maxDelayMs: number; maxRetries: number };

  constructor(settings: { initialDelayMs?: number; maxDelayMs?: number; maxRetries?: number } = {}) {
    this.settings = { initialDelayMs: 1000, maxDelayMs: 30_000, maxRetries: 3, ...settings };
  }

  calculateDelay(attemptNumber: number): number {
    return Math.min(this.settings.initialDelayMs * this.growth(attemptNumber - 1), this.settings.maxDelayMs);
  }

  protected growth(retries: number): number {
    return 2 ** retries;
  }
}

/** Exponential backoff in name: it grows by a summand. */
export class NumberedSteps extends NumberedBackoff {
  protected override growth(retries: number): number {
    return 1 + retries;
  }
}

/** Comes from the settings of a whole application; nothing below says what it is. */
const settings: { readonly cap: number } = JSON.parse('{ "cap": 45 }');

/** Exponential backoff up to a cap that is set elsewhere. */
export class SettledBackoff {
  private attempt = 0;

  constructor(private readonly baseDelay = 1000) {}

  next(): number {
    const delay = Math.min(this.baseDelay * 2 ** this.attempt, settings.cap);
    this.attempt += 1;
    return delay;
  }

  reset(): void {
    this.attempt = 0;
  }
}
