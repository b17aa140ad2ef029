import { dottedName } from '../flow/names.js';
import { literalValue } from '../flow/reduce.js';
import type { CallExpression, Expression } from '../model/code.js';
import { commentHits } from './comment-text.js';
import type { FileContext, Reporter } from './context.js';
import type { CallMatch, CommentMatch, Match } from './match-schema.js';

/** Runs the declarative match of a rule over one file. */
export function runMatch(match: Match, file: FileContext, report: Reporter): void {
  for (const entry of match) {
    if (file.role.test && !entry.tests) continue;
    if ('call' in entry) matchCalls(entry, file, report);
    else matchComments(entry, file, report);
  }
}

const PATTERNS = new Map<string, RegExp>();

/** `numpy.random.*` and `.insecure_channel` as regular expressions. */
export function callPattern(pattern: string): RegExp {
  let compiled = PATTERNS.get(pattern);
  if (!compiled) {
    const body = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
    compiled = pattern.startsWith('.') ? new RegExp(`(?:^|.)${body}$`) : new RegExp(`^${body}$`);
    PATTERNS.set(pattern, compiled);
  }
  return compiled;
}

function matchCalls(entry: CallMatch, file: FileContext, report: Reporter): void {
  if (entry.importing && !file.imports(...entry.importing)) return;
  const { target, written } = namePatterns(entry);
  // A name is tested once, however often it is called.
  for (const { name, resolved, calls } of file.callsByName) {
    if (!(resolved ? target.test(name) : written?.test(name))) continue;
    for (const { node, within, unit } of calls) {
      if (!hasArguments(entry, node)) continue;
      report.hit({
        startLine: node.line,
        endLine: Math.min(node.endLine, within.at(-1)?.endLine ?? node.endLine),
        unit,
        arguments: { call: node.target ?? dottedName(node.callee) ?? 'the call' },
      });
    }
  }
}

interface NamePatterns {
  /** Of the resolved target. */
  readonly target: RegExp;
  /** Of the callee as written: patterns that start with a dot. */
  readonly written: RegExp | undefined;
}

const NAMES = new WeakMap<CallMatch, NamePatterns>();

/** Every call is held against every entry, so an entry's patterns are one expression. */
function namePatterns(entry: CallMatch): NamePatterns {
  let names = NAMES.get(entry);
  if (!names) {
    const any = (patterns: readonly string[]) =>
      patterns.length === 0 ? undefined : new RegExp(patterns.map((one) => callPattern(one).source).join('|'));
    const written = any(entry.call.filter((pattern) => pattern.startsWith('.')));
    names = { target: any(entry.call) ?? /(?!)/, written };
    NAMES.set(entry, names);
  }
  return names;
}

function hasArguments(entry: CallMatch, call: CallExpression): boolean {
  if (entry.first && !entry.first.includes(literalOf(call.arguments[0]?.value) ?? Number.NaN)) return false;
  if (entry.with && !Object.entries(entry.with).every(([key, wanted]) => given(call, key, wanted))) return false;
  if (entry.unless && Object.entries(entry.unless).some(([key, wanted]) => given(call, key, wanted))) return false;
  if (entry.unlessText && call.arguments.some((argument) => endsIn(argument.value, entry.unlessText as string[])))
    return false;
  return !entry.without?.some((key) => optionValue(call, key) !== undefined);
}

function endsIn(value: Expression, names: readonly string[]): boolean {
  const name = dottedName(value);
  return name !== undefined && names.some((ending) => name.endsWith(ending));
}

function literalOf(expression: Expression | undefined): string | number | boolean | null | undefined {
  return expression && literalValue(expression);
}

function given(call: CallExpression, key: string, wanted: unknown): boolean {
  const value = optionValue(call, key);
  if (value === undefined) return false;
  const allowed = Array.isArray(wanted) ? wanted : [wanted];
  return allowed.includes('*') || allowed.includes(literalOf(value));
}

/** A keyword argument, or a key of an options object given as an argument. */
export function optionValue(call: CallExpression, key: string): Expression | undefined {
  for (const argument of call.arguments) {
    if (argument.name === key) return argument.value;
    if (argument.name !== undefined || argument.value.kind !== 'dict') continue;
    for (const entry of argument.value.entries)
      if (entry.key?.kind === 'string' && entry.key.value === key) return entry.value;
  }
  return undefined;
}

function matchComments(entry: CommentMatch, file: FileContext, report: Reporter): void {
  const wanted = new RegExp(entry.comment.map((pattern) => `(?:${pattern})`).join('|'), 'i');
  const except = entry.except && new RegExp(entry.except.map((pattern) => `(?:${pattern})`).join('|'), 'i');
  for (const hit of commentHits(file, entry.where, wanted, except))
    report.hit({ startLine: hit.startLine, endLine: hit.endLine, symbol: hit.symbol, arguments: { words: hit.words } });
}
