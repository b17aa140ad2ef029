import { normal } from '../../random.js';
import type { LeakyIntegrator, LeakyIntegratorImplementation, LeakyIntegratorOptions } from './contract.js';

/**
 * One step of the state, [dim]: x_{t+1} = (1 - leak) x_t + w u_t - bias + noise (Seung 1996, eq. 1 in discrete time; with
 * constant input the fixed point is (w u - bias) / leak). O(dim).
 */
export function leakyStep(
  state: readonly number[],
  input: readonly number[],
  { leak, w, bias }: Pick<LeakyIntegratorOptions, 'leak' | 'w' | 'bias'>,
  noise: readonly number[],
): number[] {
  return state.map(
    (x, unit) => (1 - leak) * x + (w[unit] as number) * (input[unit] as number) - bias + (noise[unit] as number),
  );
}

/**
 * Leaky integrator: a state that sums its weighted input and forgets a fixed share of itself each step. The nonlinearity
 * shapes the output only, y_t = f(x_{t+1}), and is not fed back.
 *
 * Throws a RangeError for a leak outside [0, 1], a negative noise or vectors that are not of length `dim`.
 */
class SeededLeakyIntegrator implements LeakyIntegrator {
  readonly #options: LeakyIntegratorOptions;
  #state: number[];

  constructor(options: LeakyIntegratorOptions) {
    const { dim, leak, noise, w, x0 } = options;
    if (!Number.isInteger(dim) || dim < 1)
      throw new RangeError(`leaky integrator: dim must be a positive integer, got ${dim}`);
    if (!(leak >= 0 && leak <= 1)) throw new RangeError(`leaky integrator: leak must lie in [0, 1], got ${leak}`);
    if (!(noise >= 0)) throw new RangeError(`leaky integrator: noise must not be negative, got ${noise}`);
    requireLength('w', w, dim);
    requireLength('x0', x0, dim);
    this.#options = { ...options, w: [...w], x0: [...x0] };
    this.#state = [...x0];
  }

  step(u: readonly number[]): number[] {
    const { dim, noise, rng, act } = this.#options;
    requireLength('input', u, dim);
    const drawn = this.#state.map(() => (noise > 0 ? noise * normal(rng) : 0));
    this.#state = leakyStep(this.#state, u, this.#options, drawn);
    return act(this.state());
  }

  state(): number[] {
    return [...this.#state];
  }

  reset(): void {
    this.#state = [...this.#options.x0];
  }
}

function requireLength(name: string, vector: readonly number[], dim: number): void {
  if (vector.length !== dim)
    throw new RangeError(`leaky integrator: ${name} has ${vector.length} entries, dim is ${dim}`);
}

export const leakyIntegrator: LeakyIntegratorImplementation = {
  create: (options) => new SeededLeakyIntegrator(options),
};
