import { checkProperty } from '../../algorithms/check.js';
import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { ArgumentPlan, Binding } from '../bind/binding.js';
import { coveredItems } from '../bind/operations.js';
import { copyOf, type Usage } from '../contract/recorded-calls.js';
import { obstacleIn } from '../drive/frame.js';
import { restricted } from '../drive/restricted.js';
import { frameOf, type Stage } from '../shrink/players.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import type { Outcome } from './outcome.js';

/**
 * Whether a subject that fails is still seen to be the algorithm: something of it holds that does not hold of whatever can be called, or
 * the names of its methods and of all that it takes say what it is. One of which nothing holds may be something else
 * altogether, driven in a way that it was not written for.
 */
export function isRecognisable(stage: Omit<Stage, 'conversation'>, outcomes: readonly Outcome[]): boolean {
  if (isNamedThroughout(stage.binding)) return true;
  const idle = idleImplementation(stage.algorithm, stage.usage);
  return outcomes
    .filter(({ outcome }) => outcome === 'holds' || outcome === 'variant')
    .some(({ property }) => !holdsOf(idle, stage, property));
}

/** Operations of an object, or arguments of a function, that have to be named for it: one alone may be named by chance. */
const LEAST_NAMED = 2;

function isNamedThroughout({ subject, operations, construction }: Binding): boolean {
  // What the checks count themselves is nothing of the subject.
  const bound = [...operations.values()].filter(({ access }) => access.kind !== 'kept');
  const taken = bound.flatMap(({ access }) => ('call' in access ? access.call.arguments : []));
  if (!taken.every(isNamed)) return false;
  if (subject.kind === 'function')
    return bound.every(({ access, score, spec }) => {
      const given = 'call' in access ? coveredItems(access.call.arguments).length : 0;
      return given >= LEAST_NAMED || (score >= CERTAIN && given >= Math.min(LEAST_NAMED, spec.parameters.length));
    });
  return (
    bound.length >= LEAST_NAMED &&
    bound.every(({ score }) => score >= CERTAIN) &&
    (construction?.arguments ?? []).every(isNamed)
  );
}

function isNamed({ parameter, item }: ArgumentPlan): boolean {
  return item === undefined || nameScore(parameter.name, item.name, item.aliases) >= CERTAIN;
}

function holdsOf(implementation: unknown, stage: Omit<Stage, 'conversation'>, id: string): boolean {
  const property = stage.algorithm.properties.find((one) => one.id === id);
  if (property === undefined) return true;
  const frame = frameOf(stage);
  const { outcome } = checkProperty(property, restricted(frame, implementation), stage.seed);
  return outcome !== 'fails' || obstacleIn(frame.journal) !== undefined;
}

/** Learns nothing and answers every question with the same thing, in the shape of the reference's answers. */
export function idleImplementation({ contract }: AnyAlgorithm, { answers, carriers }: Usage): unknown {
  const answering = (carrier: 'implementation' | 'instance'): [string, () => unknown][] =>
    [...carriers]
      .filter(([, where]) => where === carrier)
      .map(([operation]) => [operation, () => copyOf(answers.get(operation))]);
  const instance = Object.fromEntries(answering('instance'));
  const constructing = contract.operations.filter(({ effect }) => effect === 'constructs').map(({ name }) => name);
  return {
    ...Object.fromEntries(answering('implementation')),
    ...Object.fromEntries(constructing.map((name) => [name, () => ({ ...instance })])),
  };
}
