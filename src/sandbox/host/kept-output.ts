/** What a subject printed: the first part is kept for messages, all of it is counted. */
export class KeptOutput {
  static readonly #KEPT_BYTES = 64_000;
  readonly #kept: Buffer[] = [];
  #keptBytes = 0;
  #seen = 0;

  push(bytes: Buffer): void {
    this.#seen += bytes.length;
    const room = KeptOutput.#KEPT_BYTES - this.#keptBytes;
    if (room <= 0) return;
    const part = bytes.subarray(0, room);
    this.#kept.push(part);
    this.#keptBytes += part.length;
  }

  get seenBytes(): number {
    return this.#seen;
  }

  /** Text of the kept part; it is the subject's, so it is escaped before anybody prints it. */
  text(): string {
    return Buffer.concat(this.#kept).toString('utf8');
  }
}
