import type { AssignStatement, Expression, FunctionExpression } from '../../model/code.js';
import type { DocFact, EnumMember, Modifier } from '../../model/facts.js';
import { addSymbol, isPrivate, storedParameter } from './definitions.js';
import { Field, Kind } from './kinds.js';
import type { Place } from './place.js';
import { isSelfName } from './scope.js';
import type { SourceFile } from './source-file.js';

const LONGEST_VALUE = 200;

/**
 * Declares the names an assignment gives: variables at module level, properties in a class, members in an enumeration, and
 * functions where a name is given a lambda. Returns the statement, which refers to such a function by its symbol.
 */
export function declareAssigned(
  file: SourceFile,
  statement: AssignStatement,
  node: number,
  place: Place,
  doc: DocFact | undefined,
): AssignStatement {
  const { targets, value } = statement;
  const only = targets.length === 1 ? targets[0] : undefined;
  if (only?.kind === 'name' && value?.kind === 'function' && !statement.operator)
    return { ...statement, value: declareLambda(file, only.name, value, node, place, doc) };
  if (place.level === 'function' || place.main || statement.operator) return statement;
  const text = valueText(file, node);
  for (const target of targets) {
    if (target.kind === 'name') declareName(file, target.name, statement, node, place, text, doc);
    else if (target.kind === 'tuple' || target.kind === 'list') {
      for (const element of target.elements) {
        if (element.kind === 'name') declareVariable(file, element.name, node, place, { hasBody: false });
      }
    }
  }
  return statement;
}

function declareLambda(
  file: SourceFile,
  name: string,
  value: FunctionExpression,
  node: number,
  place: Place,
  doc: DocFact | undefined,
): FunctionExpression {
  const method = place.level === 'class';
  const bound = method && isSelfName(value.parameters[0]?.name);
  const lambda = bound ? { ...value, parameters: value.parameters.slice(1) } : value;
  const symbol = addSymbol(file, place, {
    name,
    kind: method ? 'method' : 'function',
    node,
    parameters: lambda.parameters.map(storedParameter),
    ...(doc && { doc }),
    hasBody: true,
  });
  file.functions.set(symbol, { parameters: lambda.parameters, body: lambda.body });
  return { ...lambda, symbol };
}

function declareName(
  file: SourceFile,
  name: string,
  statement: AssignStatement,
  node: number,
  place: Place,
  text: string | undefined,
  doc: DocFact | undefined,
): void {
  const { value, type } = statement;
  if (place.members && value && !name.startsWith('_') && place.symbol !== undefined) {
    addMember(file, place.symbol, {
      name,
      line: statement.line,
      ...(text !== undefined && isLiteral(value) && { value: text }),
    });
    return;
  }
  const literals = type === undefined || isAliasType(type) ? literalMembers(value) : undefined;
  const alias = literals !== undefined || (type !== undefined && isAliasType(type));
  const symbol = declareVariable(file, name, node, place, {
    ...(alias && { kind: 'type' as const }),
    ...declaredType(alias, type, text),
    ...(text !== undefined && { valueText: text }),
    ...(literals && { members: literals }),
    ...(type?.includes('Final') && { modifiers: ['const'] as Modifier[] }),
    ...(doc && { doc }),
    hasBody: false,
  });
  if (symbol !== undefined && value) file.values.set(symbol, value);
}

/** The type of an alias is what it stands for. */
function declaredType(alias: boolean, type: string | undefined, text: string | undefined): { readonly type?: string } {
  const shown = alias ? text : type;
  return shown === undefined ? {} : { type: shown };
}

type Described = Partial<Omit<Parameters<typeof addSymbol>[2], 'node' | 'name'>> & { readonly hasBody: boolean };

/** One symbol a name: its first assignment. */
function declareVariable(
  file: SourceFile,
  name: string,
  node: number,
  place: Place,
  described: Described,
): number | undefined {
  const key = `${place.symbol ?? ''}:${name}`;
  if (file.declared.has(key)) return undefined;
  file.declared.add(key);
  const { modifiers = [], ...rest } = described;
  const hidden = place.level === 'class' && isPrivate(name);
  return addSymbol(file, place, {
    kind: place.level === 'class' ? 'property' : 'variable',
    ...rest,
    name,
    node,
    modifiers: hidden ? [...modifiers, 'private'] : modifiers,
  });
}

function addMember(file: SourceFile, symbol: number, member: EnumMember): void {
  const fact = file.symbols[symbol];
  if (fact) file.symbols[symbol] = { ...fact, members: [...(fact.members ?? []), member] };
}

function isLiteral(value: Expression): boolean {
  if (value.kind === 'unary') return isLiteral(value.operand);
  return value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'none';
}

/** The value of the statement as written. */
function valueText(file: SourceFile, node: number): string | undefined {
  const { tree } = file;
  const assignment = tree.firstChild(node);
  let right = assignment < 0 ? -1 : tree.child(assignment, Field.right);
  while (right >= 0 && tree.kind[right] === Kind.assignment) right = tree.child(right, Field.right);
  return right < 0 ? undefined : tree.cut(right, LONGEST_VALUE);
}

function isAliasType(type: string): boolean {
  return type.endsWith('TypeAlias');
}

/** The members of `Literal['a', 'b']`. */
function literalMembers(value: Expression | undefined): EnumMember[] | undefined {
  if (value?.kind !== 'index') return undefined;
  const { object } = value;
  const name = object.kind === 'name' || object.kind === 'member' ? object.name : '';
  if (name !== 'Literal') return undefined;
  const elements = value.index.kind === 'tuple' ? value.index.elements : [value.index];
  return elements.flatMap((element) =>
    element.kind === 'string'
      ? [{ name: element.value, line: element.line, value: JSON.stringify(element.value) }]
      : [],
  );
}
