import type { Parameter, Statement } from '../../model/code.js';
import type { BaseFact, Modifier, ParameterFact, SymbolFact, SymbolKind } from '../../model/facts.js';
import { accessorKind, decoratorModifiers, lastPart, readDecorators } from './decorators.js';
import { docFrom, docStatement } from './docs.js';
import { lowerExpression, withoutParentheses } from './expressions.js';
import { Field, Kind } from './kinds.js';
import { lowerParameters } from './parameters.js';
import type { LowerBlock, Place } from './place.js';
import type { SourceFile } from './source-file.js';
import { targetOfDotted } from './targets.js';

const LONGEST_TYPE = 300;

/** A function, method or class with its decorators, as one `declare` statement and what its class body runs. */
export function lowerDefinition(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Statement[] {
  const { tree } = file;
  const definition = tree.kind[node] === Kind.decorated_definition ? tree.child(node, Field.definition) : node;
  if (definition < 0) return [];
  return tree.kind[definition] === Kind.class_definition
    ? lowerClass(file, definition, node, place, lowerBlock)
    : lowerFunction(file, definition, node, place, lowerBlock);
}

function declare(file: SourceFile, definition: number, symbol: number): Statement {
  const { tree } = file;
  return { kind: 'declare', symbol, line: tree.line[definition] as number, endLine: tree.endLine(definition) };
}

function lowerFunction(
  file: SourceFile,
  definition: number,
  decorated: number,
  place: Place,
  lowerBlock: LowerBlock,
): Statement[] {
  const { tree } = file;
  const scope = file.scopeOf(definition, place.scope);
  const decorators = readDecorators(file, decorated, place.scope);
  const all = lowerParameters(file, tree.child(definition, Field.parameters), place.scope, lowerExpression);
  const name = nameText(file, definition);
  const modifiers: Modifier[] = decoratorModifiers(decorators);
  if (tree.hasToken(definition, 'async')) modifiers.unshift('async');
  if (scope.generator) modifiers.push('generator');
  const method = place.level === 'class';
  // What a method calls itself is no argument that a caller gives.
  const bound = method && !modifiers.includes('static') && all[0]?.form === 'positional';
  const parameters = bound ? all.slice(1) : all;
  if (method && isPrivate(name)) modifiers.push('private');
  const returns = tree.child(definition, Field.return_type);
  const body = tree.child(definition, Field.body);
  const doc = docStatement(tree, body);
  const docFact = doc < 0 ? undefined : docFrom(tree, doc);
  file.docStatements.add(doc);
  const id = addSymbol(file, place, {
    name,
    kind: method ? methodKind(name, accessorKind(decorators)) : 'function',
    node: definition,
    modifiers,
    decorators,
    parameters: parameters.map(storedParameter),
    ...(returns >= 0 && { type: tree.cut(returns, LONGEST_TYPE) }),
    ...(docFact && { doc: docFact }),
    hasBody: !(isDeclaration(place, modifiers) && isHollow(file, body)),
  });
  const inside = innerPlace(file, id, scope, 'function');
  file.functions.set(id, { parameters, body: body < 0 ? [] : lowerBlock(file, body, inside) });
  return [declare(file, definition, id)];
}

function lowerClass(
  file: SourceFile,
  definition: number,
  decorated: number,
  place: Place,
  lowerBlock: LowerBlock,
): Statement[] {
  const { tree } = file;
  const scope = file.scopeOf(definition, place.scope);
  const body = tree.child(definition, Field.body);
  const doc = docStatement(tree, body);
  const docFact = doc < 0 ? undefined : docFrom(tree, doc);
  file.docStatements.add(doc);
  const bases = readBases(file, definition, place);
  const enumeration = bases.some((base) => /^(Int|Str|Re)?(Enum|Flag)$|Enum$/.test(lastPart(base.target ?? base.name)));
  const id = addSymbol(file, place, {
    name: nameText(file, definition),
    kind: 'class',
    node: definition,
    decorators: readDecorators(file, decorated, place.scope),
    bases,
    ...(docFact && { doc: docFact }),
    ...(enumeration && { members: [] }),
    hasBody: true,
  });
  const inside: Place = {
    ...innerPlace(file, id, scope, 'class'),
    ...(enumeration && { members: true as const }),
    ...(bases.some((base) => lastPart(base.name) === 'Protocol') && { protocol: true as const }),
  };
  const statements = body < 0 ? [] : lowerBlock(file, body, inside);
  const span = { line: tree.line[definition] as number, endLine: tree.endLine(definition) };
  // A class body that does more than declare runs where the class is defined.
  const run: Statement[] = statements.every(onlyDeclares) ? [] : [{ kind: 'block', body: statements, ...span }];
  return [declare(file, definition, id), ...run];
}

function onlyDeclares(statement: Statement): boolean {
  if (statement.kind === 'expression') return statement.value.kind === 'ellipsis';
  if (statement.kind !== 'assign') return statement.kind === 'declare' || statement.kind === 'pass';
  return statement.operator === undefined && statement.targets.every((target) => target.kind === 'name');
}

function innerPlace(file: SourceFile, symbol: number, scope: Place['scope'], level: 'class' | 'function'): Place {
  return { symbol, scope, level, prefix: `${file.symbols[symbol]?.qualifiedName}.` };
}

function nameText(file: SourceFile, definition: number): string {
  const name = file.tree.child(definition, Field.name);
  return name < 0 ? '' : file.tree.slice(name);
}

function methodKind(name: string, accessor: SymbolKind | undefined): SymbolKind {
  return accessor ?? (name === '__init__' ? 'constructor' : 'method');
}

export function isPrivate(name: string): boolean {
  return name.startsWith('_') && !(name.startsWith('__') && name.endsWith('__'));
}

export function storedParameter(parameter: Parameter): ParameterFact {
  const { default: _default, pattern: _pattern, ...stored } = parameter;
  return stored;
}

/** Whether a method without code is meant to have none: its overrides or its overloads have it. */
function isDeclaration(place: Place, modifiers: readonly Modifier[]): boolean {
  return place.protocol === true || modifiers.includes('abstract') || modifiers.includes('overload');
}

/** Whether a body says nothing but a docstring, `pass`, `...` or `raise NotImplementedError`. */
function isHollow(file: SourceFile, body: number): boolean {
  const { tree } = file;
  return (
    body < 0 ||
    tree.children(body).every((statement) => {
      const kind = tree.kind[statement];
      if (kind === Kind.pass_statement) return true;
      if (kind === Kind.raise_statement) return /^raise\s+NotImplementedError\b/.test(tree.cut(statement, 60));
      if (kind !== Kind.expression_statement) return false;
      const value = tree.firstChild(statement);
      return value >= 0 && (tree.kind[value] === Kind.ellipsis || tree.kind[value] === Kind.string);
    })
  );
}

function readBases(file: SourceFile, definition: number, place: Place): BaseFact[] {
  const { tree } = file;
  const list = tree.child(definition, Field.superclasses);
  if (list < 0) return [];
  return tree.children(list).flatMap((node) => {
    if (tree.kind[node] === Kind.keyword_argument || tree.kind[node] === Kind.comment) return [];
    let at = withoutParentheses(file, node);
    while (tree.kind[at] === Kind.subscript || tree.kind[at] === Kind.call) {
      at = withoutParentheses(file, tree.child(at, tree.kind[at] === Kind.call ? Field.function : Field.value));
    }
    const name = tree.cut(at, 200);
    // A computed base is still one: nobody can say what the class inherits from it.
    if (tree.kind[at] !== Kind.identifier && tree.kind[at] !== Kind.attribute)
      return [{ name, relation: 'extends' as const }];
    const target = targetOfDotted(name, place.scope);
    return [{ name, ...(target !== undefined && { target }), relation: 'extends' as const }];
  });
}

type NewSymbol = Pick<SymbolFact, 'name' | 'kind' | 'hasBody'> &
  Partial<
    Pick<SymbolFact, 'modifiers' | 'decorators' | 'parameters' | 'type' | 'bases' | 'doc' | 'members' | 'valueText'>
  > & {
    /** The node whose lines are the symbol's; the name's column is that of its `name` field, or of its start. */
    readonly node: number;
  };

/** Adds a symbol of a place to the file and returns its id. */
export function addSymbol(file: SourceFile, place: Place, symbol: NewSymbol): number {
  const { tree } = file;
  const { node, name, kind, hasBody, modifiers = [], decorators = [], parameters = [], bases = [], ...rest } = symbol;
  const id = file.symbols.length;
  const nameNode = tree.child(node, Field.name);
  file.symbols.push({
    id,
    name,
    qualifiedName: place.prefix + name,
    kind,
    ...(place.symbol !== undefined && { parent: place.symbol }),
    startLine: tree.line[node] as number,
    endLine: tree.endLine(node),
    column: tree.column(nameNode < 0 ? node : nameNode),
    exported: place.level === 'module' && !name.startsWith('_'),
    modifiers,
    decorators,
    parameters,
    bases,
    hasBody,
    ...rest,
  });
  return id;
}
