import { literalValue } from '../../flow/reduce.js';
import type { Placed, Unit } from '../../flow/unit.js';
import { someExpression } from '../../flow/visit.js';
import type { Block, Expression, Handler, Statement } from '../../model/code.js';
import type { Matcher, Reporter } from '../context.js';
import { isIdle, isLogging, isLoggingStatement } from '../shape.js';
import { isBroad } from './success-from-catch.js';

/** Answers that say by themselves that nothing was found. */
const ASKS =
  /^_?(?:is|has|can|could|should|try|maybe|exists|parse|safe|find|lookup|probe|check|detect|supports|validate|get|load|read|close|cleanup|dispose|stop|shutdown|disconnect|remove|delete|unlink|__del__|__exit__)/i;
const CLOSING =
  /(?:^|\.)(?:close|unlink|remove|rmtree|kill|terminate|disconnect|abort|cancel|destroy|removeItem|unlinkSync|rmSync|quit|release|shutdown|stop)$/;

/** A failure is caught broadly and the program goes on as if nothing had happened. */
export const swallowedException: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    for (const placed of unit.statements('try'))
      for (const handler of placed.node.handlers) reportHandler(handler, placed, unit, report);
    for (const { node } of unit.calls) {
      const [first] = node.arguments;
      if (
        node.callee.kind === 'member' &&
        node.callee.name === 'catch' &&
        node.arguments.length === 1 &&
        first?.value.kind === 'function' &&
        first.value.body.every(isIdleOrNone)
      )
        report.hit({ startLine: first.value.line, unit, arguments: { how: 'ignored' }, confidence: 'medium' });
    }
  }
};

function isIdleOrNone(statement: Statement): boolean {
  return (
    (isIdle(statement) && !isLoggingStatement(statement)) ||
    (statement.kind === 'return' && (!statement.value || statement.value.kind === 'none'))
  );
}

function reportHandler(handler: Handler, placed: Placed<Statement>, unit: Unit, report: Reporter): void {
  if (!isBroad(handler)) return;
  const how = fate(handler, placed.node as Extract<Statement, { kind: 'try' }>, unit);
  if (how)
    report.hit({
      startLine: handler.line,
      endLine: handler.endLine,
      unit,
      arguments: { how: how.words },
      confidence: how.confidence,
    });
}

function fate(
  handler: Handler,
  attempt: Extract<Statement, { kind: 'try' }>,
  unit: Unit,
): { readonly words: string; readonly confidence: 'high' | 'medium' | 'low' } | undefined {
  if (onlyCloses(attempt.body)) return undefined;
  const working = handler.body.filter((statement) => !isIdle(statement));
  const logs = handler.body.some(isLoggingStatement) || mentions(handler);
  if (working.length === 0) {
    if (logs)
      return onlyImports(attempt.body) ? undefined : { words: 'logged, and execution goes on', confidence: 'medium' };
    return onlyImports(attempt.body) ? undefined : { words: 'ignored', confidence: 'high' };
  }
  const [only] = working;
  if (working.length !== 1 || !only) return undefined;
  if (only.kind === 'continue')
    return logs
      ? { words: 'logged, and the loop goes on', confidence: 'low' }
      : { words: 'ignored, and the loop goes on', confidence: 'medium' };
  if (only.kind === 'return' && !logs && !ASKS.test(unit.name)) return silentDefault(only.value);
  return undefined;
}

/** A made-up value nobody can tell from a result. */
function silentDefault(
  value: Expression | undefined,
): { readonly words: string; readonly confidence: 'medium' } | undefined {
  if (!value) return undefined;
  const literal = literalValue(value);
  const made =
    typeof literal === 'number' ||
    literal === true ||
    (value.kind === 'dict' &&
      value.entries.length > 0 &&
      !value.entries.some(
        (entry) => entry.key?.kind === 'string' && /error|success|status|ok|message/i.test(entry.key.value),
      ));
  return made ? { words: 'answered with a default that looks like a result', confidence: 'medium' } : undefined;
}

/** The exception is used: kept, wrapped, counted, handed on. */
function mentions(handler: Handler): boolean {
  return (
    handler.name !== undefined &&
    someExpression(handler.body, (expression) => expression.kind === 'name' && expression.name === handler.name)
  );
}

function onlyImports(body: Block): boolean {
  return body.every((statement) => statement.kind === 'import');
}

/** Clean-up may fail quietly. */
function onlyCloses(body: Block): boolean {
  return body.every((statement) => {
    if (statement.kind !== 'expression') return false;
    const value = statement.value.kind === 'await' ? statement.value.value : statement.value;
    if (isLogging(value)) return true;
    return (
      value.kind === 'call' &&
      CLOSING.test(value.target ?? (value.callee.kind === 'member' ? `.${value.callee.name}` : ''))
    );
  });
}
