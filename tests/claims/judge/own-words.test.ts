import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/model/result.js';
import { claimsOf } from '../extract/extracted.js';
import { AGENT, folderOf, ledgerIn } from '../ledger-of.js';

const CHECKS = 'export const CHECKS = { rounds: 3 };\n';
const FILES = {
  'core/agent.py': AGENT,
  'lab/README.md': '# lab\n',
  'lab/run.ts': "import { start } from './start';\nstart();\n",
  'web/client.ts': 'export const NUM_CLIENTS = 10;\n',
  'old/checks/checks.ts': CHECKS,
};

/** Verdicts of a document of the project, by kind of claim. */
async function verdictsOf(text: string, kind: Claim['kind'], path = 'docs/state.md'): Promise<readonly string[]> {
  const claims = claimsOf(text, undefined, path);
  const { claims: all } = await ledgerIn(folderOf({ ...FILES, [path]: text }), claims);
  return all.filter((one) => one.kind === kind).map(({ verdict }) => verdict);
}

const WRONG = '`core/agent.py` has 4 classes.';

describe('a number that is wrong today', () => {
  test.each([
    ['in a page', `# Agents\n\n${WRONG}\n`],
    ['in a page that is kept up to date', `# Agents\n\n**Last updated:** 2025-03-01\n\n${WRONG}\n`],
    ['beside a conversation', `# Agents\n\nUser: hello\nAssistant: hello\n\n${WRONG}\n`],
  ])('%s is refuted', async (_, text) => {
    expect(await verdictsOf(text, 'count')).toEqual(['refuted']);
  });

  test.each([
    ['a page with a date', `# Agents\n\n**Date:** March 1, 2025\n\n${WRONG}\n`],
    ['a page that was generated', `# Agents\n\nGenerated on 2025-03-01\n\n${WRONG}\n`],
    ['a sentence of a day', '# Agents\n\nAs of 2025-03-01 `core/agent.py` has 4 classes.\n'],
    ['a page that is kept for memory', `# Agents\n\n> This document is superseded by the manual.\n\n${WRONG}\n`],
    ['a transcript of a tool', `⏺ Read\n⎿ done\n\n⏺ Done\n\n${WRONG}\n`],
    ['a conversation', `${'**User:** go on\n\n**Assistant:** gladly\n\n'.repeat(3)}${WRONG}\n`],
  ])('%s may have said it rightly', async (_, text) => {
    expect(await verdictsOf(text, 'count')).toEqual(['untested']);
  });

  test.each([
    ['a page on what is still to be done', '# Critic\n\n**Status:** 📋 Ready to implement\n\n', 'docs/critic.md'],
    ['a prompt', '# Judging\n\n## Prompt for a critic\n\n', 'docs/judging.md'],
    ['a page that was put away', '# Critic\n\n', 'docs/archive-critic.md'],
  ])('%s names what need not be there', async (_, head, path) => {
    const said = '`core/agent.py` acts, and is judged by `core/critic.py`.\n';
    expect(await verdictsOf(head + said, 'file-exists', path)).not.toContain('refuted');
    expect(await verdictsOf(said, 'file-exists', 'docs/architecture.md')).toContain('refuted');
  });

  test('a tick speaks for itself where the rest is still to be done', async () => {
    const text = '# Critic\n\n**Status:** Planned\n\n- [x] `core/agent.py` acts\n- [x] `core/critic.py` judges\n';
    expect(await verdictsOf(text, 'file-exists')).toContain('refuted');
  });

  test('is left open under a date, as is a thing that never was', async () => {
    const text = '# Agents\n\n**Date:** 2025-03-01\n\n`core/agent.py` defines `Agent`, and `core/critic.py` judges.\n';
    expect(await verdictsOf(text, 'file-exists')).not.toContain('refuted');
  });
});

test('a size is refuted when the file is twice as long or half as long', async () => {
  expect(await verdictsOf('`core/agent.py` has 16 lines.\n', 'count', 'README.md')).toEqual(['untested']);
  expect(await verdictsOf('`core/agent.py` has 40 lines.\n', 'count', 'README.md')).toEqual(['refuted']);
});

describe('a place that only a name gives', () => {
  test('a range behind the end of the only file of a name may be of another file', async () => {
    expect(await verdictsOf('See `CHECKS` at `checks.ts:90-95`.\n', 'symbol-at-lines')).not.toContain('refuted');
    expect(await verdictsOf('See `ROUNDS` at `old/checks/checks.ts:90-95`.\n', 'symbol-at-lines')).toEqual(['refuted']);
  });

  test('a constant is not that of a file which is not there', async () => {
    const text = 'At the top of `run_lab.js`:\n\n```js\nconst NUM_CLIENTS = 5; // of the simulation\n```\n';
    expect(await verdictsOf(text, 'default-value', 'README.md')).not.toContain('refuted');
  });

  test('a constant of another folder is not the one that a folder of code tells of', async () => {
    const said = '`NUM_CLIENTS` is 5.\n';
    expect(await verdictsOf(said, 'default-value', 'README.md')).toEqual(['refuted']);
    expect(await verdictsOf(said, 'default-value', 'docs/state.md')).toEqual(['refuted']);
    expect(await verdictsOf(said, 'default-value', 'lab/README.md')).toEqual(['untested']);
    const listed = '```js\nconst NUM_CLIENTS = 5; // of the simulation\n```\n';
    expect(await verdictsOf(listed, 'default-value', 'README.md')).not.toContain('refuted');
  });
});

test('a call in a sentence may leave out a parameter, a listing may not', async () => {
  expect(await verdictsOf('`train_agent(agent)` of `core/agent.py`\n', 'signature')).not.toContain('refuted');
  const listed = '`core/agent.py`:\n\n```python\ndef train_agent(agent):\n    ...\n```\n';
  expect(await verdictsOf(listed, 'signature')).toContain('refuted');
});

test('the parts of a listing are as doubtful as the whole', async () => {
  const listed = '`core/agent.py`:\n\n```ts\nexport interface AgentInput {\n  message: string;\n}\n```\n';
  expect(await verdictsOf(listed, 'signature', 'docs/onboarding-lessons.md')).not.toContain('refuted');
});

test('what has no order of letters and digits is a key, no name', async () => {
  const text = 'The key of `core/agent.py` is `qT7b2Lr9Xw4Zk8Np`, and `RewardShaperTD3` of `core/agent.py` shapes.\n';
  const claims = claimsOf(text, 'symbol-exists');
  const { claims: all } = await ledgerIn(folderOf({ ...FILES, 'docs/state.md': text }), claims);
  expect(all.filter(({ verdict }) => verdict === 'refuted').map(({ subject }) => subject.symbol)).toEqual([
    'RewardShaperTD3',
  ]);
});

test('a cross before words that deny nothing is no denial', async () => {
  const row = (cell: string) => `| Class | Status |\n| --- | --- |\n| \`Agent\` of \`core/agent.py\` | ${cell} |\n`;
  expect(await verdictsOf(row('❌ not implemented'), 'status-implemented')).toEqual(['stale']);
  expect(await verdictsOf(row('❌ Cannot run (numpy missing)'), 'status-implemented')).not.toContain('stale');
});

describe('a plan is not overtaken', () => {
  const files = { 'public/images/cat.txt': 'cat\n', 'build.js': 'run();\n' };
  test.each([
    ['by the folder into which something is to be put', '- Add PNG images to `public/images/`\n'],
    ['by a program that is to be run', '## Steps\n\n2. Build project: node build.js\n'],
    ['by a file whose fault is to be mended', '- [ ] `core/agent.py`: `Object may only specify known properties`.\n'],
    ['by a file at another path than the one that is missed', '- ❌ `images/cat.txt` (missing)\n'],
  ])('%s', async (_, text) => {
    const claims = claimsOf(text, undefined, 'docs/state.md');
    const { claims: all } = await ledgerIn(folderOf({ ...FILES, ...files, 'docs/state.md': text }), claims);
    expect(all).not.toEqual([]);
    expect(all.map(({ verdict }) => verdict)).not.toContain('stale');
  });

  test('by what an old plan made; a plan of today is', async () => {
    const text = '- [ ] Create `core/agent.py`\n';
    expect(await verdictsOf(text, 'status-implemented', 'docs/steps.md')).toEqual(['stale']);
    expect(await verdictsOf(text, 'status-implemented', 'docs/archive/steps.md')).toEqual(['untested']);
  });
});
