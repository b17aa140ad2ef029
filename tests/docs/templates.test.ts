import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { siteOf } from './site.js';

const PROJECT = { 'learn.py': '"""Learns <b>."""\ndef fit(rate=0.1):\n    return rate\n' };

function templates(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-templates-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe("a team's templates of the documentation", () => {
  test('replace ours file by file, with a warning for each that is missing', async () => {
    const folder = templates({
      'docs/module.md.hbs': 'OURS {{md this.path}}: {{md this.description}}\n',
      'partials/docs-foot.hbs': 'FOOT\n',
    });
    const { files, outcome } = await siteOf(PROJECT, ['--format', 'md', '--templates', folder]);
    expect(files.get('modules/learn.py.md')).toBe('OURS learn.py: Learns &lt;b&gt;.\n');
    expect(files.get('index.md')).toContain('FOOT');
    expect(outcome.exitCode).toBe(0);
    const warned = outcome.stderr.trim().split('\n');
    for (const name of ['index', 'algorithms', 'tags', 'rules', 'package', 'module-list', 'package-list'])
      expect(warned).toContain(`audit: ${folder} has no docs/${name}.md.hbs; the built-in one is used`);
    expect(warned).toHaveLength(7);
  });

  test('fall back to ours with a warning when they do not parse, fail, or use a partial that there is not', async () => {
    for (const broken of ['{{#each this.symbols', '{{this.nothing.there}}', '{{> nowhere}}']) {
      const folder = templates({ 'docs/module.md.hbs': broken });
      const { files, outcome } = await siteOf(PROJECT, ['--format', 'md', '--templates', folder]);
      expect(files.get('modules/learn.py.md')).toContain('# `learn.py`');
      expect(outcome.stderr).toMatch(/docs\/module\.md\.hbs.*; the built-in one is used/);
    }
  });

  test('fall back to ours when a partial of theirs fails', async () => {
    const folder = templates({ 'partials/docs-symbol.hbs': '{{this.nothing.there}}' });
    const { files, outcome } = await siteOf(PROJECT, ['--format', 'md', '--templates', folder]);
    expect(files.get('modules/learn.py.md')).toContain('### function `fit`');
    expect(outcome.stderr).toContain('template docs/module.md.hbs');
  });

  test('are said to be no folder when there is none', async () => {
    const { files, outcome } = await siteOf(PROJECT, ['--format', 'md', '--templates', 'nowhere']);
    expect(files.get('modules/learn.py.md')).toContain('### function `fit`');
    expect(outcome.stderr).toMatch(/nowhere is no folder of templates; the built-in ones are used\n$/);
  });

  test('replace the style sheet too', async () => {
    const folder = templates({ 'docs/style.css': 'body { color: {{red}}; }\n' });
    const { files } = await siteOf(PROJECT, ['--format', 'html', '--templates', folder]);
    expect(files.get('style.css')).toBe('body { color: {{red}}; }\n');
  });
});
