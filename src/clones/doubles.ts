import { BIG_ENDIAN } from './words.js';

/** Doubles as bytes, little-endian whatever the machine. */
export function bytesOfDoubles(doubles: Float64Array): Buffer {
  const bytes = Buffer.from(doubles.slice().buffer);
  return BIG_ENDIAN ? bytes.swap64() : bytes;
}

/** The doubles again; the bytes may stand anywhere in a larger buffer. */
export function doublesOf(bytes: Buffer): Float64Array {
  const doubles = new Float64Array(bytes.length >>> 3);
  const own = Buffer.from(doubles.buffer);
  bytes.copy(own);
  if (BIG_ENDIAN) own.swap64();
  return doubles;
}
