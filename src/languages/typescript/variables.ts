import { ts } from 'ts-morph';
import type { Expression, Statement } from '../../model/code.js';
import type { ImportedName, SymbolFact } from '../../model/facts.js';
import { assignmentChain } from './assignment-chain.js';
import type { Context, Draft } from './context.js';
import { isNamedValue, readNamedValue } from './definitions.js';
import { unwrap } from './expressions.js';
import { membersOf } from './functions.js';
import { requiredModule } from './names.js';
import { declarePattern, THIS } from './scope.js';
import { addSymbol, isExported, modifiersOf, type SymbolSeed, setType, VALUE_LIMIT } from './symbols.js';

const K = ts.SyntaxKind;

/** Names by which older code keeps `this` for inner functions. Other variables that start as `this` may move on. */
const THIS_NAMES: ReadonlySet<string> = new Set(['self', 'that', '_this', 'me', '_self', '$this']);

type Keyword = 'const' | 'let' | 'var';

/** `const a = 1, b = 2` is one statement for each name. */
export function readVariables(
  list: ts.VariableDeclarationList,
  statement: ts.Node,
  context: Context,
  out: Statement[],
): void {
  const keyword = keywordOf(list);
  for (const declaration of list.declarations)
    readVariable(
      declaration,
      list.declarations.length === 1 ? statement : declaration,
      statement,
      keyword,
      context,
      out,
    );
}

/** Target of a loop: `const x` of `for (const x of xs)`, or an assignment target. */
export function readLoopTarget(initializer: ts.ForInitializer, context: Context): Expression {
  if (initializer.kind !== K.VariableDeclarationList) return context.expression(initializer);
  const list = initializer as ts.VariableDeclarationList;
  const [declaration] = list.declarations;
  if (declaration === undefined) return { kind: 'other', line: context.lineOf(list), what: 'missing', children: [] };
  const target = context.expression(declaration.name);
  declarePattern(keywordOf(list) === 'var' ? context.scope.functionScope : context.scope, target);
  return target;
}

function keywordOf(list: ts.VariableDeclarationList): Keyword {
  if ((list.flags & (ts.NodeFlags.Const | ts.NodeFlags.Using)) > ts.NodeFlags.Let) return 'const';
  return (list.flags & ts.NodeFlags.Let) !== 0 ? 'let' : 'var';
}

function readVariable(
  node: ts.VariableDeclaration,
  span: ts.Node,
  statement: ts.Node,
  keyword: Keyword,
  context: Context,
  out: Statement[],
): void {
  const line = context.lineOf(node);
  const target = context.expression(node.name);
  const declaredIn = keyword === 'var' ? context.scope.functionScope : context.scope;
  const { targets: alsoGiven, value } = chained(node.initializer, context);
  const imported = value === undefined ? undefined : importedBy(value);
  if (imported === undefined) declarePattern(declaredIn, target);
  context.skip(node.type);
  const firstImport = context.imports.length;
  if (value?.kind === K.ThisKeyword && target.kind === 'name' && (keyword === 'const' || THIS_NAMES.has(target.name)))
    context.alias(target.name, THIS);
  const isSymbol = statement.kind === K.VariableStatement && declaredIn.kind === 'module';
  const read = readInitial(node, value, imported !== undefined, { span, statement, keyword, isSymbol }, context);
  if (imported !== undefined) bindImport(target, imported, firstImport, context);
  const assign: Draft<Extract<Statement, { kind: 'assign' }>> = {
    kind: 'assign',
    line,
    endLine: context.endLineOf(node),
    targets: [target, ...alsoGiven.map((one) => context.expression(one))],
    declares: keyword,
  };
  if (read !== undefined) assign.value = read;
  if (node.type !== undefined) assign.type = context.textOf(node.type, VALUE_LIMIT);
  out.push(assign);
}

/** The value of an initial `a = b = value` that makes a function or class, with what is given it besides; any other as it stands. */
function chained(
  initializer: ts.Expression | undefined,
  context: Context,
): { readonly targets: readonly ts.Node[]; readonly value: ts.Node | undefined } {
  if (initializer === undefined) return { targets: [], value: undefined };
  const first = unwrap(initializer, context);
  const { targets, value } = assignmentChain(first, context);
  return isNamedValue(value) ? { targets, value } : { targets: [], value: first };
}

interface VariablePlace {
  readonly span: ts.Node;
  readonly statement: ts.Node;
  readonly keyword: Keyword;
  /** A variable of the module. */
  readonly isSymbol: boolean;
}

function readInitial(
  node: ts.VariableDeclaration,
  value: ts.Node | undefined,
  isImport: boolean,
  place: VariablePlace,
  context: Context,
): Expression | undefined {
  if (node.name.kind !== K.Identifier) {
    if (place.isSymbol && !isImport) addPatternSymbols(node.name, place, context);
    return value === undefined ? undefined : context.expression(value);
  }
  const name = (node.name as ts.Identifier).text;
  if (value !== undefined && isNamedValue(value)) {
    const seed = variableSeed(name, node.name, value.kind === K.ClassExpression ? 'class' : 'function', place, context);
    return readNamedValue(value, seed, context);
  }
  if (isImport) return context.expression(value!);
  if (!place.isSymbol) {
    const members = { parent: context.newParent, prefix: `${name}.`, kind: 'method', exported: false } as const;
    return value === undefined ? undefined : context.definition(value, members);
  }
  const symbol = addVariable(name, node.name, place, context);
  setType(symbol, node.type, context);
  if (value === undefined) return undefined;
  symbol.valueText = context.textOf(node.initializer!, VALUE_LIMIT);
  const read = context.definition(value, membersOf(symbol.id));
  context.values.set(symbol.id, read);
  return read;
}

function variableSeed(
  name: string,
  nameNode: ts.Node,
  kind: SymbolSeed['kind'],
  place: VariablePlace,
  context: Context,
): SymbolSeed {
  return {
    name,
    kind,
    node: place.span,
    nameNode,
    parent: context.newParent,
    docNode: place.statement,
    exported: isExported(place.statement),
  };
}

function addVariable(name: string, nameNode: ts.Node, place: VariablePlace, context: Context): Draft<SymbolFact> {
  const modifiers = modifiersOf(place.statement);
  if (place.keyword === 'const' && !modifiers.includes('const')) modifiers.push('const');
  return addSymbol({ ...variableSeed(name, nameNode, 'variable', place, context), modifiers, hasBody: false }, context);
}

function addPatternSymbols(pattern: ts.BindingName, place: VariablePlace, context: Context): void {
  if (pattern.kind === K.Identifier) {
    addVariable((pattern as ts.Identifier).text, pattern, place, context);
    return;
  }
  for (const element of (pattern as ts.BindingPattern).elements)
    if (ts.isBindingElement(element)) addPatternSymbols(element.name, place, context);
}

/** What `require('m')`, `await import('m')` or `require('m').member` brings in. */
interface ImportedValue {
  readonly module: string;
  /** Members taken, with a leading dot, or empty. */
  readonly rest: string;
}

function importedBy(node: ts.Node): ImportedValue | undefined {
  let rest = '';
  for (let at = node; ; ) {
    switch (at.kind) {
      case K.AwaitExpression:
      case K.ParenthesizedExpression:
      case K.NonNullExpression:
      case K.AsExpression:
        at = (at as ts.AwaitExpression).expression;
        break;
      case K.PropertyAccessExpression:
        rest = `.${(at as ts.PropertyAccessExpression).name.text}${rest}`;
        at = (at as ts.PropertyAccessExpression).expression;
        break;
      case K.CallExpression: {
        const module = requiredModule(at) ?? dynamicallyImported(at as ts.CallExpression);
        return module === undefined ? undefined : { module, rest };
      }
      default:
        return undefined;
    }
  }
}

function dynamicallyImported(call: ts.CallExpression): string | undefined {
  const [first] = call.arguments;
  return call.expression.kind === K.ImportKeyword && first !== undefined && ts.isStringLiteralLike(first)
    ? first.text
    : undefined;
}

/** Binds the declared names to the module, and puts them on the import that reading the value has noted. */
function bindImport(target: Expression, imported: ImportedValue, index: number, context: Context): void {
  const { scope } = context;
  const path = imported.module + imported.rest;
  const names: ImportedName[] = [];
  let namespace: string | undefined;
  if (target.kind === 'name') {
    scope.import(target.name, withoutDefault(path));
    if (imported.rest === '') namespace = target.name;
    else names.push({ name: imported.rest.slice(1), local: target.name });
  } else if (target.kind === 'dict') {
    for (const entry of target.entries) {
      const local = entry.value.kind === 'assignment' ? entry.value.target : entry.value;
      if (local.kind !== 'name') {
        declarePattern(scope, local);
        continue;
      }
      const name = entry.key?.kind === 'string' ? entry.key.value : '*';
      scope.import(local.name, withoutDefault(name === '*' ? path : `${path}.${name}`));
      names.push({ name, local: local.name });
    }
  } else declarePattern(scope, target);
  const fact = context.imports[index];
  if (fact === undefined) return;
  fact.names = names;
  if (namespace !== undefined) fact.namespace = namespace;
}

/** A default export is known by its module. */
function withoutDefault(path: string): string {
  return path.endsWith('.default') ? path.slice(0, -'.default'.length) : path;
}
