/** How one language writes what both of them can say. */
interface Style {
  readonly assign: (name: string, value: string) => string;
  /** The line that begins a block, without what closes it. */
  readonly branch: (condition: string) => string;
  readonly each: (item: string, list: string) => string;
  readonly until: (condition: string) => string;
  readonly give: (value: string) => string;
  readonly log: (text: string, value: string) => string;
  readonly refuse: (condition: string, message: string) => readonly string[];
  readonly compare: (left: string, sign: '<' | '>' | '===', right: string) => string;
  readonly both: (left: string, right: string) => string;
  readonly largest: (left: string, right: string) => string;
  readonly root: (value: string) => string;
  readonly size: (list: string) => string;
  readonly own: (field: string) => string;
  readonly close: string | undefined;
  readonly name: (words: readonly string[]) => string;
}

const snake = (words: readonly string[]): string => words.join('_');
const camel = (words: readonly string[]): string =>
  words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');

export const PYTHON: Style = {
  assign: (name, value) => `${name} = ${value}`,
  branch: (condition) => `if ${condition}:`,
  each: (item, list) => `for ${item} in ${list}:`,
  until: (condition) => `while ${condition}:`,
  give: (value) => `return ${value}`,
  log: (text, value) => `logger.debug("${text} %s", ${value})`,
  refuse: (condition, message) => [`if ${condition}:`, `    raise ValueError("${message}")`],
  compare: (left, sign, right) => `${left} ${sign === '===' ? '==' : sign} ${right}`,
  both: (left, right) => `${left} and ${right}`,
  largest: (left, right) => `max(${left}, ${right})`,
  root: (value) => `math.sqrt(abs(${value}))`,
  size: (list) => `len(${list})`,
  own: (field) => `self.${field}`,
  close: undefined,
  name: snake,
};

export const TYPESCRIPT: Style = {
  assign: (name, value) => (name.includes('.') ? `${name} = ${value};` : `const ${name} = ${value};`),
  branch: (condition) => `if (${condition}) {`,
  each: (item, list) => `for (const ${item} of ${list}) {`,
  until: (condition) => `while (${condition}) {`,
  give: (value) => `return ${value};`,
  log: (text, value) => `console.debug('${text}', ${value});`,
  refuse: (condition, message) => [`if (${condition}) throw new Error('${message}');`],
  compare: (left, sign, right) => `${left} ${sign} ${right}`,
  both: (left, right) => `${left} && ${right}`,
  largest: (left, right) => `Math.max(${left}, ${right})`,
  root: (value) => `Math.sqrt(Math.abs(${value}))`,
  size: (list) => `${list}.length`,
  own: (field) => `this.${field}`,
  close: '}',
  name: camel,
};

/** Bodies of functions that are put together at random, so that no two are alike but by chance. */
export class RandomCode {
  #made = 0;

  constructor(
    readonly style: Style,
    readonly random: () => number,
    readonly words: readonly string[],
  ) {}

  /** A name of some words of the field. */
  name(words = 2): string {
    return this.style.name(Array.from({ length: words }, () => this.#one(this.words)));
  }

  /**
   * Lines of a body, indented by `indent`, that ends with an answer.
   *
   * @param known names that may be read; the first is a list of numbers
   * @param fields of the object, none for a plain function
   */
  body(known: readonly string[], fields: readonly string[], indent: string): string[] {
    const names = [...known];
    const lines: string[] = [];
    for (let left = this.#some(3, 9); left > 0; left--) lines.push(...this.#statement(names, fields, 2));
    return [...lines, this.style.give(this.#value(names, fields, 2))].map((line) => indent + line);
  }

  #statement(names: string[], fields: readonly string[], depth: number): string[] {
    const { style } = this;
    const value = () => this.#value(names, fields, 2);
    const condition = () => style.compare(value(), this.#one(['<', '>', '==='] as const), value());
    const inner = (item?: string) => {
      const seen = item === undefined ? [...names] : [...names, item];
      const lines = Array.from({ length: this.#some(1, 3) }, () => this.#statement(seen, fields, depth - 1)).flat();
      return [...lines.map((line) => `    ${line}`), ...(style.close === undefined ? [] : [style.close])];
    };
    const kinds: (() => string[])[] = [
      () => this.#fresh(names, value()),
      () => this.#fresh(names, value()),
      () => (fields.length === 0 ? this.#fresh(names, value()) : [style.assign(style.own(this.#one(fields)), value())]),
      () => [style.log(this.#one(this.words), value())],
      () => [...style.refuse(condition(), `${this.#one(this.words)} out of range`)],
    ];
    if (depth > 0)
      kinds.push(
        () => [style.branch(condition()), ...inner()],
        () => [style.branch(style.both(condition(), condition())), ...inner()],
        () => {
          const item = `${this.#one(this.words)}${this.#made++}`;
          return [style.each(item, names[0]!), ...inner(item)];
        },
        () => [style.until(condition()), ...inner()],
      );
    return this.#one(kinds)();
  }

  #fresh(names: string[], value: string): string[] {
    const name = `${this.name()}${this.#made++ % 10}`;
    if (names.includes(name)) return [this.style.log(name, value)];
    names.push(name);
    return [this.style.assign(name, value)];
  }

  #value(names: readonly string[], fields: readonly string[], depth: number): string {
    const { style } = this;
    const part = () => this.#value(names, fields, depth - 1);
    const plain = [
      () => this.#one(names.slice(1)) ?? style.size(names[0]!),
      () => String(Math.floor(this.random() * 1_000) / 100),
      () => style.size(names[0]!),
      () => (fields.length === 0 ? '1' : style.own(this.#one(fields))),
    ];
    if (depth === 0) return this.#one(plain)();
    return this.#one([
      ...plain,
      () => `(${part()} ${this.#one(['+', '-', '*'])} ${part()})`,
      () => `${part()} / ${style.largest(part(), '1')}`,
      () => style.largest(part(), part()),
      () => style.root(part()),
    ])();
  }

  #some(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  #one<Item>(list: readonly Item[]): Item {
    return list[Math.floor(this.random() * list.length)]!;
  }
}
