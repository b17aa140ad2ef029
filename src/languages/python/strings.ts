import type { Expression, StringExpression } from '../../model/code.js';
import { Field, Kind } from './kinds.js';
import { type StringPrefix, stringPrefix, stringValue, withSingleBraces } from './literals.js';
import type { FlatTree } from './tree.js';

type LowerInner = (node: number) => Expression;

/** The parts of a string literal. */
export interface StringParts {
  readonly prefix: StringPrefix;
  /** Offsets of what is between the quotes. */
  readonly from: number;
  readonly to: number;
}

export function stringParts(tree: FlatTree, node: number): StringParts {
  const opening = tree.childOfKind(node, Kind.string_start);
  const start = opening < 0 ? '"' : tree.slice(opening);
  const from = (opening < 0 ? tree.start[node] : tree.end[opening]) as number;
  // The grammar's closing token may swallow the backslashes before it, so the length of the quotes counts.
  const closed = tree.childOfKind(node, Kind.string_end) >= 0;
  const quotes = /("""|'''|.)$/.exec(start)?.[0].length ?? 1;
  const to = Math.max(from, (tree.end[node] as number) - (closed ? quotes : 0));
  return { prefix: stringPrefix(start), from, to };
}

/** A string literal, or a template for an f-string. */
export function lowerString(tree: FlatTree, node: number, lower: LowerInner): Expression {
  const line = tree.line[node] as number;
  const { prefix, from, to } = stringParts(tree, node);
  // Python 2 evaluated what is in back quotes.
  if (tree.text[from - 1] === '`') return { kind: 'other', what: 'backquotes', children: [], line };
  if (!prefix.format) return { kind: 'string', value: stringValue(tree.text.slice(from, to), prefix), line };
  const parts: Expression[] = [];
  let at = from;
  for (const child of tree.children(node)) {
    if (tree.kind[child] !== Kind.interpolation) continue;
    const start = tree.start[child] as number;
    addText(parts, tree, at, start, prefix);
    const label = debugLabel(tree, child);
    if (label) parts.push({ kind: 'string', value: label, line: tree.line[child] as number });
    parts.push(lowerInterpolation(tree, child, lower));
    at = tree.end[child] as number;
  }
  addText(parts, tree, at, to, prefix);
  return { kind: 'template', parts, line };
}

function addText(parts: Expression[], tree: FlatTree, from: number, to: number, prefix: StringPrefix): void {
  if (to <= from) return;
  const value = withSingleBraces(stringValue(tree.text.slice(from, to), prefix));
  parts.push({ kind: 'string', value, line: tree.lines.lineAt(from) });
}

/** `{name=}` prints `name=` before the value. */
function debugLabel(tree: FlatTree, interpolation: number): string | undefined {
  const inner = tree.child(interpolation, Field.expression);
  if (inner < 0) return undefined;
  const after = tree.text.slice(tree.end[inner], tree.end[interpolation]);
  const equals = /^\s*=\s*/.exec(after);
  if (!equals) return undefined;
  return tree.text.slice((tree.start[interpolation] as number) + 1, (tree.end[inner] as number) + equals[0].length);
}

/** `{value!r:>{width}}`: the value, with the values of its format beside it when there are any. */
export function lowerInterpolation(tree: FlatTree, node: number, lower: LowerInner): Expression {
  const line = tree.line[node] as number;
  const inner = tree.child(node, Field.expression);
  const value: Expression = inner < 0 ? { kind: 'other', what: 'syntax error', children: [], line } : lower(inner);
  const format = tree.childOfKind(node, Kind.format_specifier);
  if (format < 0) return value;
  const nested = tree.children(format).filter((child) => tree.kind[child] === Kind.format_expression);
  return nested.length === 0
    ? value
    : { kind: 'other', what: 'formatted value', children: [value, ...nested.map(lower)], line };
}

/** Literals side by side: one string, or one template when an f-string is among them. */
export function lowerConcatenation(tree: FlatTree, node: number, lower: LowerInner): Expression {
  const line = tree.line[node] as number;
  const pieces: Expression[] = [];
  for (const child of tree.children(node)) {
    const piece = lower(child);
    if (piece.kind === 'template') pieces.push(...piece.parts);
    else pieces.push(piece);
  }
  const strings = pieces.filter((piece): piece is StringExpression => piece.kind === 'string');
  if (strings.length < pieces.length) return { kind: 'template', parts: pieces, line };
  const value = strings.map((piece) => piece.value).join('');
  return { kind: 'string', value: value.slice(0, 4_000), line };
}
