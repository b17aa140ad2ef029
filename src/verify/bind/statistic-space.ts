import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Usage } from '../contract/recorded-calls.js';
import { statisticsOf } from '../contract/statistics.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import type { OperationBinding } from './binding.js';
import { bindCallable, coveredItems } from './operations.js';

/**
 * Ways to ask a function that keeps nothing and is told at each call what is known of the arms: a choice among `counts` and `values`, the
 * score of one arm. What is known is counted on this side, so that updates are not its own and nothing is said of them.
 */
export function statisticOperations(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  self: Callable,
  specs: readonly OperationSpec[],
  usage: Usage,
): { readonly operations: ReadonlyMap<string, readonly OperationBinding[]>; readonly refusals: readonly string[] } {
  if (statisticsOf(algorithm.contract.id).length === 0) return { operations: new Map(), refusals: [] };
  const update = specs.find(({ effect, required }) => effect === 'updates' && required);
  const reads = specs.filter(
    ({ effect, required, name }) => effect === 'reads' && required && usage.carriers.get(name) === 'instance',
  );
  const found = reads.map((spec) => ({
    spec,
    choices: bindCallable(algorithm, spec, subject, self, NAMED_BY_ALGORITHM, usage.answers.get(spec.name)),
  }));
  const told = found.flatMap(({ spec, choices }) => {
    const bindings = choices.bindings.filter(
      ({ access }) =>
        'call' in access && coveredItems(access.call.arguments).some(({ derive }) => derive !== undefined),
    );
    return bindings.length === 0 ? [] : [{ spec, bindings }];
  });
  const refusals = found.flatMap(({ choices }) => choices.refusals);
  const [best] = told.sort((a, b) => covered(b.bindings) - covered(a.bindings));
  if (best === undefined || update === undefined) return { operations: new Map(), refusals };
  const kept: OperationBinding = {
    spec: update,
    access: { kind: 'kept' },
    score: 0,
    explanation: `${update.name}: counted by the checks`,
  };
  const operations = new Map<string, readonly OperationBinding[]>([
    [update.name, [kept]],
    [best.spec.name, best.bindings],
  ]);
  const choice = reads.find(({ name }) => name === 'select');
  if (best.spec.name === 'score' && choice !== undefined)
    operations.set(
      choice.name,
      best.bindings.map((score) => ({
        spec: choice,
        access: { kind: 'highest', score },
        score: 0,
        explanation: `${choice.name}: the arm with the highest answer`,
      })),
    );
  return { operations, refusals };
}

/** The name of the function is that of the algorithm, and says nothing of the operation. */
const NAMED_BY_ALGORITHM = 6;

function covered([first]: readonly OperationBinding[]): number {
  return first !== undefined && 'call' in first.access ? coveredItems(first.access.call.arguments).length : 0;
}
