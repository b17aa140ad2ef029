import { ts } from 'ts-morph';
import type { Argument, Expression } from '../../model/code.js';
import { type Context, expressionForm, type MemberNaming } from './context.js';
import { isLambda, readLambda } from './functions.js';
import { readImportCall } from './module-calls.js';
import { dottedPath } from './names.js';
import { ARITHMETIC, AUGMENTING, COMPARISON, LOGICAL } from './operators.js';
import { THIS } from './scope.js';

const K = ts.SyntaxKind;

export const expressionForms = [
  expressionForm(K.Identifier, readIdentifier),
  expressionForm(K.PrivateIdentifier, readIdentifier),
  expressionForm(K.ThisKeyword, (node, context) => ({ kind: 'self', line: context.lineOf(node) })),
  expressionForm(K.SuperKeyword, (node, context) => ({ kind: 'super', line: context.lineOf(node) })),
  expressionForm(K.ImportKeyword, (node, context) => other('import', [], context.lineOf(node))),
  expressionForm(K.PropertyAccessExpression, readMember),
  expressionForm(K.ElementAccessExpression, readIndex),
  expressionForm(K.CallExpression, (node: ts.CallExpression, context) => readCall(node, context)),
  expressionForm(K.NewExpression, (node: ts.NewExpression, context) => readCall(node, context)),
  expressionForm(K.TaggedTemplateExpression, readTaggedTemplate),
  expressionForm(K.BinaryExpression, readBinary),
  expressionForm(K.PrefixUnaryExpression, readPrefix),
  expressionForm(K.PostfixUnaryExpression, readPostfix),
  expressionForm(K.ConditionalExpression, readConditional),
  expressionForm(K.ArrayLiteralExpression, readArray),
  expressionForm(K.TypeOfExpression, (node: ts.TypeOfExpression, context) => ({
    kind: 'unary',
    line: context.lineOf(node),
    operator: 'typeof',
    operand: context.expression(node.expression),
  })),
  expressionForm(K.DeleteExpression, (node: ts.DeleteExpression, context) => ({
    kind: 'unary',
    line: context.lineOf(node),
    operator: 'delete',
    operand: context.expression(node.expression),
  })),
  expressionForm(K.VoidExpression, readVoid),
  expressionForm(K.AwaitExpression, (node: ts.AwaitExpression, context) => ({
    kind: 'await',
    line: context.lineOf(node),
    value: context.expression(node.expression),
  })),
  expressionForm(K.SpreadElement, (node: ts.SpreadElement, context) => ({
    kind: 'spread',
    line: context.lineOf(node),
    value: context.expression(node.expression),
  })),
  expressionForm(K.YieldExpression, readYield),
  expressionForm(K.MetaProperty, (node: ts.MetaProperty, context) =>
    other(
      node.keywordToken === K.NewKeyword ? `new.${node.name.text}` : `import.${node.name.text}`,
      [],
      context.lineOf(node),
    ),
  ),
  ...[
    K.ParenthesizedExpression,
    K.AsExpression,
    K.SatisfiesExpression,
    K.NonNullExpression,
    K.TypeAssertionExpression,
    K.ExpressionWithTypeArguments,
    K.PartiallyEmittedExpression,
  ].map((kind) => expressionForm(kind, readWrapped)),
];

export function other(what: string, children: readonly Expression[], line: number): Expression {
  return { kind: 'other', line, what, children };
}

/** Peels parentheses, casts and non-null marks, which the normalised code does not have. */
export function unwrap(node: ts.Node, context: Context): ts.Node {
  let inner = node;
  for (;;) {
    switch (inner.kind) {
      case K.ParenthesizedExpression:
      case K.NonNullExpression:
      case K.PartiallyEmittedExpression:
        inner = (inner as ts.ParenthesizedExpression).expression;
        break;
      case K.AsExpression:
      case K.SatisfiesExpression:
      case K.TypeAssertionExpression:
        context.skip((inner as ts.AsExpression).type);
        inner = (inner as ts.AsExpression).expression;
        break;
      case K.ExpressionWithTypeArguments:
        context.skipAll((inner as ts.ExpressionWithTypeArguments).typeArguments);
        inner = (inner as ts.ExpressionWithTypeArguments).expression;
        break;
      default:
        return inner;
    }
  }
}

function readWrapped(node: ts.Node, context: Context): Expression {
  // Not a level of its own, so that 50,000 parentheses are no depth.
  context.depth--;
  const expression = context.expression(unwrap(node, context));
  context.depth++;
  return expression;
}

function readIdentifier(node: ts.Identifier | ts.PrivateIdentifier, context: Context): Expression {
  const line = context.lineOf(node);
  const name = node.text;
  if (name === 'undefined') return { kind: 'none', line };
  if (name === '') return other('missing', [], line);
  const meaning = context.aliasOf(name);
  if (meaning !== undefined) return meaning === THIS ? { kind: 'self', line } : { kind: 'name', line, name: meaning };
  return { kind: 'name', line, name };
}

function readMember(node: ts.PropertyAccessExpression, context: Context): Expression {
  const object = context.expression(node.expression);
  const line = context.lineOf(node);
  const name = node.name.text;
  return node.questionDotToken === undefined
    ? { kind: 'member', line, object, name }
    : { kind: 'member', line, object, name, optional: true };
}

function readIndex(node: ts.ElementAccessExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const object = context.expression(node.expression);
  return { kind: 'index', line, object, index: context.expression(node.argumentExpression) };
}

/** Reads a call or `new`. With `members`, functions in its object arguments, or in the object it returns, take their names from it. */
export function readCall(
  node: ts.CallExpression | ts.NewExpression,
  context: Context,
  members?: MemberNaming,
): Expression {
  const line = context.lineOf(node);
  const module = readImportCall(node, context);
  const callee = readCallee(node.expression, members, context);
  context.skipAll(node.typeArguments);
  const readArgument = (argument: ts.Node): Expression =>
    members !== undefined && argument.kind === K.ObjectLiteralExpression
      ? context.definition(argument, members)
      : context.expression(argument);
  const values: Argument[] = [];
  if (node.arguments !== undefined)
    for (const argument of node.arguments) values.push({ value: readArgument(argument) });
  if (module === 'dynamic') {
    return other(
      'import()',
      values.map((argument) => argument.value),
      line,
    );
  }
  const endLine = context.endLineOf(node);
  const call: Expression & { target?: string } =
    node.kind === K.NewExpression
      ? { kind: 'call', line, callee, arguments: values, constructs: true, endLine }
      : { kind: 'call', line, callee, arguments: values, endLine };
  const path = dottedPath(node.expression);
  if (path !== undefined) {
    if (path.module !== undefined) call.target = path.module + path.rest;
    else context.references.add(context.scope, path.root, path.rest, call);
  }
  return call;
}

/** A function that is called on the spot at module level runs with the module. */
function readCallee(node: ts.Node, members: MemberNaming | undefined, context: Context): Expression {
  const callee = unwrap(node, context);
  if (!isLambda(callee) || !context.atModuleLevel) return context.expression(callee);
  return readLambda(callee, undefined, context, { self: context.self, returned: members, inPlace: true });
}

/** A tag is called with its template. */
function readTaggedTemplate(node: ts.TaggedTemplateExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const callee = context.expression(node.tag);
  context.skipAll(node.typeArguments);
  const value = context.expression(node.template);
  const call: Expression & { target?: string } = {
    kind: 'call',
    line,
    callee,
    arguments: [{ value }],
    endLine: context.endLineOf(node),
  };
  const path = dottedPath(node.tag);
  if (path?.module === undefined && path !== undefined)
    context.references.add(context.scope, path.root, path.rest, call);
  return call;
}

function readBinary(node: ts.BinaryExpression, context: Context): Expression {
  const kind = node.operatorToken.kind;
  const line = context.lineOf(node);
  const left = context.expression(node.left);
  const right = context.expression(node.right);
  const arithmetic = ARITHMETIC[kind];
  if (arithmetic !== undefined) return { kind: 'binary', line, operator: arithmetic, left, right };
  const comparison = COMPARISON[kind];
  if (comparison !== undefined) return { kind: 'compare', line, operator: comparison, left, right };
  const logical = LOGICAL[kind];
  if (logical !== undefined) return { kind: 'logical', line, operator: logical, left, right };
  if (kind === K.EqualsToken) return { kind: 'assignment', line, target: left, value: right };
  const augmenting = AUGMENTING[kind];
  if (augmenting !== undefined) return { kind: 'assignment', line, target: left, operator: augmenting, value: right };
  return other(kind === K.CommaToken ? 'comma' : 'binary', [left, right], line);
}

function readPrefix(node: ts.PrefixUnaryExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const operand = context.expression(node.operand);
  switch (node.operator) {
    case K.MinusToken:
      return { kind: 'unary', line, operator: '-', operand };
    case K.PlusToken:
      return { kind: 'unary', line, operator: '+', operand };
    case K.TildeToken:
      return { kind: 'unary', line, operator: '~', operand };
    case K.ExclamationToken:
      return { kind: 'unary', line, operator: 'not', operand };
    default:
      return step(operand, node.operator, line);
  }
}

function readPostfix(node: ts.PostfixUnaryExpression, context: Context): Expression {
  const line = context.lineOf(node);
  return step(context.expression(node.operand), node.operator, line);
}

/** `x++` is `x += 1`. */
function step(target: Expression, operator: ts.SyntaxKind, line: number): Expression {
  const one: Expression = { kind: 'number', line, value: 1, text: '1' };
  return { kind: 'assignment', line, target, operator: operator === K.PlusPlusToken ? '+' : '-', value: one };
}

function readConditional(node: ts.ConditionalExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const test = context.expression(node.condition);
  const then = context.expression(node.whenTrue);
  return { kind: 'conditional', line, test, then, otherwise: context.expression(node.whenFalse) };
}

function readArray(node: ts.ArrayLiteralExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const elements: Expression[] = [];
  for (const element of node.elements) elements.push(context.expression(element));
  return { kind: 'list', line, elements };
}

function readVoid(node: ts.VoidExpression, context: Context): Expression {
  const line = context.lineOf(node);
  const value = context.expression(node.expression);
  return value.kind === 'number' ? { kind: 'none', line } : other('void', [value], line);
}

function readYield(node: ts.YieldExpression, context: Context): Expression {
  const line = context.lineOf(node);
  return node.expression === undefined
    ? { kind: 'yield', line }
    : { kind: 'yield', line, value: context.expression(node.expression) };
}
