import { calledMethod, dottedName } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import { somePart } from '../../flow/visit.js';
import type { Expression, Statement } from '../../model/code.js';
import type { Matcher } from '../context.js';
import { isAbstract, isBaseClass, isIdle, isOverriddenHere, withoutDoc } from '../shape.js';

const SAYS_SO =
  /\b(?:not (?:yet )?(?:been )?implement(?:ed)?|unimplemented|to be implemented|coming soon|does not implement|todo: implement)\b/i;

/** A function whose only work is to say that it is not implemented, or that says so while reporting success. */
export const notImplemented: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations) return;
  for (const unit of file.functions) {
    const { symbol, owner } = unit;
    if (!symbol || isAbstract(unit, file)) continue;
    const success = successWhileSayingSo(unit);
    if (success)
      report.hit({
        startLine: success.line,
        endLine: success.endLine,
        unit,
        arguments: { name: unit.name, how: 'says that it is not implemented and reports success' },
      });
    else if (onlyRaises(unit) && !isBaseClass(unit) && !isOverriddenHere(unit, file))
      report.hit({
        startLine: symbol.startLine,
        endLine: symbol.endLine,
        unit,
        arguments: { name: unit.name, how: 'is not implemented' },
        ...(owner ? { unless: { kind: 'overridden', className: owner.name, method: unit.name } } : {}),
      });
  }
};

/** After its documentation and log lines the body raises "not implemented", unconditionally. */
function onlyRaises(unit: Unit): boolean {
  const working = withoutDoc(unit).filter((statement) => !isIdle(statement));
  const [only] = working;
  if (working.length !== 1 || only?.kind !== 'raise' || !only.value) return false;
  const name = dottedName(only.value) ?? '';
  return (
    /(?:^|\.)NotImplementedError$|^NotImplemented/.test(name) ||
    (/Error$|Exception$/.test(name) && textOf(only.value, SAYS_SO))
  );
}

function successWhileSayingSo(unit: Unit): Statement | undefined {
  for (const { node } of unit.statements('return')) {
    if (!node.value || !textOf(node.value, SAYS_SO)) continue;
    if (reportsSuccess(node.value)) return node;
  }
  return undefined;
}

function reportsSuccess(value: Expression): boolean {
  if (value.kind === 'call') return /^(?:ok|success|succeed|Ok|Success)$/.test(calledMethod(value));
  if (value.kind !== 'dict') return false;
  return value.entries.some((entry) => {
    if (entry.key?.kind !== 'string') return false;
    if (/^(?:success|ok|successful|valid|passed)$/i.test(entry.key.value))
      return entry.value.kind === 'boolean' && entry.value.value;
    return (
      /^(?:status|result|state)$/i.test(entry.key.value) &&
      entry.value.kind === 'string' &&
      /^(?:ok|success|completed?|done|passed|healthy)$/i.test(entry.value.value)
    );
  });
}

function textOf(expression: Expression, pattern: RegExp): boolean {
  return somePart(expression, (part) => part.kind === 'string' && pattern.test(part.value));
}
