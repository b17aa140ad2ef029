/** Bytes before the text of a frame: length of the text, little-endian, then the nonce of the session. */
const LENGTH_BYTES = 4;
export const NONCE_BYTES = 16;
const HEADER_BYTES = LENGTH_BYTES + NONCE_BYTES;

/** One frame: 4 bytes of length, 16 bytes of nonce, text in UTF-8. */
export function frame(nonce: Buffer, text: string): Buffer {
  const body = Buffer.from(text, 'utf8');
  const header = Buffer.alloc(LENGTH_BYTES);
  header.writeUInt32LE(body.length);
  return Buffer.concat([header, nonce, body]);
}

/** Cuts a stream of bytes into frames. What is no frame of this session ends it: nothing after that is read. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #broken: string | undefined;

  constructor(
    readonly nonce: Buffer,
    readonly maxBytes: number,
  ) {}

  /** Why the stream is no stream of frames. */
  get broken(): string | undefined {
    return this.#broken;
  }

  /** Texts of the frames that these bytes complete. */
  push(bytes: Buffer): string[] {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    const texts: string[] = [];
    while (this.#broken === undefined && this.#length >= HEADER_BYTES) {
      const header = this.#joined(HEADER_BYTES);
      const size = header.readUInt32LE(0);
      if (!header.subarray(LENGTH_BYTES, HEADER_BYTES).equals(this.nonce)) this.#broken = 'a frame without the nonce';
      else if (size > this.maxBytes) this.#broken = `a frame of ${size} bytes`;
      else if (this.#length < HEADER_BYTES + size) break;
      else texts.push(this.#take(HEADER_BYTES + size).toString('utf8', HEADER_BYTES));
    }
    return texts;
  }

  #joined(least: number): Buffer {
    if (this.#chunks[0]!.length < least) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }

  #take(count: number): Buffer {
    const all = this.#joined(count);
    const rest = all.subarray(count);
    this.#chunks = rest.length > 0 ? [rest, ...this.#chunks.slice(1)] : this.#chunks.slice(1);
    this.#length -= count;
    return all.subarray(0, count);
  }
}
