import type { Activation } from './contract.js';

function entrywise(f: (value: number) => number): Activation {
  function act(value: number): number;
  function act(value: readonly number[]): number[];
  function act(value: number | readonly number[]): number | number[] {
    return typeof value === 'number' ? f(value) : Array.from(value, f);
  }
  return act;
}

export const linear = entrywise((value) => value);
export const tanh = entrywise(Math.tanh);
