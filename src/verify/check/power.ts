import { checkProperty } from '../../algorithms/check.js';
import { competitors } from '../../algorithms/identify.js';
import type { AnyAlgorithm, Lie, Property } from '../../model/algorithm.js';
import { emptyJournal, type Frame, obstacleIn } from '../drive/frame.js';
import { restricted } from '../drive/restricted.js';
import type { Stage } from '../shrink/players.js';
import { isPromised, type Outcome } from './outcome.js';

/** What the checks made of a subject are worth. */
export interface Power {
  /** Known wrong versions of what the subject is and promises, by whether the checks catch them in its position. */
  readonly caught: readonly string[];
  readonly missed: readonly string[];
  /** Titles of other algorithms of the contract that pass the same checks. */
  readonly confusedWith: readonly string[];
}

export interface PowerRequest extends Omit<Stage, 'conversation'> {
  readonly registry: readonly AnyAlgorithm[];
  /** Ids of properties that claims promise. */
  readonly promised: ReadonlySet<string>;
}

/** Share of the known wrong versions that the checks must catch before a subject counts as verified. */
const LEAST_POWER = 0.4;

/** Whether what was checked tells the algorithm from most of its wrong versions, and from the others that it could be taken for. */
export function isEnough({ caught, missed, confusedWith }: Power): boolean {
  return confusedWith.length === 0 && caught.length >= Math.max(1, LEAST_POWER * (caught.length + missed.length));
}

/** Drives wrong versions and other algorithms in the subject's position through the properties that were checked on it. */
export function powerOf(request: PowerRequest, outcomes: readonly Outcome[]): Power {
  const { algorithm, registry } = request;
  const checked = algorithm.properties.filter(({ id }) =>
    outcomes.some(({ property, outcome }) => property === id && (outcome === 'holds' || outcome === 'variant')),
  );
  const caught: string[] = [];
  const missed: string[] = [];
  for (const lie of algorithm.lies.filter((one) => concerns(request, one))) {
    const likeliest = [...checked].sort(
      (a, b) => Number(lie.caughtBy.includes(b.id)) - Number(lie.caughtBy.includes(a.id)),
    );
    if (fails(request, lie.implementation, likeliest)) caught.push(lie.id);
    else if (isWrongWith(request, lie)) missed.push(lie.id);
  }
  const confusedWith = competitors(registry, algorithm.contract.id)
    .filter((rival) => rival.id !== algorithm.id && differsWhereBound(request, rival.reference))
    .filter((rival) => isAnother(algorithm, rival, request.seed) && !fails(request, rival.reference, checked))
    .map(({ title }) => title);
  return { caught, missed, confusedWith };
}

function fails(request: PowerRequest, implementation: unknown, properties: readonly Property<unknown>[]): boolean {
  return properties.some((property) => {
    const { algorithm, binding, usage, seed } = request;
    const frame: Frame = { binding, contract: algorithm.contract, usage, journal: emptyJournal() };
    const result = checkProperty(property, restricted(frame, implementation), seed);
    return result.outcome === 'fails' && obstacleIn(frame.journal) === undefined;
  });
}

/** Not a wrong version of a part that is optional and that the subject does not have, or of what only some documents promise. */
function concerns(request: PowerRequest, lie: Lie<unknown>): boolean {
  const { algorithm, binding, promised } = request;
  const optional = new Set(algorithm.contract.operations.filter(({ required }) => !required).map(({ name }) => name));
  const canShow = algorithm.properties.filter(
    (property) =>
      lie.caughtBy.includes(property.id) &&
      isPromised(property, promised) &&
      !(property.needs ?? []).some((name) => optional.has(name) && !binding.operations.has(name)),
  );
  return canShow.length > 0 && differsWhereBound(request, lie.implementation);
}

/**
 * Whether a wrong version is one with the values that were read from the subject: who caps nothing is right where nothing is capped.
 * Values that are only assumed, and draws, leave it what it is.
 */
function isWrongWith({ algorithm, binding, seed }: PowerRequest, { caughtBy, implementation }: Lie<unknown>): boolean {
  if (Object.keys(binding.fixed).every((name) => binding.assumed.includes(name))) return true;
  const withRead = { ...(implementation as object), fixed: binding.fixed };
  return algorithm.properties
    .filter(({ id }) => caughtBy.includes(id))
    .some(
      (property) => property.falseAlarm !== undefined || checkProperty(property, withRead, seed).outcome === 'fails',
    );
}

/** Whether a rival fails something of the algorithm at all: a more general one that can be it is no other. */
function isAnother({ properties }: AnyAlgorithm, rival: AnyAlgorithm, seed: number): boolean {
  return properties.some((property) => checkProperty(property, rival.reference, seed).outcome === 'fails');
}

/** A wrong version that shares the reference's own functions for everything that is bound is about other parts. */
function differsWhereBound({ algorithm, binding, usage }: PowerRequest, other: unknown): boolean {
  const [right, wrong] = [algorithm.reference, other].map((one) => one as Readonly<Record<string, unknown>>);
  return [...binding.operations.keys()].some(
    (name) => usage.carriers.get(name) !== 'implementation' || right?.[name] !== wrong?.[name],
  );
}
