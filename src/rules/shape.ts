import { calledName, dottedName } from '../flow/names.js';
import type { Unit } from '../flow/unit.js';
import { visitExpression } from '../flow/visit.js';
import type { Expression, Statement } from '../model/code.js';
import type { FileContext } from './context.js';

/** Questions about the shape of functions and classes that several rules ask. */

const LOGGING =
  /^(?:print|console\.\w+|logging\.\w+|warnings\.warn|pprint\.pprint|rich\.print|sys\.std(?:out|err)\.write|process\.std(?:out|err)\.write|(?:.*\.)?_?(?:log|logger|logging|LOG|LOGGER)(?:\.\w+)*|(?:self|this)\._?log\w*|.*\.logger\.\w+|structlog\.\w+|click\.echo|typer\.echo|st\.\w+)$/;

export function isLogging(expression: Expression): boolean {
  const call = expression.kind === 'await' ? expression.value : expression;
  return call.kind === 'call' && LOGGING.test(call.target ?? dottedName(call.callee) ?? '');
}

export function isLoggingStatement(statement: Statement): boolean {
  return statement.kind === 'expression' && isLogging(statement.value);
}

/** A statement that does nothing but document or log. */
export function isIdle(statement: Statement): boolean {
  if (statement.kind === 'pass') return true;
  if (statement.kind !== 'expression') return false;
  const { kind } = statement.value;
  return kind === 'string' || kind === 'ellipsis' || kind === 'none' || isLogging(statement.value);
}

/** Parameters that something other than logging reads; `_`-prefixed ones count as declared unused. */
export function parametersUsed(unit: Unit): ReadonlySet<string> {
  const logged = new Set<Expression>();
  for (const { node } of unit.statements('expression'))
    if (isLogging(node.value)) visitExpression(node.value, { expression: (part) => logged.add(part) });
  const used = new Set<string>();
  for (const { node } of unit.expressions('name'))
    if (unit.bindings.parameters.has(node.name) && !logged.has(node)) used.add(node.name);
  return used;
}

/** Calls that are not logging and that may do something. */
export function hasEffects(unit: Unit): boolean {
  const effectful = unit.calls.some(({ node }) => !isLogging(node) && !PURE.test(calledName(node)));
  const writesState = [
    ...unit.statements('assign').flatMap(({ node }) => node.targets),
    ...unit.expressions('assignment').map(({ node }) => node.target),
  ].some((target) => target.kind === 'member' || target.kind === 'index');
  return effectful || writesState;
}

const PURE =
  /^(?:len|str|int|float|bool|round|min|max|sum|abs|list|dict|tuple|set|range|isinstance|type|getattr|hasattr|datetime\..*|time\.time|Date\.now|Date|Math\..*|math\..*|.*\.(?:isoformat|toISOString|now|get|keys|values|items|lower|upper|strip|toLowerCase|join|format|split|includes|startsWith))$/;

/** The class is meant to be extended: abstract bases, protocols, interfaces, mixins, bases. */
export function isBaseClass(unit: Unit): boolean {
  const { owner } = unit;
  if (!owner) return false;
  if (owner.modifiers.includes('abstract')) return true;
  if (
    /(?:Base|Abstract|Interface|Mixin|Protocol|Port|Template|Spec|Contract)$|^(?:Base|Abstract|I[A-Z][a-z])/.test(
      owner.name,
    )
  )
    return true;
  return owner.bases.some(
    (base) => /(?:^|\.)(?:ABC|ABCMeta|Protocol|Interface)$/.test(base.name) || base.name.startsWith('ABC'),
  );
}

/** Abstract by modifier or decorator, an overload, or in a declaration file. */
export function isAbstract(unit: Unit, file: FileContext): boolean {
  const { symbol } = unit;
  if (!symbol) return false;
  return (
    file.role.declarations ||
    symbol.modifiers.some((modifier) => modifier === 'abstract' || modifier === 'overload' || modifier === 'declare') ||
    symbol.decorators.some((decorator) => /abstract|overload|hookspec/i.test(decorator.name))
  );
}

/** A subclass of the same file overrides the method. */
export function isOverriddenHere(unit: Unit, file: FileContext): boolean {
  const { owner } = unit;
  if (!owner) return false;
  return file.outline.symbols.some(
    (symbol) =>
      symbol.kind === 'class' &&
      symbol.bases.some((base) => base.name.split('.').at(-1) === owner.name) &&
      file.outline.symbols.some((member) => member.parent === symbol.id && member.name === unit.name),
  );
}

/** Named as a double, a no-op or a simulator on purpose. */
export function isDeclaredDouble(name: string): boolean {
  return /(?:^|[a-z_])(?:Null|Noop|NoOp|Dummy|Fake|Mock|Stub|Simulator|Simulation|Simulated|Echo|Sentinel)|^(?:Null|Noop|NoOp|Dummy|Fake|Mock|Stub|Simulat)/.test(
    name,
  );
}

/** The statements of a body without its docstring. */
export function withoutDoc(unit: Unit): readonly Statement[] {
  const [first, ...rest] = unit.body;
  return first?.kind === 'expression' && first.value.kind === 'string' ? rest : unit.body;
}
