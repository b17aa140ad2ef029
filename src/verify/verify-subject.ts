import { isBehaviour } from '../algorithms/behaviours.js';
import type { AnyAlgorithm } from '../model/algorithm.js';
import type { SubjectSession } from '../sandbox/session.js';
import { bindingSpace } from './bind/space.js';
import { messageOf, spaceAsMade } from './check/first-instance.js';
import { probe } from './check/probe.js';
import { checkAgain } from './check-again.js';
import { recordUsage } from './contract/recorded-calls.js';
import { Conversation, OutOfTime, SessionOver } from './drive/conversation.js';
import { type Judged, judgeBindings } from './judge-bindings.js';
import { observe } from './observe/observe.js';
import { withObservations } from './observe/with-observations.js';
import type { SubjectTask } from './task.js';
import { type SubjectVerdict, untested } from './verdict.js';

/**
 * Verifies one subject in a session that has its file loaded. What time or a lost process leaves open is untested: a verdict needs every
 * algorithm that the subject may claim, in every binding, to have been tried.
 */
export function verifySubject(task: SubjectTask, session: SubjectSession): SubjectVerdict {
  const refusals: string[] = [];
  const judged: Judged[] = [];
  for (const algorithm of task.algorithms) {
    const conversation = new Conversation(session, task.isLate);
    try {
      const one = verifyAs(task, algorithm, conversation, refusals);
      if (one !== undefined) judged.push(one);
      if (one?.verdict.verdict === 'verified' || one?.verdict.verdict === 'variant') return observed(task, one);
    } catch (error) {
      if (!(error instanceof SessionOver)) throw error;
      return untested(algorithm.id, reasonOf(error), conversation.calls);
    }
  }
  const first = task.algorithms[0] as AnyAlgorithm;
  const chosen = judged.find(({ verdict }) => verdict.verdict === 'refuted') ?? judged[0];
  return chosen === undefined ? untested(first.id, `unbound: ${nearest(refusals)}`) : observed(task, chosen);
}

function reasonOf(error: SessionOver): string {
  return error instanceof OutOfTime ? error.message : `${error.status}: ${messageOf(error)}`;
}

function nearest(refusals: readonly string[]): string {
  const distinct = [...new Set(refusals)];
  return distinct.length === 0 ? 'nothing in it fits the contract' : distinct.slice(0, 3).join('; ');
}

function verifyAs(
  task: SubjectTask,
  algorithm: AnyAlgorithm,
  conversation: Conversation,
  refusals: string[],
): Judged | undefined {
  const usage = recordUsage(algorithm, algorithm.reference, task.seed);
  const space = spaceAsMade(bindingSpace(algorithm, task.subject, usage), usage, conversation);
  const probed = probe(space, usage, conversation);
  refusals.push(...probed.refusals);
  if (probed.bindings.length === 0) return undefined;
  const common = { algorithm, usage, conversation, seed: task.seed };
  return task.only === undefined
    ? judgeBindings(task, common, probed.bindings)
    : checkAgain(task, task.only, common, probed.bindings);
}

/** Watches the subject in the binding of its verdict. The verdict itself stands, whatever the watching costs. */
function observed(task: SubjectTask, { verdict, stage }: Judged): SubjectVerdict {
  const { only } = task;
  if (only !== undefined && !isBehaviour(only.property)) return verdict;
  const seen = observe(stage, task.fresh, task.isLate);
  const wanted = only === undefined ? seen : seen.filter(({ behaviour }) => behaviour.id === only.property);
  return withObservations(verdict, wanted, task.promised, task.seed);
}
