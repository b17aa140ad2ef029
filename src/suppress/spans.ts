import type { Directive } from './directive.js';

/** Lines in which one rule is suppressed, and why. */
export interface Span {
  readonly rule: string;
  readonly first: number;
  readonly last: number;
  readonly reason: string;
  /** Line of the comment. */
  readonly line: number;
}

/** A directive that suppresses nothing because it is not well formed. */
export interface BadDirective {
  readonly line: number;
  readonly rule: string;
  readonly problem: string;
}

export interface Spans {
  readonly spans: readonly Span[];
  readonly bad: readonly BadDirective[];
}

/** @param problemOf what is wrong with the name of a rule, `undefined` when it exists */
export function spansOf(directives: readonly Directive[], problemOf: (rule: string) => string | undefined): Spans {
  const spans: Span[] = [];
  const bad: BadDirective[] = [];
  const open: { readonly rule: string; readonly directive: Directive }[] = [];
  for (const directive of directives) {
    const { kind, rules, reason, line, covers } = directive;
    if (kind === 'end') {
      const ended = open.filter(({ rule }) => rules.length === 0 || rules.includes(rule));
      if (ended.length === 0) bad.push({ line, rule: rules.join(' '), problem: 'ends no block that was started' });
      for (const one of ended) {
        open.splice(open.indexOf(one), 1);
        const { directive: start } = one;
        spans.push({ rule: one.rule, first: start.line, last: line, reason: start.reason, line: start.line });
      }
      continue;
    }
    if (rules.length === 0) bad.push({ line, rule: '', problem: 'names no rule' });
    for (const rule of rules) {
      const problem = problemOf(rule) ?? (reason === '' ? 'gives no reason after --' : undefined);
      if (problem !== undefined) bad.push({ line, rule, problem });
      if (kind === 'start') open.push({ rule, directive });
      else if (problem === undefined) spans.push({ rule, first: covers[0], last: covers[1], reason, line });
    }
  }
  for (const { rule, directive } of open)
    bad.push({ line: directive.line, rule, problem: 'starts a block that no audit-ignore-end closes' });
  const isBad = (span: Span): boolean => bad.some(({ line, rule }) => line === span.line && rule === span.rule);
  return { spans: spans.filter((span) => !isBad(span)).sort((a, b) => a.line - b.line), bad };
}
