import type { AnyAlgorithm } from '../model/algorithm.js';
import type { SubjectSession } from '../sandbox/session.js';
import { type Binding, explain } from './bind/binding.js';
import { bindingSpace } from './bind/space.js';
import { checkBinding, checkOne, liesCaught } from './check/check-binding.js';
import type { Outcome } from './check/outcome.js';
import { messageOf, probe } from './check/probe.js';
import { type Recognition, recognise } from './check/recognise.js';
import { recordUsage, type Usage } from './contract/recorded-calls.js';
import { Conversation, SessionOver } from './drive/conversation.js';
import { firstDivergence } from './export/divergence.js';
import { testText, type WrittenTest } from './export/test-text.js';
import type { SubjectShape } from './subject/shape.js';

export interface SubjectTask {
  readonly subject: SubjectShape;
  /** Algorithms that the subject may claim, the likeliest first; it is enough when one of them verifies it. */
  readonly algorithms: readonly AnyAlgorithm[];
  readonly registry: readonly AnyAlgorithm[];
  readonly promised: ReadonlySet<string>;
  readonly seed: number;
  /** Numbers that its source names, for what it builds in. */
  readonly builtIn: readonly number[];
  /** Milliseconds for this subject. */
  readonly budget: number;
  /** Only this property, in the binding that reads so: a counterexample again. */
  readonly only?: { readonly property: string; readonly binding: string };
}

/** What verification says of one subject. */
export interface SubjectVerdict {
  readonly algorithm: string;
  readonly verdict: 'verified' | 'refuted' | 'variant' | 'untested';
  readonly reason: string;
  readonly binding: string;
  readonly outcomes: readonly Outcome[];
  readonly behavesAs?: Recognition;
  readonly lies?: { readonly caught: readonly string[]; readonly missed: readonly string[] };
  readonly calls: number;
  /** Of a counterexample that was run again. */
  readonly test?: WrittenTest;
}

/** Share of an algorithm's lies that the checks made of a subject must catch before it counts as verified. */
const LEAST_POWER = 0.4;

/** Verifies one subject in a session that has its file loaded. */
export function verifySubject(task: SubjectTask, session: SubjectSession, clock: () => number): SubjectVerdict {
  const end = clock() + task.budget;
  const refusals: string[] = [];
  const verdicts: SubjectVerdict[] = [];
  for (const algorithm of task.algorithms) {
    const conversation = new Conversation(session);
    try {
      const verdict = verifyAs(task, algorithm, conversation, () => clock() > end, refusals);
      if (verdict !== undefined) verdicts.push(verdict);
      if (verdict?.verdict === 'verified' || verdict?.verdict === 'variant') return verdict;
    } catch (error) {
      if (!(error instanceof SessionOver)) throw error;
      verdicts.push(untested(algorithm.id, `${error.status}: ${messageOf(error)}`, conversation.calls));
      break;
    }
  }
  const first = task.algorithms[0] as AnyAlgorithm;
  return (
    verdicts.find(({ verdict }) => verdict === 'refuted') ??
    verdicts[0] ??
    untested(first.id, `unbound: ${nearest(refusals)}`, 0)
  );
}

function untested(algorithm: string, reason: string, calls: number): SubjectVerdict {
  return { algorithm, verdict: 'untested', reason, binding: '', outcomes: [], calls };
}

function nearest(refusals: readonly string[]): string {
  const distinct = [...new Set(refusals)];
  return distinct.length === 0 ? 'nothing in it fits the contract' : distinct.slice(0, 3).join('; ');
}

function verifyAs(
  task: SubjectTask,
  algorithm: AnyAlgorithm,
  conversation: Conversation,
  isLate: () => boolean,
  refusals: string[],
): SubjectVerdict | undefined {
  const usage = recordUsage(algorithm, algorithm.reference, task.seed);
  const space = bindingSpace(algorithm, task.subject, usage);
  const probed = probe(space, usage, conversation);
  refusals.push(...probed.refusals);
  if (probed.bindings.length === 0) return undefined;
  if (task.only !== undefined)
    return again(task, task.only, { algorithm, usage, conversation, isLate }, probed.bindings);
  const results: Checked[] = [];
  for (const binding of probed.bindings) {
    const outcomes = checkBinding({
      algorithm,
      binding,
      usage,
      conversation,
      seed: task.seed,
      promised: task.promised,
      builtIn: task.builtIn,
      isLate,
    });
    const result = { binding, outcomes };
    if (!outcomes.some(({ outcome }) => outcome === 'fails')) {
      const verdict = passed(task, algorithm, usage, result, conversation.calls);
      if (verdict.verdict !== 'untested') return verdict;
    }
    results.push(result);
    if (isLate()) break;
  }
  return failed(task, algorithm, usage, results, conversation, probed.bindings.length);
}

/** One check in one binding; undefined when this algorithm has neither. */
function again(
  task: SubjectTask,
  only: { readonly property: string; readonly binding: string },
  {
    algorithm,
    usage,
    conversation,
    isLate,
  }: { algorithm: AnyAlgorithm; usage: Usage; conversation: Conversation; isLate: () => boolean },
  bindings: readonly Binding[],
): SubjectVerdict | undefined {
  const binding = bindings.find((one) => explain(one) === only.binding);
  const property = algorithm.properties.find(({ id }) => id === only.property);
  if (binding === undefined || property === undefined) return undefined;
  const outcome = checkOne(
    {
      algorithm,
      binding,
      usage,
      conversation,
      seed: task.seed,
      promised: task.promised,
      builtIn: task.builtIn,
      isLate,
    },
    property,
  );
  const fails = outcome.outcome === 'fails';
  const divergence = fails
    ? firstDivergence({ algorithm, binding, usage, conversation, seed: task.seed }, property)
    : undefined;
  const test =
    divergence === undefined ? undefined : testText(task.subject, `${property.id}: ${property.statement}`, divergence);
  return {
    algorithm: algorithm.id,
    verdict: fails ? 'refuted' : 'untested',
    reason: fails ? `${property.id}: ${outcome.counterexample?.explanation}` : `the property is ${outcome.outcome}`,
    binding: explain(binding),
    outcomes: [outcome],
    calls: conversation.calls,
    ...(test === undefined ? {} : { test }),
  };
}

interface Checked {
  readonly binding: Binding;
  readonly outcomes: readonly Outcome[];
}

/** Nothing failed: enough, when the same checks catch enough of the lies. */
function passed(
  task: SubjectTask,
  algorithm: AnyAlgorithm,
  usage: Usage,
  { binding, outcomes }: Checked,
  calls: number,
): SubjectVerdict {
  const checked = outcomes.filter(({ outcome }) => outcome === 'holds' || outcome === 'variant');
  const lies = liesCaught(
    { algorithm, binding, usage, seed: task.seed },
    checked.map(({ property }) => property),
  );
  const total = lies.caught.length + lies.missed.length;
  const power = `${checked.length} of ${outcomes.length} properties checked, which catch ${lies.caught.length} of ${total} known wrong versions`;
  const variants = checked.filter(({ outcome }) => outcome === 'variant');
  const enough = lies.caught.length >= Math.max(1, LEAST_POWER * total);
  const base = { algorithm: algorithm.id, binding: explain(binding), outcomes, lies, calls };
  if (binding.undriven !== undefined)
    return { ...base, verdict: 'untested', reason: `${binding.undriven.join(', ')} could not be driven: ${power}` };
  if (!enough) return { ...base, verdict: 'untested', reason: `too little could be checked: ${power}` };
  if (variants.length === 0) return { ...base, verdict: 'verified', reason: power };
  const conventions = [...new Set(variants.map(({ detail }) => detail ?? ''))].join('; ');
  return { ...base, verdict: 'variant', reason: `${conventions}; ${power}` };
}

/** Every plausible binding fails, or says too little. Bindings in which little can be decided are not plausible beside others. */
function failed(
  task: SubjectTask,
  algorithm: AnyAlgorithm,
  usage: Usage,
  all: readonly Checked[],
  conversation: Conversation,
  bindings: number,
): SubjectVerdict {
  const most = Math.max(...all.map(decided));
  const results = all.filter((one) => decided(one) >= most / 2);
  const open = results.find((one) => failures(one) === 0);
  if (open !== undefined) return passed(task, algorithm, usage, open, conversation.calls);
  const [best] = [...results].sort((a, b) => failures(a) - failures(b)) as [Checked];
  const base = {
    algorithm: algorithm.id,
    binding: explain(best.binding),
    outcomes: best.outcomes,
    calls: conversation.calls,
  };
  if (all.length < bindings)
    return { ...base, verdict: 'untested', reason: 'no time was left to try every way of calling it' };
  const behavesAs = recognise(
    { algorithm, registry: task.registry, binding: best.binding, usage, conversation, seed: task.seed },
    best.outcomes,
  );
  const worst = best.outcomes.find(({ outcome }) => outcome === 'fails');
  return {
    ...base,
    calls: conversation.calls,
    verdict: 'refuted',
    reason: `${worst?.property}: ${worst?.counterexample?.explanation}`,
    ...(behavesAs === undefined ? {} : { behavesAs }),
  };
}

const decided = ({ outcomes }: Checked): number => outcomes.filter(({ outcome }) => outcome !== 'not-checked').length;

const failures = ({ outcomes }: Checked): number => outcomes.filter(({ outcome }) => outcome === 'fails').length;
