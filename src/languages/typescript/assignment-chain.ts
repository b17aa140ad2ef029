import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { unwrap } from './expressions.js';

const K = ts.SyntaxKind;

/** `a = b = value` taken apart: everything that is given the value, from the left, and the value; any other node is its own value. */
export function assignmentChain(
  node: ts.Node,
  context: Context,
): { readonly targets: readonly ts.Node[]; readonly value: ts.Node } {
  const targets: ts.Node[] = [];
  let value = node;
  for (;;) {
    value = unwrap(value, context);
    if (value.kind !== K.BinaryExpression || (value as ts.BinaryExpression).operatorToken.kind !== K.EqualsToken)
      return { targets, value };
    targets.push((value as ts.BinaryExpression).left);
    value = (value as ts.BinaryExpression).right;
  }
}
