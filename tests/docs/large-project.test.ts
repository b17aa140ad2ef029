import { beforeAll, describe, expect, test } from 'vitest';
import { deadLinks, readPage } from './links.js';
import { type Site, siteOf } from './site.js';

const MODULES = 950;
const FOLDER = 'many';

describe('a project of many modules in one folder', () => {
  let site: Site;
  beforeAll(async () => {
    const number = (index: number): string => String(index).padStart(4, '0');
    const files = Array.from(
      { length: MODULES },
      (_, index) => [`${FOLDER}/m${number(index)}.py`, 'RATE = 0.1\n'] as const,
    );
    site = await siteOf(Object.fromEntries(files), ['--format', 'md']);
  }, 240_000);

  test('has lists of at most 400 rows that hold every module once', () => {
    const lists = ['all-modules.md', 'all-modules-2.md', 'all-modules-3.md'];
    const rows = lists.map((name) => site.files.get(name)!.match(/^\| \[`many\/m\d+\.py`\]/gm) ?? []);
    expect(rows.map((row) => row.length)).toEqual([400, 400, 150]);
    expect(new Set(rows.flat()).size).toBe(MODULES);
    expect(site.files.has('all-modules-4.md')).toBe(false);
  });

  test('says on each list where the others begin', () => {
    const text = site.files.get('all-modules-2.md')!;
    expect(text).toContain('[1](all-modules.md): `many/m0000.py`');
    expect(text).toContain('2 (this page): `many/m0400.py`');
    expect(text).toContain('[3](all-modules-3.md): `many/m0800.py`');
  });

  test('says on the page of the folder how many rows are left out, and where they are', () => {
    const text = site.files.get(`packages/${FOLDER}.md`)!;
    expect(text.match(/^\| \[`m\d+\.py`\]/gm)).toHaveLength(400);
    expect(text).toContain('… and 550 more, in [the list of all modules](../all-modules.md)');
  });

  test('has no dead link on its lists', () => {
    const own = new Map([...site.files].filter(([name]) => !name.startsWith('modules/') || name.includes('m0000')));
    const pages = new Set([...site.files.keys()]);
    const dead = deadLinks(own).filter((link) => !pages.has(link.replace(/^.*: (?:\.\.\/)*/, '')));
    expect(dead).toEqual([]);
    expect(readPage('index.md', site.files.get('index.md')!).text).toContain(`${MODULES} in 2 packages`);
  });
});
