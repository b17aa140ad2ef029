/** Odd, so that multiplying modulo 2^32 loses nothing. */
const FIRST_BASE = 0x9e3779b1;
const SECOND_BASE = 0x85ebca6b;

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3); a bijection. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** FNV-1a over UTF-16 units with spread bits: 32 bits, unsigned. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** Hash of any range of a sequence in constant time: two polynomial hashes modulo 2^32 over prefixes. */
export class RangeHash {
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;

  /** @param values spread 32-bit hashes of the items */
  constructor(values: Uint32Array) {
    this.#first = prefixes(values, FIRST_BASE);
    this.#second = prefixes(values, SECOND_BASE);
  }

  /** Two words of 32 bits for the items from `start` up to `end`. */
  of(start: number, end: number): readonly [number, number] {
    return [
      mix(range(this.#first, FIRST_BASE, start, end) ^ (end - start)),
      mix(range(this.#second, SECOND_BASE, start, end)),
    ];
  }
}

function prefixes(values: Uint32Array, base: number): Uint32Array {
  const sums = new Uint32Array(values.length + 1);
  for (let index = 0; index < values.length; index++) sums[index + 1] = Math.imul(sums[index]!, base) + values[index]!;
  return sums;
}

function range(sums: Uint32Array, base: number, start: number, end: number): number {
  return (sums[end]! - Math.imul(sums[start]!, power(base, end - start))) >>> 0;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, rest = exponent; rest > 0; rest >>>= 1, square = Math.imul(square, square))
    if ((rest & 1) === 1) result = Math.imul(result, square);
  return result;
}
