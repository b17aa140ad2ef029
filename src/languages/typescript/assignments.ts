import { ts } from 'ts-morph';
import type { Expression, Statement } from '../../model/code.js';
import { assignmentChain } from './assignment-chain.js';
import { type Context, type MemberNaming, MODULE } from './context.js';
import { isNamedValue, readNamedValue } from './definitions.js';
import { membersOf } from './functions.js';
import { dottedPath, memberName, requiredModule } from './names.js';
import { addPrototypeBase, knownSymbol } from './prototypes.js';
import { THIS } from './scope.js';
import { addSymbol, type SymbolSeed, VALUE_LIMIT } from './symbols.js';

const K = ts.SyntaxKind;

/** Reads the statement `a = b = value`, with what it defines: exports, prototype methods, members of a class. */
export function readAssignment(
  node: ts.BinaryExpression,
  statement: ts.Node,
  context: Context,
  out: Statement[],
): void {
  const line = context.lineOf(statement);
  const { targets: left, value } = assignmentChain(node, context);
  const targets = left.map((target) => context.expression(target));
  out.push({
    kind: 'assign',
    line,
    endLine: context.endLineOf(statement),
    targets,
    value: readAssigned(left, value, statement, context),
  });
}

function readAssigned(left: readonly ts.Node[], value: ts.Node, statement: ts.Node, context: Context): Expression {
  const place = left.map((target) => placeOf(target, context)).find((found) => found !== undefined);
  const [target] = left;
  if (place === undefined || target === undefined) {
    bindRequired(left, value, context);
    return context.expression(value);
  }
  if (isNamedValue(value)) {
    const ownName = place.name === 'default' ? value.name?.text : undefined;
    const seed: SymbolSeed = {
      name: ownName ?? place.name,
      kind: place.members.kind,
      node: statement,
      nameNode: nameOf(target),
      parent: place.members.parent,
      prefix: place.members.prefix,
      exported: place.members.exported,
      modifiers: place.isStatic ? ['static'] : [],
    };
    return readNamedValue(value, seed, context);
  }
  if (place.isExport) return readExport(place, value, statement, target, context);
  bindRequired(left, value, context);
  if (place.isPrototype) {
    addPrototypeBase(place.members.parent, value, context);
    return context.definition(value, place.members);
  }
  return context.expression(value);
}

/** The last name of a dotted target. */
function nameOf(target: ts.Node): ts.Node {
  return target.kind === K.PropertyAccessExpression ? (target as ts.PropertyAccessExpression).name : target;
}

/** What a function assigned to a target would be called. */
interface Place {
  readonly name: string;
  readonly members: MemberNaming;
  readonly isStatic?: boolean;
  readonly isExport?: boolean;
  readonly isPrototype?: boolean;
}

function placeOf(target: ts.Node, context: Context): Place | undefined {
  if (target.kind === K.Identifier) {
    return {
      name: (target as ts.Identifier).text,
      members: { parent: context.newParent, prefix: '', kind: 'function', exported: false },
    };
  }
  if (target.kind !== K.PropertyAccessExpression) return undefined;
  const access = target as ts.PropertyAccessExpression;
  const { expression } = access;
  const isThis =
    expression.kind === K.ThisKeyword ||
    (expression.kind === K.Identifier && context.aliasOf((expression as ts.Identifier).text) === THIS);
  if (isThis) {
    return context.self === MODULE ? undefined : { name: access.name.text, members: membersOf(context.self) };
  }
  const path = dottedPath(target);
  if (path === undefined || path.module !== undefined) return undefined;
  const names = (path.root + path.rest).split('.');
  return exportPlace(names, context) ?? memberPlace(names, context);
}

/** `module.exports`, `exports.name`, `module.exports.name`. */
function exportPlace(names: readonly string[], context: Context): Place | undefined {
  const depth = names[0] === 'exports' ? 1 : names[0] === 'module' && names[1] === 'exports' ? 2 : 0;
  if (depth === 0) return undefined;
  const members: MemberNaming = { parent: context.newParent, prefix: '', kind: 'function', exported: true };
  if (names.length === depth) return { name: 'default', members, isExport: true };
  const prefix = names
    .slice(depth, -1)
    .map((name) => `${name}.`)
    .join('');
  return { name: names[names.length - 1]!, members: { ...members, prefix }, isExport: true };
}

/** `Class.prototype`, `Class.prototype.method`, `Class.method`, and at module level any other dotted name. */
function memberPlace(names: readonly string[], context: Context): Place | undefined {
  const name = names[names.length - 1]!;
  const at = names.indexOf('prototype');
  if (at > 0) {
    const owner = knownSymbol(names.slice(0, at).join('.'), context);
    const prefix = owner === MODULE ? `${names.slice(0, at).join('.')}.` : '';
    const members: MemberNaming = { parent: owner, prefix, kind: 'method', exported: false };
    return at === names.length - 1 ? { name, members, isPrototype: true } : { name, members };
  }
  const owner = knownSymbol(names.slice(0, -1).join('.'), context);
  if (owner !== MODULE) return { name, members: membersOf(owner), isStatic: true };
  if (!context.atModuleLevel) return undefined;
  const prefix = names
    .slice(0, -1)
    .map((part) => `${part}.`)
    .join('');
  return { name, members: { parent: MODULE, prefix, kind: 'function', exported: false } };
}

function readExport(place: Place, value: ts.Node, statement: ts.Node, target: ts.Node, context: Context): Expression {
  if (value.kind === K.Identifier) {
    context.exportedLocals.add((value as ts.Identifier).text);
    context.exportedNames.push(place.name);
    return context.expression(value);
  }
  if (place.name === 'default' && value.kind === K.ObjectLiteralExpression) {
    noteExportedMembers(value as ts.ObjectLiteralExpression, context);
    return context.definition(value, place.members);
  }
  context.exportedNames.push(place.name);
  if (place.name === 'default' || requiredModule(value) !== undefined) return context.definition(value, place.members);
  const symbol = addSymbol(
    {
      name: place.name,
      kind: 'variable',
      node: statement,
      nameNode: nameOf(target),
      parent: place.members.parent,
      prefix: place.members.prefix,
      exported: true,
      hasBody: false,
    },
    context,
  );
  symbol.valueText = context.textOf(value, VALUE_LIMIT);
  const read = context.definition(value, membersOf(symbol.id));
  context.values.set(symbol.id, read);
  return read;
}

function noteExportedMembers(node: ts.ObjectLiteralExpression, context: Context): void {
  for (const property of node.properties) {
    if (property.name !== undefined) context.exportedNames.push(memberName(property.name, context.file));
    if (ts.isShorthandPropertyAssignment(property)) context.exportedLocals.add(property.name.text);
    else if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.initializer))
      context.exportedLocals.add(property.initializer.text);
  }
}

/** `name = require('module')`: the name means the module from here on. */
function bindRequired(left: readonly ts.Node[], value: ts.Node, context: Context): void {
  const awaited = value.kind === K.AwaitExpression ? (value as ts.AwaitExpression).expression : value;
  const call = awaited as ts.CallExpression;
  const first = awaited.kind === K.CallExpression ? call.arguments[0] : undefined;
  const imported =
    first !== undefined && call.expression.kind === K.ImportKeyword && ts.isStringLiteralLike(first)
      ? first.text
      : undefined;
  const module = requiredModule(awaited) ?? imported;
  if (module === undefined) return;
  for (const target of left)
    if (target.kind === K.Identifier) context.scope.importByAssignment((target as ts.Identifier).text, module);
}
