/** A source of uniform doubles in [0, 1). */
export type RandomSource = () => number;

/**
 * Mulberry32: a small generator with a 32-bit state, so that every run of a lesson can be repeated.
 *
 * @param seed any integer; the same seed gives the same sequence
 */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
