import { calledName } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import { somePart, visitBlock } from '../../flow/visit.js';
import type { Expression, Handler, Statement } from '../../model/code.js';
import type { Matcher } from '../context.js';
import { isLogging } from '../shape.js';

const SUCCESS = /\b(?:success(?:ful(?:ly)?)?|completed|succeeded|all tests pass(?:ed)?|passed)\b|[\u2705\u2714]/i;
const FAILURE =
  /\b(?:fail\w*|error\w*|un\w*success\w*|not|no|could ?n[o']t|cannot|can't|without|partial\w*|skipp\w*|warn\w*|retry\w*|if|unless|until|fallback)\b|[\u274c\u26a0]/i;

/** Calls that shape a message or make up an answer. */
const NO_WORK =
  /^(?:str|repr|type|format|len|traceback\..*|String|JSON\.stringify)$|mock|fake|simulat|dummy|default|sleep/i;

/** A failure is caught and reported as success. */
export const successFromCatch: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units)
    for (const { node } of unit.statements('try'))
      for (const handler of node.handlers) {
        if (!isBroad(handler)) continue;
        const line = successLine(handler, unit);
        if (line !== undefined)
          report.hit({
            startLine: line,
            unit,
            arguments: { name: unit.name || 'the module' },
            notes: [{ line: handler.line, note: 'inside this handler' }],
          });
      }
};

export function isBroad(handler: Handler): boolean {
  return (
    handler.types.length === 0 ||
    handler.types.some((type) => /^(?:Exception|BaseException|Error|any|unknown)$/.test(type))
  );
}

function successLine(handler: Handler, unit: Unit): number | undefined {
  let found: number | undefined;
  // What is reported after work in the handler is the success of that work: create what was missing, say that it is there.
  let worked = false;
  visitBlock(handler.body, {
    inlineFunctions: false,
    statement: (statement) => {
      if (found !== undefined) return false;
      if (statement.kind === 'return' && statement.value && saysSuccess(statement.value)) found = statement.line;
      const logs = statement.kind === 'expression' && isLogging(statement.value);
      if (logs && !worked && logsSuccess(statement.value)) found = statement.line;
      if (!logs && doesWork(statement)) worked = true;
      // A retry inside the handler has a result of its own.
      return statement.kind !== 'try' && statement.kind !== 'if';
    },
  });
  return found !== undefined && unit.name.match(/ignore|suppress|best_effort/i) ? undefined : found;
}

function doesWork(statement: Statement): boolean {
  const value = statement.kind === 'expression' || statement.kind === 'assign' ? statement.value : undefined;
  return (
    value !== undefined &&
    somePart(value, (part) => part.kind === 'call' && !isLogging(part) && !NO_WORK.test(calledName(part)))
  );
}

function saysSuccess(value: Expression): boolean {
  if (value.kind !== 'dict') return false;
  if (
    value.entries.some(
      (entry) => entry.key?.kind === 'string' && /error|fail|warning|fallback|degraded/i.test(entry.key.value),
    )
  )
    return false;
  return value.entries.some(
    (entry) =>
      entry.key?.kind === 'string' &&
      ((/^(?:success|successful|ok|passed)$/i.test(entry.key.value) &&
        entry.value.kind === 'boolean' &&
        entry.value.value) ||
        (/^(?:status|result)$/i.test(entry.key.value) &&
          entry.value.kind === 'string' &&
          /^(?:ok|success|successful|completed|passed|healthy)$/i.test(entry.value.value))),
  );
}

function logsSuccess(value: Expression): boolean {
  let text = '';
  somePart(value, (part) => {
    if (part.kind === 'string') text += ` ${part.value}`;
    return false;
  });
  return SUCCESS.test(text) && !FAILURE.test(text);
}
