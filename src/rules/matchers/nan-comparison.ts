import { dottedName } from '../../flow/names.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

/** NaN equals nothing, so the test never says what it seems to. */
export const nanComparison: Matcher = (file, report) => {
  for (const unit of file.units)
    for (const { node } of unit.expressions('compare')) {
      if (!['==', '!=', 'is', 'is not', '<', '>', '<=', '>='].includes(node.operator)) continue;
      if (isNaNValue(node.left) || isNaNValue(node.right))
        report.hit({
          startLine: node.line,
          unit,
          arguments: { result: node.operator === '!=' || node.operator === 'is not' ? 'true' : 'false' },
        });
    }
};

function isNaNValue(expression: Expression): boolean {
  if (expression.kind === 'call')
    return (
      expression.target === 'float' &&
      expression.arguments[0]?.value.kind === 'string' &&
      /^[+-]?nan$/i.test(expression.arguments[0].value.value)
    );
  return /^(?:NaN|Number\.NaN|np\.nan|np\.NaN|np\.NAN|numpy\.nan|math\.nan|torch\.nan|jnp\.nan)$/.test(
    dottedName(expression) ?? '',
  );
}
