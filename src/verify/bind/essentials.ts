import type { AnyAlgorithm, Contract, OperationSpec, ParameterSpec } from '../../model/algorithm.js';
import { type Item, standsFor } from './items.js';

/** Parameters that a right implementation may do without, by `<contract>.<operation>.<parameter>`. */
const DISPENSABLE: ReadonlySet<string> = new Set([
  'cosine-store.search.options',
  'meta-learner.adapt.k',
  'meta-learner.adapt.innerLr',
  'meta-learner.metaStep.rates',
  'meta-learner.step.rates',
  'exponential-decay.step.t',
  'cosine-schedule.step.t',
  'warm-up-schedule.step.t',
  'prioritised-replay.sample.beta',
  'dp-federated-averaging.aggregate.options',
  'tabular-control.train.world',
  'tabular-control.train.episodes',
  'trajectory-log.returns.term',
  'trajectory-log.returns.trunc',
  'trajectory-log.returns.vNext',
  'trajectory-log.gae.term',
  'trajectory-log.gae.trunc',
  'trajectory-log.gae.vNext',
]);

/** Whether an operation is bound, or another that may stand in its place. */
export function isReplaced(
  { operations }: Contract,
  name: string,
  bound: { readonly has: (name: string) => boolean },
): boolean {
  return bound.has(name) || operations.some((one) => one.insteadOf === name && bound.has(one.name));
}

/** A number of arms, states or features: a subject that grows as it goes does not ask for it. */
export function isCount(parameter: Pick<ParameterSpec, 'shape' | 'meaning'>): boolean {
  return parameter.shape === 'integer' && /^number of/.test(parameter.meaning);
}

/** The parameter that says how many arms or actions there are. */
export function countOf({ operations }: Contract): ParameterSpec | undefined {
  return operations
    .find(({ effect }) => effect === 'constructs')
    ?.parameters.find((one) => isCount(one) && one.name !== 'nS');
}

export function isDispensable({ id, contract }: AnyAlgorithm, spec: OperationSpec, parameter: ParameterSpec): boolean {
  if (parameter.default !== undefined || parameter.shape === 'random') return true;
  if (contract.id === 'tabular-control' && parameter.name === 'a2') return id !== 'sarsa';
  // In the Rasch model every item has the same.
  if (id === 'item-response-2pl' && parameter.name === 'a') return true;
  if (spec.effect === 'constructs') return true;
  return DISPENSABLE.has(`${contract.id}.${spec.name}.${parameter.name}`);
}

/** Parameters of an operation that matter and that nothing of the subject takes. */
export function missingEssentials(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  covered: readonly Item[],
): readonly ParameterSpec[] {
  return spec.parameters.filter(
    (parameter) =>
      !covered.some((item) => standsFor(item, parameter.name)) && !isDispensable(algorithm, spec, parameter),
  );
}
