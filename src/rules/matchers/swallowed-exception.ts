import { literalValue } from '../../flow/reduce.js';
import type { Unit } from '../../flow/unit.js';
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

/** A failure is caught broadly, nothing is told, and the program goes on. */
export const swallowedException: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    reportHandlers(unit, report, false);
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

/** A failure is written to the log and to nothing else: the caller goes on with what was to be made missing. */
export const exceptionOnlyLogged: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  for (const unit of file.units) reportHandlers(unit, report, true);
};

function reportHandlers(unit: Unit, report: Reporter, logged: boolean): void {
  for (const { node } of unit.statements('try'))
    for (const handler of node.handlers) {
      if (!isBroad(handler)) continue;
      const how = fate(handler, node, unit);
      if (!how || how.logged !== logged) continue;
      report.hit({
        startLine: handler.line,
        endLine: handler.endLine,
        unit,
        arguments: { how: how.words },
        confidence: how.confidence,
      });
    }
}

interface Fate {
  readonly words: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly logged: boolean;
}

function fate(handler: Handler, attempt: Extract<Statement, { kind: 'try' }>, unit: Unit): Fate | undefined {
  if (onlyCloses(attempt.body) || onlyImports(attempt.body)) return undefined;
  const working = handler.body.filter((statement) => !isIdle(statement));
  const logged = handler.body.some(isLoggingStatement) || mentions(handler);
  const [only] = working;
  if (!only)
    return logged
      ? { words: 'logged, and execution goes on', confidence: 'medium', logged }
      : { words: 'ignored', confidence: 'high', logged };
  if (working.length !== 1) return undefined;
  if (only.kind === 'continue')
    return { words: `${logged ? 'logged' : 'ignored'}, and the loop goes on`, confidence: 'medium', logged };
  if (only.kind === 'return' && !logged && !ASKS.test(unit.name) && looksLikeResult(only.value))
    return { words: 'answered with a default that looks like a result', confidence: 'medium', logged };
  return undefined;
}

/** A made-up value nobody can tell from a result. */
function looksLikeResult(value: Expression | undefined): boolean {
  if (!value) return false;
  const literal = literalValue(value);
  if (typeof literal === 'number' || literal === true) return true;
  if (value.kind !== 'dict' || value.entries.length === 0) return false;
  return !value.entries.some(
    (entry) =>
      entry.key?.kind === 'string' &&
      /error|success|status|ok|message|threw|thrown|fail|caught|crash|valid/i.test(entry.key.value),
  );
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
