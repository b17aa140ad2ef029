import { checkProperty, type PropertyResult } from '../../algorithms/check.js';
import type { AnyAlgorithm, Property } from '../../model/algorithm.js';
import { isPlay } from '../bind/arms-calls.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { emptyJournal, type Frame, obstacleIn } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { RememberedTalk } from '../drive/remembered-talk.js';
import { restricted } from '../drive/restricted.js';
import { isTelling } from './agreement.js';
import { chosenPolicy } from './chosen-policy.js';
import { clipsRewards, withClippedRewards } from './clipped-rewards.js';
import { givesNonFinite, isPromised, type Outcome } from './outcome.js';
import { differsInPrecisionOnly } from './precision.js';

export interface CheckRequest {
  readonly algorithm: AnyAlgorithm;
  readonly binding: Binding;
  readonly usage: Usage;
  readonly conversation: Conversation;
  readonly seed: number;
  /** Ids of properties that claims promise. */
  readonly promised: ReadonlySet<string>;
  /** Numbers that the subject may build in where a parameter cannot be set. */
  readonly builtIn: readonly number[];
}

/** As `checkProperty` says when the implementation threw out of a check. */
const THREW = 'the call threw';

/** Checks every property that can be checked on the subject in this binding; cheap ones first, statistical ones only while none fails. */
export function checkBinding(request: CheckRequest): Outcome[] {
  const properties = request.algorithm.properties.filter(
    (property) => isPromised(property, request.promised) && !isOfAnother(property, request.binding),
  );
  const outcomes: Outcome[] = [];
  let failed = false;
  for (const property of [...properties].sort(
    (a, b) => Number(a.falseAlarm !== undefined) - Number(b.falseAlarm !== undefined),
  )) {
    const outcome: Outcome =
      failed && property.falseAlarm !== undefined
        ? skipped(property, request.seed, 'another property fails already')
        : checkOne(request, property);
    failed ||= outcome.outcome === 'fails';
    outcomes.push(outcome);
  }
  return outcomes;
}

/** What holds of bandits that play by themselves says nothing of others. */
function isOfAnother({ needs = [] }: Property<unknown>, { operations }: Binding): boolean {
  return needs.some((name) => isPlay({ name }) && !operations.has(name));
}

function skipped(property: Property<unknown>, seed: number, detail: string): Outcome {
  return { property: property.id, statement: property.statement, outcome: 'not-checked', detail, seed };
}

/** One property of the subject. It can only fail where the reference, driven in the same way with the same seed, passes. */
export function checkOne(request: CheckRequest, property: Property<unknown>): Outcome {
  const { seed } = request;
  const excuse = excuseOfReference(request, property);
  if (excuse !== undefined) return skipped(property, seed, excuse);
  const frame = frameOf(request);
  const talk = new RememberedTalk();
  const check = (): PropertyResult => checkProperty(property, subjectImplementation(frame, request.conversation), seed);
  const result = request.binding.assumed.length === 0 ? check() : request.conversation.remembering(talk, check);
  if (frame.journal.over === undefined) request.conversation.releaseAll();
  else throw frame.journal.over;
  return judged(request, property, result, { obstacle: obstacleIn(frame.journal), talk });
}

interface Circumstances {
  readonly obstacle: string | undefined;
  readonly talk: RememberedTalk;
}

function judged(
  request: CheckRequest,
  property: Property<unknown>,
  result: PropertyResult,
  { obstacle, talk }: Circumstances,
): Outcome {
  const base = { property: property.id, statement: property.statement, seed: request.seed };
  const { counterexample } = result;
  if (obstacle !== undefined) return { ...base, outcome: 'not-checked', detail: obstacle };
  if (result.outcome === 'holds' || result.outcome === 'not-checked')
    return { ...base, outcome: result.outcome, ...(result.detail === undefined ? {} : { detail: result.detail }) };
  if (result.outcome === 'variant') return { ...base, outcome: 'variant', detail: result.detail ?? '' };
  if (counterexample === undefined) return { ...base, outcome: 'not-checked', detail: 'no counterexample was given' };
  if (counterexample.explanation === THREW)
    return { ...base, outcome: 'not-checked', detail: `it turned the inputs down (${String(counterexample.actual)})` };
  if (!request.promised.has(property.id) && expectsRefusal(counterexample.expected))
    return {
      ...base,
      outcome: 'not-checked',
      detail: 'it takes inputs that the reference refuses, which nothing promises',
    };
  if (!request.promised.has(property.id) && givesNonFinite(counterexample.inputs))
    return {
      ...base,
      outcome: 'not-checked',
      detail: 'nothing promises what it does with numbers that are not finite',
    };
  if (differsInPrecisionOnly(counterexample.expected, counterexample.actual))
    return { ...base, outcome: 'variant', detail: 'the numbers agree to single precision only' };
  const assumed = explainedByAssumption(request, property, counterexample.actual, talk);
  if (assumed !== undefined) return { ...base, outcome: 'variant', detail: assumed };
  const unknown = request.promised.has(property.id)
    ? undefined
    : (unshownAssumption(request, property) ?? chosenPolicy(request.binding.subject, property));
  if (unknown !== undefined) return { ...base, outcome: 'not-checked', detail: unknown };
  const clipped = explainedByClipping(request, property, counterexample.actual);
  if (clipped !== undefined) return { ...base, ...clipped };
  return { ...base, outcome: 'fails', counterexample };
}

/** What is not checked by anybody is no wrong answer: a caller may never do it. */
function expectsRefusal(expected: unknown): boolean {
  return typeof expected === 'string' && /\berrors?\b/.test(expected);
}

function frameOf({ algorithm, binding, usage }: Pick<CheckRequest, 'algorithm' | 'binding' | 'usage'>): Frame {
  return { binding, contract: algorithm.contract, usage, journal: emptyJournal() };
}

/** Why the reference in the subject's position does not pass, so that nothing follows for the subject; undefined when it passes. */
export function excuseOfReference(
  request: Pick<CheckRequest, 'algorithm' | 'binding' | 'usage' | 'seed'>,
  property: Property<unknown>,
): string | undefined {
  const frame = frameOf(request);
  const result = checkProperty(property, restricted(frame, request.algorithm.reference), request.seed);
  const obstacle = obstacleIn(frame.journal);
  if (obstacle !== undefined) return obstacle;
  if (result.outcome === 'holds' || result.outcome === 'variant') return undefined;
  return result.detail ?? 'the reference cannot be told apart in this way of driving either';
}

/** Weights without which nothing is explored: who builds in 0 does something else. */
const EXPLORATION: ReadonlySet<string> = new Set([
  'ucb1.c',
  'egreedy.epsilon',
  'linucb.alpha',
  'linucb-disjoint.alpha',
  'linucb-hybrid.alpha',
  'thompson-linear.v',
]);

/**
 * A failure that goes away when the checks are told another value for what the subject builds in is no failure: the value was assumed.
 * Nor is one that the reference with that value makes in the very same way. Tried are the numbers that its source names, their roots,
 * and customary values.
 */
function explainedByAssumption(
  request: CheckRequest,
  property: Property<unknown>,
  actual: unknown,
  talk: RememberedTalk,
): string | undefined {
  const { binding, builtIn } = request;
  for (const name of binding.assumed) {
    if (typeof binding.fixed[name] !== 'number' || !matters(request, property, name, binding.fixed[name])) continue;
    const mayBeNothing = !EXPLORATION.has(`${request.algorithm.contract.id}.${name}`);
    for (const value of builtIn.filter((one) => one !== binding.fixed[name] && (one !== 0 || mayBeNothing))) {
      if (referenceGives(request, property, { [name]: value }, actual)) return `it builds in ${name} = ${value}`;
      const told = { ...request, binding: { ...binding, fixed: { ...binding.fixed, [name]: value } } };
      if (excuseOfReference(told, property) !== undefined) continue;
      const holds =
        request.conversation.recalling(talk, () => holdsOfSubject(told, property)) ?? holdsNow(told, property);
      if (holds && tellsAsMuch(request, told, property)) return `it builds in ${name} = ${value}`;
    }
  }
  return undefined;
}

function holdsNow(request: CheckRequest, property: Property<unknown>): boolean {
  const holds = holdsOfSubject(request, property);
  request.conversation.releaseAll();
  return holds;
}

function holdsOfSubject(request: CheckRequest, property: Property<unknown>): boolean {
  const frame = frameOf(request);
  const { outcome } = checkProperty(property, subjectImplementation(frame, request.conversation), request.seed);
  if (frame.journal.over !== undefined) throw frame.journal.over;
  return outcome === 'holds' && obstacleIn(frame.journal) === undefined;
}

/** Scales that are often set in another place, such as a base class or a file of settings. */
const SET_ELSEWHERE: ReadonlySet<string> = new Set(['exponential-backoff.base', 'exponential-backoff.max']);

/** Why nothing follows from a failure: it depends on a scale that is assumed and that nothing in the source shows. */
function unshownAssumption(request: CheckRequest, property: Property<unknown>): string | undefined {
  const { binding, builtIn, algorithm } = request;
  const unshown = binding.assumed.find((name) => {
    const value = binding.fixed[name];
    if (typeof value !== 'number' || !SET_ELSEWHERE.has(`${algorithm.contract.id}.${name}`)) return false;
    return !builtIn.includes(value) && matters(request, property, name, value);
  });
  return unshown === undefined
    ? undefined
    : `it rests on ${unshown} = ${String(binding.fixed[unshown])}, which nothing in the source shows`;
}

/** Whether a property still catches most of its lies when it is told another value: under some values every answer passes. */
function tellsAsMuch(request: CheckRequest, told: CheckRequest, property: Property<unknown>): boolean {
  const caughtIn = ({ algorithm, binding, usage, seed }: CheckRequest, lie: unknown): boolean => {
    const frame = frameOf({ algorithm, binding, usage });
    const { outcome } = checkProperty(property, restricted(frame, lie), seed);
    return outcome === 'fails' && obstacleIn(frame.journal) === undefined;
  };
  const caught = request.algorithm.lies
    .filter(({ caughtBy }) => caughtBy.includes(property.id))
    .filter(({ implementation }) => caughtIn(request, implementation));
  return caught.filter(({ implementation }) => caughtIn(told, implementation)).length * 2 >= caught.length;
}

/** Nothing follows from rewards that the subject clips, where a reference that clips them does not pass either. */
function explainedByClipping(
  request: CheckRequest,
  property: Property<unknown>,
  actual: unknown,
): Pick<Outcome, 'outcome' | 'detail'> | undefined {
  const { algorithm, conversation, seed } = request;
  if (!clipsRewards(frameOf(request), algorithm, conversation)) return undefined;
  const frame = frameOf(request);
  const { outcome, counterexample } = checkProperty(
    property,
    restricted(frame, withClippedRewards(algorithm.reference)),
    seed,
  );
  if (outcome === 'holds') return undefined;
  const detail = 'it clips rewards to [0, 1]';
  const isSame = counterexample !== undefined && differsInPrecisionOnly(counterexample.actual, actual);
  return { outcome: isSame ? 'variant' : 'not-checked', detail };
}

function referenceGives(
  request: CheckRequest,
  property: Property<unknown>,
  values: Readonly<Record<string, number>>,
  actual: unknown,
): boolean {
  // One arm out of a few may be the same by chance.
  if (!isTelling(actual)) return false;
  const frame = frameOf(request);
  const result = checkProperty(property, restricted(frame, request.algorithm.reference, values), request.seed);
  const { counterexample } = result;
  if (counterexample === undefined || counterexample.explanation === THREW || obstacleIn(frame.journal) !== undefined)
    return false;
  return differsInPrecisionOnly(counterexample.actual, actual);
}

/** Whether a reference that builds in another value than the checks are told fails; one that refuses the value says nothing. */
function matters(request: CheckRequest, property: Property<unknown>, name: string, told: number): boolean {
  return [2 * told + 0.37, 0.5 * told + 0.013, told + 1].some((value) => {
    const frame = frameOf(request);
    const reference = restricted(frame, request.algorithm.reference, { [name]: value });
    const { outcome, counterexample } = checkProperty(property, reference, request.seed);
    return outcome === 'fails' && counterexample?.explanation !== THREW && obstacleIn(frame.journal) === undefined;
  });
}
