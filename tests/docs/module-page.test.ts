import { beforeAll, describe, expect, test } from 'vitest';
import { type Site, siteOf } from './site.js';

const FILES = {
  'pkg/__init__.py': '',
  'pkg/learner.py': `"""Keeps a running mean.

Second paragraph | with a bar.
"""
import math
from .base import Base, LIMIT

RATE: float = 0.5


class Learner(Base):
    """Learns a mean."""

    scale: float = 2.0

    def __init__(self, rate: float | None = RATE, *rest, name="x", **options):
        if rate is None:
            raise ValueError("no rate")
        self.rate = rate
        self.seen = []

    @property
    def size(self) -> int:
        return len(self.seen)

    def update(self, reward: float) -> None:
        def keep(value):
            self.seen.append(value)

        keep(reward)
        self.total += self.rate * self.clip(reward)

    def clip(self, reward):
        try:
            return min(reward, LIMIT)
        except TypeError:
            raise
`,
  'pkg/base.py': `LIMIT = 3


class Base:
    def describe(self):
        return self.label + self.suffix()
`,
  'pkg/run.py': `from .learner import Learner


def main(other):
    learner = Learner(0.1)
    learner.update(1.0)
    other.clip(2.0)
`,
  'web/session.ts': `/** A session of one learner. */
export type Mode = 'idle' | 'busy';
export enum Level { Low = 1, High = 2 }
export interface Clock { now(): number; readonly zone?: string }
export abstract class Session<T> implements Clock {
  #count = 0;
  constructor(private readonly limit: number, protected tags: string[] = []) {}
  get count(): number { return this.#count; }
  set count(value) { this.#count = value; }
  now(): number { this.#count += 1; if (this.#count > this.limit) throw new RangeError('late'); return this.#count; }
  abstract close(reason?: T, ...more: string[]): void;
}
export const LIMITS = { low: 1 };
`,
};

/** The part of a page from the anchor of one section to the next. */
function section(page: string, anchor: string): string {
  const from = page.indexOf(`<a id="${anchor}"></a>`);
  expect(from, `anchor ${anchor}`).toBeGreaterThan(-1);
  const to = page.indexOf('<a id="', from + 1);
  return page.slice(from, to === -1 ? undefined : to);
}

describe('the page of a Python module', () => {
  let site: Site;
  let page = '';
  beforeAll(async () => {
    site = await siteOf(FILES, ['--format', 'md']);
    page = site.files.get('modules/pkg/learner.py.md') ?? '';
  }, 120_000);

  test('says what it is, in words that are marked as its own', () => {
    expect(page).toContain('# `pkg/learner.py`');
    expect(page).toContain('In its own words: Keeps a running mean.');
    expect(page).toContain('```text\nKeeps a running mean.\n\nSecond paragraph | with a bar.\n```');
    expect(page).toContain('| Role, told from structure | library |');
    expect(page).toContain('| Language | python, 37 lines |');
  });

  test('lists parameters with types, defaults and forms, and what is raised', () => {
    const text = section(page, 'method-learner__init__');
    expect(text).toContain('```python\n__init__(rate: float | None = RATE, *rest, name = "x", **options)\n```');
    expect(text).toContain('| `rate` | `float \\| None` | `RATE` |  |');
    expect(text).toContain('| `rest` |  |  | any number |');
    expect(text).toContain('| `name` |  | `"x"` | by name only |');
    expect(text).toContain('| `options` |  |  | any by name |');
    expect(text).toContain('Raises, as written:\n\n- `ValueError` (line 18)');
    expect(section(page, 'method-learnerclip')).toContain('- what was caught, again (line 37)');
  });

  test('tells the state of a class: who writes, who reads, what comes from elsewhere', () => {
    const text = section(page, 'class-learner');
    expect(text).toContain('class Learner(Base)');
    expect(text).toContain('| `rate` |  |  | \\_\\_init\\_\\_ (set) | update |');
    expect(text).toContain('| `scale` | `float` | `2.0` |  |  |');
    expect(text).toContain('| `seen` |  |  | \\_\\_init\\_\\_ (set), update (changed by a method call) | size |');
    expect(text).toContain('| `total` |  |  | update (changed in place) |');
    const base = section(site.files.get('modules/pkg/base.py.md')!, 'class-base');
    expect(base).toContain('Read, and neither declared nor written in this class: `label`.');
    expect(section(site.files.get('modules/pkg/base.py.md')!, 'method-basedescribe')).toContain(
      'Reads state: `label`.',
    );
  });

  test('names what is declared inside a function there, not as a section', () => {
    expect(page).not.toContain('id="function-learnerupdatekeep"');
    expect(section(page, 'method-learnerupdate')).toContain('Declares inside: `keep`.');
    expect(section(page, 'method-learnerupdate')).toContain('Writes state: `seen`, `total`.');
  });

  test('leads to callers and callees, and marks what is told from names', () => {
    expect(section(page, 'method-learner__init__')).toContain(
      'Called by:\n\n- [`main`](run.py.md#function-main) (pkg/run.py:5)',
    );
    expect(section(page, 'method-learnerupdate')).toContain(
      '- [`Learner.clip`](#method-learnerclip) (pkg/learner.py:31)',
    );
    const clip = section(page, 'method-learnerclip');
    expect(clip).toContain('- [`Learner.update`](#method-learnerupdate) (pkg/learner.py:31)');
    expect(clip).toContain('- [`main`](run.py.md#function-main), a guess from names (pkg/run.py:7)');
  });

  test('lists imports of the project, those from outside, and who imports it', () => {
    expect(page).toContain('## Imports from this project\n\n- [`pkg/base.py`](base.py.md): `Base, LIMIT` (line 6)');
    expect(page).toContain('## Imports from outside of what was analysed\n\n- `math` (line 5)');
    expect(page).toContain('## Imported by\n\n- [`pkg/run.py`](run.py.md): `Learner` (line 1)');
    expect(page).toContain('| `RATE`, public | 8 | `float` | `0.5` |');
  });
});

describe('the page of a TypeScript module', () => {
  let page = '';
  beforeAll(async () => {
    page = (await siteOf(FILES, ['--format', 'md'])).files.get('modules/web/session.ts.md') ?? '';
  }, 120_000);

  test('writes signatures as TypeScript does, accessors of one property in one section', () => {
    expect(section(page, 'class-session')).toContain('```typescript\nabstract class Session implements Clock\n```');
    expect(section(page, 'method-sessioncount')).toContain('getter count: number\nsetter count = value');
    expect(section(page, 'method-sessionclose')).toContain('abstract close(reason?: T, ...more: string[]): void');
    expect(section(page, 'method-sessionclose')).toContain(', without a body');
    expect(section(page, 'interface-clock')).toContain('interface Clock');
  });

  test('tells parameters that are attributes, private attributes, and what is thrown', () => {
    const state = section(page, 'class-session');
    expect(state).toContain('| `limit` | `number` |  | constructor (set by a parameter) | now |');
    expect(state).toContain('| `#count` |  | `0` | count (set), now (changed in place) | count, now |');
    expect(section(page, 'method-sessionconstructor')).toContain('| `tags` | `string[]` | `[]` | also an attribute |');
    expect(section(page, 'method-sessionnow')).toContain('- `RangeError` (line 10)');
  });

  test('lists members of enums, types and values', () => {
    expect(section(page, 'enum-level')).toContain('- `Low` = `1`\n- `High` = `2`');
    expect(page).toContain("| `Mode`, exported | 2 | `'idle' \\| 'busy'` |");
    expect(page).toContain('| `LIMITS`, exported | 13 |  | `{ low: 1 }` |');
  });
});
