import { defineAlgorithm, type Random } from '../../../model/algorithm.js';
import { integerBelow } from '../../random.js';
import { contract, type SecureAggregation } from './contract.js';
import { lies } from './lies.js';
import { properties } from './properties.js';
import { mixedSecret, modulo, pairwiseMasking, secureAggregation, wordStream } from './reference.js';

/** Adds where the reference subtracts, and answers with signed 32-bit numbers. */
const signed: SecureAggregation = {
  ...secureAggregation,
  mask: (i, vec, peers, round) =>
    secureAggregation
      .mask(
        -i,
        vec,
        peers.map((peer) => -peer),
        round,
      )
      .map((value) => value | 0),
  total: (masked) => secureAggregation.total(masked).map((value) => value | 0),
  unmaskDropped: (total, alive, dropped, round) => {
    const negated = (clients: readonly number[]) => clients.map((client) => -client);
    return secureAggregation.unmaskDropped(total, negated(alive), negated(dropped), round).map((value) => value | 0);
  },
};

/** Sums with and without drop-outs, and whether vectors are hidden and masks fresh: masks themselves are free. */
function scenario(implementation: SecureAggregation, random: Random): number[] {
  const modulus = implementation.modulus ?? 2 ** 32;
  const clients = [0, 1, 2, 3];
  const plain = clients.map(() => [integerBelow(random, 5000), modulus - 1 - integerBelow(random, 5000)]);
  const masked = clients.map((i) =>
    implementation.mask(
      i,
      plain[i] as number[],
      clients.filter((peer) => peer !== i),
      3,
    ),
  );
  const hidden = masked.map((row, i) => (row.some((value, at) => value === plain[i]?.[at]) ? 0 : 1));
  const share = (value: number) => (((value % modulus) + modulus) % modulus) / modulus;
  const survivors = implementation.unmaskDropped?.(implementation.total(masked.slice(1, 3)), [1, 2], [0, 3], 3) ?? [];
  const flags = [
    new Set(implementation.mask(1, [7, 7, 7], [0, 2], 3)).size === 3,
    implementation.mask(1, [7], [0, 2], 3)[0] !== implementation.mask(1, [7], [0, 2], 4)[0],
    implementation.mask(0, [0], [1], 3)[0] !== implementation.mask(0, [0], [2], 3)[0],
  ].map(Number);
  return [...implementation.total(masked).map(share), ...survivors.map(share), ...hidden, ...flags];
}

export const secureAggregationByMasks = defineAlgorithm({
  id: 'secure-aggregation',
  family: 'federated',
  title: 'Secure aggregation by pairwise masks',
  aliases: ['secure aggregation', 'secagg', 'pairwise masks', 'pairwise masking', 'masked aggregation'],
  idea:
    'Every pair of clients shares a random mask that one adds and the other subtracts, so that the server learns the sum and ' +
    'no single vector. Masks of clients that drop are rebuilt and taken out.',
  sources: [
    {
      citation: 'Bonawitz et al. (2017). Practical secure aggregation for privacy-preserving machine learning. CCS.',
      locator: 'section 4 (masking with one-time pads, dropped users)',
      url: 'https://eprint.iacr.org/2017/281',
    },
  ],
  equations: [
    'y_i = x_i + sum_{j > i} PRG(s_ij) - sum_{j < i} PRG(s_ij) mod R',
    'sum_i y_i = sum_i x_i mod R',
    'sum of survivors = sum of their y_i - masks they share with dropped clients mod R',
  ],
  cost: 'n clients with vectors of length d: O(n d) a client, O(|alive| |dropped| d) to recover from drop-outs.',
  contract,
  reference: secureAggregation,
  properties,
  lies,
  variants: [
    {
      id: 'signed-and-reversed',
      description: 'Clients subtract for larger peers and add for smaller ones; numbers are signed.',
      implementation: signed,
    },
    {
      id: 'other-stream',
      description: 'Another generator for the masks, high bits first.',
      implementation: pairwiseMasking(
        (i, j, round) => mixedSecret(i + 17, j + 17, round + 5),
        (secret, length) =>
          wordStream(secret ^ 0x5bd1e995, 2 * length)
            .slice(length)
            .map(modulo),
      ),
    },
  ],
  phrases: [
    { text: 'secure aggregation', properties: ['secagg.masks-cancel', 'secagg.individual-is-hidden'] },
    {
      text: 'the server never sees individual updates',
      properties: ['secagg.individual-is-hidden', 'secagg.every-pair-masked', 'secagg.coordinates-independent'],
    },
    { text: 'pairwise masks cancel', properties: ['secagg.masks-cancel', 'secagg.every-pair-masked'] },
    { text: 'masked updates', properties: ['secagg.individual-is-hidden', 'secagg.fresh-every-round'] },
    { text: 'privacy-preserving aggregation', properties: ['secagg.individual-is-hidden'] },
    { text: 'dropout-resilient', properties: ['secagg.dropout-recovery'] },
    { text: 'modular arithmetic', properties: ['secagg.output-in-group'] },
  ],
  falseProperties: [
    { statement: 'Secure aggregation prevents poisoning.', why: 'It hides inputs, malicious ones too.' },
    { statement: 'Secure aggregation is differentially private.', why: 'The exact sum is revealed.' },
    {
      statement: 'Passing these checks means cryptographic security.',
      why: 'They see the algebra and the statistics of the masks, not key agreement, secret sharing or a malicious server.',
    },
  ],
  scenario,
});
