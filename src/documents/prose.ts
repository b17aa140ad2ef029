import type Token from 'markdown-it/lib/token.mjs';
import type { Prose, Span } from './block.js';

/** Makes prose from the inline tokens of one block that begins on `line`. */
export function proseOf(tokens: readonly Token[], line: number): Prose {
  let text = '';
  let current = line;
  const spans: Span[] = [];
  const breaks: { offset: number; line: number }[] = [];
  const open: { kind: 'link' | 'strong'; start: number; target?: string }[] = [];
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
      case 'text_special':
        text += token.content;
        break;
      case 'code_inline': {
        const start = text.length;
        text += `\`${token.content}\``;
        spans.push({ kind: 'code', start, end: text.length, content: token.content });
        break;
      }
      case 'softbreak':
      case 'hardbreak':
        text += ' ';
        current++;
        breaks.push({ offset: text.length, line: current });
        break;
      case 'strong_open':
        open.push({ kind: 'strong', start: text.length });
        text += underscores(token);
        break;
      case 'link_open':
        open.push({ kind: 'link', start: text.length, target: token.attrGet('href') ?? '' });
        break;
      case 'strong_close':
      case 'link_close': {
        const opened = open.pop();
        if (!opened) break;
        text += underscores(token);
        const { kind, start, target } = opened;
        const content = text.slice(start);
        spans.push({ kind, start, end: text.length, content, ...(target === undefined ? {} : { target }) });
        break;
      }
      case 'image':
        text += token.content;
        break;
      default:
        break;
    }
  }
  return { text, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end), line, breaks };
}

/** `__init__` without back ticks is a name that the parser takes for emphasis: its marks stay. */
function underscores(token: Token): string {
  return token.markup === '__' ? '__' : '';
}

/** Prose of a text without marks but back ticks: plain text, comments, docstrings. Lines are joined by one space. */
export function plainProse(lines: readonly string[], line: number): Prose {
  let text = '';
  const breaks: { offset: number; line: number }[] = [];
  for (const [index, each] of lines.entries()) {
    if (index > 0) {
      text += ' ';
      breaks.push({ offset: text.length, line: line + index });
    }
    text += each.trim();
  }
  return { text, spans: codeSpans(text), line, breaks };
}

/** Single and double back ticks (double ones are reStructuredText's). */
function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/(`{1,2})([^`]{1,300})\1/g)) {
    const start = match.index;
    spans.push({ kind: 'code', start, end: start + match[0].length, content: match[2]!.trim() });
  }
  return spans;
}
