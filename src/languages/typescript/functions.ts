import { ts } from 'ts-morph';
import type { Block, Expression, FunctionExpression, Parameter } from '../../model/code.js';
import type { FunctionCode, Modifier, ParameterFact, SymbolFact } from '../../model/facts.js';
import { type Context, type Draft, expressionForm, type MemberNaming, MODULE } from './context.js';
import { declarePattern, Scope } from './scope.js';
import { addSymbol, modifiersOf, setType, VALUE_LIMIT } from './symbols.js';

const K = ts.SyntaxKind;

/** A function-like node that may have a body. */
type FunctionNode = ts.FunctionLikeDeclaration | ts.SignatureDeclaration;

/** What a function's body belongs to. */
interface FunctionPlace {
  /** Symbol that the code in the body belongs to. */
  readonly owner: number;
  /** Class that `this` belongs to. */
  readonly self: number;
  readonly returned: MemberNaming | undefined;
  /** Called on the spot at module level: its variables are the module's. */
  readonly inPlace?: boolean;
}

export function isLambda(node: ts.Node): node is ts.FunctionExpression | ts.ArrowFunction {
  return node.kind === K.ArrowFunction || node.kind === K.FunctionExpression;
}

/** Objects that a named function returns have their members under its name. */
export function membersOf(symbol: number): MemberNaming {
  return { parent: symbol, prefix: '', kind: 'method', exported: false };
}

export const functionForms = [
  expressionForm(K.FunctionExpression, readFunctionExpression),
  expressionForm(K.ArrowFunction, (node: ts.ArrowFunction, context) => readLambda(node, undefined, context)),
];

/** A function expression that calls itself by its own name is a symbol; any other without a definition is anonymous. */
function readFunctionExpression(node: ts.FunctionExpression, context: Context): Expression {
  const name = node.name;
  if (name === undefined) return readLambda(node, undefined, context);
  const use = context.text.indexOf(name.text, name.end);
  if (use < 0 || use >= node.end) return readLambda(node, undefined, context);
  const seed = { name: name.text, kind: 'function', node, nameNode: name, parent: context.newParent } as const;
  return readLambda(node, addSymbol({ ...seed, modifiers: modifiersOf(node) }, context), context);
}

/**
 * Reads a function used as a value. With a symbol, its body is that symbol's and code in it belongs to it;
 * without one it belongs to the function around it.
 */
export function readLambda(
  node: ts.FunctionExpression | ts.ArrowFunction | ts.FunctionLikeDeclaration,
  symbol: Draft<SymbolFact> | undefined,
  context: Context,
  place: Partial<FunctionPlace> = {},
): Expression {
  const line = context.lineOf(node);
  const owner = symbol?.id ?? context.owner;
  const self = place.self ?? (node.kind === K.ArrowFunction ? context.self : MODULE);
  const returned = place.returned ?? (symbol === undefined ? undefined : membersOf(symbol.id));
  const code = readFunctionCode(node, { owner, self, returned, inPlace: place.inPlace === true }, context);
  const lambda: Draft<FunctionExpression> = { kind: 'function', line, ...code, endLine: context.endLineOf(node) };
  if (isAsync(node)) lambda.async = true;
  if (symbol !== undefined) {
    lambda.symbol = symbol.id;
    describeFunction(symbol, node, code, context);
  }
  return lambda;
}

/** Puts signature and body of a function on its symbol. */
export function describeFunction(
  symbol: Draft<SymbolFact>,
  node: FunctionNode,
  code: FunctionCode,
  context: Context,
): void {
  symbol.parameters = code.parameters.map(parameterFact);
  setType(symbol, node.type, context);
  const hasBody = (node as { body?: ts.Node }).body !== undefined;
  symbol.hasBody = hasBody;
  if (hasBody) context.functions.set(symbol.id, code);
}

/** Parameters and body, read in a scope of their own. */
export function readFunctionCode(node: FunctionNode, place: FunctionPlace, context: Context): FunctionCode {
  const { scope, owner, self, returned, guard } = context;
  context.scope = new Scope(scope, place.inPlace === true ? 'module' : 'function');
  context.owner = place.owner;
  context.self = place.self;
  context.returned = place.returned;
  context.guard = undefined;
  if (node.kind === K.FunctionExpression) bindOwnName(node as ts.FunctionExpression, place.owner, context);
  if (node.kind !== K.ArrowFunction) context.scope.declare('arguments');
  context.skipAll(node.typeParameters);
  const parameters = readParameters(node.parameters, context);
  context.skip(node.type);
  const body = readBody((node as { body?: ts.Node }).body, context);
  context.scope = scope;
  context.owner = owner;
  context.self = self;
  context.returned = returned;
  context.guard = guard;
  return { parameters, body };
}

/** Inside a function expression its own name means the symbol it has outside. */
function bindOwnName(node: ts.FunctionExpression, owner: number, context: Context): void {
  if (node.name === undefined) return;
  const known = context.symbols[owner]?.name;
  if (known === undefined || known === node.name.text || known === 'constructor') context.scope.declare(node.name.text);
  else context.alias(node.name.text, known);
}

function readBody(body: ts.Node | undefined, context: Context): Block {
  if (body === undefined) return [];
  if (body.kind === K.Block) return context.statements((body as ts.Block).statements);
  const value = context.returnedValue(body);
  return [{ kind: 'return', line: context.lineOf(body), endLine: context.endLineOf(body), value }];
}

function readParameters(nodes: readonly ts.ParameterDeclaration[], context: Context): Parameter[] {
  const parameters: Parameter[] = [];
  for (const node of nodes) {
    const isThis = node.name.kind === K.Identifier && (node.name as ts.Identifier).text === 'this';
    if (isThis) context.skip(node.type);
    else parameters.push(readParameter(node, context));
  }
  return parameters;
}

function readParameter(node: ts.ParameterDeclaration, context: Context): Parameter {
  const { name } = node;
  const line = context.lineOf(name);
  const parameter: Draft<Parameter> = {
    name: name.kind === K.Identifier ? (name as ts.Identifier).text : context.textOf(name, VALUE_LIMIT),
    line,
    form: node.dotDotDotToken === undefined ? 'positional' : 'rest',
  };
  if (node.modifiers !== undefined) {
    for (const modifier of node.modifiers) if (ts.isDecorator(modifier)) context.skip(modifier);
    if (isParameterProperty(node)) parameter.property = true;
  }
  const pattern = context.expression(name);
  declarePattern(context.scope, pattern);
  if (pattern.kind !== 'name') parameter.pattern = pattern;
  if (node.type !== undefined) {
    parameter.type = context.textOf(node.type, VALUE_LIMIT);
    context.skip(node.type);
  }
  if (node.questionToken !== undefined) parameter.optional = true;
  if (node.initializer !== undefined) {
    parameter.defaultText = context.textOf(node.initializer, VALUE_LIMIT);
    parameter.default = context.expression(node.initializer);
  }
  return parameter;
}

export function isParameterProperty(node: ts.ParameterDeclaration): boolean {
  return node.modifiers?.some((modifier) => !ts.isDecorator(modifier)) ?? false;
}

function parameterFact(parameter: Parameter): ParameterFact {
  const { default: _default, pattern: _pattern, ...fact } = parameter;
  return fact;
}

function isAsync(node: ts.Node): boolean {
  const { modifiers } = node as { modifiers?: readonly ts.ModifierLike[] };
  return modifiers?.some((modifier) => modifier.kind === K.AsyncKeyword) ?? false;
}

export function functionModifiers(node: FunctionNode, extra: readonly Modifier[] = []): Modifier[] {
  const modifiers = modifiersOf(node);
  for (const modifier of extra) if (!modifiers.includes(modifier)) modifiers.push(modifier);
  return modifiers;
}
