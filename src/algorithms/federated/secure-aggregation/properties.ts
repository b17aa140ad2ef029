import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { closeVectors, counterexample } from '../../compare.js';
import { integerBelow } from '../../random.js';
import type { SecureAggregation } from './contract.js';

const CLIENTS = [0, 1, 2, 3, 4];
const LENGTH = 4;

const groupOf = (implementation: SecureAggregation) => implementation.modulus ?? 2 ** 32;
const reduced = (value: number, modulus: number) => ((value % modulus) + modulus) % modulus;
const others = (clients: readonly number[], i: number) => clients.filter((client) => client !== i);

/** Vectors whose values lie at both ends of the group, so that sums wrap around. */
function vectors(random: Random, modulus: number): number[][] {
  return CLIENTS.map(() =>
    Array.from({ length: LENGTH }, () => {
      const small = integerBelow(random, 1000);
      return random() < 0.5 ? small : modulus - 1 - small;
    }),
  );
}

const sums = (rows: readonly (readonly number[])[], modulus: number) =>
  (rows[0] ?? []).map((_, at) => rows.reduce((sum, row) => reduced(sum + (row[at] as number), modulus), 0));

const inGroup = (row: readonly number[], modulus: number) => [...row].map((value) => reduced(value, modulus));
const aRound = (random: Random) => 1 + integerBelow(random, 1000);

/** What client i sends for `vec`, reduced to [0, R). */
const sent = (
  implementation: SecureAggregation,
  i: number,
  vec: readonly number[],
  peers: readonly number[],
  round: number,
) => inGroup(implementation.mask(i, [...vec], [...peers], round), groupOf(implementation));

export const properties: readonly Property<SecureAggregation>[] = [
  {
    id: 'secagg.masks-cancel',
    statement: 'The sum of the masked vectors is the sum of the plain ones modulo R.',
    basis: 'Bonawitz et al. 2017, section 4: every mask is added once and subtracted once',
    strength: 'always',
    tolerance: 'exact whole numbers',
    check: (implementation, random) => {
      const [modulus, round] = [groupOf(implementation), aRound(random)];
      const plain = vectors(random, modulus);
      const masked = CLIENTS.map((i) => implementation.mask(i, [...(plain[i] ?? [])], others(CLIENTS, i), round));
      const [expected, actual] = [sums(plain, modulus), inGroup(implementation.total(masked), modulus)];
      return closeVectors(actual, expected, 0)
        ? undefined
        : counterexample('the masks do not cancel', { vectors: plain, round }, expected, actual);
    },
  },
  {
    id: 'secagg.individual-is-hidden',
    statement: 'A masked coordinate of a constant vector is uniform over the group, in its high and its low bits.',
    basis: 'a uniform mask in a group hides its input completely',
    strength: 'always',
    tolerance: '800 rounds, 8 bins, each within 6 standard errors',
    falseAlarm: { probability: 4e-8, derivation: '16 bins, two-sided normal bound at 6 each: 16 * 2e-9' },
    check: individualHidden,
  },
  {
    id: 'secagg.output-in-group',
    statement: 'What a client sends is reduced modulo R: 0 to R - 1, or -R/2 to R/2 - 1.',
    basis: 'an unreduced sum of masks tells more than its rest',
    strength: 'when-claimed',
    tolerance: 'exact',
    check: outputInGroup,
  },
  {
    id: 'secagg.fresh-every-round',
    statement: 'One vector masked in two rounds gives different outputs: no coordinate keeps its mask.',
    basis: 'equal masks would show the difference of two updates',
    strength: 'always',
    tolerance: 'exact; a coordinate repeats by chance with probability 2^-32',
    check: (implementation, random) => {
      const round = aRound(random);
      const vec = vectors(random, groupOf(implementation))[0] as number[];
      const [a, b] = [round, round + 1].map((at) => sent(implementation, 2, vec, [0, 1, 3, 4], at)) as [
        number[],
        number[],
      ];
      const kept = a.findIndex((value, at) => value === b[at]);
      return kept < 0
        ? undefined
        : counterexample('a coordinate keeps its mask', { vec, rounds: [round, round + 1] }, 'another value', a[kept]);
    },
  },
  {
    id: 'secagg.coordinates-independent',
    statement: 'Masks differ between coordinates.',
    basis: 'equal masks would show differences within an update',
    strength: 'always',
    tolerance: 'exact; two coordinates agree by chance with probability 2^-32',
    check: (implementation, random) => {
      const round = aRound(random);
      const masked = sent(implementation, 1, new Array<number>(6).fill(7), [0, 2, 3], round);
      return new Set(masked).size === masked.length
        ? undefined
        : counterexample('coordinates share a mask', { vec: 'sevens', round }, '6 different values', masked);
    },
  },
  {
    id: 'secagg.every-pair-masked',
    statement:
      'A client adds one mask for each peer, all different: without those of all other peers it is still hidden.',
    basis: 'y_i = x_i + sum over peers of +-PRG(s_ij); one honest peer is enough',
    strength: 'always',
    tolerance: 'exact; two masks agree by chance with probability 2^-32',
    check: everyPairMasked,
  },
  {
    id: 'secagg.dropout-recovery',
    statement: 'After clients drop, unmasking gives the sum of the survivors.',
    basis: 'the masks between survivors and dropped clients are rebuilt from shared secrets',
    strength: 'always',
    tolerance: 'exact whole numbers',
    needs: ['unmaskDropped'],
    check: dropoutRecovery,
  },
];

const ROUNDS = 800;
const BINS = 8;

function individualHidden(implementation: SecureAggregation, random: Random): Counterexample | undefined {
  const modulus = groupOf(implementation);
  const start = aRound(random);
  const values = Array.from(
    { length: ROUNDS },
    (_, at) => sent(implementation, 1, [7], [0, 2], start + at)[0] as number,
  );
  const room = 6 * Math.sqrt(ROUNDS * (1 / BINS) * (1 - 1 / BINS));
  for (const [name, bin] of [
    ['high bits', (value: number) => Math.floor((value / modulus) * BINS)],
    ['low bits', (value: number) => value % BINS],
  ] as const) {
    const counts = new Array<number>(BINS).fill(0);
    for (const value of values) counts[bin(value)] = (counts[bin(value)] ?? 0) + 1;
    const expected = ROUNDS / BINS;
    if (!counts.every((count) => Math.abs(count - expected) <= room))
      return counterexample(`not uniform in its ${name}`, { vec: [7], rounds: [start, ROUNDS] }, expected, counts);
  }
  return undefined;
}

function outputInGroup(implementation: SecureAggregation, random: Random): Counterexample | undefined {
  const modulus = groupOf(implementation);
  const plain = vectors(random, modulus);
  const all = Array.from({ length: 40 }, (_, round) =>
    CLIENTS.flatMap((i) => [...implementation.mask(i, [...(plain[i] ?? [])], others(CLIENTS, i), round)]),
  ).flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const within = (from: number) => low >= from && high < from + modulus;
  return within(0) || within(-modulus / 2)
    ? undefined
    : counterexample('outside the group', { vectors: plain, rounds: 40 }, [0, modulus - 1], [low, high]);
}

function everyPairMasked(implementation: SecureAggregation, random: Random): Counterexample | undefined {
  const [modulus, round] = [groupOf(implementation), aRound(random)];
  const vec = vectors(random, modulus)[0] as number[];
  const zeros = vec.map(() => 0);
  for (const i of CLIENTS) {
    const peers = others(CLIENTS, i);
    const masks = peers.map((peer) => sent(implementation, i, zeros, [peer], round));
    const expected = sums([vec, ...masks], modulus);
    const actual = sent(implementation, i, vec, peers, round);
    if (!closeVectors(actual, expected, 0))
      return counterexample('not x plus the mask of each peer', { i, vec, peers, round }, expected, actual);
    const different = new Set([...masks, zeros].map((mask) => mask.join())).size;
    if (different !== peers.length + 1)
      return counterexample('a mask is zero or used twice', { i, peers, round }, peers.length + 1, different);
  }
  return undefined;
}

function dropoutRecovery(implementation: SecureAggregation, random: Random): Counterexample | undefined {
  const [modulus, round] = [groupOf(implementation), aRound(random)];
  const plain = vectors(random, modulus);
  for (const dropped of [[1, 3], [4], [0, 2]]) {
    const alive = CLIENTS.filter((client) => !dropped.includes(client));
    const masked = alive.map((i) => implementation.mask(i, [...(plain[i] ?? [])], others(CLIENTS, i), round));
    const total = implementation.total(masked);
    const expected = sums(
      alive.map((i) => plain[i] as number[]),
      modulus,
    );
    const actual = inGroup(implementation.unmaskDropped([...total], alive, dropped, round), modulus);
    if (!closeVectors(actual, expected, 0))
      return counterexample('not the sum of the survivors', { vectors: plain, dropped, round }, expected, actual);
  }
  return undefined;
}
