import { MUTATING_METHODS, rootName, stateAttribute, wordsOf } from '../../flow/names.js';
import { literalValue } from '../../flow/reduce.js';
import type { Placed, Unit } from '../../flow/unit.js';
import type { Expression, ReturnStatement, Statement } from '../../model/code.js';
import type { FileContext, Matcher, Reporter } from '../context.js';
import { hasWord, isMetric, isSetting, isStrongMetric, saysItComputes } from '../learning-words.js';
import { hasEffects, isAbstract, isBaseClass, isLogging, isOverriddenHere, parametersUsed } from '../shape.js';

/** Factories and canned answers: a constant is what they are for. */
const CONSTANT_BY_PURPOSE =
  /^(?:get_?)?(?:default|empty|zeros?|ones|initial|create|make|build|new|schema|config|constant|supported|available|help|usage|version|name|label|title|description|format|template|prompt|example|fixture|seed|id|key|type|kind|mode|icon|color|colour|style|priority|weights?|threshold|path|url|headers?|columns|fields|choices|options|mapping|to_|as_|repr|str|render|main|setup|handle_?error|health|status|ping|welcome|root|index|home)/i;

const VERIFYING =
  /^_?(?:verify|validate|authenticate|authorize|authorise|check|is_valid|isValid|has_access|hasAccess|is_authorized|is_safe|isSafe|detect|test)/i;

/** A result that does not depend on any input. */
export const constantVerdict: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations) return;
  for (const unit of file.functions) {
    if (unit.symbol?.kind === 'constructor' || unit.name === '__init__') reportStoredMetrics(unit, file, report);
    if (!isCandidate(unit, file)) continue;
    const verdict = constantResult(unit, file);
    if (verdict) {
      const symbol = unit.symbol;
      report.hit({
        startLine: symbol?.startLine ?? verdict.node.line,
        endLine: symbol?.endLine ?? verdict.node.endLine,
        unit,
        arguments: { name: unit.name, value: shown(verdict.node.value && resolve(verdict.node.value, unit), file) },
        notes: [{ line: verdict.node.line, note: 'the result, whatever the input' }],
      });
    } else reportLiteralMetrics(unit, report);
  }
};

function isCandidate(unit: Unit, file: FileContext): boolean {
  const { symbol } = unit;
  if (!symbol || symbol.kind === 'constructor' || symbol.kind === 'setter') return false;
  if (/^__\w+__$/.test(unit.name) || isAbstract(unit, file) || isBaseClass(unit) || isOverriddenHere(unit, file))
    return false;
  return (
    !symbol.decorators.some((decorator) => /fixture|parametrize|property$/.test(decorator.name)) || isMetric(unit.name)
  );
}

/** The return that always decides, when every result is the same constant. */
function constantResult(unit: Unit, file: FileContext): Placed<ReturnStatement> | undefined {
  const returns = unit.statements('return').filter(({ node }) => node.value !== undefined);
  if (returns.length === 0 || unit.expressions('yield').length > 0) return undefined;
  const verdicts =
    returns.length === 1 ? returns : returns.filter(({ node }) => !isGuardValue(node.value as Expression));
  const last = verdicts.at(-1);
  if (!last) return undefined;
  const values = new Set(verdicts.map(({ node }) => constantText(node.value as Expression, unit, file)));
  if (values.size !== 1 || values.has(undefined)) return undefined;
  return isFakeVerdict(unit, last.node.value as Expression, file) ? last : undefined;
}

/** What an error or an empty input is answered with. */
function isGuardValue(value: Expression): boolean {
  if (value.kind === 'none') return true;
  if (value.kind === 'list' || value.kind === 'tuple' || value.kind === 'set') return value.elements.length === 0;
  if (value.kind === 'dict') return value.entries.length === 0 || hasErrorKey(value);
  const literal = literalValue(value);
  return literal === 0 || literal === -1 || literal === '' || literal === false;
}

function hasErrorKey(value: Extract<Expression, { kind: 'dict' }>): boolean {
  return value.entries.some(
    (entry) => entry.key?.kind === 'string' && /^(?:error|errors|reason|warning)$/.test(entry.key.value),
  );
}

/** A text that is equal for equal constants; undefined for anything that depends on an input, state, a call or the clock. */
function constantText(value: Expression, unit: Unit, file: FileContext): string | undefined {
  const origins = file.origins(value, unit);
  for (const origin of origins) if (origin !== 'constant' && origin !== 'time') return undefined;
  return JSON.stringify(value, (key, part) => (key === 'line' || key === 'endLine' ? undefined : part));
}

function isFakeVerdict(unit: Unit, value: Expression, file: FileContext): boolean {
  const resolved = resolve(value, unit);
  const parameters = [...unit.bindings.parameters.keys()];
  const used = parametersUsed(unit);
  const ignoresAll = parameters.length > 0 && parameters.every((name) => !used.has(name));
  if (resolved.kind === 'none') return false;
  if (resolved.kind === 'boolean') return isFakeCheck(unit, resolved.value, ignoresAll, file);
  if (CONSTANT_BY_PURPOSE.test(unit.name.replace(/^_+/, '')) && !isMetric(unit.name)) return false;
  if (resolved.kind === 'number' || resolved.kind === 'unary') {
    if (isGuardValue(resolved)) return ignoresAll && saysItComputes(unit.name) && isMetric(unit.name);
    if (
      hasWord(
        unit.name,
        'dim',
        'dims',
        'dimension',
        'size',
        'shape',
        'max',
        'min',
        'limit',
        'timeout',
        'order',
        'threshold',
      )
    )
      return false;
    return ignoresAll
      ? saysItComputes(unit.name) || isMetric(unit.name) || file.language !== 'python'
      : saysItComputes(unit.name) || (isMetric(unit.name) && parameters.length > 0);
  }
  if (resolved.kind === 'string' || resolved.kind === 'template') return ignoresAll && saysItComputes(unit.name);
  if (resolved.kind === 'dict') {
    if (resolved.entries.length === 0) return false;
    if (literalMetrics(resolved).length > 0) return true;
    return (
      ignoresAll &&
      !hasEffects(unit) &&
      (saysItComputes(unit.name) || hasWord(unit.name, 'process', 'generate', 'respond', 'enhance', 'create'))
    );
  }
  if (resolved.kind === 'list' || resolved.kind === 'tuple')
    return (
      ignoresAll &&
      saysItComputes(unit.name) &&
      !hasEffects(unit) &&
      (resolved.elements.length > 0 || isMetric(unit.name))
    );
  return ignoresAll && saysItComputes(unit.name) && !hasEffects(unit);
}

/** `verify_access` that always says yes. */
function isFakeCheck(unit: Unit, value: boolean, ignoresAll: boolean, file: FileContext): boolean {
  if (!value || !ignoresAll || hasEffects(unit)) return false;
  if (unit.owner?.bases.length && !VERIFYING.test(unit.name)) return false;
  return VERIFYING.test(unit.name) && file.role.example === false;
}

function resolve(value: Expression, unit: Unit): Expression {
  if (value.kind === 'await') return resolve(value.value, unit);
  if (value.kind !== 'name') return value;
  const binding = unit.bindings.get(value.name);
  return binding?.values.length === 1 && binding.contents.length + binding.augments.length === 0
    ? (binding.values[0] as Expression)
    : value;
}

/** Entries whose key names a measurement and whose value is a literal that a measurement would look like. */
function literalMetrics(
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
function reportLiteralMetrics(unit: Unit, report: Reporter): void {
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
function reportStoredMetrics(unit: Unit, file: FileContext, report: Reporter): void {
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

function shown(value: Expression | undefined, file: FileContext): string {
  if (!value) return 'a constant';
  const literal = literalValue(value);
  if (literal !== undefined) return typeof literal === 'string' ? `'${literal.slice(0, 40)}'` : String(literal);
  return file
    .line(value.line)
    .trim()
    .replace(/^return\s+/, '')
    .replace(/[;,{(\s]+$/, '')
    .slice(0, 60);
}
