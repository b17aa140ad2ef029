import { checkProperty } from '../../algorithms/check.js';
import { competitors, identify, knownBehaviours } from '../../algorithms/identify.js';
import type { AnyAlgorithm, Lie } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { emptyJournal, type Frame, obstacleIn } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { restricted } from '../drive/restricted.js';
import { isTelling } from './agreement.js';
import type { Outcome } from './outcome.js';
import { differsInPrecisionOnly } from './precision.js';

/** What a subject behaves as, when that is known. */
export interface Recognition {
  readonly kind: 'reference' | 'lie';
  readonly id: string;
  readonly description: string;
  readonly evidence: string;
}

export interface RecognitionRequest {
  readonly algorithm: AnyAlgorithm;
  readonly registry: readonly AnyAlgorithm[];
  readonly binding: Binding;
  readonly usage: Usage;
  readonly conversation: Conversation;
  readonly seed: number;
}

/** Says what a refuted subject behaves as: another algorithm of the contract, or a wrong version that is known. */
export function recognise(request: RecognitionRequest, outcomes: readonly Outcome[]): Recognition | undefined {
  return (
    toldByCheck(outcomes) ?? byScenario(request) ?? byCounterexample(request, outcomes) ?? byChoices(request, outcomes)
  );
}

/** A check that looks for known behaviours itself has seen one. */
function toldByCheck(outcomes: readonly Outcome[]): Recognition | undefined {
  const seen = outcomes.find(({ outcome, counterexample }) => outcome === 'fails' && counterexample?.behavesAs);
  const behavesAs = seen?.counterexample?.behavesAs;
  return behavesAs === undefined ? undefined : { ...behavesAs, evidence: 'the same answers to the same events' };
}

/** Seeds under which choices are compared: one choice may be the same by chance, and all of these hardly. */
const SEEDS_COMPARED = 12;
/** Wrong choices without which nothing is compared. */
const LEAST_WRONG = 5;

/** Choices alone tell little, one by one: under each of many seeds a wrong version makes the same wrong choice, or none. */
function byChoices(request: RecognitionRequest, outcomes: readonly Outcome[]): Recognition | undefined {
  const failing = outcomes.find(({ outcome }) => outcome === 'fails');
  const property = request.algorithm.properties.find(({ id }) => id === failing?.property);
  if (failing === undefined || property === undefined || property.falseAlarm !== undefined) return undefined;
  const seeds = Array.from({ length: SEEDS_COMPARED }, (_, index) => request.seed + 1 + index);
  const seen = seeds.map((seed) => {
    const frame = frameOf(request);
    const result = checkProperty(property, subjectImplementation(frame, request.conversation), seed);
    if (frame.journal.over !== undefined) throw frame.journal.over;
    request.conversation.releaseAll();
    return obstacleIn(frame.journal) === undefined ? result.counterexample : undefined;
  });
  if (seen.filter((one) => one !== undefined).length < LEAST_WRONG) return undefined;
  const lies = competitors(request.registry, request.algorithm.contract.id).flatMap((rival) => rival.lies);
  const same = lies.find(({ implementation }) =>
    seeds.every((seed, index) => {
      const frame = frameOf(request);
      const { counterexample } = checkProperty(property, restricted(frame, implementation), seed);
      if (obstacleIn(frame.journal) !== undefined) return false;
      const [theirs, own] = [counterexample, seen[index]];
      return theirs === undefined || own === undefined
        ? theirs === own
        : differsInPrecisionOnly(theirs.actual, own.actual);
    }),
  );
  return same === undefined
    ? undefined
    : { kind: 'lie', id: same.id, description: same.description, evidence: 'the same wrong choices under many seeds' };
}

/** The observed numbers of whole scenarios are those of a known behaviour. */
function byScenario(request: RecognitionRequest): Recognition | undefined {
  const { algorithm, registry } = request;
  const rivals = competitors(registry, algorithm.contract.id);
  const frames: Frame[] = [];
  const placed = (implementation: unknown): unknown => {
    const frame = frameOf(request);
    frames.push(frame);
    return restricted(frame, implementation);
  };
  const restrictedRivals = rivals.map((rival) => ({
    ...rival,
    reference: placed(rival.reference),
    lies: rival.lies.map((lie) => ({ ...lie, implementation: placed(lie.implementation) })),
  }));
  const known = knownBehaviours(restrictedRivals, [request.seed]);
  const own = frameOf(request);
  const [nearest] = identify(subjectImplementation(own, request.conversation), known);
  if (own.journal.over !== undefined) throw own.journal.over;
  request.conversation.releaseAll();
  if (nearest === undefined || !nearest.same || obstacleIn(own.journal) !== undefined) return undefined;
  if (nearest.kind === 'reference' && nearest.id === algorithm.id) return undefined;
  return {
    kind: nearest.kind,
    id: nearest.id,
    description: nearest.description,
    evidence: 'every number of the scenario is the same',
  };
}

/** A wrong version gives the same wrong answer to the same failing inputs. */
function byCounterexample(request: RecognitionRequest, outcomes: readonly Outcome[]): Recognition | undefined {
  const failures = outcomes.filter((one) => one.outcome === 'fails' && isTelling(one.counterexample?.actual));
  if (failures.length === 0) return undefined;
  const rivals = competitors(request.registry, request.algorithm.contract.id);
  const others = rivals.filter((rival) => rival.id !== request.algorithm.id);
  for (const other of others)
    if (failures.every((failure) => givesTheSame(request, other.reference, failure)))
      return {
        kind: 'reference',
        id: other.id,
        description: other.title,
        evidence: 'the same answers to the failing inputs',
      };
  const lies: readonly Lie<unknown>[] = rivals.flatMap((rival) => rival.lies);
  const lie = lies.find((one) => failures.every((failure) => givesTheSame(request, one.implementation, failure)));
  return lie === undefined
    ? undefined
    : { kind: 'lie', id: lie.id, description: lie.description, evidence: 'the same answers to the failing inputs' };
}

function givesTheSame(request: RecognitionRequest, implementation: unknown, failure: Outcome): boolean {
  const property = request.algorithm.properties.find(({ id }) => id === failure.property);
  if (property === undefined) return false;
  const frame = frameOf(request);
  const result = checkProperty(property, restricted(frame, implementation), failure.seed);
  return (
    result.counterexample !== undefined &&
    obstacleIn(frame.journal) === undefined &&
    differsInPrecisionOnly(failure.counterexample?.actual, result.counterexample.actual)
  );
}

function frameOf({ algorithm, binding, usage }: RecognitionRequest): Frame {
  return { binding, contract: algorithm.contract, usage, journal: emptyJournal() };
}
