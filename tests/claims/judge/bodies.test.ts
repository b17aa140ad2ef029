import { expect, test } from 'vitest';
import type { Statement } from '../../../src/claims/extracted.js';
import { claim, judge } from '../ledger-of.js';

const FILES = {
  'learn/train.py': `def train(df, policy):
    if len(df) < 50:
        return None
    recent = df.get("tail", "all of them")
    recent = df.tail(5)
    return policy(recent, alpha=1.5)


class Trainer:
    def __init__(self, agent, device="cpu"):
        self.agent = agent
`,
  'requirements.txt': 'numpy>=1.26.0\nscipy\n',
  'pyproject.toml': '[project.optional-dependencies]\nneural = ["torch>=2.0.0", "peft >=0.7, <1"]\n',
};

const train = { path: 'learn/train.py', symbol: 'train' };
const value = (name: string, written: string): Statement => ({ kind: 'default-value', name, value: written });
const call = (...names: readonly string[]): Statement => ({
  kind: 'signature',
  language: 'python',
  parameters: names.map((name) => ({ name })),
  open: true,
  named: true,
});

test.each([
  ['a number that is compared', value('len(df)', '50'), 'verified', 'learn/train.py:2 has 50'],
  ['another number', value('len(df)', '100'), 'refuted', 'learn/train.py:2 has 50'],
  ['a number that a call is given', value('df.tail', '5'), 'verified', 'learn/train.py:5 has 5'],
  ['a named argument', value('alpha', '1.5'), 'verified', 'learn/train.py:6 has 1.5'],
  ['a text', value('tail', '"all of them"'), 'verified', 'learn/train.py:4 has "all of them"'],
  ['what is not in the body', value('len(other)', '100'), 'untested', 'no default of len(other) was found there'],
] as const)('%s', async (_, statement, verdict, reason) => {
  const judged = await judge(FILES, claim(statement, train));
  expect(judged).toMatchObject({ verdict, reason });
});

test.each([
  ['in another order', call('device', 'agent'), 'verified'],
  ['with a name that it does not take', call('agent', 'scaler'), 'refuted'],
] as const)('a call by name %s', async (_, statement, verdict) => {
  const judged = await judge(FILES, claim(statement, { path: 'learn/train.py', symbol: 'Trainer' }));
  expect(judged.verdict).toBe(verdict);
});

test.each([
  ['torch', '>=2.0.0', 'verified', 'pyproject.toml:2 asks for torch>=2.0.0'],
  ['peft', '<1,>=0.7', 'verified', 'pyproject.toml:2 asks for peft>=0.7,<1'],
  ['numpy', '>=2.0.0', 'refuted', 'requirements.txt:1 asks for numpy>=1.26.0'],
  ['scipy', '==1.11.4', 'untested', 'scipy is asked for without versions'],
  ['jax', '>=0.4', 'untested', 'no manifest that is read asks for jax'],
] as const)('%s%s is %s', async (name, versions, verdict, reason) => {
  const judged = await judge(FILES, claim(value(name, versions), {}));
  expect(judged).toMatchObject({ verdict, reason });
});

const SETTINGS = { ...FILES, 'conf/loop.yaml': 'rules:\n  priority: 5\n', 'conf/other.yaml': 'priority: 9\n' };

test.each([
  ['conf/loop.yaml', '5', 'verified', 'conf/loop.yaml:2 has 5'],
  ['conf/loop.yaml', '9', 'refuted', 'conf/loop.yaml:2 has 5'],
  ['conf/gone.yaml', '9', 'untested', 'conf/gone.yaml, which is to have it, was not found'],
] as const)('a key of the settings file that is named, and of no other: %s %s', async (path, written, verdict, reason) => {
  const judged = await judge(SETTINGS, claim(value('priority', written), { path, symbol: 'rules.priority' }));
  expect(judged).toMatchObject({ verdict, reason });
});

test.each([
  ['[neural]', 'verified'],
  ['[all]', 'untested'],
])('a group of dependencies %s', async (extra, verdict) => {
  const statement = { kind: 'cli-flag', program: 'pip install', flags: [extra] } as const;
  expect((await judge(FILES, claim(statement, {}))).verdict).toBe(verdict);
});

test('a measured figure is in no code', async () => {
  const judged = await judge(FILES, claim({ kind: 'count', number: 14.2, noun: '% higher precision' }, {}));
  expect(judged.verdict).toBe('untested');
});
