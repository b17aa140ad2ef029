import type { Language } from '../model/facts.js';

/** One line of a text with what ends it; only the last line of a text may end in nothing. */
export interface SourceLine {
  readonly text: string;
  readonly end: '' | '\n' | '\r\n' | '\r';
}

/** Lines as the front end of the language counts them: a lone carriage return ends a line in Python. */
export function splitLines(text: string, language: Language): SourceLine[] {
  const ends = language === 'python' ? /\r\n|\n|\r/g : /\r?\n/g;
  const lines: SourceLine[] = [];
  let from = 0;
  for (const match of text.matchAll(ends)) {
    lines.push({ text: text.slice(from, match.index), end: match[0] as SourceLine['end'] });
    from = match.index + match[0].length;
  }
  if (from < text.length) lines.push({ text: text.slice(from), end: '' });
  return lines;
}

export function joinLines(lines: readonly SourceLine[]): string {
  return lines.map((line) => line.text + line.end).join('');
}

/** What begins a comment to the end of its line. */
export function commentPrefix(language: Language): string {
  return language === 'python' ? '#' : '//';
}
