import { literalValue } from '../../flow/reduce.js';
import type { Placed, Unit } from '../../flow/unit.js';
import type { Expression, ReturnStatement } from '../../model/code.js';
import type { FileContext, Matcher } from '../context.js';
import { hasWord, isMetric, saysItComputes } from '../learning-words.js';
import { hasEffects, isAbstract, isBaseClass, isOverriddenHere, parametersUsed } from '../shape.js';
import { literalMetrics, reportLiteralMetrics, reportStoredMetrics } from './literal-metrics.js';

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
  // What it found stands in what it was handed; the result counts what was done.
  if (resolved.kind === 'none' || parameters.some((name) => unit.bindings.get(name)?.contents.length)) return false;
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
