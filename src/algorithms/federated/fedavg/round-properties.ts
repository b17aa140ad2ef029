import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { normal, normalVector } from '../../random.js';
import { copyTensors, entriesOf, mapTensors, type Tensor } from '../tensors.js';
import type { Client, FederatedAveraging } from './contract.js';

const SIZE = 3;

interface Regression {
  readonly x: readonly (readonly number[])[];
  readonly y: readonly number[];
}

const data = (random: Random, rows: number): Regression => ({
  x: Array.from({ length: rows }, () => normalVector(random, SIZE)),
  y: Array.from({ length: rows }, () => 3 * normal(random)),
});

/** One full-batch step of linear regression with intercept under the mean squared error; model [weights, [intercept]]. */
function trained([w = [], [b = 0] = []]: readonly Tensor[], { x, y }: Regression, rate: number): number[][] {
  const errors = x.map(
    (row, n) => row.reduce((sum, value, at) => sum + value * (w[at] as number), b) - (y[n] as number),
  );
  const slope = (column: number) => x.reduce((sum, row, n) => sum + (row[column] as number) * (errors[n] as number), 0);
  const scale = (2 * rate) / x.length;
  return [w.map((value, at) => value - scale * slope(at)), [b - scale * errors.reduce((sum, error) => sum + error, 0)]];
}

const adding = (n: number, shift: number): Client => ({
  n,
  train: (global) => mapTensors(global, (value) => value + shift),
});

const lost = (n: number): Client => ({
  n,
  train: () => {
    throw new Error('client lost');
  },
});

export const roundProperties: readonly Property<FederatedAveraging>[] = [
  {
    id: 'fedavg.equals-centralised-step',
    statement: 'A round of one local full-batch step each equals one step on the pooled data.',
    basis: 'McMahan et al. 2017, section 2: the weighted mean of client gradients is the gradient of the pooled loss',
    strength: 'always',
    tolerance: '1e-9 relative',
    needs: ['round'],
    check: equalsCentralisedStep,
  },
  {
    id: 'fedavg.failed-client-excluded',
    statement: 'A client that fails is left out: neither its weight nor the old global model enters the mean.',
    basis: 'n is the number of samples of the clients that reported',
    strength: 'always',
    tolerance: '1e-12 relative',
    needs: ['round'],
    check: (implementation, random) => {
      const global = [normalVector(random, 2), normalVector(random, 3)];
      const clients = [adding(3, 1), lost(6), adding(5, 2.6)];
      // (3 * 1 + 5 * 2.6) / 8 = 2
      const expected = global.flat().map((value) => value + 2);
      const actual = entriesOf(implementation.round(copyTensors(global), clients));
      return closeVectors(actual, expected, 1e-12)
        ? undefined
        : counterexample('a lost client shows', { global, n: [3, 6, 5], shifts: [1, 'fails', 2.6] }, expected, actual);
    },
  },
  {
    id: 'fedavg.clients-start-from-global',
    statement: 'A client that trains in place does not change what the next client starts from.',
    basis: 'Algorithm 1: every client update starts from w_t',
    strength: 'when-claimed',
    tolerance: '1e-12 relative',
    needs: ['round'],
    check: (implementation, random) => {
      const global = [normalVector(random, 2)];
      const clients = [1, 2, 3].map((n) => ({ n, train: addInPlace }));
      const expected = global.flat().map((value) => value + 1);
      const actual = entriesOf(implementation.round(copyTensors(global), clients));
      return closeVectors(actual, expected, 1e-12)
        ? undefined
        : counterexample('training in place leaks', { global }, expected, actual);
    },
  },
];

/** Training as frameworks do it: into the tensors that were handed over. */
function addInPlace(global: readonly Tensor[]): readonly Tensor[] {
  for (const tensor of global as number[][]) for (const [at, value] of tensor.entries()) tensor[at] = value + 1;
  return global;
}

function equalsCentralisedStep(implementation: FederatedAveraging, random: Random): Counterexample | undefined {
  const parts = [2, 5, 9].map((rows) => data(random, rows));
  const pooled = { x: parts.flatMap((part) => part.x), y: parts.flatMap((part) => part.y) };
  const global = [normalVector(random, SIZE), [normal(random)]];
  const clients = parts.map((part) => ({
    n: part.y.length,
    train: (model: readonly Tensor[]) => trained(model, part, 0.07),
  }));
  const expected = trained(global, pooled, 0.07).flat();
  const actual = entriesOf(implementation.round(copyTensors(global), clients));
  return closeVectors(actual, expected, 1e-9)
    ? undefined
    : counterexample('not the step on the pooled data', { global, parts, rate: 0.07 }, expected, actual);
}
