import { mix } from './hash.js';

/** Tokens in one gram. */
export const GRAM = 6;
/** Of so many neighbouring grams at least one is kept: a shared run of GRAM + WINDOW - 1 tokens shares a fingerprint. */
const WINDOW = 5;
const BASE = 0x9e3779b1;

export interface Fingerprints {
  readonly hashes: Uint32Array;
  /** Index of the first token of each. */
  readonly at: Uint32Array;
}

/**
 * Winnowing (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting", section 3): of each
 * window of grams the least hash, the last one among equals. About one gram in three is kept, and which ones depends on their
 * neighbours only.
 */
export function winnow(values: Uint32Array): Fingerprints {
  const grams = gramHashes(values);
  const hashes: number[] = [];
  const places: number[] = [];
  let kept = -1;
  for (let end = Math.min(WINDOW, grams.length); end <= grams.length && grams.length > 0; end++) {
    const start = Math.max(0, end - WINDOW);
    let least = start;
    for (let index = start + 1; index < end; index++) if (grams[index]! <= grams[least]!) least = index;
    if (least === kept) continue;
    kept = least;
    hashes.push(grams[least]!);
    places.push(least);
  }
  return { hashes: Uint32Array.from(hashes), at: Uint32Array.from(places) };
}

/** A rolling polynomial hash modulo 2^32 over each GRAM tokens. */
function gramHashes(values: Uint32Array): Uint32Array {
  const count = Math.max(0, values.length - GRAM + 1);
  const grams = new Uint32Array(count);
  let leading = 1;
  for (let step = 0; step < GRAM; step++) leading = Math.imul(leading, BASE);
  let hash = 0;
  for (let index = 0; index < values.length; index++) {
    hash = Math.imul(hash, BASE) + values[index]!;
    if (index >= GRAM) hash -= Math.imul(values[index - GRAM]!, leading);
    hash >>>= 0;
    if (index >= GRAM - 1) grams[index - GRAM + 1] = mix(hash);
  }
  return grams;
}
