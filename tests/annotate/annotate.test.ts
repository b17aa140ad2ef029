import { describe, expect, test } from 'vitest';
import { RULES_FOLDER } from '../../src/rules/load.js';
import { loadProfile } from '../../src/tags/profile.js';
import { WrittenTags } from '../../src/tags/written.js';
import { annotate, auditOf, planFor, plansFor } from './annotate-folder.js';

const BANDIT = `"""Greedy choice among arms. It keeps a mean for each."""

from __future__ import annotations

import logging
import math

from .arms import Arm

logger = logging.getLogger(__name__)


class Greedy:
    """Takes the best mean.

    Example:
        >>> Greedy(2).select()
        0
    """

    epsilon: float = 0.2

    def __init__(self, arms: int, learning_rate: float = 0.1) -> None:
        if arms < 1:
            raise ValueError("no arms")
        self.values = [0.0] * arms
        self.learning_rate = learning_rate

    # A step towards the reward.
    def update(self, arm: int, reward: float) -> None:
        logger.info("update")
        self.values[arm] += self.learning_rate * (reward - self.values[arm])

    @property
    def best(self) -> float:
        return max(self.values)

    def select(self) -> int:
        return self.values.index(self.best)
`;

describe('what is written', () => {
  test('header, tags and footer of a Python file, line by line', async () => {
    const plans = await plansFor({
      'learn/__init__.py': '',
      'learn/greedy.py': BANDIT,
      'learn/arms.py': 'class Arm:\n    pass\n',
      'learn/play.py': 'from .greedy import Greedy\n\nGreedy(3).select()\n',
    });
    const plan = plans.get('learn/greedy.py')!;
    expect(plan.kind).toBe('changed');
    const text = plan.kind === 'changed' ? plan.bytes.toString() : '';
    const put = text.split('\n').filter((line) => !BANDIT.split('\n').includes(line));
    expect(put).toEqual([
      '# audit:header (written by audit tag, which also replaces and removes it)',
      '# File: greedy.py',
      '# Module: learn.greedy',
      '# Description: Greedy choice among arms.',
      '# Role: library',
      '# Dependencies: __future__, logging, math',
      '# Modules used: learn/arms.py',
      '# audit:end header',
      '# ΛEXPOSE: imported by learn/play.py [audit]',
      '# ΛSEED: defaults learning_rate = 0.1 [audit]',
      '# ΛTRACE: logs through logger.info [audit]',
      '# ΛSEED (Greedy.epsilon): initial value 0.2 [audit]',
      '    # ΛDREAM_LOOP: reward updates self.values, which update reads [audit]',
      '# audit:footer (written by audit tag, which also replaces and removes it)',
      '# Classes:',
      '#   Greedy',
      '#     __init__(arms: int, learning_rate: float = 0.1) -> None',
      '#     update(arm: int, reward: float) -> None',
      '#     best: float',
      '#     select() -> int',
      '# Decorators: property',
      '# Errors raised: ValueError (Greedy.__init__)',
      '# Logging: logger.info',
      '# How to use:',
      '#   from learn.greedy import Greedy',
      '#   >>> Greedy(2).select()',
      '#   0',
      '#   Imported by learn/play.py',
      '# audit:end footer',
    ]);
    // The loop's tag stands above the comment that belongs to the method.
    expect(text).toContain(
      'reads [audit]\n    # A step towards the reward.\n    def update(self, arm: int, reward: float) -> None:\n',
    );
  });

  test('every inferred tag is read back where it was put, and nothing else is', async () => {
    const text = await annotate('greedy.py', BANDIT);
    const { records } = await auditOf({ 'greedy.py': text });
    const read = new WrittenTags(loadProfile(RULES_FOLDER, 'lambda')).read(records[0]!.facts);
    expect(read.map(({ tag, symbol }) => `${tag} ${symbol}`).sort()).toEqual([
      'caution ',
      'feedback-loop Greedy.update',
      'import-todo ',
      'seed Greedy',
      'seed Greedy.epsilon',
      'trace Greedy',
    ]);
    const { result } = await auditOf({ 'greedy.py': text });
    expect(result.tags.map(({ source }) => source)).toEqual(Array(6).fill('both'));
  });

  test('the plain profile marks its common words', async () => {
    const text = await annotate('greedy.py', BANDIT, { profile: 'plain', parts: { header: false, footer: false } });
    expect(text).toContain('\n# @audit-tag seed: defaults learning_rate = 0.1 [audit]\n');
    const { result } = await auditOf({ 'greedy.py': text });
    expect(new Set(result.tags.map(({ source }) => source))).toEqual(new Set(['both']));
  });

  test('a tag that a person wrote is not written again', async () => {
    const text = await annotate('a.py', 'import random\n\n\n# ΛSEED: fixed\ndef start():\n    random.seed(3)\n');
    expect(text).not.toContain('ΛSEED: seeds a generator');
    expect(text).toContain('# ΛSEED: fixed\ndef start');
  });

  test('TypeScript: a tag above JSDoc, decorators and comments to the next line', async () => {
    const text = await annotate(
      'a.ts',
      `import { Step } from './step.js';

/** Learns. */
@Step()
export class Learner {
  // eslint-disable-next-line some-rule
  constructor(private readonly learningRate = 0.1) {}

  /** Towards the reward. */
  update(reward: number): void {
    this.value += this.learningRate * (reward - this.value);
  }

  private value = 0;
}
`,
      { parts: { header: false, footer: false } },
    );
    expect(text).toContain('[audit]\n/** Learns. */\n@Step()\n');
    expect(text).toContain('[audit]\n  /** Towards the reward. */\n  update(');
    expect(text).toContain('  // eslint-disable-next-line some-rule\n  constructor(');
  });

  test('parts can be left out', async () => {
    const only = await annotate('greedy.py', BANDIT, { parts: { tags: false, footer: false } });
    expect(only).toContain('# audit:end header');
    expect(only).not.toMatch(/audit:footer|\[audit\]/);
    expect(await annotate('greedy.py', BANDIT, { parts: { header: false, footer: false, tags: false } })).toBe(BANDIT);
  });

  test('lines keep to the width', async () => {
    const text = await annotate('greedy.py', BANDIT, { columns: 60 });
    const put = text.split('\n').filter((line) => line.startsWith('#') && !line.includes('(written by'));
    expect(Math.max(...put.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(put.length).toBeGreaterThan(15);
  });
});

describe('again and back', () => {
  test.each(['lambda', 'plain'] as const)('a second run changes nothing (%s)', async (profile) => {
    const once = await annotate('greedy.py', BANDIT, { profile });
    expect(once).not.toBe(BANDIT);
    expect((await planFor('greedy.py', once, { profile })).kind).toBe('unchanged');
  });

  test('blocks are replaced in place when the code has changed', async () => {
    const once = await annotate('greedy.py', BANDIT);
    const changed = once.replace('def select(self) -> int', 'def choose(self) -> int');
    const again = await annotate('greedy.py', changed);
    expect(again).toBe(await annotate('greedy.py', BANDIT.replace('def select(self)', 'def choose(self)')));
  });

  test('the other profile replaces the first', async () => {
    const once = await annotate('greedy.py', BANDIT, { profile: 'plain' });
    expect(await annotate('greedy.py', once)).toBe(await annotate('greedy.py', BANDIT));
  });

  test.each([
    ['no final line end', BANDIT.trimEnd()],
    ['CRLF', BANDIT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${BANDIT}`],
    ['lone carriage returns', BANDIT.replaceAll('\n', '\r')],
    ['mixed line ends', BANDIT.replaceAll('\n\n', '\r\n\n')],
  ])('removal gives the very bytes back: %s', async (_, text) => {
    const once = await annotate('greedy.py', text);
    expect(once).not.toBe(text);
    expect((await planFor('greedy.py', once)).kind).toBe('unchanged');
    expect(await annotate('greedy.py', once, { remove: true })).toBe(text);
  });

  test('a block without an end is left alone', async () => {
    const broken = (await annotate('greedy.py', BANDIT)).replace('# audit:end header\n', '');
    expect(await planFor('greedy.py', broken)).toMatchObject({
      kind: 'blocked',
      reason: 'the audit:header of line 1 has no end',
    });
  });

  test('code between the marks is never removed', async () => {
    const edited = (await annotate('greedy.py', BANDIT)).replace('# audit:end header', 'x = 1\n# audit:end header');
    expect(await planFor('greedy.py', edited, { remove: true })).toMatchObject({ kind: 'blocked' });
  });

  test('marks inside a string are text', async () => {
    const text = 'TEXT = """\n# audit:header (a)\n# audit:end header\n"""\n';
    expect(await annotate('a.py', text, { remove: true })).toBe(text);
  });
});
