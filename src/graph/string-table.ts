/** Strings by number, each once. */
export class StringTable {
  readonly #numbers = new Map<string, number>();
  readonly #strings: string[] = [];

  put(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#strings.length;
    this.#numbers.set(text, number);
    this.#strings.push(text);
    return number;
  }

  text(number: number): string {
    const text = this.#strings[number];
    if (text === undefined) throw new RangeError(`no string of number ${number}`);
    return text;
  }

  number(text: string): number | undefined {
    return this.#numbers.get(text);
  }
}
