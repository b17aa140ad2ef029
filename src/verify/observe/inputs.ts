import { KEEPS_INPUTS } from '../../algorithms/behaviours.js';
import type { Value } from '../../sandbox/session.js';
import type { Exchange } from '../drive/conversation.js';
import { type Stage, subjectPlayer } from '../shrink/players.js';
import type { SubjectShape } from '../subject/shape.js';
import { isHandle, isRecord } from '../values/decode.js';
import { fails, holds, notChecked, type Observation } from './observation.js';
import { type Trial, tapeOf } from './trial.js';

interface Changed {
  readonly callable: string;
  readonly parameter: string;
  readonly before: Value;
  readonly after: Value;
}

/** Whether lists and records that are passed in are the same after the call. */
export function observeInputs(stage: Stage, trial: Trial): Observation {
  const { exchanges } = stage.conversation.recorded(() => subjectPlayer(stage)(tapeOf(trial)));
  const given = exchanges.filter(
    ({ request }) => 'arguments' in request && request.arguments.some(({ value }) => isContainer(value)),
  );
  if (given.length === 0) return notChecked(KEEPS_INPUTS, 'it is passed no list or record');
  const changed = given.flatMap((exchange) => changesIn(exchange, stage.binding.subject));
  const [first] = changed;
  if (first === undefined) return holds(KEEPS_INPUTS, `${given.length} calls left lists and records as they were`);
  const names = [...new Set(changed.map(({ callable, parameter }) => `${parameter} of ${callable}`))];
  return fails(KEEPS_INPUTS, `it changes what it is given: ${names.slice(0, 3).join(', ')}`, {
    inputs: { call: first.callable, argument: first.parameter, before: first.before },
    expected: first.before,
    actual: first.after,
  });
}

function changesIn({ request, argumentsAfter }: Exchange, subject: SubjectShape): Changed[] {
  if (!('arguments' in request)) return [];
  const callable = request.kind === 'method' ? request.name : request.symbol;
  return request.arguments.flatMap(({ value, keyword }, index) => {
    const after = argumentsAfter[index];
    if (argumentsAfter.length <= index || !isContainer(value) || isSame(value, after)) return [];
    return [{ callable, parameter: keyword ?? parameterName(subject, callable, index), before: value, after }];
  });
}

function parameterName(subject: SubjectShape, callable: string, index: number): string {
  const own = callable === subject.symbol ? subject.parameters : undefined;
  const named = [...subject.members, ...subject.companions].find(({ name }) => name === callable)?.parameters;
  return (own ?? named)?.[index]?.name ?? `argument ${index + 1}`;
}

function isContainer(value: Value): boolean {
  return Array.isArray(value) || isRecord(value);
}

/** What cannot be looked into is taken to be the same, and numbers may have been rounded on their way. */
function isSame(before: Value, after: Value): boolean {
  if (typeof before === 'number' && typeof after === 'number')
    return Object.is(before, after) || before === after || Math.abs(before - after) <= 1e-6 * Math.abs(before);
  if (Array.isArray(before) && Array.isArray(after))
    return (
      before.length === after.length &&
      before.every((entry: Value, index: number) => isSame(entry, (after as readonly Value[])[index]))
    );
  if (typeof before === 'object' && before !== null && typeof after === 'object' && after !== null) {
    if (isHandle(before) || isHandle(after) || Array.isArray(before) !== Array.isArray(after)) return true;
    const [a, b] = [before, after] as [Readonly<Record<string, Value>>, Readonly<Record<string, Value>>];
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
  }
  return typeof before !== typeof after || typeof before === 'function' || Object.is(before, after);
}
