import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import {
  htmlMessage,
  htmlText,
  markdownCode,
  markdownFence,
  markdownMessage,
  markdownSpan,
  markdownText,
  plainLine,
} from '../../src/render/escape.js';

/** What a hostile repository writes into names, comments and docstrings (OWASP cheat sheets; GitHub's own syntax). */
const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '![a](http://evil.example/x.png)',
  '[click](javascript:alert(1))',
  'http://evil.example www.evil.example',
  '@team please #123',
  '| a | b |',
  '`code` ``more`` ```fence```',
  '# heading',
  '- item',
  '> quote',
  '*bold* _it_ ~~strike~~',
  '{{constructor}} {{{raw}}} ${{ secrets.X }}',
  '\u001b]0;title\u0007\u001b[31mred',
  '::error file=x::boom',
  'line one\nline two',
  '\u202egnp.exe',
  '&lt;b&gt; &amp;',
  '$x^2$ ~a~',
  '\ud800 lone',
];

/** Every element and attribute that comes of a text put after a word in a paragraph and into a table cell. */
function tagsOf(markdown: string): string[] {
  const html = new MarkdownIt({ html: true, linkify: true }).render(markdown);
  return [...html.matchAll(/<([a-z0-9]+)/g)].map((match) => match[1] as string);
}

describe('text of an audited repository', () => {
  it.each(PAYLOADS)('%j becomes no markup in markdown', (payload) => {
    expect(tagsOf(`- word ${markdownText(payload)}`)).toEqual(['ul', 'li']);
    expect(tagsOf(`| a |\n| --- |\n| ${markdownText(payload)} |`).filter((tag) => !/^t|^thead/.test(tag))).toEqual([]);
  });

  it.each(PAYLOADS)('%j stays inside its code span', (payload) => {
    expect(tagsOf(`- word ${markdownCode(payload)} end`)).toEqual(['ul', 'li', 'code']);
    const cells = tagsOf(`| a | b |\n| --- | --- |\n| ${markdownCode(payload)} | x |`);
    expect(cells.filter((tag) => tag === 'td')).toHaveLength(2);
    expect(cells.filter((tag) => !/^t/.test(tag))).toEqual(['code']);
  });

  it.each(PAYLOADS)('%j is text in HTML', (payload) => {
    expect(htmlText(payload)).not.toMatch(/[<>"']/);
  });

  it('keeps no control characters and one line', () => {
    for (const payload of PAYLOADS) {
      const line = plainLine(payload);
      expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(line.isWellFormed()).toBe(true);
    }
  });

  it('mentions nobody and refers to no issue', () => {
    expect(markdownText('@team #12')).toBe('@&#8203;team &#35;&#8203;12');
  });

  it('makes code of what stands between back ticks in a message, and survives an odd one', () => {
    expect(markdownMessage('`a<b>` grows @x')).toBe('`a<b>` grows @&#8203;x');
    expect(markdownMessage('one ` only <b>')).toBe('one  only &lt;b&gt;');
  });
});

describe('blocks and messages', () => {
  it.each(PAYLOADS)('%j stays inside its block of code', (payload) => {
    const block = markdownFence(`one\n${payload}\n\`\`\`\n~~~\nlast`, 'text');
    expect(tagsOf(`${block}\n\nend`)).toEqual(['pre', 'code', 'p']);
  });

  it('keeps the lines of a block, and their indents', () => {
    expect(markdownFence('a\n\tb\r\n``` c', 'py')).toBe('````py\na\n    b\n``` c\n````');
  });

  it('leaves bars alone in a span outside of tables', () => {
    expect(markdownSpan('a | `b`')).toBe('`` a | `b` ``');
    expect(markdownSpan(' ')).toBe('');
  });

  it.each(PAYLOADS)('%j between back ticks is code and nothing else in HTML', (payload) => {
    expect([...htmlMessage(`a \`${payload}\` b`).matchAll(/<\/?(\w+)/g)].every((tag) => tag[1] === 'code')).toBe(true);
  });
});
