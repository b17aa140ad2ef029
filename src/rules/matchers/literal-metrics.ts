import { MUTATING_METHODS, rootName, stateAttribute, wordsOf } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import type { Expression, Statement } from '../../model/code.js';
import type { FileContext, Reporter } from '../context.js';
import { hasWord, isMetric, isSetting, isStrongMetric } from '../learning-words.js';
import { isLogging } from '../shape.js';

/** Entries whose key names a measurement and whose value is a literal that a measurement would look like. */
export function literalMetrics(
  value: Extract<Expression, { kind: 'dict' }>,
): { readonly key: string; readonly line: number }[] {
  const found: { key: string; line: number }[] = [];
  for (const entry of value.entries) {
    if (entry.value.kind === 'dict') found.push(...literalMetrics(entry.value));
    if (entry.key?.kind !== 'string' || !isMetric(entry.key.value)) continue;
    if (isMeasuredLooking(entry.value)) found.push({ key: entry.key.value, line: entry.line });
  }
  return found;
}

function isMeasuredLooking(value: Expression): boolean {
  if (value.kind === 'string') return /^\d{1,3}(?:\.\d+)?\s?%$/.test(value.value);
  if (value.kind === 'binary') return isMeasuredOperand(value.left) && isMeasuredOperand(value.right);
  return value.kind === 'number' && !Number.isInteger(value.value) && value.value > 0 && value.value < 1;
}

function isMeasuredOperand(value: Expression): boolean {
  return value.kind === 'number' && value.value >= 0 && value.value <= 1;
}

/** Objects of results with literal measurements inside a function that otherwise does work. */
export function reportLiteralMetrics(unit: Unit, report: Reporter): void {
  if (
    isSetting(unit.name) ||
    /^_?(?:init|demo|test|benchmark|example|run_demo|show|simulate_)/i.test(unit.name) ||
    hasWord(unit.name, 'get_default', 'example', 'demo', 'schema', 'heuristic', 'template')
  )
    return;
  const nested = new Set<Expression>();
  for (const { node, within } of unit.expressions('dict')) {
    if (nested.has(node)) continue;
    for (const entry of node.entries) if (entry.value.kind === 'dict') markNested(entry.value, nested);
    const holder = within.at(-1);
    if (
      !holder ||
      inHandler(node.line, within) ||
      isLoggedIn(holder) ||
      isSettingHolder(holder) ||
      isArgumentOfSetting(unit, node)
    )
      continue;
    if (node.entries.some(refuses)) continue;
    const metrics = literalMetrics(node);
    const strong = metrics.filter((metric) => isStrongMetric(metric.key));
    const decisive = strong.length > 0 || metrics.length >= 2;
    if (!decisive || isLookupTable(node)) continue;
    const first = metrics[0] as { key: string; line: number };
    report.hit({
      startLine: first.line,
      endLine: metrics.at(-1)?.line ?? first.line,
      unit,
      arguments: { name: unit.name, value: metrics.map((metric) => metric.key).join(', ') },
      notes: metrics.slice(1, 4).map((metric) => ({ line: metric.line, note: `${metric.key} is a literal` })),
      confidence: strong.length > 0 ? 'high' : 'medium',
    });
  }
}

/** `success: false`: the object tells of a refusal. */
function refuses(entry: Extract<Expression, { kind: 'dict' }>['entries'][number]): boolean {
  return (
    entry.key?.kind === 'string' &&
    /^(?:success|ok|valid|is_?valid|is_?safe|safe|approved|allowed|passed)$/i.test(entry.key.value) &&
    entry.value.kind === 'boolean' &&
    !entry.value.value
  );
}

/** What is said of a failure is no measurement. */
function inHandler(line: number, within: readonly Statement[]): boolean {
  return within.some(
    (statement) =>
      statement.kind === 'try' && statement.handlers.some((handler) => handler.line <= line && line <= handler.endLine),
  );
}

/** Measurements written into a new object, and the methods that hand them out although nothing ever changes them. */
export function reportStoredMetrics(unit: Unit, file: FileContext, report: Reporter): void {
  const methods = file.methodsOf(unit.owner?.id ?? -1);
  for (const { node } of unit.statements('assign')) {
    const [target] = node.targets;
    if (
      target?.kind !== 'member' ||
      target.object.kind !== 'self' ||
      node.value?.kind !== 'dict' ||
      isSetting(target.name)
    )
      continue;
    const metrics = literalMetrics(node.value);
    if (!metrics.some((metric) => isStrongMetric(metric.key)) || metrics.length < 2) continue;
    const others = methods.filter((method) => method !== unit);
    if (others.some((method) => writes(method, target.name))) continue;
    report.hit({
      startLine: node.line,
      endLine: node.endLine,
      unit,
      arguments: { name: `self.${target.name}`, value: metrics.map((metric) => metric.key).join(', ') },
    });
    for (const method of others) {
      const returns = method.statements('return').filter(({ node: statement }) => statement.value !== undefined);
      if (
        returns.length === 0 ||
        !method.symbol ||
        !returns.every(({ node: statement }) => stateAttribute(receiver(statement.value as Expression)) === target.name)
      )
        continue;
      report.hit({
        startLine: method.symbol.startLine,
        endLine: method.symbol.endLine,
        unit: method,
        arguments: { name: method.name, value: `self.${target.name}` },
        notes: [{ line: node.line, note: 'set once, to literals' }],
      });
    }
  }
}

/** `self.x` of `self.x.copy()`. */
function receiver(value: Expression): Expression {
  return value.kind === 'call' && value.callee.kind === 'member' && /^(?:copy|slice|items)$/.test(value.callee.name)
    ? value.callee.object
    : value;
}

function writes(method: Unit, attribute: string): boolean {
  const targets = [
    ...method.statements('assign').flatMap(({ node }) => node.targets),
    ...method.expressions('assignment').map(({ node }) => node.target),
  ];
  if (targets.some((target) => stateAttribute(target) === attribute)) return true;
  return method.calls.some(
    ({ node }) =>
      node.callee.kind === 'member' &&
      MUTATING_METHODS.has(node.callee.name) &&
      stateAttribute(node.callee.object) === attribute,
  );
}

function markNested(value: Extract<Expression, { kind: 'dict' }>, nested: Set<Expression>): void {
  nested.add(value);
  for (const entry of value.entries) if (entry.value.kind === 'dict') markNested(entry.value, nested);
}

/** All values are objects of one shape, or all are numbers: a table of weights or levels. */
function isLookupTable(node: Extract<Expression, { kind: 'dict' }>): boolean {
  return (
    node.entries.length >= 3 &&
    node.entries.every((entry) => entry.value.kind === 'number') &&
    !node.entries.some((entry) => entry.key?.kind === 'string' && isStrongMetric(entry.key.value))
  );
}

function isSettingHolder(holder: { readonly kind: string }): boolean {
  const statement = holder as { kind: string; targets?: readonly Expression[] };
  if (statement.kind !== 'assign' || !statement.targets) return false;
  return statement.targets.some((target) => {
    const name =
      target.kind === 'member'
        ? target.name
        : target.kind === 'index'
          ? (stateAttribute(target) ?? rootName(target) ?? '')
          : (rootName(target) ?? '');
    return (
      isSetting(name) ||
      /[A-Z_]{4,}/.test(name) ||
      wordsOf(name).some((word) =>
        [
          'table',
          'map',
          'levels',
          'profile',
          'profiles',
          'presets',
          'patterns',
          'rules',
          'templates',
          'factors',
          'modifiers',
        ].includes(word),
      )
    );
  });
}

function isArgumentOfSetting(unit: Unit, node: Expression): boolean {
  return unit.calls.some(({ node: call }) =>
    call.arguments.some(
      (argument) => argument.value === node && (argument.name !== undefined ? isSetting(argument.name) : false),
    ),
  );
}

function isLoggedIn(holder: { readonly kind: string }): boolean {
  const statement = holder as { kind: string; value?: Expression };
  return statement.kind === 'expression' && statement.value !== undefined && isLogging(statement.value);
}
