import { normal } from '../../random.js';
import type { LeakyIntegrator, LeakyIntegratorImplementation, LeakyIntegratorOptions } from './contract.js';
import { leakyIntegrator, leakyStep } from './reference.js';

type Options = LeakyIntegratorOptions;

/** What a lie may do otherwise than the reference; everything else is right. */
interface Overrides {
  readonly step?: (state: number[], input: readonly number[], options: Options, noise: readonly number[]) => number[];
  readonly noise?: (options: Options) => number[];
  readonly output?: (state: number[], options: Options) => readonly number[];
  readonly initial?: (options: Options) => number[];
  readonly reset?: (state: number[], options: Options) => number[];
  readonly state?: (state: number[]) => number[];
}

/** Independent noise of the asked standard deviation for every unit. */
export function gaussian({ dim, noise, rng }: Options): number[] {
  return Array.from({ length: dim }, () => (noise > 0 ? noise * normal(rng) : 0));
}

/** A right integrator but for the overrides. */
export function wrong(overrides: Overrides): LeakyIntegratorImplementation {
  const { step = leakyStep, noise = gaussian, output, reset, state: read = (state) => [...state] } = overrides;
  const initial = overrides.initial ?? (({ x0 }: Options) => [...x0]);
  return {
    create(options): LeakyIntegrator {
      let state = initial(options);
      return {
        step(u) {
          state = step(state, u, options, noise(options));
          return output ? output(state, options) : options.act([...state]);
        },
        state: () => read(state),
        reset() {
          state = reset ? reset(state, options) : initial(options);
        },
      };
    },
  };
}

/** The reference, constructed with other options than those asked for. */
export function withOptions(change: (options: Options) => Options): LeakyIntegratorImplementation {
  return { create: (options) => leakyIntegrator.create(change(options)) };
}
