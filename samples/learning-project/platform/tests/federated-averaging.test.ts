import { expect, it } from 'vitest';
import { aggregate } from '../honest/federated-averaging.js';

it('weighs a client by its samples', () => {
  const merged = aggregate([
    { clientId: 'a', weights: [0], numSamples: 1 },
    { clientId: 'b', weights: [4], numSamples: 3 },
  ]);
  expect(merged).toEqual([3]);
});
