import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/claims/extracted.js';
import { claim, judge, judged } from '../ledger-of.js';

const BANDIT = `import argparse

from enum import Enum

EPSILON = 0.2


class Phase(Enum):
    WARM = 1
    LEARN = 2
    SERVE = 3


class Critic:
    def value(self, state):
        return state * 2


class Bandit:
    def __init__(self, n_arms, alpha=1.0, epsilon=EPSILON):
        self.n_arms = n_arms
        self.alpha = alpha
        self.window = 50

    def select(self, context, *, greedy=False):
        return max(range(self.n_arms), key=lambda arm: context[arm])

    def save(self, path):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--no-cache", action="store_true")
    parser.parse_args()
`;
const TESTS = `from learn.bandit import Bandit


def test_select():
    assert Bandit(2).select([0, 1]) == 1


def test_save():
    Bandit(2).save("x")
`;
const SCRIPT = `import { test } from 'vitest';

test('looks at nothing', () => {
  console.log(1);
});
`;
const FILES = {
  'learn/bandit.py': BANDIT,
  'tests/test_bandit.py': TESTS,
  'tests/quiet.test.ts': SCRIPT,
  'package.json': '{"name":"orchard","scripts":{"build":"tsc"}}',
};
const path = 'learn/bandit.py';

const verdictOf = async (statement: Statement, mention: object, others = {}): Promise<string> =>
  (await judge(FILES, claim(statement, mention, others))).verdict;

describe('signatures', () => {
  const signature = (text: string, name = 'Bandit.select') => {
    const parameters =
      text === ''
        ? []
        : text.split(', ').map((one) => {
            const [left, value] = one.split('=');
            return { name: left!, ...(value === undefined ? {} : { default: value }) };
          });
    const statement: Statement = { kind: 'signature', language: 'python', parameters };
    return verdictOf(statement, { path, symbol: name }, { text: `\`select(${text})\`` });
  };

  test.each([
    ['the same', 'self, context, greedy=False', 'verified'],
    ['without the optional one', 'context', 'verified'],
    ['with one that is not there', 'context, temperature', 'refuted'],
    ['without a required one', 'greedy', 'refuted'],
    ['with another default', 'context, greedy=True', 'refuted'],
    ['written without parameters', '', 'untested'],
    ['with values in place of names', 'context[0], 3', 'untested'],
  ])('%s', async (_, text, verdict) => {
    expect(await signature(text)).toBe(verdict);
  });

  test('a parameter in its place under a shorter name is not refuted', async () => {
    expect(await signature('con')).toBe('untested');
  });

  test('a listing without a place may be what the reader is to write', async () => {
    const statement: Statement = {
      kind: 'signature',
      language: 'python',
      parameters: [{ name: 'epochs', type: 'int' }],
    };
    const mention = { symbol: 'save' };
    expect(await verdictOf(statement, mention, { text: 'def save(epochs: int):' })).toBe('untested');
    expect(await verdictOf(statement, { path, ...mention }, { text: 'def save(epochs: int):' })).toBe('refuted');
  });

  test('a listing of a review may be what it recommends', async () => {
    const statement: Statement = {
      kind: 'signature',
      language: 'python',
      parameters: [{ name: 'epochs', type: 'int' }],
    };
    const listed = { text: 'def save(self, epochs: int):' };
    const at = (document: string): Promise<string> =>
      verdictOf(statement, { path, symbol: 'Bandit.save' }, { ...listed, document: { path: document, line: 9 } });
    expect(await at('docs/service_review_v1.md')).toBe('untested');
    // What learning code is about, not what the document is.
    for (const document of ['docs/architecture.md', 'recommender_api.md', 'agent_training_status.md'])
      expect(await at(document)).toBe('refuted');
  });

  test('the fields of a model have no order, those of a constructor have', async () => {
    const model = 'class Settings(BaseModel):\n    rounds: int = 3\n    rate: float = 0.1\n';
    const statement: Statement = {
      kind: 'signature',
      language: 'python',
      parameters: [{ name: 'rate' }, { name: 'rounds' }],
    };
    const judged = await judge(
      { ...FILES, 'learn/settings.py': `from pydantic import BaseModel\n\n\n${model}` },
      claim(statement, { path: 'learn/settings.py', symbol: 'Settings' }, { text: 'class Settings(BaseModel):' }),
    );
    expect(judged.verdict).not.toBe('refuted');
  });

  test('in a sentence it may be a call, whose values have names of their own', async () => {
    const inSentence = (names: readonly string[]): Promise<string> =>
      verdictOf(
        { kind: 'signature', language: 'unknown', parameters: names.map((name) => ({ name })) },
        { path, symbol: 'Bandit.select' },
        { text: `It asks \`select(${names.join(', ')})\`.` },
      );
    expect(await inSentence(['context', 'eager'])).toBe('untested');
    expect(await inSentence(['context', 'greedy', 'seed'])).toBe('refuted');
  });

  test('of a class: its constructor, in order', async () => {
    expect(await signature('n_arms, alpha=1.0', 'Bandit')).toBe('verified');
    expect(await signature('alpha, n_arms', 'Bandit')).toBe('refuted');
  });

  test('a planned one that is otherwise is not there yet', async () => {
    const statement: Statement = {
      kind: 'signature',
      language: 'python',
      parameters: [{ name: 'context' }, { name: 'seed' }],
    };
    expect(await verdictOf(statement, { path, symbol: 'Bandit.select' }, { tense: 'planned' })).toBe('untested');
  });
});

describe('defaults', () => {
  test.each([
    ['parameter', 'alpha', '1', 'verified'],
    ['parameter, otherwise', 'alpha', '0.5', 'refuted'],
    ['constant behind a name', 'epsilon', '0.2', 'verified'],
    ['in per cent', 'epsilon', '20%', 'verified'],
    ['attribute of the constructor', 'window', '50', 'verified'],
    ['attribute, otherwise', 'window', '100', 'refuted'],
    ['option of the command line', 'rounds', '100', 'verified'],
    ['nowhere', 'gamma', '0.9', 'untested'],
    ['no single value', 'alpha', 'what the teacher has set', 'untested'],
  ])('%s', async (_, name, value, verdict) => {
    const mention = name === 'rounds' ? { path } : { path, symbol: 'Bandit' };
    expect(await verdictOf({ kind: 'default-value', name, value }, mention)).toBe(verdict);
  });

  test('an assignment in a guide may be a change to make', async () => {
    const shown = { text: 'EPSILON = 0.5  # explore more' };
    expect(await verdictOf({ kind: 'default-value', name: 'EPSILON', value: '0.5' }, { path }, shown)).toBe('untested');
    expect(await verdictOf({ kind: 'default-value', name: 'EPSILON', value: '0.5' }, { path })).toBe('refuted');
  });

  test('without a place it is not refuted', async () => {
    expect(await verdictOf({ kind: 'default-value', name: 'alpha', value: '0.5' }, {})).toBe('untested');
    expect(await verdictOf({ kind: 'default-value', name: 'alpha', value: '1.0' }, {})).toBe('verified');
  });
});

describe('command lines', () => {
  test.each([
    ['an option', ['--rounds'], 'verified'],
    ['an option with a dash', ['--no-cache'], 'verified'],
    ['one that is not there', ['--dry-run'], 'refuted'],
    ['help', ['--help'], 'verified'],
  ])('%s', async (_, flags, verdict) => {
    expect(await verdictOf({ kind: 'cli-flag', program: 'learn.bandit', flags }, { path: 'learn/bandit.py' })).toBe(
      verdict,
    );
  });

  test('scripts of package.json, and programs of others', async () => {
    expect(await verdictOf({ kind: 'cli-flag', program: 'npm run', flags: ['build'] }, {})).toBe('verified');
    const document = { path: 'docs/shipping.md', line: 1 };
    const script = (name: string) => claim({ kind: 'cli-flag', program: 'npm run', flags: [name] }, {}, { document });
    const both = await judged(FILES, [script('build'), script('deploy')]);
    expect(both.map(({ verdict }) => verdict).sort()).toEqual(['refuted', 'verified']);
    // A page that names no script of the project may speak of any.
    expect((await judge(FILES, script('deploy'))).verdict).toBe('untested');
    expect(await verdictOf({ kind: 'cli-flag', program: 'bun run', flags: ['--cwd'] }, {})).toBe('untested');
    expect(await verdictOf({ kind: 'cli-flag', program: 'pytest', flags: ['--maxfail'] }, {})).toBe('untested');
  });
});

describe('tests', () => {
  test.each([
    ['a file that asserts', { path: 'tests/test_bandit.py' }, 'verified'],
    ['a function that asserts', { symbol: 'test_select' }, 'verified'],
    ['a function that asserts nothing', { symbol: 'test_save' }, 'refuted'],
    ['a file that asserts nothing', { path: 'tests/quiet.test.ts' }, 'refuted'],
    ['the title of a test', { symbol: 'looks at nothing' }, 'verified'],
    ['missing', { path: 'tests/test_critic.py' }, 'refuted'],
    ['elsewhere', { path: 'unit/test_bandit.py' }, 'moved'],
    ['no place', {}, 'untested'],
  ])('%s', async (_, mention, verdict) => {
    expect(await verdictOf({ kind: 'test-exists' }, mention)).toBe(verdict);
  });
});

describe('statuses', () => {
  const status = (state: 'done' | 'open' | 'absent', symbol: string, others = {}) =>
    verdictOf({ kind: 'status-implemented', state }, { path, symbol }, { text: `\`${symbol}\``, ...others });

  test('work on what is there, and words that name nothing, are not borne out', async () => {
    const about = { text: '[x] Add tests for `Critic`' };
    expect(await status('done', 'Critic', about)).toBe('untested');
    expect(await status('done', 'Critic', { text: '[x] Full coverage' })).toBe('untested');
    expect(await status('done', 'Critic', { text: '[x] Add class `Critic`' })).toBe('verified');
    expect(await status('open', 'Critic', { ...about, tense: 'todo' })).toBe('untested');
    expect(await status('done', 'MyPy', { text: '[x] Fix the errors of MyPy' })).toBe('untested');
  });

  test('done with a body, and with an empty one', async () => {
    expect(await status('done', 'Bandit.select')).toBe('verified');
    expect(await status('done', 'Bandit.save')).toBe('refuted');
  });

  test('open with a body is stale, with an empty one it is open', async () => {
    expect(await status('open', 'Bandit.select', { tense: 'todo' })).toBe('stale');
    expect(await status('open', 'Bandit.save', { tense: 'todo' })).toBe('verified');
  });

  test('a part that is named beside and does nothing decides', async () => {
    const text = 'The bandit is IMPLEMENTED: class `Bandit`, method `save`';
    expect(await status('done', 'Bandit', { text })).toBe('refuted');
  });

  test('the subject of a file is found by the words', async () => {
    const denied = { polarity: 'denies', text: 'The critic is not implemented yet' };
    expect(await verdictOf({ kind: 'status-implemented', state: 'absent' }, { path }, denied)).toBe('stale');
  });

  test('a class with one empty method of two is neither done nor open', async () => {
    expect(await status('done', 'Bandit')).toBe('untested');
  });

  test('without a place', async () => {
    expect(await verdictOf({ kind: 'status-implemented', state: 'done' }, {})).toBe('untested');
  });
});

describe('counts', () => {
  test.each([
    [3, 'classes', { path }, '3 classes', 'verified'],
    [4, 'classes', { path }, 'four classes', 'refuted'],
    [3, 'phases', { symbol: 'Phase' }, '3 phases', 'verified'],
    [4, 'phases', { symbol: 'Phase' }, '4 phases', 'refuted'],
    [2, 'tests', { path: 'tests/test_bandit.py' }, '2 tests', 'verified'],
    [7, 'tests', { path: 'tests/test_bandit.py' }, '7 tests failing', 'untested'],
    [38, 'lines', { path }, '38 lines', 'verified'],
    [300, 'lines', { path }, '300 lines', 'refuted'],
    [1200, 'learners', {}, '1,200 learners', 'untested'],
  ])('%i %s', async (number, noun, mention, text, verdict) => {
    expect(await verdictOf({ kind: 'count', number, noun }, mention, { text })).toBe(verdict);
  });

  test('of a part that is named with the file, of which nothing is known', async () => {
    const statement: Statement = { kind: 'count', number: 9, noun: 'classes' };
    expect(await verdictOf(statement, { path, symbol: 'Critic' }, { text: '`Critic`: 9 classes' })).toBe('untested');
  });

  test('of some lines, or of a file that has moved, is not refuted', async () => {
    const statement: Statement = { kind: 'count', number: 9, noun: 'classes' };
    expect(await verdictOf(statement, { path, lines: { start: 1, end: 20 } }, { text: '9 classes' })).toBe('untested');
    expect(await verdictOf(statement, { path: 'old/place/bandit.py' }, { text: '9 classes' })).toBe('untested');
  });

  test('at least', async () => {
    expect(
      await verdictOf({ kind: 'count', number: 1, noun: 'tests', atLeast: true }, { path: 'tests/test_bandit.py' }),
    ).toBe('verified');
  });
});

describe('line ranges', () => {
  const range = (start: number, end: number, symbol?: string) =>
    judge(
      FILES,
      claim(
        { kind: 'symbol-at-lines' },
        { path, lines: { start, end }, ...(symbol === undefined ? {} : { symbol }) },
        { text: `\`${path}:${start}-${end}\`` },
      ),
    );

  test('holds the symbol, within two lines', async () => {
    expect((await range(19, 29, 'Bandit')).verdict).toBe('verified');
    expect((await range(21, 29, 'Bandit')).verdict).toBe('verified');
  });

  test('a symbol that stands elsewhere is moved, and the words are rewritten', async () => {
    const moved = await range(1, 4, 'Bandit');
    expect(moved).toMatchObject({ verdict: 'moved', suggestion: '`learn/bandit.py:19-29`' });
    expect(moved.arguments.movedTo).toEqual({ path, start: 19, end: 29 });
  });

  test('names the symbol, or a word of the sentence', async () => {
    expect((await range(34, 36, 'ArgumentParser')).verdict).toBe('verified');
    expect((await range(35, 36)).verdict).toBe('untested');
    const said = claim(
      { kind: 'symbol-at-lines' },
      { path, lines: { start: 34, end: 36 } },
      { text: `\`${path}:34-36\` adds the rounds` },
    );
    expect((await judge(FILES, said)).verdict).toBe('verified');
  });

  test('behind the end of the file', async () => {
    expect((await range(400, 410)).verdict).toBe('refuted');
    expect((await range(400, 410, 'merge_late')).verdict).toBe('refuted');
  });
});

describe('promises', () => {
  test('are untested without running, with their subject', async () => {
    const promised = await judge(
      FILES,
      claim({ kind: 'behaviour', properties: [] }, { path, symbol: 'Bandit' }, { text: 'explores' }),
    );
    expect(promised).toMatchObject({ verdict: 'untested', subject: { path, symbol: 'Bandit' } });
    expect(promised.reason).toContain('needs verification');
  });
});
