import type { CommentFact, Facts } from '../model/facts.js';
import { type Directive, readDirective } from './directive.js';

/** Directives in the comments of one source file, by line. */
export function sourceDirectives(facts: Facts): Directive[] {
  const directives: Directive[] = [];
  const next = new NextLine(facts);
  for (const comment of facts.comments) {
    if (!comment.text.includes('audit-ignore')) continue;
    for (const [index, text] of comment.text.split('\n').entries()) {
      const written = readDirective(text);
      if (written === undefined) continue;
      const line = Math.min(comment.line + index, comment.endLine);
      const last = written.kind === 'line' && comment.ownLine ? next.after(comment) : comment.endLine;
      directives.push({
        ...written,
        line,
        covers: written.kind === 'file' ? [1, Math.max(1, facts.lines)] : [comment.line, last],
      });
    }
  }
  return directives;
}

/** The line of code that a comment on lines of its own is about. */
class NextLine {
  readonly #commented = new Map<number, CommentFact>();
  readonly #decorated = new Map<number, number>();

  constructor(facts: Facts) {
    for (const comment of facts.comments) if (comment.ownLine) this.#commented.set(comment.line, comment);
    for (const symbol of facts.symbols)
      for (const decorator of symbol.decorators) this.#decorated.set(decorator.line, symbol.startLine);
  }

  /** Past further comments; a decorator stands for what it decorates. */
  after(comment: CommentFact): number {
    let line = comment.endLine + 1;
    for (let more = this.#commented.get(line); more !== undefined; more = this.#commented.get(line)) {
      line = more.endLine + 1;
    }
    return Math.max(line, this.#decorated.get(line) ?? line);
  }
}
