import { ts } from 'ts-morph';
import type { Expression, Statement } from '../../model/code.js';
import type { BaseFact, SymbolFact, SymbolKind } from '../../model/facts.js';
import { type Context, type Draft, expressionForm } from './context.js';
import { other, unwrap } from './expressions.js';
import {
  describeFunction,
  functionModifiers,
  isLambda,
  isParameterProperty,
  membersOf,
  readFunctionCode,
  readLambda,
} from './functions.js';
import { dottedPath, memberName } from './names.js';
import { Scope } from './scope.js';
import { addSymbol, isAmbient, modifiersOf, readDecorators, type SymbolSeed, setType, VALUE_LIMIT } from './symbols.js';

const K = ts.SyntaxKind;
const ANONYMOUS = '(anonymous)';

export const classForms = [
  expressionForm(K.ClassExpression, (node: ts.ClassExpression, context) =>
    readClassExpression(
      node,
      { name: node.name?.text ?? ANONYMOUS, kind: 'class', node, nameNode: node.name, parent: context.newParent },
      context,
    ),
  ),
];

/** A class as a value: what it extends is kept as a part, the rest is on its symbol. */
export function readClassExpression(node: ts.ClassExpression, seed: SymbolSeed, context: Context): Expression {
  const line = context.lineOf(node);
  const outer = context.scope;
  context.scope = new Scope(outer, 'block');
  const ownName = node.name?.text;
  // Inside, its own name means the symbol it has outside.
  if (ownName === seed.name) context.scope.declare(ownName);
  else if (ownName !== undefined) context.alias(ownName, seed.name);
  const blocks: Statement[] = [];
  const children = readClass(node, seed, context, blocks);
  context.scope = outer;
  if (blocks.length > 0) {
    const body: Expression = { kind: 'function', line, parameters: [], body: blocks, endLine: context.endLineOf(node) };
    return other('class', [...children, body], line);
  }
  return other('class', children, line);
}

/** Adds a class and its members. Returns the expressions it extends; static blocks are appended to `blocks`. */
export function readClass(
  node: ts.ClassLikeDeclaration,
  seed: SymbolSeed,
  context: Context,
  blocks: Statement[],
): readonly Expression[] {
  const symbol = addSymbol({ ...seed, modifiers: [...(seed.modifiers ?? []), ...modifiersOf(node)] }, context);
  symbol.decorators = readDecorators(node, context);
  context.skipAll(node.typeParameters);
  const children = readHeritage(node, symbol, context);
  const { owner, self } = context;
  context.self = symbol.id;
  for (const member of node.members) {
    context.owner = owner;
    readMember(member, symbol, context, blocks);
  }
  context.owner = owner;
  context.self = self;
  return children;
}

function readHeritage(
  node: ts.ClassLikeDeclaration,
  symbol: Draft<SymbolFact>,
  context: Context,
): readonly Expression[] {
  const bases: BaseFact[] = [];
  const children: Expression[] = [];
  for (const clause of node.heritageClauses ?? []) {
    const relation = clause.token === K.ExtendsKeyword ? 'extends' : 'implements';
    for (const type of clause.types) {
      bases.push(baseFact(type, relation, context));
      if (relation === 'extends') children.push(context.expression(type));
      else context.skip(type);
    }
  }
  symbol.bases = bases;
  return children;
}

/** A base as written without type arguments; of a mixin call `Mixin(Base)` the whole call. */
export function baseFact(
  type: ts.ExpressionWithTypeArguments,
  relation: BaseFact['relation'],
  context: Context,
): BaseFact {
  const path = dottedPath(type.expression);
  if (path === undefined) return { name: context.textOf(type.expression, VALUE_LIMIT), relation };
  const fact: Draft<BaseFact> = { name: path.root + path.rest, relation };
  context.references.add(context.scope, path.root, path.rest, fact);
  return fact;
}

const METHOD_KINDS = new Map<ts.SyntaxKind, SymbolKind>([
  [K.MethodDeclaration, 'method'],
  [K.Constructor, 'constructor'],
  [K.GetAccessor, 'getter'],
  [K.SetAccessor, 'setter'],
]);

function readMember(member: ts.ClassElement, parent: Draft<SymbolFact>, context: Context, blocks: Statement[]): void {
  const kind = METHOD_KINDS.get(member.kind);
  if (kind !== undefined) readMethod(member as ts.MethodDeclaration, kind, parent, context);
  else if (member.kind === K.PropertyDeclaration) readProperty(member as ts.PropertyDeclaration, parent, context);
  else if (member.kind === K.ClassStaticBlockDeclaration) {
    const { body } = member as ts.ClassStaticBlockDeclaration;
    const line = context.lineOf(member);
    blocks.push({ kind: 'block', line, endLine: context.endLineOf(member), body: context.block(body.statements) });
  } else context.skip(member);
}

function readMethod(node: ts.MethodDeclaration, kind: SymbolKind, parent: Draft<SymbolFact>, context: Context): void {
  const isOverload = node.body === undefined && !isBodiless(node);
  if (node.name !== undefined && node.name.kind !== K.Identifier) context.skip(node.name);
  const name = kind === 'constructor' ? 'constructor' : memberName(node.name, context.file);
  const modifiers = functionModifiers(node, isOverload ? ['overload'] : []);
  const symbol = addSymbol(
    { name, kind, node, nameNode: node.name, parent: parent.id, modifiers, hasBody: node.body !== undefined },
    context,
  );
  symbol.decorators = readDecorators(node, context);
  if (kind === 'constructor') addParameterProperties(node, parent, context);
  const place = { owner: symbol.id, self: parent.id, returned: membersOf(symbol.id) };
  describeFunction(symbol, node, readFunctionCode(node, place, context), context);
}

/** Abstract and ambient methods have no body either. */
function isBodiless(node: ts.MethodDeclaration): boolean {
  return isAmbient(node) || (node.modifiers?.some((modifier) => modifier.kind === K.AbstractKeyword) ?? false);
}

function addParameterProperties(node: ts.SignatureDeclaration, parent: SymbolFact, context: Context): void {
  for (const parameter of node.parameters) {
    if (!isParameterProperty(parameter) || parameter.name.kind !== K.Identifier) continue;
    const property = addSymbol(
      {
        name: (parameter.name as ts.Identifier).text,
        kind: 'property',
        node: parameter,
        nameNode: parameter.name,
        parent: parent.id,
        modifiers: modifiersOf(parameter),
        hasBody: false,
      },
      context,
    );
    setType(property, parameter.type, context);
  }
}

function readProperty(node: ts.PropertyDeclaration, parent: SymbolFact, context: Context): void {
  if (node.name.kind !== K.Identifier) context.skip(node.name);
  const value = node.initializer === undefined ? undefined : unwrap(node.initializer, context);
  const isMethod = value !== undefined && isLambda(value);
  const symbol = addSymbol(
    {
      name: memberName(node.name, context.file),
      kind: isMethod ? 'method' : 'property',
      node,
      nameNode: node.name,
      parent: parent.id,
      modifiers: isMethod ? [...modifiersOf(node), ...functionModifiers(value)] : modifiersOf(node),
      hasBody: isMethod,
    },
    context,
  );
  symbol.decorators = readDecorators(node, context);
  if (!isMethod) setType(symbol, node.type, context);
  context.skip(node.type);
  if (value === undefined) return;
  if (isMethod) readLambda(value, symbol, context, { self: parent.id });
  else {
    symbol.valueText = context.textOf(node.initializer!, VALUE_LIMIT);
    context.owner = symbol.id;
    context.values.set(symbol.id, context.definition(value, { ...membersOf(symbol.id) }));
  }
}
