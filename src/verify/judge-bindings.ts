import type { Property } from '../model/algorithm.js';
import { type Binding, explain } from './bind/binding.js';
import { checkBinding } from './check/check-binding.js';
import { isRecognisable } from './check/identity.js';
import { leftOut } from './check/left-out.js';
import type { Outcome } from './check/outcome.js';
import { isEnough, powerOf } from './check/power.js';
import { recognise } from './check/recognise.js';
import { EPSILON_OF_BEST } from './contract/exploration.js';
import { SessionOver } from './drive/conversation.js';
import type { Stage } from './shrink/players.js';
import { type Smallest, smallestCounterexample } from './shrink/smallest.js';
import { written } from './shrink/written.js';
import type { SubjectTask } from './task.js';
import type { SubjectVerdict } from './verdict.js';
import { worthOf } from './worth.js';

/** A verdict, and the binding that it was reached in. */
export interface Judged {
  readonly verdict: SubjectVerdict;
  readonly stage: Stage;
}

/** Failing properties for which a small counterexample is looked for. */
const MOST_SHRUNK = 3;

const VISITED_FIRST: Readonly<Record<NonNullable<Binding['visitsFirst']>, string>> = {
  'begins as reward': 'an entry of its table begins as the first reward that it sees, whatever the learning rate',
  settles: 'states are told apart only once the smallest and the largest have been seen',
};

/** What a binding had to do so that the subject is seen for what it is. */
function conventionsOf({ visitsFirst, stepsFirst, conventions }: Binding): string[] {
  return [
    ...(visitsFirst === undefined ? [] : [VISITED_FIRST[visitsFirst]]),
    ...(stepsFirst ? ['its first step sets the rate that it begins with'] : []),
    ...(conventions?.epsilon === EPSILON_OF_BEST ? ['its epsilon is the probability of the best action'] : []),
  ];
}

interface Checked {
  readonly stage: Stage;
  readonly outcomes: readonly Outcome[];
}

/** Checks every binding until one passes. Only where every one fails, or says too little beside others, is anything wrong. */
export function judgeBindings(task: SubjectTask, common: Omit<Stage, 'binding'>, bindings: readonly Binding[]): Judged {
  const results: Checked[] = [];
  for (const binding of bindings) {
    const stage = { ...common, binding };
    const outcomes = checkBinding({ ...stage, promised: task.promised, builtIn: task.builtIn });
    const result = { stage, outcomes };
    if (!outcomes.some(({ outcome }) => outcome === 'fails')) {
      const verdict = passed(task, result);
      if (verdict.verdict !== 'untested') return { verdict, stage };
    }
    results.push(result);
  }
  return failed(task, results);
}

/** Nothing failed: enough, when the same checks catch enough of what the subject could be instead. */
function passed(task: SubjectTask, { stage, outcomes }: Checked): SubjectVerdict {
  const { algorithm, binding, conversation } = stage;
  const power = powerOf({ ...stage, registry: task.registry, promised: task.promised }, outcomes);
  const worth = worthOf(outcomes, power);
  const base = { algorithm: algorithm.id, binding: explain(binding), outcomes, lies: power, calls: conversation.calls };
  if (binding.undriven !== undefined)
    return { ...base, verdict: 'untested', reason: `${binding.undriven.join(', ')} could not be driven: ${worth}` };
  if (power.confusedWith.length > 0)
    return {
      ...base,
      verdict: 'untested',
      reason: `what could be checked holds of ${power.confusedWith.join(' and ')} as well: ${worth}`,
    };
  if (!isEnough(power)) return { ...base, verdict: 'untested', reason: `too little could be checked: ${worth}` };
  const variants = outcomes.filter(({ outcome }) => outcome === 'variant');
  const told = [...conventionsOf(binding), ...variants.map(({ detail }) => detail ?? '')];
  if (told.length === 0) return { ...base, verdict: 'verified', reason: worth };
  const conventions = [...new Set(told)].join('; ');
  return { ...base, verdict: 'variant', reason: `${conventions}; ${worth}` };
}

/** Every plausible binding fails, or says too little. Bindings in which little can be decided are not plausible beside others. */
function failed(task: SubjectTask, all: readonly Checked[]): Judged {
  const most = Math.max(...all.map(decided));
  const results = all.filter((one) => decided(one) >= most / 2);
  const open = results.find((one) => failures(one) === 0);
  if (open !== undefined) return { verdict: passed(task, open), stage: open.stage };
  const [best] = [...results].sort((a, b) => failures(a) - failures(b)) as [Checked];
  const { stage, outcomes } = best;
  const behavesAs = recognise({ ...stage, registry: task.registry }, outcomes);
  const worst = worstOf(best);
  const shown = worst.smallest === undefined ? undefined : written(stage.binding.subject, worst.smallest);
  const { property, counterexample } = worst.outcome;
  const difference = `${property}: ${counterexample?.explanation}`;
  const isKnown = behavesAs !== undefined || isRecognisable(stage, outcomes);
  const missing = leftOut(stage.algorithm, stage.binding);
  const verdict: SubjectVerdict = {
    algorithm: stage.algorithm.id,
    binding: explain(stage.binding),
    outcomes: [worst.outcome, ...outcomes.filter((one) => one !== worst.outcome)],
    calls: stage.conversation.calls,
    verdict: isKnown && missing === undefined ? 'refuted' : 'untested',
    reason: isKnown
      ? (missing ?? difference)
      : `behaves like neither the reference nor a known wrong version: ${difference}`,
    ...(behavesAs === undefined ? {} : { behavesAs }),
    ...(shown === undefined ? {} : { smallest: { property, ...shown } }),
  };
  return { verdict, stage };
}

/** The first failing property for which a small counterexample is found, else the first. */
function worstOf({ stage, outcomes }: Checked): { readonly outcome: Outcome; readonly smallest?: Smallest } {
  const failing = outcomes.filter(({ outcome }) => outcome === 'fails');
  for (const outcome of failing.slice(0, MOST_SHRUNK)) {
    const property = stage.algorithm.properties.find(({ id }) => id === outcome.property);
    const smallest = property === undefined ? undefined : smallestIfAlive(stage, property);
    if (smallest !== undefined) return { outcome, smallest };
  }
  return { outcome: failing[0] as Outcome };
}

/** A process that is lost while a smaller counterexample is looked for changes nothing in what was found before. */
function smallestIfAlive(stage: Stage, property: Property<unknown>): Smallest | undefined {
  try {
    return smallestCounterexample(stage, property);
  } catch (error) {
    if (error instanceof SessionOver) return undefined;
    throw error;
  }
}

const decided = ({ outcomes }: Checked): number => outcomes.filter(({ outcome }) => outcome !== 'not-checked').length;

const failures = ({ outcomes }: Checked): number => outcomes.filter(({ outcome }) => outcome === 'fails').length;
