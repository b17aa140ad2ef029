import type { SubjectShape } from '../subject/shape.js';
import type { Binding, CallPlan } from './binding.js';
import { planCalls } from './call-plans.js';
import { isCount } from './essentials.js';
import { itemsOf } from './items.js';
import { coveredItems } from './operations.js';
import type { BindingSpace } from './space.js';

/** A method that makes room for the arms, for classes whose constructor does not ask how many there are. */
export function startOf({ algorithm, subject }: BindingSpace, construction: CallPlan): Binding['start'] {
  const spec = algorithm.contract.operations.find((one) => one.effect === 'constructs');
  const count = spec?.parameters.find(isCount);
  if (spec === undefined || count === undefined) return undefined;
  if (coveredItems(construction.arguments).some((item) => item.parameter === count.name)) return undefined;
  const member = subject.members.find(
    ({ name, kind }) => kind === 'method' && /^(initiali[sz]e|init|setup|start|reset)$/i.test(name),
  );
  if (member === undefined) return undefined;
  const { plans } = planCalls(algorithm, subject, member.parameters, itemsOf(algorithm, spec), { positional: [] });
  const call = plans.find(({ plan }) =>
    coveredItems(plan.arguments).some((item) => item.parameter === count.name),
  )?.plan;
  return call === undefined ? undefined : { name: member.name, call };
}

/** A method without parameters that makes an object ready which its constructor leaves unready. */
export function plainStart({ members }: SubjectShape): Binding['start'] {
  const member = members.find(
    ({ name, kind, parameters }) =>
      kind === 'method' && /^(initiali[sz]e|init|setup)$/i.test(name) && parameters.every(({ optional }) => optional),
  );
  return member === undefined ? undefined : { name: member.name, call: { arguments: [], positions: [], ignored: [] } };
}
