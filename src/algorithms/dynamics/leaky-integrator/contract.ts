import type { Contract, Random } from '../../../model/algorithm.js';
import type { Implementation } from '../../implementation.js';

/** Entrywise nonlinearity. Takes a number or a vector and answers in kind, so that `act(x)` and `x.map(act)` both work. */
export interface Activation {
  (value: number): number;
  (value: readonly number[]): number[];
}

export interface LeakyIntegratorOptions {
  /** Units, a positive integer. */
  readonly dim: number;
  /** Share of the state lost each step, in [0, 1]. */
  readonly leak: number;
  /** Input weights, [dim]. */
  readonly w: readonly number[];
  /** Subtracted from every unit at each step. */
  readonly bias: number;
  readonly act: Activation;
  /** Standard deviation of the Gaussian noise added to every unit at each step, >= 0. */
  readonly noise: number;
  /** State before the first step, [dim]. */
  readonly x0: readonly number[];
  readonly rng: Random;
}

export interface LeakyIntegrator {
  /** Takes one input, [dim], and gives the output, [dim]. */
  step(u: readonly number[]): readonly number[];
  /** The state before the nonlinearity, [dim]. */
  state(): readonly number[];
  reset(): void;
}

export interface LeakyIntegratorImplementation extends Implementation {
  create(options: LeakyIntegratorOptions): LeakyIntegrator;
}

export const leakyIntegratorContract: Contract = {
  id: 'leaky',
  title: 'Leaky integrator',
  classAliases: ['neural_integrator', 'leaky_integrator', 'integrator', 'leaky_accumulator', 'evidence_accumulator'],
  operations: [
    {
      name: 'create',
      effect: 'constructs',
      required: true,
      summary: 'builds an integrator in its initial state',
      returns: 'the integrator',
      aliases: ['init', 'new', 'build'],
      parameters: [
        {
          name: 'dim',
          aliases: ['input_dimension', 'input_dim', 'dimension', 'n_units', 'size', 'n'],
          shape: 'integer',
          meaning: 'number of units',
        },
        {
          name: 'leak',
          aliases: ['leakage_rate', 'leakage', 'leak_rate', 'decay', 'decay_rate', 'alpha'],
          shape: 'number',
          meaning: 'share of the state lost each step, in [0, 1]',
          default: 0.1,
        },
        {
          name: 'w',
          aliases: ['input_weight', 'weight', 'weights', 'gain', 'input_gain'],
          shape: 'vector[dim]',
          meaning: 'weight of each input',
        },
        {
          name: 'bias',
          aliases: ['b', 'offset', 'threshold'],
          shape: 'number',
          meaning: 'subtracted at each step',
          default: 0,
        },
        {
          name: 'act',
          aliases: ['activation_fn', 'activation', 'nonlinearity', 'transfer_function', 'f'],
          shape: 'function',
          meaning: 'entrywise nonlinearity of the output',
        },
        {
          name: 'noise',
          aliases: ['noise_std', 'noise_sigma', 'noise_scale', 'sigma', 'std'],
          shape: 'number',
          meaning: 'standard deviation of the Gaussian noise of each unit and step',
          default: 0,
        },
        {
          name: 'x0',
          aliases: ['initial_state', 'init_state', 'state', 'initial'],
          shape: 'vector[dim]',
          meaning: 'state before the first step',
        },
        {
          name: 'rng',
          aliases: ['random', 'random_state', 'seed', 'generator'],
          shape: 'random',
          meaning: 'noise source',
        },
      ],
    },
    {
      name: 'step',
      effect: 'updates',
      required: true,
      summary: 'takes one input and advances the state',
      returns: 'the output, vector[dim]',
      aliases: ['update', 'integrate', 'forward', 'process', 'call', 'tick', 'accumulate'],
      parameters: [
        {
          name: 'u',
          aliases: ['current_input', 'input', 'x', 'signal', 'stimulus'],
          shape: 'vector[dim]',
          meaning: 'input',
        },
      ],
    },
    {
      name: 'state',
      effect: 'reads',
      required: true,
      summary: 'the state before the nonlinearity',
      returns: 'vector[dim]',
      aliases: ['get_state', 'current_state', 'value', 'activation_state'],
      parameters: [],
    },
    {
      name: 'reset',
      effect: 'updates',
      required: true,
      summary: 'goes back to the initial state',
      returns: 'nothing',
      aliases: ['reset_state', 'clear', 'restart'],
      parameters: [],
    },
  ],
};
