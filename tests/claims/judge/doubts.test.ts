import { describe, expect, test } from 'vitest';
import { AGENT, claim, folderOf, git, judge, judged, ledgerIn } from '../ledger-of.js';

const FILES = { 'core/agent.py': AGENT };
const at = (path: string, line = 1) => ({ document: { path, line } });
const file = (path: string, others = {}) => claim({ kind: 'file-exists' }, { path }, others);
const symbol = (name: string, others = {}) => claim({ kind: 'symbol-exists' }, { symbol: name }, others);
const lines = (number: number, others = {}) =>
  claim(
    { kind: 'count', number, noun: 'lines' },
    { path: 'core/agent.py' },
    { text: `agent.py (${number} lines)`, ...others },
  );

/** Claims of names that the document knows, so that it is about the project. */
const KNOWN = [symbol('Agent', at('docs/overview.md')), symbol('train_agent', at('docs/overview.md'))];

async function verdictIn(text: string, name: string, line: number): Promise<string | undefined> {
  const all = await judged({ ...FILES, 'docs/overview.md': text }, [
    ...KNOWN,
    symbol(name, at('docs/overview.md', line)),
  ]);
  return all.find((one) => one.text === name)?.verdict;
}

describe('a name that is not there, among others', () => {
  test('of which most are declared, is refuted', async () => {
    const text = '# Parts\n\n- `Agent` acts\n- `train_agent` trains\n- `SleepScheduler` rests\n';
    expect(await verdictIn(text, 'SleepScheduler', 5)).toBe('refuted');
  });

  test('of which few are declared, may be of another program', async () => {
    const text =
      '# Parts\n\n`Agent` acts.\n\n| Theirs |\n| --- |\n| `LoopAgent` |\n| `TreeAgent` |\n| `SleepScheduler` |\n';
    expect(await verdictIn(text, 'SleepScheduler', 9)).toBe('untested');
  });

  test('alone in its paragraph is judged by its section', async () => {
    const own = '# Parts\n\n`Agent` acts.\n\n`train_agent` trains.\n\n`SleepScheduler` rests.\n';
    expect(await verdictIn(own, 'SleepScheduler', 7)).toBe('refuted');
    const theirs = '# Parts\n\n`Agent` acts.\n\n`train_agent` trains.\n\n# Elsewhere\n\n`SleepScheduler` rests.\n';
    expect(await verdictIn(theirs, 'SleepScheduler', 9)).toBe('untested');
  });

  test.each([
    ['a tick', '- [x] `SleepScheduler` of the night'],
    ['a file of the project in its line', '- `SleepScheduler` is called by `core/agent.py`'],
  ])("%s says that it is the project's own", async (_, line) => {
    expect(await verdictIn(`# Parts\n\n${line}\n`, 'SleepScheduler', 3)).toBe('refuted');
  });
});

describe('records', () => {
  test.each([
    ['a completion report', 'docs/PHASE-1-COMPLETION.md', '# Phase 1\n\n- `core/agent.py` (60 lines)\n', 3],
    [
      'a heading over what was made',
      'docs/state.md',
      '# State\n\n## Files created\n\n- `core/agent.py` (60 lines)\n',
      5,
    ],
    ['a label over what was made', 'docs/state.md', '# State\n\n**New files:**\n- `core/agent.py` (60 lines)\n', 4],
  ])('%s tells the size of a day', async (_, path, text, line) => {
    const files = { ...FILES, [path]: text };
    expect((await judge(files, lines(60, at(path, line)))).verdict).toBe('untested');
    expect((await judge(files, lines(5000, at(path, line)))).verdict).toBe('untested');
  });

  test('a size is refuted in a page that tells what there is', async () => {
    const verdictAt = async (path: string) =>
      (await judge({ ...FILES, [path]: '# All\n' }, lines(60, at(path)))).verdict;
    expect(await verdictAt('docs/architecture.md')).toBe('refuted');
    expect(await verdictAt('docs/later.md')).toBe('untested');
  });

  test('what was made on a day is left open, whether a commit removed it or not', async () => {
    const report = '# Done\n\n## Files created\n\n- `core/critic.py`\n- `core/planner.py`\n';
    const root = folderOf({ ...FILES, 'core/critic.py': 'A = 1\n', 'docs/state.md': report });
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'critic');
    git(root, 'rm', '-q', 'core/critic.py');
    git(root, 'commit', '-qm', 'no critic');
    const { claims } = await ledgerIn(root, [
      file('core/critic.py', at('docs/state.md', 5)),
      file('core/planner.py', at('docs/state.md', 6)),
    ]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(['untested', 'untested']);
  });
});

describe('files that are not there', () => {
  test.each([
    ['a path over a listing', '# core/critic.py', '# core/critic.py\n'],
    ['a file that tools look for', '`core/AGENTS.md`', '`core/AGENTS.md`\n'],
    ['what is recommended', 'It needs a `core/critic.py`', 'It needs a `core/critic.py`\n'],
    ['a file of a week to come', '`core/critic.py`', '**Week 4: Critic (3 hours)**\n- `core/critic.py`\n'],
    ['a file that is needed', '`core/critic.py`', 'Files needed:\n- `core/critic.py`\n'],
    ['what was used before', 'Used `core/critic.py` for all of it', 'Used `core/critic.py` for all of it\n'],
    ['an item below "Before"', '`core/critic.py` judges', '# Change\n\n**Before**:\n- `core/critic.py` judges\n'],
    ['an item of what should be', '`core/critic.py`', 'This should be done by:\n- `core/critic.py`\n'],
  ])('%s, %s, is not refuted', async (_, text, document) => {
    const line = document.trimEnd().split('\n').length;
    const path = text.includes('AGENTS') ? 'core/AGENTS.md' : 'core/critic.py';
    const one = file(path, { ...at('docs/status.md', line), text });
    expect((await judge({ ...FILES, 'docs/status.md': document }, one)).verdict).toBe('untested');
  });

  test('a step of a set-up may make what it edits', async () => {
    const one = file('core/critic.py', { ...at('docs/setup.md'), text: 'Edit `core/critic.py`:' });
    expect((await judge(FILES, one)).verdict).toBe('untested');
    expect(
      (await judge(FILES, file('core/critic.py', { ...at('docs/setup.md'), text: '`core/critic.py` judges' }))).verdict,
    ).toBe('refuted');
  });
});

describe('signatures', () => {
  const parameters = [{ name: 'agent' }, { name: 'epochs' }];
  const train = (text: string, others = {}) =>
    claim(
      { kind: 'signature', language: 'python', parameters },
      { symbol: 'train_agent', path: 'core/agent.py' },
      {
        text,
        ...others,
      },
    );

  test('of a listing that a set-up has the reader write', async () => {
    const listed = train('def train_agent(agent, epochs)', at('docs/setup.md'));
    expect((await judge(FILES, listed)).verdict).toBe('untested');
    expect((await judge(FILES, { ...listed, document: { path: 'docs/api.md', line: 1 } })).verdict).toBe('refuted');
  });

  test('of a plan say what was to be built, though most of it was carried out', async () => {
    const built = ['Agent', 'Agent.act', 'train_agent'].map((name) =>
      symbol(name, { tense: 'planned', ...at('docs/plan.md') }),
    );
    const said = train('`train_agent(agent, epochs)` in `core/agent.py`', {
      tense: 'planned',
      ...at('docs/plan.md', 2),
    });
    const listed = train('def train_agent(agent, epochs)', { tense: 'planned', ...at('docs/plan.md', 3) });
    const claims = await judged(FILES, [...built, said, listed]);
    const verdicts = claims.filter(({ kind }) => kind === 'signature').map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['untested', 'untested']);
  });
});

test('a module that the package lacks cannot be run; one that it has can', async () => {
  const files = {
    'orchard/__init__.py': '',
    'orchard/train/__init__.py': '',
    'orchard/train/run.py': 'import argparse\np = argparse.ArgumentParser()\np.add_argument("--steps")\n',
  };
  const typed = (program: string) =>
    claim({ kind: 'cli-flag', program, flags: ['--steps'] }, {}, { text: `python -m ${program} --steps 10` });
  const missing = await judge(files, typed('orchard.train.profile'));
  expect([missing.verdict, missing.reason]).toEqual(['refuted', 'there is no module orchard.train.profile']);
  expect((await judge(files, typed('orchard.train.run'))).verdict).toBe('verified');
});

test.each([
  ['.kit-core/tasks/review.md', 'untested'],
  ['.kit-core/notes.md', 'untested'],
  ['.github/notes.md', 'refuted'],
  ['docs/notes.md', 'refuted'],
])('%s: a kit for assistants speaks of any project (%s)', async (path, verdict) => {
  expect((await judge(FILES, file('core/critic.py', at(path)))).verdict).toBe(verdict);
});

test('a bare word is a value where no sub-commands are told, else a sub-command', async () => {
  const files = {
    'core/precache.py': 'import argparse\np = argparse.ArgumentParser()\np.add_argument("samples", nargs="*")\n',
    'core/main.py': 'import argparse\np = argparse.ArgumentParser()\ns = p.add_subparsers()\ns.add_parser("train")\n',
  };
  const typed = (path: string) =>
    claim(
      { kind: 'cli-flag', program: path, subcommand: 'bubbles', flags: [] },
      { path },
      {
        text: `python ${path} bubbles`,
      },
    );
  expect((await judge(files, typed('core/precache.py'))).verdict).toBe('untested');
  expect((await judge(files, typed('core/main.py'))).verdict).toBe('refuted');
});

test('a report of finished work calls new what is there', async () => {
  const one = file('core/agent.py', {
    ...at('docs/COMPLETION.md'),
    tense: 'planned',
    text: 'core/agent.py (NEW - 12 lines)',
  });
  expect((await judge(FILES, one)).verdict).toBe('verified');
  expect((await judge(FILES, { ...one, document: { path: 'docs/plan.md', line: 1 } })).verdict).toBe('stale');
});

test.each([
  ['to be added to it', '2. Integration (to be added to `core/agent.py`)'],
  ['to be modified', 'Implement proximal steps (modify `core/agent.py`)'],
])('a file that something is %s is not itself to be made', async (_, text) => {
  const one = file('core/agent.py', { ...at('docs/plan.md'), tense: 'planned', text });
  expect((await judge(FILES, one)).verdict).toBe('verified');
});

test('what a kit for assistants names is not called moved', async () => {
  const files = { ...FILES, 'docs/design/testing.md': '# Testing\n' };
  expect((await judge(files, file('docs/testing.md', at('docs/status.md')))).verdict).toBe('moved');
  expect((await judge(files, file('docs/testing.md', at('.kit/tasks/review.md')))).verdict).toBe('untested');
});

describe('places', () => {
  test('a bare name below a heading that names a folder may be the file at the top', async () => {
    const one = file('core/pyproject.toml', { text: 'From `pyproject.toml`:', ...at('docs/status.md') });
    expect((await judge({ ...FILES, 'pyproject.toml': '[project]\nname = "orchard"\n' }, one)).verdict).toBe(
      'verified',
    );
  });

  test('a folder of documents is no package, though they are built with one', async () => {
    const files = { ...FILES, 'docs/requirements.txt': 'sphinx\n', 'tests/test_replay.py': 'def test_a(): assert 1\n' };
    expect((await judge(files, file('core/test_replay.py', at('docs/status.md')))).verdict).toBe('moved');
  });

  test('a tree may shorten the name of the folder that it stands in', async () => {
    const files = { ...FILES, 'orchard-v2/sim.py': 'A = 1\n', 'other/sim.py': 'A = 1\n' };
    const one = file('orchard/sim.py', { text: '├── sim.py', ...at('orchard-v2/docs/guide.md') });
    expect(await judge(files, one)).toMatchObject({ verdict: 'verified', subject: { path: 'orchard-v2/sim.py' } });
  });
});

test('an environment setting that a guide has the reader change is no claim about its default', async () => {
  const files = { ...FILES, 'core/settings.py': 'class Settings:\n    learning_rate: float = 0.5\n' };
  const one = claim(
    { kind: 'default-value', name: 'LEARNING_RATE', value: '0.8' },
    { path: 'core/settings.py' },
    {
      text: 'LEARNING_RATE=0.8  # Up from 0.7',
      ...at('docs/status.md'),
    },
  );
  expect((await judge(files, one)).verdict).toBe('untested');
});

test('a review with its name first records a day, too', async () => {
  expect((await judge(FILES, file('core/critic.py', at('docs/REVIEW_training.md')))).verdict).toBe('untested');
});

test('words that name the value of the code beside another are not refuted by it', async () => {
  const files = {
    ...FILES,
    'core/train.py':
      'import argparse\np = argparse.ArgumentParser()\np.add_argument("--window", type=int, default=20)\n',
  };
  const said = (text: string) =>
    claim(
      { kind: 'default-value', name: 'window', value: '100' },
      { path: 'core/train.py' },
      { text, ...at('docs/status.md') },
    );
  expect((await judge(files, said('| `window` | 100 | (default 20 in train.py) |'))).verdict).toBe('untested');
  expect((await judge(files, said('| `window` | 100 | in train.py |'))).verdict).toBe('refuted');
});

test('a call in prose may name its arguments in any order', async () => {
  const files = { 'core/train.py': 'def train(agent, steps=10, rate=0.1, seed=0):\n    return agent\n' };
  const parameters = [{ name: 'agent' }, { name: 'rate', default: '0.1' }, { name: 'steps', default: '10' }];
  const said = (language: 'python' | 'unknown') =>
    claim(
      { kind: 'signature', language, parameters },
      { symbol: 'train', path: 'core/train.py' },
      {
        text: '`train(agent, rate=0.1, steps=10)`',
        ...at('docs/status.md'),
      },
    );
  expect((await judge(files, said('unknown'))).verdict).toBe('verified');
  expect((await judge(files, said('python'))).verdict).toBe('refuted');
});
