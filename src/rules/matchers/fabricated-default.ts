import { literalValue } from '../../flow/reduce.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';
import { isMetric, isSetting, isStrongMetric } from '../learning-words.js';

/** A made-up measurement is used when the real one is missing. */
export const fabricatedDefault: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  for (const unit of file.units) {
    for (const { node } of unit.expressions('logical')) {
      if (node.operator === 'and') continue;
      const name = nameOf(node.left);
      if (isFabricated(name, node.right))
        report.hit({ startLine: node.right.line, unit, arguments: { name, value: shown(node.right) } });
    }
    for (const { node } of unit.calls) {
      if (node.callee.kind !== 'member' || node.callee.name !== 'get' || node.arguments.length !== 2) continue;
      const [key, fallback] = node.arguments as readonly [{ value: Expression }, { value: Expression }];
      if (isSetting(nameOf(node.callee.object))) continue;
      const name = key.value.kind === 'string' ? key.value.value : '';
      if (isFabricated(name, fallback.value))
        report.hit({ startLine: node.line, unit, arguments: { name, value: shown(fallback.value) } });
    }
  }
};

function isFabricated(name: string, fallback: Expression): boolean {
  if (name === '' || isSetting(name)) return false;
  const value = literalValue(fallback);
  if (typeof value === 'string')
    return /^\d{1,3}(?:\.\d+)?\s?%$/.test(value) && !/^(?:0|100)(?:\.0+)?\s?%$/.test(value) && isMetric(name);
  return typeof value === 'number' && value > 0 && value < 1 && value !== 0.5 && isStrongMetric(name);
}

function nameOf(expression: Expression): string {
  if (expression.kind === 'name' || expression.kind === 'member') return expression.name;
  if (expression.kind === 'index' && expression.index.kind === 'string') return expression.index.value;
  if (expression.kind === 'call') return nameOf(expression.callee);
  return '';
}

function shown(value: Expression): string {
  return String(literalValue(value) ?? 'a literal');
}
