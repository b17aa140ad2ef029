import { beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_FILES } from './hostile-project.js';
import { deadLinks, foreignMarkup, readSite } from './links.js';
import { type Site, siteOf } from './site.js';

describe('a hostile repository', () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteOf(HOSTILE_FILES);
    readSite(site.files);
  }, 240_000);

  test('is documented whole', () => {
    expect(site.outcome).toMatchObject({ exitCode: 0, stderr: '' });
    const modules = [...site.files.keys()].filter((name) => name.startsWith('modules/') && name.endsWith('.html'));
    expect(modules).toHaveLength(Object.keys(HOSTILE_FILES).filter((path) => /\.(?:ts|py)$/.test(path)).length);
  });

  test('gives no markup, script or handler', () => {
    expect(foreignMarkup(site.files)).toEqual([]);
  });

  test('gives no link but ours', () => {
    expect(deadLinks(site.files)).toEqual([]);
  });

  test('gives no template code: it is printed as it stands', () => {
    const text = [...readSite(site.files)].filter(([name]) => name.includes('img_src')).map(([, page]) => page.text);
    expect(text).toHaveLength(2);
    for (const page of text) expect(page).toContain('{{constructor}} {{{raw}}} {{> docs-head}}');
  });

  test('decides no file name: plain characters, no two alike on a disk that ignores case, none too long', () => {
    const names = [...site.files.keys()].filter((name) => name !== '.auditignore');
    expect(
      names.filter((name) => !/^(?:[A-Za-z0-9_~][A-Za-z0-9_.~-]*\/)*[A-Za-z0-9_~][A-Za-z0-9_.~-]*$/.test(name)),
    ).toEqual([]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.filter((name) => name.length > 240)).toEqual([]);
    const folders = new Set(names.flatMap((name) => name.split('/').slice(0, -1)));
    expect([...folders].filter((folder) => /^(?:con|aux|nul|prn)(?:\.|$)|\.(?:html|md)$|\.$/i.test(folder))).toEqual(
      [],
    );
  });
});
