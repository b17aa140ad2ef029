import type { Facts } from '../../model/facts.js';
import { classifyPath } from '../../rules/file-role.js';

export interface TestTitle {
  readonly path: string;
  readonly line: number;
}

/** Which files are tests, and the titles of tests that have no names: `it('learns from outcomes', …)`. */
export class TestFiles {
  readonly #paths: ReadonlySet<string>;
  #titles: Map<string, TestTitle> | undefined;

  constructor(readonly facts: ReadonlyMap<string, Facts>) {
    this.#paths = new Set([...facts.values()].filter((one) => classifyPath(one).test).map((one) => one.path));
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** The first test of this title. */
  titled(title: string): TestTitle | undefined {
    this.#titles ??= this.#readTitles();
    return this.#titles.get(title);
  }

  #readTitles(): Map<string, TestTitle> {
    const titles = new Map<string, TestTitle>();
    for (const path of this.#paths)
      for (const body of this.facts.get(path)?.bodies ?? [])
        for (const call of body.calls) {
          const title = call.arguments[0]?.literal;
          if (typeof title !== 'string' || titles.has(title) || !/^(it|test|describe)(\.|$)/.test(call.callee))
            continue;
          titles.set(title, { path, line: call.line });
        }
    return titles;
  }
}
