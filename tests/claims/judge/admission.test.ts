import { describe, expect, test } from 'vitest';
import { voiceOf } from '../../../src/claims/judge/admission/voice.js';
import { claimsOf } from '../extract/extracted.js';
import { AGENT, folderOf, ledgerIn } from '../ledger-of.js';

const FILES = { 'core/agent.py': AGENT, 'core/memory.py': 'SIZE = 64\n', 'core/store.py': 'LIMIT = 3\n' };

/** Verdicts with the reasons of what a document of the project says. */
async function saidIn(path: string, text: string, files = {}): Promise<readonly string[]> {
  const { claims } = await ledgerIn(folderOf({ ...FILES, ...files, [path]: text }), claimsOf(text, undefined, path));
  return claims.map(({ verdict, reason }) => `${verdict}: ${reason}`);
}

const isRefuted = (said: readonly string[]): boolean => said.some((one) => one.startsWith('refuted'));

describe('for what a document speaks', () => {
  test.each([
    ['README.md', '# Orchard, a report of 2025-01-31', 'present'],
    ['core/README.md', '', 'present'],
    ['backup_before_cleanup/README.md', '', 'record'],
    ['docs/architecture.md', '# Architecture', 'present'],
    ['docs/IMPLEMENTATION_STATUS.md', '# Where we are', 'present'],
    ['docs/IMPLEMENTATION_SUMMARY.md', '# Critics', 'record'],
    ['docs/deployment-guide.md', '# Deployment', 'guide'],
    ['docs/architecture.md', '# Architecture review', 'record'],
    ['FILES_CREATED.txt', 'FILES CREATED', 'record'],
    ['docs/critics.md', '# Overview of the critics', 'present'],
    ['docs/critics.md', '# Critics', 'open'],
    ['docs/arms-v1.4.md', '# Overview', 'record'],
    ['docs/sprint4/overview.md', '# Overview', 'record'],
    ['docs/ROADMAP.md', '# Structure', 'plan'],
    ['docs/plans/structure.md', '# Structure', 'plan'],
    ['docs/course-structure.md', '# Structure', 'other'],
    ['docs/structure.md', '# Structure\n\n**Date:** 2025-03-01', 'record'],
    ['docs/structure.md', '# Structure\n\nStatus: planned', 'plan'],
  ])('%s with %j: %s', (path, text, voice) => {
    expect(voiceOf(path, text.split('\n'))).toBe(voice);
  });
});

const LIST = '- `core/agent.py`\n- `core/memory.py`\n- `core/store.py`\n- `core/critic.py`\n';

describe('a file that is nowhere, in a list of files that are there,', () => {
  test.each([
    ['docs/structure.md', `# Structure\n\n${LIST}`, true],
    ['docs/structure.md', `# Structure\n\n## Recent updates\n\n${LIST}`, false],
    ['docs/structure.md', `# Structure\n\n## Parts (July 17, 2025)\n\n${LIST}`, false],
    ['docs/structure.md', `# Structure\n\n## Parts\n\n### Files modified\n\n${LIST}`, false],
    ['docs/progress.md', `# Parts\n\n${LIST}`, false],
    ['docs/next.md', `# Parts\n\n${LIST}`, false],
    // Four of four are many enough where the name of the page tells what there is, not elsewhere.
    ['docs/critics.md', `# Critics\n\n${LIST}`, false],
    ['docs/critics.md', `# Critics\n\n- \`Agent\`\n- \`train_agent\`\n${LIST}`, true],
  ])('of %s: %j', async (path, text, refuted) => {
    expect(isRefuted(await saidIn(path, text))).toBe(refuted);
  });
});

test('among names of other programs it is left open, and the reason says what is missing', async () => {
  const said = await saidIn(
    'docs/structure.md',
    '# Structure\n\n- `vendor.run`\n- `other/tool.py`\n- `core/critic.py`\n',
  );
  expect(isRefuted(said)).toBe(false);
  expect(said.join('\n')).toContain('neither its form nor the names around it tell that it is there now');
});

test('code of a guide is what a reader may write; below the name of a file in a page on what there is it is that file', async () => {
  const code = '`core/agent.py`:\n\n```python\ndef judge_policy(agent):\n    return agent\n```\n';
  expect(isRefuted(await saidIn('docs/architecture.md', code))).toBe(true);
  expect(isRefuted(await saidIn('docs/setup-guide.md', code))).toBe(false);
});

test('of a package.json that git ignores nobody knows the scripts', async () => {
  const files = {
    'package.json': '{"name": "orchard", "scripts": {"deploy": "ship"}}',
    'packages/web/package.json': '{"name": "web", "scripts": {"build": "tsc"}}',
  };
  const text = '# Orchard\n\n```bash\nnpm run build\nnpm run release\n```\n';
  expect(isRefuted(await saidIn('README.md', text, files))).toBe(true);
  const ignored = { ...files, '.gitignore': '*.json\n!packages/*/package.json\n' };
  const said = await saidIn('README.md', text, ignored);
  expect(isRefuted(said)).toBe(false);
  expect(said).toContain('untested: package.json is not read, and may have it');
});

describe('what is overtaken', () => {
  test.each([
    ['docs/status.md', 'See `old/agent.py`.\n', 'moved'],
    ['docs/postmortem.md', 'See `old/agent.py`.\n', 'untested'],
    ['docs/plan.md', '- [ ] Create `core/agent.py`\n', 'stale'],
    ['docs/plan.md', '- [ ] `core/agent.py` - Add a field\n', 'untested'],
    ['docs/sprint-3.md', '- [ ] Create `core/agent.py`\n', 'untested'],
    ['docs/prompts.md', '- [ ] Create `core/agent.py`\n', 'untested'],
  ])('in %s: %j is %s', async (path, text, verdict) => {
    expect((await saidIn(path, text)).map((one) => one.split(':')[0])).toContain(verdict);
    expect(verdict === 'untested' && (await saidIn(path, text)).some((one) => /^(stale|moved)/.test(one))).toBe(false);
  });
});

test('in a language that is not read a command in a sentence may be to come, one between fences is typed', async () => {
  const files = {
    'tools/run.py': 'import argparse\np = argparse.ArgumentParser()\np.add_argument("--seed")\np.parse_args()\n',
  };
  const prose = '学習 構成 説明 文書 実行 方法 設定 手順 一覧 概要 結果 評価 次 の 通り\n\n';
  const said = (words: string) => saidIn('docs/guide.md', `# Guide\n\n${prose}${words}\n`, files);
  expect(isRefuted(await said('- 実行: `python tools/run.py --fast`'))).toBe(false);
  expect(isRefuted(await said('```bash\npython tools/run.py --fast\n```'))).toBe(true);
});

describe('scripts that a document names', () => {
  const scripts = (text: string) =>
    saidIn('docs/guide.md', text, {
      'package.json': '{"scripts": {"build": "tsc", "dev": "vite", "lint": "eslint ."}}',
    });
  const commands = (...names: readonly string[]) =>
    `# Guide\n\n\`\`\`bash\n${names.map((name) => `npm run ${name}\n`).join('')}\`\`\`\n`;

  test.each([
    ['the only one, which is gone', ['watch'], true],
    ['one of two', ['build', 'watch'], true],
    ['one in four', ['build', 'dev', 'lint', 'watch'], true],
    ['two of four: they are those of another project', ['build', 'dev', 'watch', 'seed'], false],
    ['two beside commands of the package manager', ['build', 'install', 'ci', 'watch', 'seed'], false],
  ])('%s', async (_, names, refuted) => {
    expect(isRefuted(await scripts(commands(...names)))).toBe(refuted);
  });
});

test('code below a heading that tells how to add something is to be written', async () => {
  const text = (heading: string) =>
    `# Architecture\n\n## ${heading}\n\n\`core/agent.py\`:\n\n\`\`\`python\ndef register_orchard_tools(server, service):\n    ...\n\`\`\`\n`;
  expect(isRefuted(await saidIn('docs/architecture.md', text('Step 4: Add tools')))).toBe(false);
  expect(isRefuted(await saidIn('docs/architecture.md', text('Tools')))).toBe(true);
});

describe('words that are about another time or thing refute nothing', () => {
  const page = (words: string) =>
    saidIn(
      'docs/structure.md',
      `# Structure\n\n- \`core/agent.py\`\n- \`core/memory.py\`\n- \`core/store.py\`\n${words}\n`,
    );

  test.each([
    ['- `core/critic.py`', true],
    ['- the work is in place; there is no separate `core/critic.py`', false],
    ['- `core/critic.py`, which is not shipped', false],
    ['- as upstream has it in `core/critic.py`', false],
    ['- `core/critic.py` (as `core/agent.py`)', false],
    ['- the critic is `core/agent.py`, not `core/critic.py`', false],
    ['- the switch is gone: `core/critic.py` read it', false],
  ])('%s', async (words, refuted) => {
    expect(isRefuted(await page(words))).toBe(refuted);
  });

  test('a script that nobody is to run', async () => {
    const files = { 'package.json': '{"scripts": {"build": "tsc"}}' };
    const said = (words: string) => saidIn('docs/guide.md', `# Guide\n\n- ${words}\n`, files);
    expect(isRefuted(await said('Run `npm run ship`'))).toBe(true);
    expect(isRefuted(await said('Do not run `npm run ship`'))).toBe(false);
  });

  test('a setting of a case, or that is asked for', async () => {
    const files = { 'deploy.yaml': 'train: false\n' };
    const said = (words: string) => saidIn('docs/structure.md', `# Structure\n\n${words}\n`, files);
    expect(isRefuted(await said('`deploy.yaml` has `train: true`.'))).toBe(true);
    expect(isRefuted(await said('When `train: true` in `deploy.yaml`, all hosts are used.'))).toBe(false);
  });
});

describe('what is overtaken, and what may be another', () => {
  test.each([
    ['- [ ] `core/agent.py`: the policy', true],
    ['- [ ] [the policy](core/agent.py)', false],
    ['- [ ] `core/agent.py`: redirect those who wait', false],
    ['- [ ] unit tests, size=64', false],
    ['The steps of `core/NEW-agent.py`', false],
    ['The agent, `core/agent.py` (new)', true],
    ['- [ ] **core/agent.py:5** - a better guess', false],
    ['学習 構成 説明 文書 実行 方法 設定 手順 一覧 概要 結果 評価\n\n- [ ] `core/agent.py`', false],
  ])('%s', async (words, stale) => {
    const said = await saidIn('docs/plan.md', `# Plan\n\n${words}\n`, { 'core/NEW-agent.py': 'A = 1\n' });
    expect(said.some((one) => one.startsWith('stale'))).toBe(stale);
  });
});

describe('ticks of a plan', () => {
  const plan = (path: string, gone: number) => {
    const known = ['core/agent.py', 'core/memory.py', 'core/store.py', 'core/agent.py'];
    const lines = [...known, ...['a', 'b', 'c'].slice(0, gone).map((name) => `core/${name}_critic.py`)];
    return saidIn(path, `# Plan\n\n${lines.map((line) => `- [x] \`${line}\`\n`).join('')}`);
  };

  test.each([
    ['two of six are not there', 'docs/plan.md', 2, true],
    ['three of seven: it was carried out under other names', 'docs/plan.md', 3, false],
    ['kept for a branch', '.state/plan.md', 2, false],
  ])('%s', async (_, path, gone, refuted) => {
    expect(isRefuted(await plan(path, gone))).toBe(refuted);
  });
});
