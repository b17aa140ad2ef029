import { ts } from 'ts-morph';
import type { Expression } from '../../model/code.js';
import type { FunctionCode } from '../../model/facts.js';
import type { Context } from './context.js';
import { describeFunction, membersOf, readFunctionCode } from './functions.js';
import { addSymbol, type SymbolSeed } from './symbols.js';

const K = ts.SyntaxKind;

type ConstructorNode = ts.FunctionExpression | ts.ArrowFunction | ts.FunctionDeclaration;

/** Whether a function is a class of older JavaScript: something is put on its prototype, or it fills `this` under a capital name. */
export function isConstructorFunction(name: string, node: ConstructorNode, context: Context): boolean {
  if (node.kind === K.ArrowFunction || node.body === undefined) return false;
  if (context.prototypeOwners.has(name)) return true;
  const initial = name.charCodeAt(0);
  if (initial < 65 || initial > 90) return false;
  return (node.body as ts.Block).statements.some(fillsThis);
}

/** `this.a = …`, or `var self = this`. */
function fillsThis(statement: ts.Statement): boolean {
  if (statement.kind === K.VariableStatement) {
    const { declarations } = (statement as ts.VariableStatement).declarationList;
    return declarations.some((declaration) => declaration.initializer?.kind === K.ThisKeyword);
  }
  if (statement.kind !== K.ExpressionStatement) return false;
  const { expression } = statement as ts.ExpressionStatement;
  if (expression.kind !== K.BinaryExpression) return false;
  const { left, operatorToken } = expression as ts.BinaryExpression;
  return (
    operatorToken.kind === K.EqualsToken &&
    left.kind === K.PropertyAccessExpression &&
    (left as ts.PropertyAccessExpression).expression.kind === K.ThisKeyword
  );
}

/** Adds a class with a constructor that is the function. */
export function addConstructorFunction(
  node: ConstructorNode,
  seed: SymbolSeed,
  context: Context,
): { id: number; code: FunctionCode; constructorId: number } {
  const owner = addSymbol({ ...seed, kind: 'class' }, context);
  const initialiser = addSymbol(
    { name: 'constructor', kind: 'constructor', node: seed.node, nameNode: seed.nameNode, parent: owner.id },
    context,
  );
  delete initialiser.doc;
  const place = { owner: initialiser.id, self: owner.id, returned: membersOf(owner.id) };
  const code = readFunctionCode(node, place, context);
  describeFunction(initialiser, node, code, context);
  return { id: owner.id, code, constructorId: initialiser.id };
}

export function readConstructorFunction(node: ConstructorNode, seed: SymbolSeed, context: Context): Expression {
  const line = context.lineOf(node);
  const { code, constructorId } = addConstructorFunction(node, seed, context);
  return { kind: 'function', line, ...code, endLine: context.endLineOf(node), symbol: constructorId };
}
