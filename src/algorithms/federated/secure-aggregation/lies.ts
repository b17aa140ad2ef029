import type { Lie } from '../../../model/algorithm.js';
import type { SecureAggregation } from './contract.js';
import {
  type MaskStream,
  MODULUS,
  mixedSecret,
  modulo,
  pairwiseMasking,
  type SharedSecret,
  secureAggregation,
  wordStream,
} from './reference.js';

const withStream = (stream: MaskStream) => pairwiseMasking(mixedSecret, stream);
const withSecret = (secret: SharedSecret) => pairwiseMasking(secret, wordStream);
const { mask, unmaskDropped } = secureAggregation;

/** The mask that i and j share, as the larger client would subtract it. */
const shared = (i: number, j: number, round: number, length: number) => wordStream(mixedSecret(i, j, round), length);

const bothAdd: SecureAggregation['mask'] = (i, vec, peers, round) =>
  peers.reduce<number[]>(
    (sum, peer) => {
      const words = shared(i, peer, round, vec.length);
      return sum.map((value, at) => modulo(value + (words[at] as number)));
    },
    [...vec],
  );

const unreduced: SecureAggregation['mask'] = (i, vec, peers, round) =>
  peers.reduce<number[]>(
    (sum, peer) => {
      const words = shared(i, peer, round, vec.length);
      return sum.map((value, at) => value + (i < peer ? 1 : -1) * (words[at] as number));
    },
    [...vec],
  );

export const lies: readonly Lie<SecureAggregation>[] = [
  {
    id: 'both-add',
    description: 'Both peers add their mask.',
    implementation: { ...secureAggregation, mask: bothAdd },
    caughtBy: ['secagg.masks-cancel', 'secagg.dropout-recovery'],
  },
  {
    id: 'small-masks',
    description: 'Masks below 2^24 in a group of 2^32.',
    implementation: withStream((secret, length) => wordStream(secret, length).map((word) => word % 2 ** 24)),
    caughtBy: ['secagg.individual-is-hidden'],
  },
  {
    id: 'low-bits-open',
    description: 'The low three bits of every mask are zero.',
    implementation: withStream((secret, length) => wordStream(secret, length).map((word) => (word >>> 8) * 8)),
    caughtBy: ['secagg.individual-is-hidden'],
  },
  {
    id: 'one-scalar-per-pair',
    description: 'One mask value for all coordinates.',
    implementation: withStream((secret, length) => new Array<number>(length).fill(wordStream(secret, 1)[0] as number)),
    caughtBy: ['secagg.coordinates-independent'],
  },
  {
    id: 'round-ignored',
    description: 'Every round uses the masks of the first.',
    implementation: withSecret((i, j) => mixedSecret(i, j, 0)),
    caughtBy: ['secagg.individual-is-hidden', 'secagg.fresh-every-round'],
  },
  {
    id: 'one-secret-for-all',
    description: 'All pairs share one secret.',
    implementation: withSecret((_i, _j, round) => mixedSecret(0, 1, round)),
    caughtBy: ['secagg.individual-is-hidden', 'secagg.fresh-every-round', 'secagg.every-pair-masked'],
  },
  {
    id: 'secret-not-symmetric',
    description: 'i and j derive different secrets, depending on who asks.',
    implementation: withSecret((i, j, round) => mixedSecret(i, j, round) ^ (i < j ? 0 : 1)),
    caughtBy: ['secagg.masks-cancel', 'secagg.dropout-recovery'],
  },
  {
    id: 'first-peer-only',
    description: 'Only the next client on a ring shares a mask.',
    implementation: {
      ...secureAggregation,
      mask: (i, vec, peers, round) => {
        const ring = [...peers, i].sort((a, b) => a - b);
        const at = ring.indexOf(i);
        const next = [ring[(at + 1) % ring.length], ring[(at + ring.length - 1) % ring.length]] as number[];
        return mask(i, vec, next, round);
      },
    },
    caughtBy: ['secagg.every-pair-masked', 'secagg.dropout-recovery'],
  },
  {
    id: 'dropout-ignored',
    description: 'The masks of dropped clients stay in the sum.',
    implementation: { ...secureAggregation, unmaskDropped: (total) => total },
    caughtBy: ['secagg.dropout-recovery'],
  },
  {
    id: 'dropout-sign',
    description: 'The masks of dropped clients are added once more instead of taken out.',
    implementation: {
      ...secureAggregation,
      unmaskDropped: (total, alive, dropped, round) => {
        const zeros = total.map(() => 0);
        const left = unmaskDropped(zeros, alive, dropped, round);
        return total.map((value, at) => modulo(value - (left[at] as number)));
      },
    },
    caughtBy: ['secagg.dropout-recovery'],
  },
  {
    id: 'first-dropped-only',
    description: 'Only one dropped client is recovered.',
    implementation: {
      ...secureAggregation,
      unmaskDropped: (total, alive, dropped, round) => unmaskDropped(total, alive, dropped.slice(0, 1), round),
    },
    caughtBy: ['secagg.dropout-recovery'],
  },
  {
    id: 'plaintext',
    description: 'The input is sent as it is: secure by name.',
    implementation: { ...secureAggregation, mask: (_i, vec) => [...vec] },
    caughtBy: [
      'secagg.individual-is-hidden',
      'secagg.fresh-every-round',
      'secagg.coordinates-independent',
      'secagg.every-pair-masked',
      'secagg.dropout-recovery',
    ],
  },
  {
    id: 'multiplied',
    description: 'The input is multiplied by a factor that the server divides out: nothing is hidden.',
    implementation: {
      ...secureAggregation,
      mask: (_i, vec) => vec.map((value) => value * 3),
      total: (masked) =>
        (masked[0] ?? []).map((_, at) => masked.reduce((sum, row) => sum + (row[at] as number), 0) / 3),
      unmaskDropped: (total) => total,
    },
    caughtBy: [
      'secagg.individual-is-hidden',
      'secagg.output-in-group',
      'secagg.fresh-every-round',
      'secagg.coordinates-independent',
      'secagg.every-pair-masked',
    ],
  },
  {
    id: 'not-reduced',
    description: 'Masks are added without reducing modulo R.',
    implementation: { ...secureAggregation, mask: unreduced },
    caughtBy: ['secagg.output-in-group'],
  },
  {
    id: 'no-wrap-in-total',
    description: 'Sums are cut off at R - 1 instead of wrapping around.',
    implementation: {
      ...secureAggregation,
      total: (masked) =>
        (masked[0] ?? []).map((_, at) =>
          masked.reduce((sum, row) => Math.min(MODULUS - 1, sum + (row[at] as number)), 0),
        ),
    },
    caughtBy: ['secagg.masks-cancel', 'secagg.dropout-recovery'],
  },
  {
    id: 'mean-instead',
    description: 'The masked vectors are averaged.',
    implementation: {
      ...secureAggregation,
      total: (masked) => secureAggregation.total(masked).map((value) => Math.floor(value / masked.length)),
    },
    caughtBy: ['secagg.masks-cancel', 'secagg.dropout-recovery'],
  },
];
