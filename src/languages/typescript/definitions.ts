import { ts } from 'ts-morph';
import type { Expression } from '../../model/code.js';
import { readClassExpression } from './classes.js';
import { isConstructorFunction, readConstructorFunction } from './constructor-functions.js';
import type { Context, MemberNaming } from './context.js';
import { readCall, unwrap } from './expressions.js';
import { functionModifiers, isLambda, readLambda } from './functions.js';
import { readObject } from './objects.js';
import { addSymbol, type SymbolSeed } from './symbols.js';

const K = ts.SyntaxKind;

/** A value that makes a symbol of its own when it is given a name. */
export function isNamedValue(node: ts.Node): node is ts.FunctionExpression | ts.ArrowFunction | ts.ClassExpression {
  return isLambda(node) || node.kind === K.ClassExpression;
}

/** Reads a function or class that is given a name by an assignment, a declaration or an export. */
export function readNamedValue(
  node: ts.FunctionExpression | ts.ArrowFunction | ts.ClassExpression,
  seed: SymbolSeed,
  context: Context,
): Expression {
  if (node.kind === K.ClassExpression)
    return readClassExpression(node as ts.ClassExpression, { ...seed, kind: 'class' }, context);
  const lambda = node as ts.FunctionExpression | ts.ArrowFunction;
  if (seed.kind === 'function' && isConstructorFunction(seed.name, lambda, context))
    return readConstructorFunction(lambda, seed, context);
  const symbol = addSymbol({ ...seed, modifiers: functionModifiers(lambda, seed.modifiers) }, context);
  const place = seed.kind === 'method' && lambda.kind !== K.ArrowFunction ? { self: seed.parent } : {};
  return readLambda(lambda, symbol, context, place);
}

/**
 * Reads a value whose functions take their names from it: members of an object literal; at module level also those of an object
 * that a call is given (`Object.freeze({ … })`) or that a function called on the spot returns (the module pattern).
 */
export function readDefinition(node: ts.Node, members: MemberNaming, context: Context): Expression {
  const value = unwrap(node, context);
  if (value.kind === K.ObjectLiteralExpression)
    return readObject(value as ts.ObjectLiteralExpression, members, context);
  if (value.kind !== K.CallExpression && value.kind !== K.NewExpression) return context.expression(value);
  return readCall(value as ts.CallExpression, context, context.atModuleLevel ? members : undefined);
}
