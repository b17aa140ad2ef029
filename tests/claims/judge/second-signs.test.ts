import { describe, expect, test } from 'vitest';
import { claimsOf } from '../extract/extracted.js';
import { AGENT, claim, folderOf, git, judge, ledgerIn } from '../ledger-of.js';

const FILES = { 'core/agent.py': AGENT, 'core/tests/conftest.py': 'def test_folder():\n    return 1\n' };

/** Verdicts of what a document of the project says. */
async function verdictsOf(text: string, path = 'docs/state.md', files = {}): Promise<readonly string[]> {
  const { claims } = await ledgerIn(folderOf({ ...FILES, ...files, [path]: text }), claimsOf(text, undefined, path));
  return claims.map(({ verdict }) => verdict);
}

const SAID = '`core/agent.py` defines `Agent`, and `core/critic.py` judges.\n';

describe('a file that is not there', () => {
  test.each([
    ['in a page on what there is', 'docs/state.md', SAID, {}],
    ['in a tree', 'README.md', '# A\n\n```\ncore/\n├── agent.py\n└── critic.py  # judges\n```\n', {}],
    ['below a comment of a listing', 'docs/state.md', `# A\n\n\`\`\`bash\n# Future runs\nls\n\`\`\`\n\n${SAID}`, {}],
    [
      'below a section on what is to come that has ended',
      'docs/state.md',
      `# State\n\n## Roadmap\n\nMore.\n\n## Modules\n\n${SAID}`,
      {},
    ],
  ])('%s is refuted', async (_, path, text, files) => {
    expect(await verdictsOf(text, path, files)).toContain('refuted');
  });

  test.each([
    ['in a decision', 'docs/adr/0003-critic.md', SAID, {}],
    ['in the reports of a version', 'docs/reports-1-4-2/tests.md', SAID, {}],
    ['in a skill', 'docs/judging.md', `---\nname: judging\ndescription: judges\n---\n\n${SAID}`, {}],
    ['among skills', 'kit/skills/README.md', SAID, { 'kit/skills/judging/SKILL.md': '# Judging\n' }],
    [
      'in a folder that a tree leaves to a later phase',
      'README.md',
      '# A\n\n```\ncore/\n├── agent.py\n└── solve/  # Phase 2: solver (future)\n    └── game.py\n```\n',
      { 'core/solve/__init__.py': '' },
    ],
    ['read before the work', 'docs/state.md', 'Recorded requirements of `core/agent.py` from `core/spec.md`.\n', {}],
    ['in a pattern of a tree', 'README.md', '# A\n\n```\ncore/\n├── agent.py\n└── *.spec.ts\n```\n', {}],
    ['below a section in one on what is to come', 'docs/state.md', `## Roadmap\n\n### Critic\n\n${SAID}`, {}],
    ['that is coming', 'docs/state.md', '`core/agent.py` acts; `core/critic.py` (coming in week 6) judges.\n', {}],
  ])('%s is not', async (_, path, text, files) => {
    expect(await verdictsOf(text, path, files)).not.toContain('refuted');
  });

  test('is as the document says when it says that there is none', async () => {
    expect(await verdictsOf('- Nothing locks it\n- No `core/critic.py`\n')).toEqual(['verified']);
  });

  test('in the folder that the program keeps where it is used', async () => {
    const manifest = { 'package.json': '{"name": "orchard"}' };
    const at = (path: string) =>
      verdictsOf(`\`Agent\` of \`core/agent.py\` reads \`${path}\`.\n`, 'docs/architecture.md', manifest);
    expect(await at('.orchard/settings.yaml')).not.toContain('refuted');
    expect(await at('.github/settings.yaml')).toContain('refuted');
  });

  test('was there in another folder, as the history knows', async () => {
    const root = folderOf({ ...FILES, 'v1/parts/critic.py': 'A = 1\n' });
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'all');
    git(root, 'rm', '-q', 'v1/parts/critic.py');
    git(root, 'commit', '-qm', 'no critic');
    const named = claim({ kind: 'file-exists' }, { path: 'parts/critic.py' }, { text: '`parts/critic.py`' });
    const [only] = (await ledgerIn(root, [named])).claims;
    expect(only).toMatchObject({ verdict: 'refuted' });
    expect(only?.reason).toMatch(/^removed in commit \w+ \(no critic\), as v1\/parts\/critic\.py$/);
  });
});

test('a class that a page with a date names may have been there; in one without it is refuted', async () => {
  const text = '`core/agent.py` declares `Agent` and `train_agent`, and the class `CriticPolicy` in `core/agent.py`.\n';
  expect(await verdictsOf(text)).toContain('refuted');
  expect(await verdictsOf(`# Review\n\n**Date:** 2025-03-01\n\n${text}`)).not.toContain('refuted');
});

test('ways to write code, right and wrong ones side by side, say nothing of what there is', async () => {
  const lines = (end: string) => `# Style\n\n\`core/agent.py\` has \`Agent\`.\n\n- ✅ \`def calculate_draw()\`${end}\n`;
  expect(await verdictsOf(lines(' → Good'))).not.toContain('refuted');
});

describe('command lines', () => {
  const run = 'import argparse\np = argparse.ArgumentParser()\np.add_argument("--steps")\n';
  const typed = '```bash\n# Islands\npython core/run.py --migrate shared\n```\n';
  const inPage = (head: string) => verdictsOf(`${head}\n\n${typed}`, 'docs/running.md', { 'core/run.py': run });

  test('an option that is not there is refuted, below "Examples" too', async () => {
    expect(await inPage('## Running')).toContain('refuted');
    expect(await inPage('## Examples')).toContain('refuted');
  });

  test.each(['### Islands (not yet implemented)', '## Future work\n\n### Islands'])('not below %s', async (head) => {
    expect(await inPage(head)).not.toContain('refuted');
  });

  test('a script that is run only if somebody configured it need not be there', async () => {
    const manifest = { 'package.json': '{"name": "orchard", "scripts": {"build": "tsc"}}' };
    const rows = (last: string) =>
      `| Check | Required |\n|---|---|\n| \`npm run build\` | Yes |\n| \`npm run e2e\` | ${last} |\n`;
    expect(await verdictsOf(rows('Yes'), 'docs/checks.md', manifest)).toContain('refuted');
    expect(await verdictsOf(rows('If configured'), 'docs/checks.md', manifest)).not.toContain('refuted');
  });
});

describe('counts of lines', () => {
  const size = (words: string) => `# Fixes\n\n- \`core/agent.py\` (${words})\n`;

  test('lines that a change added are no size', () => {
    expect(claimsOf(size('+26 lines'), 'count')).toEqual([]);
    expect(claimsOf(size('26 lines'), 'count')).toHaveLength(1);
  });

  test('what a report tells may be what a change touched; in a page on what there is it is the size', async () => {
    const of = (number: number, page: string) =>
      judge(
        { ...FILES, 'core/long.py': `${'A = 1\n'.repeat(400)}` },
        claim(
          { kind: 'count', number, noun: 'lines' },
          { path: 'core/long.py' },
          { text: `core/long.py (${number} lines)`, document: { path: page, line: 1 } },
        ),
      );
    expect((await of(20, 'docs/resolution-report.md')).verdict).toBe('untested');
    expect((await of(9000, 'docs/resolution-report.md')).verdict).toBe('untested');
    expect((await of(9000, 'docs/architecture.md')).verdict).toBe('refuted');
  });
});

test('what gives things to tests asserts nothing, and need not', async () => {
  const text = '`core/tests/conftest.py` provides fixtures for the tests of `core/agent.py`.\n';
  expect(await verdictsOf(text)).not.toContain('refuted');
});

test('what a program printed is no document', async () => {
  const line = ' ✓ core/critic.test.py 7 tests';
  const text = (mark: string) => `# Run of core/agent.py\n\n${`- ${mark} \`core/critic.py\`\n`.repeat(4)}${line}\n`;
  expect(await verdictsOf(text('checks'))).toContain('refuted');
  expect(await verdictsOf(text('[32m✓[39m'))).not.toContain('refuted');
});

test('a name in a report of finished work may have changed since, unless it is ticked', async () => {
  const text = (mark: string) => `# Work\n\n- ${mark}class \`CriticPolicy\` in \`core/agent.py\`, beside \`Agent\`\n`;
  expect(await verdictsOf(text('- [x] '), 'docs/state.md')).toContain('refuted');
  expect(await verdictsOf(text(''), 'docs/audit-report.md')).not.toContain('refuted');
});

test('a placeholder in the first lines of a long body is about all of it, if it is not about data', async () => {
  const page = (comment: string) =>
    `export function Dashboard(rows: number[]): number {\n  // ${comment}\n${'  rows.push(rows.length * 2);\n'.repeat(20)}  return rows.length;\n}\n`;
  const verdict = async (comment: string) =>
    (
      await verdictsOf('# State\n\n- [x] `Dashboard` in `core/page.ts`\n', 'docs/state.md', {
        'core/page.ts': page(comment),
      })
    )[0];
  expect(await verdict('Mock data - replace with the values of the server')).not.toBe('refuted');
});

test('a tree may draw a folder of which nothing is there yet', async () => {
  const tree = (rest: string) =>
    `# A\n\n\`\`\`\ncore/\n├── agent.py\n└── solve/\n    ├── game.py\n    └── ${rest}\n\`\`\`\n`;
  const files = { 'core/solve/__init__.py': '', 'core/solve/board.py': 'A = 1\n' };
  expect(await verdictsOf(tree('board.py'), 'README.md', files)).toContain('refuted');
  expect(await verdictsOf(tree('cards.py\n    └── dice.py'), 'README.md', files)).not.toContain('refuted');
});

test('a signature in the page of one package is not that of another', async () => {
  const files = {
    'chain/index.ts': 'export const A = 1;\n',
    'web/badge.ts':
      'export function mintBadge(recipient: string, uri: string, kind: string, day: number) {\n  return recipient + uri + kind + day;\n}\n',
  };
  const said = '# Chain\n\n`chain/index.ts` and `web/badge.ts`.\n\n## Functions\n\n- `mintBadge(address, uri)` mints\n';
  expect(await verdictsOf(said, 'chain/README.md', files)).not.toContain('refuted');
});

test('a test that asserts nothing tests nothing; a program that is started for itself prints what it finds', async () => {
  const body = 'def test_load():\n    print(sum([1, 2]))\n';
  const verdicts = (text: string) =>
    verdictsOf('# State\n\n- [x] Load tests in `core/test_load.py`\n', 'docs/state.md', { 'core/test_load.py': text });
  expect(await verdicts(body)).toContain('refuted');
  expect(await verdicts(`${body}\n\nif __name__ == "__main__":\n    test_load()\n`)).not.toContain('refuted');
});

describe('in a language that is not read', () => {
  const italian =
    '# Nota\n\nIl progetto che con una politica impara per ogni passo: della rete, della memoria, che non è come il resto, una parte, con gli agenti, che una volta, per il resto, della prova.\n\n';

  test.each([
    ['a tree', '```\ncore/\n├── agent.py\n└── critic.py\n```\n', true],
    ['a path in the words', '- `core/agent.py`, `core/critic.py` (se presente)\n', false],
    ['code', '```python\n# core/agent.py\nclass CriticPolicy:\n    pass\n```\n', false],
  ])('%s', async (_, text, isRefuted) => {
    expect((await verdictsOf(italian + text, 'docs/architecture.md')).includes('refuted')).toBe(isRefuted);
  });
});

test.each([
  ['## Moduli\n\n', true],
  ['#### ❌ Rimossi:\n\n', false],
])('below %s', async (heading, isRefuted) => {
  expect(
    (
      await verdictsOf(`# State\n\n${heading}- \`core/agent.py\`\n- \`core/tests/conftest.py\`\n- \`core/critic.py\`\n`)
    ).includes('refuted'),
  ).toBe(isRefuted);
});
