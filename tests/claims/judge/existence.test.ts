import { describe, expect, test } from 'vitest';
import { AGENT, claim, folderOf, git, judge, judged, ledgerIn } from '../ledger-of.js';

const FILES = { 'core/agent.py': AGENT, 'core/memory/__init__.py': 'SIZE = 3\n' };
const file = (path: string, others = {}) => claim({ kind: 'file-exists' }, { path }, others);
/** Files that are there, in a list and in a table. */
const ITEMS = '- `core/agent.py`\n- `core/memory/__init__.py`\n';
const ROWS = '| `core/agent.py` | acts |\n| `core/memory/__init__.py` | keeps |\n';
const symbol = (name: string, path?: string, others = {}) =>
  claim({ kind: 'symbol-exists' }, { symbol: name, ...(path === undefined ? {} : { path }) }, others);

describe('files', () => {
  test.each([
    ['is there', 'core/agent.py', {}, 'verified'],
    ['is not there, in a folder that is', 'core/critic.py', {}, 'refuted'],
    ['is not there, and the words are hardly sure', 'core/critic.py', { certainty: 0.4 }, 'untested'],
    ['became a package', 'core/memory.py', {}, 'moved'],
    ['is planned and not there', 'core/critic.py', { tense: 'planned', text: 'Create `core/critic.py`' }, 'verified'],
    ['is named by planned work and not there', 'core/critic.py', { tense: 'planned' }, 'untested'],
    [
      'is named by planned work and there',
      'core/agent.py',
      { tense: 'planned', text: 'Update `core/agent.py`' },
      'verified',
    ],
    ['is planned and there', 'core/agent.py', { tense: 'planned', text: 'Create `core/agent.py`' }, 'stale'],
    [
      'is worked on in an open box',
      'core/agent.py',
      { tense: 'todo', text: 'Add logging to `core/agent.py`' },
      'verified',
    ],
    ['is open and there', 'core/agent.py', { tense: 'todo' }, 'stale'],
    ['is denied and not there', 'core/critic.py', { polarity: 'denies' }, 'verified'],
    ['is denied and there', 'core/agent.py', { polarity: 'denies', text: '`core/agent.py` does not exist' }, 'stale'],
    [
      'is there, beside a denial',
      'core/agent.py',
      { polarity: 'denies', text: '`a.py` does not exist, see `core/agent.py`' },
      'untested',
    ],
    ['is made by running', 'core/weights.npz', {}, 'untested'],
    ['is about to be made', 'core/critic.py', { text: 'Create `core/critic.py`' }, 'untested'],
    ['is named by a plan', 'core/critic.py', { document: { path: 'docs/plan.md', line: 1 } }, 'untested'],
    ['is named by a changelog', 'core/critic.py', { document: { path: 'CHANGELOG.md', line: 1 } }, 'untested'],
  ] as const)('%s', async (_, path, others, verdict) => {
    expect((await judge(FILES, file(path, others))).verdict).toBe(verdict);
  });

  test('a file that the program names where it runs is not called missing', async () => {
    const files = { ...FILES, 'core/vault.py': 'GOALS = "memory/goals.md"\n' };
    expect((await judge(files, file('core/goals.md'))).verdict).toBe('untested');
    expect((await judge(files, file('core/plans.md'))).verdict).toBe('refuted');
  });

  test.each([
    ['a retrospective', 'docs/retros/critic.md'],
    ['a dated name', 'docs/2026-01-23-critic.md'],
  ])('%s records a day and is not refuted', async (_, path) => {
    expect((await judge(FILES, file('core/critic.py', { document: { path, line: 1 } }))).verdict).toBe('untested');
  });

  test.each([
    ['Create `core/agent.py`', 'docs/plan.md', 'stale'],
    ['`core/agent.py` (new), `core/memory` (modify)', 'docs/plan.md', 'stale'],
    ['`core/memory` (new), `core/agent.py` (modify)', 'docs/plan.md', 'verified'],
    ['Inherit from what is in `core/agent.py`', 'docs/plan.md', 'verified'],
    ['`core/agent.py` - add log lines', 'docs/plan.md', 'verified'],
    ['Create `core/agent.py`', 'CONTRIBUTING.md', 'untested'],
  ])('planned: %s in %s', async (text, path, verdict) => {
    const planned = file('core/agent.py', { tense: 'planned', text, document: { path, line: 1 } });
    expect((await judge(FILES, planned)).verdict).toBe(verdict);
  });

  test.each([
    ['below a heading of what is missing', `## Missing files\n\n${ITEMS}- \`core/critic.py\`\n`, 5, 'untested'],
    ['below a heading of what is there', `## Modules\n\n${ITEMS}- \`core/critic.py\`\n`, 5, 'refuted'],
    [
      'in a column of old names',
      `| Requested | Actual |\n|---|---|\n${ROWS}| \`core/critic.py\` | none |\n`,
      5,
      'untested',
    ],
    ['in a column of places', `| Place | Use |\n|---|---|\n${ROWS}| \`core/critic.py\` | values |\n`, 5, 'refuted'],
    ['below words that deny it', 'These files do not exist:\n\n- `core/critic.py`\n', 3, 'untested'],
    ['with words on its future', 'See `core/critic.py`, once it is written.\n', 1, 'untested'],
    ['below words of what is to be made', '**Files to create**:\n\n- `core/critic.py`\n', 3, 'untested'],
    ['if it is provided', 'The critic of `core/critic.py`, if provided.\n', 1, 'untested'],
    ['where a command makes it', '`core/critic.py` is the critic.\n\n    cp base.py core/critic.py\n', 1, 'untested'],
  ])('not there, %s', async (_, text, line, verdict) => {
    const named = file('core/critic.py', { text: '`core/critic.py`', document: { path: 'docs/status.md', line } });
    expect((await judge({ ...FILES, 'docs/status.md': text }, named)).verdict).toBe(verdict);
  });

  test('a file of the same name in another package is another file', async () => {
    const files = { ...FILES, 'a/setup.py': '', 'a/README.md': '', 'b/setup.py': '', 'b/src/runner.py': 'x = 1\n' };
    const at = (path: string) => file('exp/runner.py', { document: { path, line: 1 } });
    expect((await judge(files, at('b/README.md'))).verdict).toBe('moved');
    expect((await judge(files, at('a/README.md'))).verdict).not.toBe('moved');
  });

  test('an example of a guide is not missing', async () => {
    const guide = { document: { path: 'docs/developer-guide.md', line: 1 }, text: '# core/critic.py' };
    expect((await judge(FILES, file('core/critic.py', guide))).verdict).toBe('untested');
    expect((await judge(FILES, file('core/example_critic.py'))).verdict).toBe('untested');
  });

  test('words that tell of a move are not called moved', async () => {
    const old = 'old/replay.py';
    const files = { ...FILES, 'core/replay.py': 'x = 1\n' };
    expect((await judge(files, file(old, { text: `\`${old}\` holds the replay` }))).verdict).toBe('moved');
    expect((await judge(files, file(old, { text: `\`${old}\` → \`core/replay.py\`` }))).verdict).toBe('untested');
  });

  test('a package below does not give the project its name', async () => {
    const files = {
      ...FILES,
      'packages/shared/package.json': '{"name":"@orchard/shared"}',
      'packages/shared/a.py': '',
    };
    expect((await judge(files, file('shared/'))).subject).toEqual({ path: 'packages/shared' });
  });

  test('a refuted claim says what would make it true', async () => {
    const refuted = await judge(FILES, file('core/critic.py'));
    expect(refuted).toMatchObject({ needed: 'a file or folder core/critic.py', subject: { path: 'core/critic.py' } });
    expect(refuted.suggestion).not.toBe('');
  });

  test('what a commit removed is refuted, and names the commit; what a plan asks of it is left open', async () => {
    const root = folderOf({ 'README.md': '', 'core/critic.py': 'x = 1\n', 'core/agent.py': AGENT });
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'start');
    git(root, 'rm', '-q', 'core/critic.py');
    git(root, 'commit', '-q', '-m', 'drop the critic');
    const of = async (path: string, text: string) => {
      const planned = file('core/critic.py', { tense: 'planned', text, document: { path, line: 1 } });
      return (await ledgerIn(root, [planned])).claims[0];
    };
    const inTree = { verdict: 'refuted', reason: expect.stringContaining('drop the critic') };
    expect(await of('docs/layout.md', '├── critic.py # judges')).toMatchObject(inTree);
    expect(await of('docs/plan.md', '├── critic.py # judges')).toMatchObject({ verdict: 'untested' });
    expect(await of('docs/layout.md', '`core/critic.py`: swap the head')).toMatchObject({ verdict: 'untested' });
  });

  test('a part of a project refutes nothing', async () => {
    const root = folderOf({ 'README.md': '', 'core/agent.py': AGENT });
    git(root, 'init', '-q');
    const { claims } = await ledgerIn(`${root}/core`, [file('critic.py', { document: { path: 'notes.md', line: 1 } })]);
    expect(claims[0]?.verdict).toBe('untested');
  });
});

describe('symbols', () => {
  test.each([
    ['class', 'Agent', 'core/agent.py', 'verified'],
    ['method as a call', 'Agent.act()', 'core/agent.py', 'verified'],
    ['pair of methods', 'Agent.act/__init__', 'core/agent.py', 'verified'],
    ['attribute', 'Agent.rate', 'core/agent.py', 'verified'],
    ['module and name', 'core.agent:train_agent', undefined, 'verified'],
    ['name with its arity', 'train_agent/2', 'core/agent.py', 'verified'],
    ['other spelling', 'trainAgent', 'core/agent.py', 'moved'],
    ['wrong module', 'core.player.Agent', undefined, 'moved'],
    ['missing in its file', 'CriticNetwork', 'core/agent.py', 'refuted'],
    ["third party's", 'torch.optim.Adam', undefined, 'untested'],
    ['built in', 'ValueError', undefined, 'untested'],
    ['plain word', 'gradient', undefined, 'untested'],
  ] as const)('%s', async (_, name, path, verdict) => {
    expect((await judge(FILES, symbol(name, path))).verdict).toBe(verdict);
  });

  test('a bare name that is only a member elsewhere is not called moved', async () => {
    const files = { ...FILES, 'core/pool.py': 'class CpuResource:\n    cpu_num = 4\n', 'core/main.py': 'x = 1\n' };
    expect((await judge(files, symbol('cpu_num', 'core/main.py'))).verdict).toBe('untested');
    expect((await judge(files, symbol('CpuResource', 'core/main.py'))).verdict).toBe('moved');
  });

  test('what the named file uses is there', async () => {
    const files = { ...FILES, 'core/play.py': 'import core.agent as a\n\na.train_agent(a.Agent(), 3)\n' };
    expect((await judge(files, symbol('train_agent', 'core/play.py'))).verdict).toBe('verified');
  });

  test('a file that only stands near says nothing of the place', async () => {
    const near = claim({ kind: 'symbol-exists' }, { symbol: 'train_agent', context: 'core/memory/__init__.py' });
    expect((await judge(FILES, near)).verdict).toBe('verified');
  });

  test.each([
    ['TRAIN_AGENT', 'a constant'],
    ['trainagent', 'a word of its own in the code'],
  ])('%s, %s, is no other spelling', async (name) => {
    const files = { ...FILES, 'core/events.py': 'EVENTS = ["trainagent"]\n' };
    expect((await judge(files, symbol(name, 'core/events.py'))).verdict).not.toBe('moved');
  });

  test('homonyms are all shown', async () => {
    const two = await judge({ ...FILES, 'other/agent.py': AGENT }, symbol('train_agent'));
    expect(two.evidence.map(({ path, line }) => `${path}:${line}`)).toEqual(['core/agent.py:9', 'other/agent.py:9']);
  });

  test('a name without a place is refuted only by a document that knows the project', async () => {
    const alone = await judge(FILES, symbol('SleepScheduler'));
    expect(alone.verdict).toBe('untested');
    const status = '`SleepScheduler` follows `Agent` and `train_agent`.\n';
    const known = await judged({ ...FILES, 'docs/status.md': status }, [
      symbol('SleepScheduler'),
      symbol('Agent'),
      symbol('train_agent'),
    ]);
    expect(known.find((one) => one.text === 'SleepScheduler')?.verdict).toBe('refuted');
  });

  test('a name of another language or of settings is not called missing', async () => {
    const files = {
      ...FILES,
      'lib/critic.ex': 'defmodule Core.CriticNetwork do\nend\n',
      'conf.yaml': 'use: RewardShaper\n',
    };
    expect(await judge(files, symbol('Core.CriticNetwork'))).toMatchObject({ verdict: 'verified' });
    expect(await judge(files, symbol('RewardShaper', 'core/agent.py'))).toMatchObject({ verdict: 'untested' });
  });

  test('a file that does not parse refutes nothing', async () => {
    const files = { 'core/broken.py': 'def half(:\n  return 1\n\nclass Whole:\n    pass\n' };
    expect((await judge(files, symbol('CriticNetwork', 'core/broken.py'))).verdict).toBe('untested');
  });
});

test.each([
  ['`Agent` is not implemented yet', 'stale'],
  ['Not implemented: `Agent`', 'stale'],
  ['Agent | `core/agent.py` | ❌', 'stale'],
  ['A list distinct from `Agent` status is still not implemented', 'untested'],
  ['Not implemented: `Agent` does not consult the history', 'untested'],
  ['❌ Add caching to `Agent`', 'untested'],
])('denied: %s', async (text, verdict) => {
  const mention = { path: 'core/agent.py', symbol: 'Agent' };
  const denial = claim({ kind: 'status-implemented', state: 'absent' }, mention, { polarity: 'denies', text });
  expect((await judge(FILES, denial)).verdict).toBe(verdict);
});

describe('documents against each other', () => {
  const denial = claim(
    { kind: 'status-implemented', state: 'absent' },
    { path: 'core/agent.py', symbol: 'Agent' },
    { polarity: 'denies', text: '`Agent` is not implemented yet' },
  );
  const done = claim(
    { kind: 'status-implemented', state: 'done' },
    { path: 'core/agent.py', symbol: 'Agent' },
    { document: { path: 'docs/other.md', line: 7 }, text: '`Agent` is IMPLEMENTED' },
  );

  test('a denial of what is there is stale, and refuted when another document agrees with the code', async () => {
    expect((await judge(FILES, denial)).verdict).toBe('stale');
    const both = await judged(FILES, [denial, done]);
    expect(both.map((one) => one.verdict)).toEqual(['verified', 'refuted']);
    expect(both[1]?.evidence).toContainEqual(expect.objectContaining({ path: 'docs/other.md', line: 7 }));
  });
});
