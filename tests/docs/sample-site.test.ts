import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { deadLinks, foreignMarkup, readPage, readSite } from './links.js';
import { type Site, siteOfFolder } from './site.js';

const SAMPLE = fileURLToPath(new URL('../../samples/learning-project', import.meta.url));
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'audit-docs-'));

describe('the documentation of the sample project', () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteOfFolder(SAMPLE, newFolder());
    readSite(site.files);
  }, 240_000);

  test('has an index, glossaries, and a page a module and package in both formats', () => {
    expect(site.outcome.stderr).toBe('');
    const pages = ['index', 'algorithms', 'tags', 'rules', 'all-modules', 'all-packages', 'packages/~root'];
    const own = ['packages/engine/honest', 'modules/engine/honest/linucb.py', 'modules/platform/honest/linucb.ts'];
    for (const format of ['md', 'html'])
      for (const page of [...pages, ...own]) expect(site.files.has(`${page}.${format}`), page).toBe(true);
  });

  test('counts modules and their lines, documents apart', () => {
    const lists = site.files.get('all-modules.md')!.match(/^\| \[`/gm) ?? [];
    const lines = [...site.files.values()].flatMap(
      (text) => /^\| Language \| \w+, (\d+) lines \|$/m.exec(text)?.[1] ?? [],
    );
    const total = lines.reduce((sum, line) => sum + Number(line), 0);
    expect(site.files.get('index.md')).toContain(`| Modules | ${lists.length} in 18 packages, ${total} lines |`);
  });

  test('has no link that leads nowhere', () => {
    expect(deadLinks(site.files)).toEqual([]);
  });

  test('every page is reached from the index', () => {
    for (const format of ['md', 'html']) {
      const reached = new Set([`index.${format}`]);
      for (const name of reached)
        for (const link of readPage(name, site.files.get(name) ?? '').links) {
          const path = link.split('#')[0]!;
          if (path !== '' && !path.includes(':'))
            reached.add(posix.join(posix.dirname(name), decodeURIComponent(path)));
        }
      const pages = [...site.files.keys()].filter((name) => name.endsWith(`.${format}`));
      expect(pages.filter((name) => !reached.has(name))).toEqual([]);
    }
  });

  test('holds nothing but what templates write', () => {
    expect(foreignMarkup(site.files)).toEqual([]);
  });

  test('HTML asks for nothing outside and runs nothing', () => {
    for (const [name, text] of site.files) {
      if (!name.endsWith('.html')) continue;
      expect(text).toContain(`content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"`);
      expect(text).not.toMatch(/<script|\bon\w+="/i);
    }
  });

  test('made again with one thread, it has the same bytes', async () => {
    const again = await siteOfFolder(SAMPLE, newFolder(), ['--concurrency', '1']);
    expect([...again.files]).toEqual([...site.files]);
  });
});
