import { beforeAll, describe, expect, test } from 'vitest';
import { deadLinks, foreignMarkup, readSite } from './links.js';
import { type Site, siteOf } from './site.js';

/** What a hostile repository writes where text is taken from (OWASP cheat sheets; CommonMark; Handlebars). */
const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '</code></pre><script>alert(1)</script>',
  '[click](javascript:alert(1))',
  ']( javascript:alert(1) )',
  '{{constructor}} {{{raw}}} {{> docs-head}}',
  '``` ````',
  '| cell | cell |',
  '--> %% <!--',
  'http://evil.example www.evil.example',
  "' onmouseover='alert(1)' x='",
  '" onmouseover="alert(1)" x="',
  '\u202egnp.exe',
];

const words = PAYLOADS.join(' ');
const quoted = JSON.stringify(words.replace(/\*\//g, ''));

/** Hostile text in every place that a page prints: docs, names, types, defaults, values, members, errors, decorators, imports. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: '<img src=x onerror=alert(1)>', description: words }),
  'README.md': `# ${words}\n\n\`src/<img src=x onerror=alert(1)>.ts\` implements LinUCB ${words}. \`score\` uses 3 {{x}}.\n`,
  'src/<img src=x onerror=alert(1)>.ts': `/** ${words} */
import { thing } from ${quoted};
export type Mode = ${PAYLOADS.filter((text) => !text.includes("'"))
    .map((text) => `'${text}'`)
    .join(' | ')};
export const TEXT = ${quoted};
/** ${words} */
export class Box {
  /** ${words} */
  ${quoted}(x = ${quoted}, y?: ${quoted}): ${quoted} {
    this[${quoted}] = x;
    throw new Error(${quoted});
  }
}
export enum Kind { ${quoted} = ${quoted} }
// TODO ${words}
export function score(batch: number[]): number { return 0.87; }
export function evaluateModel(batch: number[]): number { score(batch); return thing(0.87); }
`,
  'src/{{x}}/]( javascript:alert(1)).py': `"""${words.replace(/"/g, "'")}"""
from enum import Enum
class Stage(Enum):
    START = ${quoted}
@app.route(${quoted})
def evaluate(model, data=${quoted}):
    """${words.replace(/"/g, "'")}"""
    return 0.93
`,
  'src/CON/aux.py': 'def run():\n    return 1\n',
  'src/index.html/x.py': 'def run():\n    return 1\n',
  'src/Twin.py': 'def run():\n    return 1\n',
  'src/twin.py': 'def run():\n    return 2\n',
  'src/TWIN/a.py': 'def go():\n    return 3\n',
  [`src/${'l'.repeat(252)}.py`]: 'def run():\n    return 4\n',
  [`${'deep/'.repeat(60)}x.py`]: 'def run():\n    return 5\n',
  'src/a..b/...py': 'def run():\n    return 6\n',
  'src/~root/~.py': 'def run():\n    return 7\n',
  'src/#?%2e%2e%2f.py': 'def run():\n    return 8\n',
  'src/back\\slash.py': 'def run():\n    return 9\n',
  'src/new\nline.py': 'def run():\n    return 10\n',
};

describe('a hostile repository', () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteOf(FILES);
    readSite(site.files);
  }, 240_000);

  test('is documented whole', () => {
    expect(site.outcome).toMatchObject({ exitCode: 0, stderr: '' });
    const modules = [...site.files.keys()].filter((name) => name.startsWith('modules/') && name.endsWith('.html'));
    expect(modules).toHaveLength(Object.keys(FILES).filter((path) => /\.(?:ts|py)$/.test(path)).length);
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
    const names = [...site.files.keys()];
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
