import { ts } from 'ts-morph';
import type { Statement } from '../../model/code.js';
import type { EnumMember, SymbolFact, SymbolKind } from '../../model/facts.js';
import { baseFact, readClass } from './classes.js';
import { addConstructorFunction, isConstructorFunction } from './constructor-functions.js';
import { type Context, type Draft, MODULE, statementForm } from './context.js';
import { describeFunction, functionModifiers, membersOf, readFunctionCode } from './functions.js';
import { memberName } from './names.js';
import {
  addSymbol,
  isAmbient,
  isDefaultExport,
  isExported,
  modifiersOf,
  type SymbolSeed,
  setType,
  VALUE_LIMIT,
} from './symbols.js';

const K = ts.SyntaxKind;

export const declarationForms = [
  statementForm(K.FunctionDeclaration, readFunctionDeclaration),
  statementForm(K.ClassDeclaration, readClassDeclaration),
  statementForm(K.InterfaceDeclaration, readInterface),
  statementForm(K.TypeAliasDeclaration, readTypeAlias),
  statementForm(K.EnumDeclaration, readEnum),
  statementForm(K.ModuleDeclaration, readNamespace),
];

function seedOf(
  node: ts.Statement & { readonly name?: ts.Node },
  kind: SymbolKind,
  context: Context,
): SymbolSeed & { readonly name: string } {
  if (node.name?.kind === K.Identifier) context.scope.declare((node.name as ts.Identifier).text);
  if (isDefaultExport(node)) context.exportedNames.push('default');
  return {
    name: node.name === undefined ? 'default' : memberName(node.name, context.file),
    kind,
    node,
    nameNode: node.name,
    parent: context.newParent,
    exported: isExported(node),
  };
}

function declare(symbol: number, node: ts.Node, context: Context, out: Statement[]): void {
  out.push({ kind: 'declare', line: context.lineOf(node), endLine: context.endLineOf(node), symbol });
}

function readFunctionDeclaration(node: ts.FunctionDeclaration, context: Context, out: Statement[]): void {
  const seed = seedOf(node, 'function', context);
  if (isConstructorFunction(seed.name, node, context)) {
    declare(addConstructorFunction(node, seed, context).id, node, context, out);
    return;
  }
  const isOverload = node.body === undefined && !isAmbient(node);
  const modifiers = functionModifiers(node, isOverload ? ['overload'] : []);
  const symbol = addSymbol({ ...seed, modifiers, hasBody: node.body !== undefined }, context);
  const place = { owner: symbol.id, self: MODULE, returned: membersOf(symbol.id) };
  describeFunction(symbol, node, readFunctionCode(node, place, context), context);
  declare(symbol.id, node, context, out);
}

function readClassDeclaration(node: ts.ClassDeclaration, context: Context, out: Statement[]): void {
  const seed = seedOf(node, 'class', context);
  const id = context.symbols.length;
  const blocks: Statement[] = [];
  const bases = readClass(node, seed, context, blocks);
  // A mixin call is code that runs; a plain base is on the symbol.
  for (const base of bases)
    if (base.kind === 'call') out.push({ kind: 'expression', line: base.line, endLine: base.endLine, value: base });
  declare(id, node, context, out);
  for (const block of blocks) out.push(block);
}

function readInterface(node: ts.InterfaceDeclaration, context: Context, out: Statement[]): void {
  const symbol = addSymbol(
    { ...seedOf(node, 'interface', context), modifiers: modifiersOf(node), hasBody: false },
    context,
  );
  context.skipAll(node.typeParameters);
  const bases = [];
  for (const clause of node.heritageClauses ?? [])
    for (const type of clause.types) {
      bases.push(baseFact(type, 'extends', context));
      context.skip(type);
    }
  symbol.bases = bases;
  for (const member of node.members) readTypeMember(member, symbol, context);
  declare(symbol.id, node, context, out);
}

/** A member of an interface or of an object type. */
function readTypeMember(member: ts.TypeElement, parent: SymbolFact, context: Context): void {
  context.skip(member);
  const kinds = new Map<ts.SyntaxKind, SymbolKind>([
    [K.PropertySignature, 'property'],
    [K.MethodSignature, 'method'],
    [K.GetAccessor, 'getter'],
    [K.SetAccessor, 'setter'],
  ]);
  const kind = kinds.get(member.kind);
  if (kind === undefined || member.name === undefined) return;
  const symbol = addSymbol(
    {
      name: memberName(member.name, context.file),
      kind,
      node: member,
      nameNode: member.name,
      parent: parent.id,
      modifiers: [...modifiersOf(member), ...(member.questionToken === undefined ? [] : ['optional' as const])],
      hasBody: false,
    },
    context,
  );
  const { type, parameters } = member as ts.MethodSignature;
  setType(symbol, type, context);
  if (parameters === undefined) return;
  symbol.parameters = parameters.map((parameter) => {
    const fact: Draft<SymbolFact['parameters'][number]> = {
      name: context.textOf(parameter.name, VALUE_LIMIT),
      line: context.lineOf(parameter.name),
      form: parameter.dotDotDotToken === undefined ? 'positional' : 'rest',
    };
    if (parameter.type !== undefined) fact.type = context.textOf(parameter.type, VALUE_LIMIT);
    if (parameter.questionToken !== undefined) fact.optional = true;
    return fact;
  });
}

function readTypeAlias(node: ts.TypeAliasDeclaration, context: Context, out: Statement[]): void {
  const symbol = addSymbol({ ...seedOf(node, 'type', context), modifiers: modifiersOf(node), hasBody: false }, context);
  context.skipAll(node.typeParameters);
  setType(symbol, node.type, context);
  if (node.type.kind === K.TypeLiteral)
    for (const member of (node.type as ts.TypeLiteralNode).members) readTypeMember(member, symbol, context);
  else {
    context.skip(node.type);
    const members = stringMembers(node.type, context);
    if (members.length > 0) symbol.members = members;
  }
  declare(symbol.id, node, context, out);
}

/** The members of a union of nothing but string literals. */
function stringMembers(type: ts.TypeNode, context: Context): EnumMember[] {
  const types = type.kind === K.UnionType ? (type as ts.UnionTypeNode).types : [type];
  const members: EnumMember[] = [];
  for (const part of types) {
    const literal = part.kind === K.LiteralType ? (part as ts.LiteralTypeNode).literal : undefined;
    if (literal?.kind !== K.StringLiteral) return [];
    members.push({
      name: (literal as ts.StringLiteral).text,
      line: context.lineOf(literal),
      value: context.textOf(literal, VALUE_LIMIT),
    });
  }
  return members;
}

function readEnum(node: ts.EnumDeclaration, context: Context, out: Statement[]): void {
  const symbol = addSymbol({ ...seedOf(node, 'enum', context), modifiers: modifiersOf(node), hasBody: false }, context);
  symbol.members = node.members.map((member) => {
    context.skip(member);
    const fact: Draft<EnumMember> = { name: memberName(member.name, context.file), line: context.lineOf(member) };
    if (member.initializer !== undefined) fact.value = context.textOf(member.initializer, VALUE_LIMIT);
    return fact;
  });
  declare(symbol.id, node, context, out);
}

/** The statements of a namespace run in place, below its symbol. */
function readNamespace(node: ts.ModuleDeclaration, context: Context, out: Statement[]): void {
  context.skip(node.name.kind === K.StringLiteral ? node.name : undefined);
  const seed = seedOf(node, 'namespace', context);
  const symbol = addSymbol({ ...seed, modifiers: modifiersOf(node), hasBody: node.body !== undefined }, context);
  declare(symbol.id, node, context, out);
  const { namespace } = context;
  context.namespace = symbol.id;
  const { body } = node;
  if (body?.kind === K.ModuleBlock) {
    const line = context.lineOf(body);
    out.push({
      kind: 'block',
      line,
      endLine: context.endLineOf(body),
      body: context.block((body as ts.ModuleBlock).statements, context.atModuleLevel ? 'module' : 'block'),
    });
  } else if (body?.kind === K.ModuleDeclaration) context.statement(body, out);
  context.namespace = namespace;
}
