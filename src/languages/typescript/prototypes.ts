import { ts } from 'ts-morph';
import type { Expression } from '../../model/code.js';
import type { BaseFact, SymbolFact } from '../../model/facts.js';
import { type Context, type Draft, MODULE } from './context.js';
import { readCall } from './expressions.js';
import { membersOf } from './functions.js';
import { dottedPath } from './names.js';

const K = ts.SyntaxKind;

/** Calls that make the first class a child of the second: Node's `util.inherits`, TypeScript's and Babel's helpers. */
const INHERITING: ReadonlySet<string> = new Set(['inherits', '__extends', '_inherits', '_inheritsLoose', 'extend']);
/** Calls that copy the members of an object onto a prototype. */
const COPYING: ReadonlySet<string> = new Set(['assign', 'extend', 'mixin']);

/** The symbol that a dotted name means in the current body, or `MODULE`. */
export function knownSymbol(name: string, context: Context): number {
  for (let owner: number | undefined = context.owner; owner !== undefined && owner !== MODULE; ) {
    const symbol: SymbolFact = context.symbols[owner]!;
    const found = context.symbolsByName.get(`${symbol.qualifiedName}.${name}`);
    if (found !== undefined) return found;
    owner = symbol.parent;
  }
  return context.symbolsByName.get(name) ?? MODULE;
}

/** `Child.prototype = Object.create(Parent.prototype)` and `Child.prototype = new Parent()`. */
export function addPrototypeBase(child: number, value: ts.Node, context: Context): void {
  if (ts.isNewExpression(value)) addBase(child, value.expression, context);
  else if (ts.isCallExpression(value)) {
    const [prototype] = value.arguments;
    if (prototype !== undefined && isPrototype(prototype)) addBase(child, prototype.expression, context);
  }
}

/** Reads a call statement of older JavaScript that gives a class a base or members; `undefined` for any other. */
export function readPrototypeCall(node: ts.Node, context: Context): Expression | undefined {
  if (context.prototypeOwners.size === 0 || node.kind !== K.CallExpression) return undefined;
  const call = node as ts.CallExpression;
  const [first, second] = call.arguments;
  const name = dottedPath(call.expression);
  if (first === undefined || second === undefined || name === undefined) return undefined;
  const last = name.rest === '' ? name.root : name.rest.slice(name.rest.lastIndexOf('.') + 1);
  const isOntoPrototype = isPrototype(first);
  const owner = dottedPath(isOntoPrototype ? first.expression : first);
  const child = owner === undefined ? MODULE : knownSymbol(owner.root + owner.rest, context);
  if (child === MODULE || context.symbols[child]!.kind !== 'class') return undefined;
  if (isOntoPrototype && COPYING.has(last)) return readCall(call, context, membersOf(child));
  if (!isOntoPrototype && INHERITING.has(last)) addBase(child, second, context);
  return undefined;
}

function isPrototype(node: ts.Node): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'prototype';
}

function addBase(child: number, base: ts.Node, context: Context): void {
  const path = dottedPath(base);
  const symbol = context.symbols[child];
  if (symbol === undefined || path === undefined) return;
  const fact: Draft<BaseFact> = { name: path.root + path.rest, relation: 'extends' };
  symbol.bases = [...symbol.bases, fact];
  context.references.add(context.scope, path.root, path.rest, fact);
}
