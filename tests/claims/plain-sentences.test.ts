import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/model/result.js';
import { claimsOf } from './extract/extracted.js';
import { folderOf, ledgerIn } from './ledger-of.js';

/** A project in both languages whose documents can be checked by reading these lines. */
const FILES = {
  'README.md': '# orchard\n',
  'learning/bandit.py': `"""Arms."""
import random


class EpsilonGreedy:
    """Mostly the best arm."""

    def __init__(self, arms: int, epsilon: float = 0.3, seed: int = 0) -> None:
        self.counts = [0] * arms
        self.values = [0.0] * arms
        self.epsilon = epsilon
        self.random = random.Random(seed)

    def update(self, arm: int, reward: float) -> None:
        self.counts[arm] += 1
        self.values[arm] += (reward - self.values[arm]) / self.counts[arm]
`,
  'learning/train.py': `"""Training."""
import argparse

BATCH_SIZE = 64


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def train(model, data, epochs=10):
    for _ in range(epochs):
        for batch in data:
            model.update(batch)
    return model
`,
  'tests/test_bandit.py': `from learning.bandit import EpsilonGreedy


def test_update_mean():
    agent = EpsilonGreedy(1)
    agent.update(0, 1.0)
    agent.update(0, 0.0)
    assert agent.values[0] == 0.5
`,
  'src/replay.ts': `/** Keeps transitions. */
export class ReplayBuffer {
  private items: number[][] = [];
  constructor(private readonly capacity = 10_000) {}

  add(transition: number[]): void {
    this.items.push(transition);
    if (this.items.length > this.capacity) this.items.shift();
  }
}

export const DEFAULT_OPTIONS = { gamma: 0.99, epsilon: 0.1 };

export function discount(rewards: number[], gamma = 0.99): number {
  return rewards.reduceRight((total, reward) => reward + gamma * total, 0);
}
`,
  'learning/settings.py': 'class Settings:\n    steps: int = 1000\n',
  'src/cli.ts': `import { Command } from 'commander';

const program = new Command();
program.option('-e, --episodes <n>', 'how many', '100');
program.parse();
`,
  'config.yaml': 'training:\n  batch_size: 64\n',
};

/** Kind, the sentence as it holds, and one wrong word of it. */
const SENTENCES: readonly (readonly [Claim['kind'], string, string, string])[] = [
  ['default-value', 'The default `epsilon` of `EpsilonGreedy` is 0.3.', '0.3', '0.2'],
  ['default-value', '`EpsilonGreedy` learns arms; its default `epsilon` is 0.3.', '0.3', '0.1'],
  ['default-value', '`discount` in `src/replay.ts` has a default `gamma` of 0.99.', '0.99', '0.95'],
  ['default-value', '`train()` in `learning/train.py` runs 10 epochs by default.', '10', '20'],
  ['default-value', '`BATCH_SIZE` in `learning/train.py` is 64.', '64', '32'],
  ['default-value', '`BATCH_SIZE` is 64.', '64', '32'],
  ['default-value', '`DEFAULT_OPTIONS.gamma` is 0.99.', '0.99', '0.9'],
  ['default-value', '`Settings.steps` defaults to 1000.', '1000', '500'],
  ['default-value', '`--episodes` (default 100) of `src/cli.ts`', '100', '50'],
  ['default-value', '`config.yaml` sets `batch_size: 64`.', '64', '32'],
  ['signature', '`EpsilonGreedy` (in `learning/bandit.py`) takes `arms`, `epsilon` and `seed`.', 'seed', 'decay'],
  ['symbol-exists', '`src/replay.ts` exports `ReplayBuffer`.', 'ReplayBuffer', 'PriorityBuffer'],
  ['symbol-exists', '`learning/bandit.py` defines `EpsilonGreedy`.', 'EpsilonGreedy', 'UCB1'],
  ['symbol-exists', '`EpsilonGreedy` has a method `update()`.', 'update', 'reset'],
  ['symbol-exists', 'The class `ReplayBuffer` provides the `add()` method.', 'add', 'clear'],
  ['test-exists', '`tests/test_bandit.py::test_update_mean` covers the mean.', 'update_mean', 'exploration'],
  ['symbol-exists', '```python\nfrom learning.bandit import EpsilonGreedy\n```', 'EpsilonGreedy', 'ThompsonSampling'],
];

describe('a plain sentence is verified as it holds, and refuted with one wrong word', () => {
  test.each(SENTENCES)('%s: %s', async (kind, sentence, right, wrong) => {
    expect(await verdicts(sentence, kind)).toContain('verified');
    expect(await verdicts(sentence, kind)).not.toContain('refuted');
    const last = sentence.lastIndexOf(right);
    const lie = sentence.slice(0, last) + wrong + sentence.slice(last + right.length);
    expect(await verdicts(lie, kind)).toContain('refuted');
  });

  test('what is denied and there makes the document stale', async () => {
    expect(await verdicts('There is no `discount` function in `src/replay.ts`.', 'symbol-exists')).toEqual(['stale']);
    expect(await verdicts('There is no `average` function in `src/replay.ts`.', 'symbol-exists')).toEqual(['verified']);
  });

  test('an option is not a part of the file whose name its words share', async () => {
    const words = '- [x] Add `--device` flag to `learning/train.py`';
    expect(await verdicts(words, 'status-implemented')).not.toContain('verified');
    expect(await verdicts(words, 'cli-flag')).toEqual(['refuted']);
  });

  test('a test file is asked for what it is said to test', async () => {
    expect(await verdicts('`tests/test_bandit.py` covers `EpsilonGreedy`.', 'test-exists')).toEqual(['verified']);
    expect(await verdicts('`tests/test_bandit.py` covers `ReplayBuffer`.', 'test-exists')).toEqual(['untested']);
    expect(
      await verdicts('- [x] Unit tests for `ReplayBuffer` in `tests/test_replay.py`', 'status-implemented'),
    ).toEqual(['refuted']);
  });

  test('an import of a package that is not in the project says nothing of it', async () => {
    expect(await verdicts('```python\nfrom other.bandit import Tower\n```', 'symbol-exists')).not.toContain('refuted');
  });
});

async function verdicts(sentence: string, kind: Claim['kind']): Promise<readonly Claim['verdict'][]> {
  const claims = claimsOf(`# Notes\n\n${sentence}\n`, kind);
  return (await ledgerIn(folderOf(FILES), claims)).claims.map(({ verdict }) => verdict);
}
