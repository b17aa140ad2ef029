import { describe, expect, test } from 'vitest';
import { claimsOf } from '../extract/extracted.js';
import { AGENT, folderOf, git, ledgerIn, writeAll } from '../ledger-of.js';

/** Verdicts of what a page on what there is says. */
async function verdicts(root: string, path: string, text: string): Promise<readonly string[]> {
  writeAll(root, { [path]: text });
  const { claims } = await ledgerIn(root, claimsOf(text, undefined, path));
  return claims.map(({ verdict }) => verdict);
}

describe('a file of the same name elsewhere', () => {
  test.each([
    ['two words of its name', 'README.md', 'tools/run_agent.py', 'core/run_agent.py', true],
    ['a long word', 'README.md', 'tools/consolidation.py', 'core/consolidation.py', true],
    ['one folder holds the other', 'README.md', 'core/critic.py', 'core/parts/critic.py', true],
    ['a folder that is gone, in a page at the top', 'README.md', 'old/critic.py', 'core/critic.py', true],
    ['a folder that is gone, in a page of the docs', 'docs/structure.md', 'old/critic.py', 'core/critic.py', true],
    ['a folder that is gone, in a page of another part', 'tuning/README.md', 'old/critic.py', 'core/critic.py', false],
    ['a folder of a tool', 'README.md', '.github/run_agent.yml', 'core/run_agent.yml', false],
    ['a folder that is there', 'README.md', 'tools/critic.py', 'core/critic.py', false],
  ])('%s', async (_, page, written, there, moved) => {
    const root = folderOf({
      'core/agent.py': AGENT,
      'tools/build.py': 'A = 1\n',
      'tuning/a.py': 'A = 1\n',
      [there]: AGENT,
    });
    const said = await verdicts(root, page, `# Structure\n\nThe critic is in \`${written}\`.\n`);
    expect(said.includes('moved')).toBe(moved);
  });
});

test('git pairs files by their content: another name is another file', async () => {
  const moved = async (from: string, to: string) => {
    const root = folderOf({ 'core/agent.py': 'A = 1\n', 'tools/build.py': 'B = 1\n', [from]: AGENT });
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-q', '-m', 'all');
    writeAll(root, { 'lib/made.txt': '' });
    git(root, 'mv', from, to);
    git(root, 'commit', '-q', '-am', 'on');
    return (await verdicts(root, 'README.md', `# Orchard\n\nIt is in \`${from}\`.\n`)).includes('moved');
  };
  expect(await moved('tools/critic.py', 'lib/critic.py')).toBe(true);
  expect(await moved('tools/critic.py', 'lib/layer7.py')).toBe(false);
});

test('what a file hands on may be declared elsewhere', async () => {
  const files = { 'core/app.py': 'import web\n', 'core/tools.py': 'def get_topic_context(name):\n    return name\n' };
  const said = (words: string) => verdicts(folderOf(files), 'README.md', `# Orchard\n\n${words}\n`);
  expect(await said('The server is in `core/app.py`, exposing `get_topic_context`.')).not.toContain('moved');
  expect(await said('The class is `core/app.py::get_topic_context`.')).toContain('moved');
});

test('in a language that is not read only a link, a tree and a command line say where a file is', async () => {
  const root = folderOf({
    'core/agent.py': AGENT,
    'core/parts/run_critic.py': AGENT,
    'core/parts/run_store.py': AGENT,
  });
  const prose =
    'この文書は強化学習の構成を説明する。 学習 構成 説明 文書 実行 方法 設定 手順 一覧 概要 結果 評価 次 の 通り\n\n';
  const said = (words: string) => verdicts(root, 'docs/structure.md', `# Structure\n\n${prose}${words}\n`);
  expect(await said('評価は `core/run_critic.py` にある。')).not.toContain('moved');
  expect(await said('- `core/run_critic.py` 評価')).not.toContain('moved');
  expect(await said('```bash\npython core/run_critic.py\n```')).toContain('moved');
});

test('a dotted name is moved where its first part is a package of the project', async () => {
  const files = { 'orchard/core/run.py': 'def run_agent(name):\n    return name\n', 'tools/client/a.py': 'A = 1\n' };
  const said = (name: string) =>
    verdicts(folderOf(files), 'README.md', `# Orchard\n\nThe function \`${name}\` is called first.\n`);
  expect(await said('orchard.old.run_agent')).toContain('moved');
  expect(await said('client.old.run_agent')).not.toContain('moved');
});
