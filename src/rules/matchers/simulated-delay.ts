import { calledName } from '../../flow/names.js';
import { literalValue } from '../../flow/reduce.js';
import type { Placed, Unit } from '../../flow/unit.js';
import type { CallExpression, Expression, Statement } from '../../model/code.js';
import type { FileContext, Matcher } from '../context.js';
import { saysItLearns } from '../learning-words.js';
import { isLogging } from '../shape.js';

/** Waiting is the work here. */
const WAITS_ON_PURPOSE =
  /retr|poll|wait|backoff|back_off|rate_?limit|throttl|debounc|interval|heartbeat|monitor|watch|schedul|sleep|delay|daemon|worker|serve|shutdown|cooldown|animat|type_?writer|stream|reconnect|connect|ping|sync_?loop|loop|lock|acquire|cancel|timeout|listen|subscribe|start|stop|run_?forever|tick|timer|render|demo|spinner|keep_?alive/i;

const ADMITS =
  /\b(?:simulat\w*|fake|mock|pretend|artificial|processing (?:time|delay)|would (?:take|be)|placeholder|dummy)\b/i;

/** A pause stands where training or processing is announced. */
export const simulatedDelay: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  for (const unit of file.functions)
    for (const placed of unit.calls) {
      const seconds = pauseSeconds(placed.node);
      if (seconds === undefined || seconds > 10) continue;
      const admitted = admits(file, placed.node.line);
      if (!admitted && !(saysItLearns(unit.name) && pausesInsteadOfWork(unit, placed))) continue;
      if (!admitted && WAITS_ON_PURPOSE.test(unit.name)) continue;
      const { symbol } = unit;
      const whole = !admitted || saysItLearns(unit.name);
      report.hit({
        startLine: placed.node.line,
        endLine: placed.node.endLine,
        unit,
        arguments: { name: unit.name, seconds: String(seconds) },
        ...(whole && symbol ? { notes: [{ line: symbol.startLine, note: 'what the pause stands for' }] } : {}),
        confidence: admitted ? 'high' : 'medium',
      });
    }
};

/** Seconds of a literal pause: `time.sleep(0.1)`, `setTimeout(resolve, 100)`, `sleep(100)`. */
function pauseSeconds(call: CallExpression): number | undefined {
  const name = calledName(call);
  const literal = (argument: { readonly value: Expression } | undefined): number | undefined => {
    const value = argument && literalValue(argument.value);
    return typeof value === 'number' && value > 0 ? value : undefined;
  };
  if (/^(?:time\.sleep|asyncio\.sleep|trio\.sleep|anyio\.sleep)$/.test(name)) return literal(call.arguments[0]);
  const milliseconds =
    name === 'setTimeout' || name === 'timers.setTimeout'
      ? resolvesOnly(call.arguments[0]?.value)
        ? literal(call.arguments[1])
        : undefined
      : /(?:^|\.)(?:sleep|delay|wait|pause)$/.test(name) || /^(?:node:)?timers\/promises\.setTimeout$/.test(name)
        ? literal(call.arguments[0])
        : undefined;
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

/** `resolve`, or `() => resolve(x)`: the timer of a promise, not a scheduled action. */
function resolvesOnly(callback: Expression | undefined): boolean {
  if (callback?.kind === 'name') return /^(?:r|res|resolve|done|ok)\w*$/i.test(callback.name);
  if (callback?.kind !== 'function' || callback.body.length !== 1) return false;
  const [only] = callback.body as readonly [Statement];
  const value = only.kind === 'return' || only.kind === 'expression' ? only.value : undefined;
  return (
    value?.kind === 'call' && value.callee.kind === 'name' && /^(?:r|res|resolve|done|ok)\w*$/i.test(value.callee.name)
  );
}

function admits(file: FileContext, line: number): boolean {
  return file.outline.comments.some(
    (comment) => comment.line >= line - 2 && comment.line <= line && ADMITS.test(comment.text),
  );
}

/** Besides the pause the function only logs, counts and sets its own fields. */
function pausesInsteadOfWork(unit: Unit, pause: Placed<CallExpression>): boolean {
  if (
    pause.within.some(
      (statement) => statement.kind === 'try' && statement.handlers.some((handler) => within(handler, pause.node.line)),
    )
  )
    return false;
  const others = unit.calls.filter(
    ({ node }) =>
      node !== pause.node && !isLogging(node) && pauseSeconds(node) === undefined && !IDLE_CALL.test(calledName(node)),
  );
  return others.length === 0;
}

const IDLE_CALL =
  /^(?:Promise|range|len|float|int|str|round|min|max|Math\.\w+|Date\.now|Date|time\.time|datetime\..*|resolve|r|res|.*\.(?:toFixed|isoformat|toISOString|append|push|now|get|keys|values|items|random))$/;

function within(span: { readonly line: number; readonly endLine: number }, line: number): boolean {
  return span.line <= line && line <= span.endLine;
}
