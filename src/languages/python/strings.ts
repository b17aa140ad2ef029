import type { Expression, StringExpression } from '../../model/code.js';
import { Field, Kind } from './kinds.js';
import { stringPrefix, stringValue, withSingleBraces } from './literals.js';
import type { FlatTree } from './tree.js';

type LowerInner = (node: number) => Expression;

/** A string literal, or a template for an f-string. */
export function lowerString(tree: FlatTree, node: number, lower: LowerInner): Expression {
  const line = tree.line[node] as number;
  const opening = tree.childOfKind(node, Kind.string_start);
  const prefix = stringPrefix(opening < 0 ? '"' : tree.slice(opening));
  if (!prefix.format) {
    const content = tree.childOfKind(node, Kind.string_content);
    return { kind: 'string', value: content < 0 ? '' : stringValue(tree.slice(content), prefix), line };
  }
  const parts: Expression[] = [];
  for (const child of tree.children(node)) {
    if (tree.kind[child] === Kind.interpolation) parts.push(lowerInterpolation(tree, child, lower));
    else if (tree.kind[child] === Kind.string_content) {
      const value = withSingleBraces(stringValue(tree.slice(child), prefix));
      parts.push({ kind: 'string', value, line: tree.line[child] as number });
    }
  }
  return { kind: 'template', parts, line };
}

/** `{value!r:>{width}}`: the value, with the values of its format beside it when there are any. */
export function lowerInterpolation(tree: FlatTree, node: number, lower: LowerInner): Expression {
  const line = tree.line[node] as number;
  const inner = tree.child(node, Field.expression);
  const value: Expression = inner < 0 ? { kind: 'other', what: 'syntax error', children: [], line } : lower(inner);
  const format = tree.childOfKind(node, Kind.format_specifier);
  if (format < 0) return value;
  const nested: Expression[] = [];
  for (const child of tree.children(format)) {
    if (tree.kind[child] === Kind.format_expression) nested.push(lower(child));
  }
  return nested.length === 0 ? value : { kind: 'other', what: 'formatted value', children: [value, ...nested], line };
}

/** Literals side by side: one string, or one template when an f-string is among them. */
export function lowerConcatenation(tree: FlatTree, node: number, lower: LowerInner): Expression {
  const line = tree.line[node] as number;
  const pieces: Expression[] = [];
  for (const child of tree.children(node)) {
    const piece = tree.kind[child] === Kind.string ? lowerString(tree, child, lower) : lower(child);
    if (piece.kind === 'template') pieces.push(...piece.parts);
    else pieces.push(piece);
  }
  const strings = pieces.filter((piece): piece is StringExpression => piece.kind === 'string');
  if (strings.length < pieces.length) return { kind: 'template', parts: pieces, line };
  return {
    kind: 'string',
    value: strings
      .map((piece) => piece.value)
      .join('')
      .slice(0, 4_000),
    line,
  };
}
