import type { Prose } from './block.js';
import { plainProse } from './prose.js';

/** Statements of a docstring that begins on line `first`: paragraphs; list items and parameter lines (`name: …`, `name (type): …`, `:param name: …`) stand for themselves. Code examples are left out. */
export function docStatements(lines: readonly string[], first: number): Prose[] {
  const statements: Prose[] = [];
  let taken: string[] = [];
  let start = 0;
  const flush = (): void => {
    if (taken.some((line) => line.trim() !== '')) statements.push(plainProse(taken, first + start));
    taken = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || /^\s*(?:>>>|\.\.\.\s|```|@\w)/.test(line)) flush();
    else {
      if (
        /^\s*(?::(?:param|arg|keyword|type|returns?|rtype|raises?)\b|[-*•+]\s|\d+[.)]\s|\w[\w ]{0,30}(?:\([^()]{0,40}\))?\s?:(?:\s|$))/.test(
          line,
        )
      )
        flush();
      if (taken.length === 0) start = index;
      taken.push(line.replace(/^\s*[-*•+]\s/, ''));
    }
  }
  flush();
  return statements;
}
