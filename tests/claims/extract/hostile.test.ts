import { describe, expect, test } from 'vitest';
import { claimsOf } from './extracted.js';

/** Each ends, or the runner's own limit makes the test red; what comes out stays bounded. */
const HOSTILE: Readonly<Record<string, string>> = {
  'nested quotes': `${'>'.repeat(5_000)} a`,
  'open brackets': '['.repeat(50_000),
  'open links': '[a]('.repeat(20_000),
  'back tick runs': Array.from({ length: 3_000 }, (_, index) => `${'`'.repeat((index % 50) + 1)} a `).join(''),
  'nested list': Array.from({ length: 1_000 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n'),
  emphasis: '*a_'.repeat(50_000),
  parentheses: '('.repeat(100_000),
  'open signatures': `\`\`\`python\n${'def f(\n'.repeat(5_000)}\`\`\``,
  'open arrows': `\`\`\`ts\n${'const f = (\n'.repeat(5_000)}\`\`\``,
  'one line of classes': `\`\`\`python\n${'class A('.repeat(20_000)}\n\`\`\``,
  'open strings': `\`\`\`python\n${'"""\n'.repeat(5_001)}\`\`\``,
  'flat tree': `\`\`\`\n${'├── a\n'.repeat(5_000)}\`\`\``,
  'open nodes': `\`\`\`mermaid\ngraph TD\n${'A['.repeat(30_000)}\n\`\`\``,
  'many paths': '`a/b.py` '.repeat(20_000),
  'many bare paths': 'src/a.py '.repeat(20_000),
  numbers: '1,'.repeat(50_000),
  defaults: 'default '.repeat(20_000),
  assignments: 'a = 1 '.repeat(20_000),
  dots: 'a.'.repeat(50_000),
  'blank runs': `${`a${' '.repeat(5_000)}\`b.py\``.repeat(20)}`,
  'double encoding': 'â€œ'.repeat(20_000),
  'unclosed tags': '<a '.repeat(50_000),
  'unclosed comments': '<!--'.repeat(20_000),
  quotes: `\`\`\`bash\n${"'".repeat(50_000)}\n\`\`\``,
  'deep yaml': `\`\`\`yaml\n# a/b.yaml\n${Array.from({ length: 1_000 }, (_, index) => `${' '.repeat(index)}k:`).join('\n')}\n\`\`\``,
  'control characters': '\u0000\u0001\ud800 `a.py` \u202e',
};

describe('hostile documents', () => {
  test.each(Object.entries(HOSTILE))('%s', (_, text) => {
    for (const path of ['a.md', 'a.rst', 'a.txt']) expect(claimsOf(text, undefined, path).length).toBeLessThan(5_001);
  });

  test('a document with too many claims is cut', () => {
    const text = Array.from({ length: 6_000 }, (_, index) => `- \`src/file${index}.py\` is there`).join('\n');
    expect(claimsOf(text).length).toBe(5_000);
  });

  test('the same words give the same claims', () => {
    const text = ['# Plan', '- [ ] `a.py` with `Learner`', '| x | Status |', '|-|-|', '| `b.py` | ✅ |'];
    expect(claimsOf(text)).toEqual(claimsOf(text));
  });
});
