import type { CallExpression, Expression } from '../model/code.js';
import type { BodyFacts, CallFact, Origin, ParsedModule, StateWrite } from '../model/facts.js';
import { dottedName, MUTATING_METHODS, stateAttribute } from './names.js';
import { type ModuleConstants, originsOf } from './origins.js';
import { membersReadOn, parametersTested, partsOfParameters } from './parameter-members.js';
import { Scopes } from './scope.js';
import type { Unit } from './unit.js';

const ASSERTING_CALL =
  /^(?:expect|assert\w*|chai\..*|self\.assert\w+|should|t\.(?:is|equal|true|deepEqual)|pytest\.raises|numpy\.testing\.\w+|torch\.testing\.\w+)$/;

/** Reduces every unit of a file to the facts that are stored. */
export function reduceBodies(parsed: ParsedModule, units: readonly Unit[], constants: ModuleConstants): BodyFacts[] {
  const scopes = new Scopes(parsed, units);
  return units.map((unit) => reduceUnit(unit, scopes, constants));
}

function reduceUnit(unit: Unit, scopes: Scopes, constants: ModuleConstants): BodyFacts {
  const calls = unit.calls.map(({ node }) => callFact(node));
  const membersRead = membersReadOn(unit);
  const takenApart = partsOfParameters(unit);
  const tested = parametersTested(unit);
  const ordered = (set: ReadonlySet<Origin>): Origin[] => [...set].sort();
  return {
    symbol: unit.symbol?.id ?? -1,
    statements: countStatements(unit),
    branches:
      unit.statements('if').length +
      unit.statements('switch').length +
      unit.expressions('conditional').length +
      unit.expressions('logical').length,
    loops: unit.statements('for').length + unit.statements('while').length + unit.expressions('comprehension').length,
    calls,
    parametersRead: parametersRead(unit),
    ...(Object.keys(membersRead).length > 0 && { membersRead }),
    ...(Object.keys(takenApart).length > 0 && { takenApart }),
    ...(tested.length > 0 && { parametersTested: tested }),
    stateReads: stateReads(unit),
    stateWrites: stateWrites(unit, (expression) => ordered(originsOf(expression, unit, constants))),
    returns: unit.statements('return').flatMap(({ node }) => {
      if (!node.value) return [];
      const literal = literalText(node.value);
      const fact = { line: node.line, origins: ordered(originsOf(node.value, unit, constants)) };
      return [literal === undefined ? fact : { ...fact, literal }];
    }),
    raises: unit.statements('raise').map(({ node }) => ({
      name: node.value ? (dottedName(node.value) ?? '?') : 'again',
      line: node.line,
    })),
    asserts:
      unit.statements('assert').length + calls.filter((call) => ASSERTING_CALL.test(call.target ?? call.callee)).length,
    unboundNames: scopes.unbound(unit),
    moduleNamesRead: scopes.moduleNamesRead(unit),
  };
}

const STATEMENT_KINDS = [
  'expression',
  'assign',
  'return',
  'raise',
  'if',
  'for',
  'while',
  'try',
  'with',
  'switch',
  'pass',
  'break',
  'continue',
  'assert',
  'delete',
  'scope',
  'declare',
  'import',
  'block',
] as const;

function countStatements(unit: Unit): number {
  return STATEMENT_KINDS.reduce((sum, kind) => sum + unit.statements(kind).length, 0);
}

function callFact(call: CallExpression): CallFact {
  const callee = dottedName(call.callee) ?? '?';
  const facts = call.arguments.map((argument) => {
    const literal = literalValue(argument.value);
    return {
      ...(argument.name === undefined ? {} : { name: argument.name }),
      ...(literal === undefined ? {} : { literal }),
    };
  });
  return { callee, ...(call.target === undefined ? {} : { target: call.target }), line: call.line, arguments: facts };
}

/** The value of a literal expression, a sign in front included. */
export function literalValue(expression: Expression): string | number | boolean | null | undefined {
  if (expression.kind === 'number' || expression.kind === 'boolean') return expression.value;
  if (expression.kind === 'string') return expression.value.slice(0, 200);
  if (expression.kind === 'none') return null;
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind === 'number')
    return -expression.operand.value;
  return undefined;
}

function literalText(expression: Expression): string | undefined {
  const value = literalValue(expression);
  return value === undefined ? undefined : String(value);
}

function parametersRead(unit: Unit): string[] {
  const { parameters } = unit.bindings;
  const read = new Set<string>();
  for (const { node } of unit.expressions('name')) if (parameters.has(node.name)) read.add(node.name);
  return [...read].sort();
}

/** Attributes whose value is used: being assigned, added to or filled is no read. */
function stateReads(unit: Unit): string[] {
  const written = new Set<Expression>();
  const markTarget = (target: Expression): void => {
    if (target.kind === 'tuple' || target.kind === 'list') for (const element of target.elements) markTarget(element);
    for (let part = target; part.kind === 'member' || part.kind === 'index'; part = part.object) written.add(part);
  };
  for (const { node } of unit.statements('assign')) for (const target of node.targets) markTarget(target);
  for (const { node } of unit.statements('expression')) {
    const value = node.value.kind === 'await' ? node.value.value : node.value;
    if (value.kind === 'assignment') markTarget(value.target);
    if (value.kind === 'call' && value.callee.kind === 'member' && MUTATING_METHODS.has(value.callee.name))
      markTarget(value.callee.object);
  }
  const read = new Set<string>();
  for (const { node } of unit.expressions('member'))
    if (node.object.kind === 'self' && !written.has(node)) read.add(node.name);
  return [...read].sort();
}

function stateWrites(unit: Unit, origins: (expression: Expression) => Origin[]): StateWrite[] {
  const writes: StateWrite[] = [];
  const add = (target: Expression, line: number, how: StateWrite['how'], value: Expression | undefined): void => {
    if (target.kind === 'tuple' || target.kind === 'list') {
      for (const element of target.elements) add(element, line, how, value);
      return;
    }
    const attribute = stateAttribute(target);
    if (attribute === undefined) return;
    const direct = target.kind === 'member' && target.object.kind === 'self';
    writes.push({ attribute, line, how: direct ? how : 'element', origins: value ? origins(value) : [] });
  };
  for (const { node } of unit.statements('assign'))
    for (const target of node.targets) add(target, node.line, node.operator ? 'augment' : 'assign', node.value);
  for (const { node } of unit.expressions('assignment'))
    add(node.target, node.line, node.operator ? 'augment' : 'assign', node.value);
  for (const { node } of unit.statements('delete'))
    for (const target of node.targets) add(target, node.line, 'delete', undefined);
  for (const { node } of unit.calls) {
    if (node.callee.kind !== 'member' || !MUTATING_METHODS.has(node.callee.name)) continue;
    const attribute = stateAttribute(node.callee.object);
    if (attribute === undefined) continue;
    const found = new Set(node.arguments.flatMap((argument) => origins(argument.value)));
    writes.push({ attribute, line: node.line, how: 'mutating-call', origins: [...found].sort() });
  }
  return writes.sort((a, b) => a.line - b.line || (a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : 0));
}
