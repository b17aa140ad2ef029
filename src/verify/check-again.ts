import { isBehaviour } from '../algorithms/behaviours.js';
import { type Binding, explain } from './bind/binding.js';
import { checkOne } from './check/check-binding.js';
import { testText } from './export/test-text.js';
import type { Judged } from './judge-bindings.js';
import type { Stage } from './shrink/players.js';
import { smallestCounterexample } from './shrink/smallest.js';
import { written } from './shrink/written.js';
import type { OneCheck, SubjectTask } from './task.js';
import type { SubjectVerdict } from './verdict.js';

/** One property in one binding, as an earlier run had it; undefined when this algorithm has neither. */
export function checkAgain(
  task: SubjectTask,
  only: OneCheck,
  common: Omit<Stage, 'binding'>,
  bindings: readonly Binding[],
): Judged | undefined {
  const binding = bindings.find((one) => explain(one) === only.binding);
  if (binding !== undefined && isBehaviour(only.property))
    return { verdict: asked(common.algorithm.id, binding), stage: { ...common, binding } };
  const property = common.algorithm.properties.find(({ id }) => id === only.property);
  if (binding === undefined || property === undefined) return undefined;
  const stage = { ...common, binding };
  const outcome = checkOne({ ...stage, promised: task.promised, builtIn: task.builtIn }, property);
  const fails = outcome.outcome === 'fails';
  const smallest = fails ? smallestCounterexample(stage, property) : undefined;
  const shown = smallest === undefined ? undefined : written(task.subject, smallest);
  const statement = `${property.id}: ${property.statement}`;
  const test =
    smallest === undefined ? undefined : testText(task.subject, statement, smallest, only.isPackaged === true);
  const verdict = {
    algorithm: stage.algorithm.id,
    verdict: fails ? ('refuted' as const) : ('untested' as const),
    reason: fails ? `${property.id}: ${outcome.counterexample?.explanation}` : `the property is ${outcome.outcome}`,
    binding: explain(binding),
    outcomes: [outcome],
    calls: stage.conversation.calls,
    ...(shown === undefined ? {} : { smallest: { property: property.id, ...shown } }),
    ...(test === undefined ? {} : { test }),
  };
  return { verdict, stage };
}

function asked(algorithm: string, binding: Binding): SubjectVerdict {
  const reason = 'the behaviour is as promised';
  return { algorithm, verdict: 'variant', reason, binding: explain(binding), outcomes: [], calls: 0 };
}
