import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { probeTiers } from '../../src/sandbox/index.js';
import { audit, project } from './audit.js';

/** Where this run's own packages are. */
const PACKAGES = dirname(dirname(createRequire(import.meta.url).resolve('vitest/package.json')));
const { chosen } = await probeTiers({ mode: 'auto', searchPath: process.env['PATH'] ?? '' });
if (chosen === undefined) console.log('skipped: no sandbox works here');
const inSandbox = (folder: string, argv: readonly string[]) =>
  audit(folder, argv, { searchPath: process.env['PATH'] ?? '' });
const PATIENCE_MS = 600_000;

/** A decay whose step multiplies instead of being an exponent: 1, 0.5, 2 gives 1 instead of 0.25. */
const WRONG = `/** Exponential decay of a rate: the rate times gamma to the power of the step. */
export function exponentialDecay(rate: number, gamma: number, step: number): number {
  return rate * gamma * step;
}
`;

const COIN = `import random


class QLearner:
    """Tabular Q-learning. Deterministic for a given seed."""

    def __init__(self, n_states, n_actions, alpha=0.5, gamma=0.9, epsilon=0.1, seed=3):
        self.n_actions = n_actions
        self.alpha = alpha
        self.gamma = gamma
        self.epsilon = epsilon
        self.table = [[0.0] * n_actions for _ in range(n_states)]
        self.generator = random.Random(seed)

    def select_action(self, state):
        if random.random() < self.epsilon:
            return random.randrange(self.n_actions)
        row = self.table[state]
        return row.index(max(row))

    def update(self, state, action, reward, next_state, done):
        following = 0.0 if done else max(self.table[next_state])
        error = reward + self.gamma * following - self.table[state][action]
        self.table[state][action] += self.alpha * error

    def get_q_value(self, state, action):
        return self.table[state][action]
`;

function resultIn(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'reports/audit.json'), 'utf8'));
}

describe.skipIf(chosen === undefined)('audit verify', () => {
  test('shows, replays and exports the smallest counterexample, and the exported test fails', {
    timeout: PATIENCE_MS,
  }, async () => {
    const folder = realpathSync(project({ 'decay.ts': WRONG }));
    const first = await inSandbox(folder, ['verify', '--no-cache']);
    expect(first.exitCode).toBe(1);
    const [subject] = resultIn(folder).subjects;
    expect(subject.counterexample.smallest).toMatchObject({
      calls: ['exponentialDecay(1, 0.5, 2)'],
      expected: 0.25,
      actual: 1,
    });
    const again = await inSandbox(folder, ['verify', '--no-cache', '--replay', subject.id]);
    expect(again.exitCode).toBe(1);
    expect(again.stdout).toContain('exponentialDecay(1, 0.5, 2)');
    const exported = await inSandbox(folder, ['verify', '--no-cache', '--export-test', subject.id]);
    expect(exported.exitCode).toBe(0);
    symlinkSync(PACKAGES, join(folder, 'node_modules'));
    const vitest = join(PACKAGES, 'vitest/vitest.mjs');
    const run = (): string =>
      execFileSync(process.execPath, [vitest, 'run', '--root', folder], { encoding: 'utf8', stdio: 'pipe' });
    expect(existsSync(join(folder, 'decay.exponentialDecay.test.ts'))).toBe(true);
    expect(run).toThrow(/expected 1 to be close to 0\.25/);
  });

  test('what does not fit into the budget is untested, never refuted', { timeout: PATIENCE_MS }, async () => {
    const folder = project({ 'decay.ts': WRONG });
    const { exitCode } = await inSandbox(folder, ['verify', '--no-cache', '--budget', '100ms']);
    expect(exitCode).toBe(0);
    expect(resultIn(folder).subjects).toMatchObject([{ verdict: 'untested', reason: 'out of time' }]);
  });

  test('a global source of chance breaks the promise of a seed, and the algorithm stands', {
    timeout: PATIENCE_MS,
  }, async () => {
    const folder = project({ 'learner.py': COIN });
    await inSandbox(folder, ['run', '--verify', '--no-cache', '--exit-zero']);
    const { subjects, claims } = resultIn(folder);
    expect(subjects).toMatchObject([{ symbol: 'QLearner', verdict: 'refuted' }]);
    expect(subjects[0].reason).toMatch(/^behaviour\.deterministic/);
    const verdicts = claims.map(({ kind, text, verdict }: Record<string, string>) => [kind, text, verdict]);
    expect(verdicts).toContainEqual(['behaviour', 'Deterministic for a given seed.', 'refuted']);
    expect(verdicts).toContainEqual(['implements-algorithm', 'Tabular Q-learning.', 'verified']);
  });
});
