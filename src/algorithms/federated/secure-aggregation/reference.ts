import { seededRandom } from '../../random.js';
import type { SecureAggregation } from './contract.js';

/** R: masks and vectors are whole numbers modulo 2^32. */
export const MODULUS = 2 ** 32;

/** The secret that clients i and j agreed on in a round, as a 32-bit whole number; symmetric in i and j. */
export type SharedSecret = (i: number, j: number, round: number) => number;

/** `length` mask words in [0, R) from a shared secret. */
export type MaskStream = (secret: number, length: number) => number[];

/** The representative of `value` in [0, R). */
export function modulo(value: number): number {
  const rest = value % MODULUS;
  return rest < 0 ? rest + MODULUS : rest;
}

/**
 * Secure aggregation by pairwise masks (Bonawitz et al. 2017, section 4). Client i adds PRG(s_ij) for every peer j > i and
 * subtracts it for every peer j < i, so that the masks cancel in the sum and a single vector looks uniform. When clients drop,
 * the masks they share with the survivors are rebuilt and taken out of the sum.
 *
 * This is the algebra of the protocol: y_i = x_i + sum_{j > i} PRG(s_ij) - sum_{j < i} PRG(s_ij) mod R. Key agreement, secret
 * sharing and the second, personal mask of section 4.0.2 are left to the caller, and the stream is not a cryptographic one.
 * n clients with vectors of length d: O(n d) a client, O(|alive| |dropped| d) for the recovery.
 */
export function pairwiseMasking(secret: SharedSecret, stream: MaskStream): SecureAggregation {
  /** What client i adds on account of peer j. */
  const share = (i: number, j: number, round: number, length: number): number[] => {
    const words = stream(secret(i, j, round), length);
    return i < j ? words : words.map((word) => modulo(-word));
  };
  const withShares = (vec: readonly number[], i: number, peers: readonly number[], round: number): number[] =>
    peers
      .filter((peer) => peer !== i)
      .reduce<number[]>((sum, peer) => plus(sum, share(i, peer, round, vec.length)), vec.map(modulo));
  return {
    modulus: MODULUS,
    mask: (i, vec, peers, round) => withShares(vec, i, peers, round),
    total: (masked) => {
      const [first, ...others] = masked;
      if (first === undefined) throw new RangeError('total: no vectors');
      return others.reduce<number[]>(plus, first.map(modulo));
    },
    unmaskDropped: (total, alive, dropped, round) => {
      const zeros = total.map(() => 0);
      const left = alive.reduce<number[]>((sum, i) => plus(sum, withShares(zeros, i, dropped, round)), zeros);
      return plus(
        total,
        left.map((value) => modulo(-value)),
      );
    },
  };
}

function plus(a: readonly number[], b: readonly number[]): number[] {
  if (a.length !== b.length) throw new RangeError(`vectors of lengths ${a.length} and ${b.length}`);
  return a.map((value, at) => modulo(value + (b[at] as number)));
}

/** A 32-bit mix of the pair and the round (the finaliser of MurmurHash3), in place of a key agreement. */
export const mixedSecret: SharedSecret = (i, j, round) => {
  const [low, high] = [Math.min(i, j), Math.max(i, j)];
  return [low, high, round].reduce((state, value) => {
    let mixed = Math.imul(state ^ (value + 1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }, 0x9e3779b9);
};

export const wordStream: MaskStream = (secret, length) => {
  const random = seededRandom(secret);
  return Array.from({ length }, () => Math.floor(random() * MODULUS));
};

export const secureAggregation = pairwiseMasking(mixedSecret, wordStream);
