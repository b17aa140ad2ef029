import { ts } from 'ts-morph';
import type { DecoratorFact, Modifier, SymbolFact, SymbolKind } from '../../model/facts.js';
import { type Context, type Draft, MODULE } from './context.js';
import { docOf } from './docs.js';
import { dottedPath } from './names.js';

const K = ts.SyntaxKind;
export const VALUE_LIMIT = 200;
const TYPE_LIMIT = 300;

/** What a new symbol is known by. */
export interface SymbolSeed {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Spans the symbol. */
  readonly node: ts.Node;
  /** Where the name stands, if it has one. */
  readonly nameNode?: ts.Node | undefined;
  readonly parent: number;
  /** Between the parent's name and its own: members of an object inside an object. Ends in a dot. */
  readonly prefix?: string;
  /** Carries the JSDoc comment; `node` unless said otherwise. */
  readonly docNode?: ts.Node;
  readonly exported?: boolean;
  readonly modifiers?: readonly Modifier[];
  readonly hasBody?: boolean;
}

export function addSymbol(seed: SymbolSeed, context: Context): Draft<SymbolFact> {
  const { node, parent, nameNode } = seed;
  const own = (seed.prefix ?? '') + seed.name;
  const qualifiedName = parent === MODULE ? own : `${context.symbols[parent]!.qualifiedName}.${own}`;
  const start = declarationStart(node, nameNode, context);
  const symbol: Draft<SymbolFact> = {
    id: context.symbols.length,
    name: seed.name,
    qualifiedName,
    kind: seed.kind,
    startLine: context.lineAt(start),
    endLine: context.endLineOf(node),
    column: context.columnAt(nameNode === undefined ? start : context.startOf(nameNode)),
    exported: seed.exported ?? false,
    modifiers: seed.modifiers ?? [],
    decorators: [],
    parameters: [],
    bases: [],
    hasBody: seed.hasBody ?? true,
  };
  if (parent !== MODULE) symbol.parent = parent;
  if (context.owner !== MODULE && !isWithin(parent, context.owner, context)) symbol.within = context.owner;
  const doc = docOf(seed.docNode ?? node, context);
  if (doc !== undefined) symbol.doc = doc;
  context.symbols.push(symbol);
  if (!context.symbolsByName.has(qualifiedName)) context.symbolsByName.set(qualifiedName, symbol.id);
  return symbol;
}

/** Whether `ancestor` is the symbol or above it. */
function isWithin(symbol: number, ancestor: number, context: Context): boolean {
  for (let at: number | undefined = symbol; at !== undefined && at !== MODULE; at = context.symbols[at]!.parent)
    if (at === ancestor) return true;
  return false;
}

/** Notes a type as written. */
export function setType(symbol: Draft<SymbolFact>, type: ts.Node | undefined, context: Context): void {
  if (type !== undefined) symbol.type = context.textOf(type, TYPE_LIMIT);
}

/** Decorators stand before the declaration itself. */
function declarationStart(node: ts.Node, nameNode: ts.Node | undefined, context: Context): number {
  const modifiers = (node as { modifiers?: readonly ts.ModifierLike[] }).modifiers;
  if (modifiers === undefined || !modifiers.some(ts.isDecorator)) return context.startOf(node);
  const first = modifiers.find((modifier) => !ts.isDecorator(modifier)) ?? nameNode;
  return first === undefined ? context.startOf(node) : context.startOf(first);
}

const MODIFIERS = new Map<ts.SyntaxKind, Modifier>([
  [K.AsyncKeyword, 'async'],
  [K.StaticKeyword, 'static'],
  [K.AbstractKeyword, 'abstract'],
  [K.DeclareKeyword, 'declare'],
  [K.PrivateKeyword, 'private'],
  [K.ProtectedKeyword, 'protected'],
  [K.ReadonlyKeyword, 'readonly'],
  [K.ConstKeyword, 'const'],
  [K.OverrideKeyword, 'override'],
]);

export function modifiersOf(node: ts.Node): Modifier[] {
  const found: Modifier[] = [];
  const { modifiers, asteriskToken, name } = node as {
    modifiers?: readonly ts.ModifierLike[];
    asteriskToken?: ts.Node;
    name?: ts.Node;
  };
  if (modifiers !== undefined)
    for (const modifier of modifiers) {
      const known = MODIFIERS.get(modifier.kind);
      if (known !== undefined) found.push(known);
    }
  if (asteriskToken !== undefined) found.push('generator');
  if (name?.kind === K.PrivateIdentifier) found.push('private');
  return found;
}

/** `NodeFlags.Ambient`, which the public types leave out: inside `declare …` or a declaration file. */
const AMBIENT = 1 << 25;

export function isAmbient(node: ts.Node): boolean {
  return (node.flags & AMBIENT) !== 0;
}

export function isExported(node: ts.Node): boolean {
  const { modifiers } = node as { modifiers?: readonly ts.ModifierLike[] };
  return modifiers?.some((modifier) => modifier.kind === K.ExportKeyword) ?? false;
}

export function isDefaultExport(node: ts.Node): boolean {
  const { modifiers } = node as { modifiers?: readonly ts.ModifierLike[] };
  return modifiers?.some((modifier) => modifier.kind === K.DefaultKeyword) ?? false;
}

export function readDecorators(node: ts.Node, context: Context): DecoratorFact[] {
  const { modifiers } = node as { modifiers?: readonly ts.ModifierLike[] };
  if (modifiers === undefined) return [];
  const decorators: DecoratorFact[] = [];
  for (const modifier of modifiers) if (ts.isDecorator(modifier)) decorators.push(readDecorator(modifier, context));
  return decorators;
}

function readDecorator(node: ts.Decorator, context: Context): DecoratorFact {
  context.skip(node);
  const { expression } = node;
  const isCall = expression.kind === K.CallExpression;
  const callee = isCall ? (expression as ts.CallExpression).expression : expression;
  const path = dottedPath(callee);
  const fact: Draft<DecoratorFact> = {
    name: path === undefined ? context.textOf(callee, VALUE_LIMIT) : path.root + path.rest,
    line: context.lineOf(node),
    arguments: isCall
      ? (expression as ts.CallExpression).arguments.map((argument) => ({ text: context.textOf(argument, VALUE_LIMIT) }))
      : [],
  };
  if (path !== undefined) {
    const holder = {
      set target(name: string) {
        fact.name = name;
      },
    };
    context.references.add(context.scope, path.root, path.rest, holder);
  }
  return fact;
}
