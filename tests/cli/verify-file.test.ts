import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { probeTiers } from '../../src/sandbox/index.js';
import { audit, project } from './audit.js';

const searchPath = process.env.PATH ?? '';
const { chosen } = await probeTiers({ mode: 'auto', searchPath });
if (chosen === undefined) console.log('skipped: no sandbox works here');
const PATIENCE_MS = 600_000;

/** A policy that takes a record which another folder declares, and chooses with a function of a third. */
const SCRIPT = {
  'package.json': '{ "name": "shop", "type": "module" }',
  'src/types/options.ts': 'export interface Options { arms: number; c: number }\n',
  'src/math/largest.ts':
    'export function largest(values: number[]): number {\n  return values.indexOf(Math.max(...values));\n}\n',
  'src/policies/ucb1.ts': `import { largest } from '../math/largest';
import type { Options } from '../types/options';

/** UCB1: the arm with the largest mean plus c sqrt(ln t / n). */
export class Ucb1 {
  private counts: number[];
  private means: number[];

  constructor(private options: Options) {
    this.counts = new Array(options.arms).fill(0);
    this.means = new Array(options.arms).fill(0);
  }

  select(): number {
    const total = this.counts.reduce((sum, n) => sum + n, 0);
    return largest(
      this.counts.map((n, arm) => (n === 0 ? Infinity : this.means[arm]! + this.options.c * Math.sqrt(Math.log(total) / n))),
    );
  }

  update(arm: number, reward: number): void {
    this.counts[arm]! += 1;
    this.means[arm]! += (reward - this.means[arm]!) / this.counts[arm]!;
  }
}
`,
};

const PYTHON = {
  'pyproject.toml': '[project]\nname = "shop"\n',
  'shop/__init__.py': '',
  'shop/base.py': `class Counting:
    def __init__(self, n_arms, c):
        self.c = c
        self.counts = [0] * n_arms
        self.means = [0.0] * n_arms

    def update(self, arm, reward):
        self.counts[arm] += 1
        self.means[arm] += (reward - self.means[arm]) / self.counts[arm]
`,
  'shop/policies/__init__.py': '',
  'shop/policies/ucb1.py': `import math

from ..base import Counting


class Ucb1(Counting):
    """UCB1: the arm with the largest mean plus c sqrt(ln t / n)."""

    def select(self):
        total = sum(self.counts)
        bounds = [
            math.inf if n == 0 else mean + self.c * math.sqrt(math.log(total) / n)
            for n, mean in zip(self.counts, self.means)
        ]
        return bounds.index(max(bounds))
`,
};

describe.skipIf(chosen === undefined)('a file that is named', () => {
  test.each([
    { language: 'TypeScript', files: SCRIPT, folder: 'src/policies', file: 'ucb1.ts' },
    { language: 'Python', files: PYTHON, folder: 'shop/policies', file: 'ucb1.py' },
  ])('runs with what it imports of its package: $language', { timeout: PATIENCE_MS }, async ({
    files,
    folder,
    file,
  }) => {
    const root = project(files);
    const { exitCode } = await audit(join(root, folder), ['verify', file, '--no-cache', '-o', 'reports'], {
      searchPath,
    });
    const { subjects } = JSON.parse(readFileSync(join(root, folder, 'reports/audit.json'), 'utf8'));
    expect(subjects).toMatchObject([{ symbol: 'Ucb1', path: `${folder}/${file}`, verdict: 'verified' }]);
    expect(exitCode).toBe(0);
  });
});
