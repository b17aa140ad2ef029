import { calledName } from '../../flow/names.js';
import { literalValue } from '../../flow/reduce.js';
import { somePart } from '../../flow/visit.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';
import { isLoggingStatement } from '../shape.js';
import { isBroad } from './success-from-catch.js';

const LEARNED =
  /loss|grad|reward|aggregat|update|weight|advantage|return|target|fisher|kl\b|entropy|fitness|score|metric|delta|error/i;

/** A number that went wrong is replaced by a plausible one on its way into a loss, a gradient or an aggregate. */
export const maskedNumerics: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    for (const { node, within } of unit.calls) {
      if (
        !/^(?:numpy|torch|jax\.numpy|cupy|tensorflow)\.(?:math\.)?nan_to_num_?$/.test(calledName(node)) &&
        !(node.callee.kind === 'member' && /^nan_to_num_?$/.test(node.callee.name))
      )
        continue;
      const holder = within.at(-1);
      const targets = holder?.kind === 'assign' ? holder.targets : [];
      if (![node, ...targets].some((part) => namesLearned(part)) && !LEARNED.test(unit.name)) continue;
      report.hit({
        startLine: node.line,
        endLine: node.endLine,
        unit,
        arguments: { what: 'NaN and infinity are replaced by numbers' },
      });
    }
    if (!LEARNED.test(unit.name)) continue;
    for (const { node } of unit.statements('try'))
      for (const handler of node.handlers) {
        const last = handler.body.at(-1);
        if (!isBroad(handler) || last?.kind !== 'return' || !last.value || literalValue(last.value) !== 0) continue;
        if (handler.body.some((statement) => statement !== last && !isLoggingStatement(statement))) continue;
        report.hit({
          startLine: last.line,
          unit,
          arguments: { what: 'a failure becomes 0' },
          notes: [{ line: handler.line, note: 'inside this handler' }],
        });
      }
  }
};

function namesLearned(expression: Expression): boolean {
  return somePart(expression, (part) => (part.kind === 'name' || part.kind === 'member') && LEARNED.test(part.name));
}
