export const BIG_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 0;

/** 32-bit words as base64, little-endian whatever the machine. */
export function packWords(words: Uint32Array): string {
  return ordered(Buffer.from(words.slice().buffer)).toString('base64');
}

export function unpackWords(packed: string): Uint32Array {
  const bytes = ordered(Buffer.from(packed, 'base64'));
  const words = new Uint32Array(bytes.length >>> 2);
  bytes.copy(new Uint8Array(words.buffer));
  return words;
}

/** Swaps in place. */
function ordered(bytes: Buffer): Buffer {
  return BIG_ENDIAN ? bytes.swap32() : bytes;
}
