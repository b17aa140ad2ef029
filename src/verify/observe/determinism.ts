import { DETERMINISTIC } from '../../algorithms/behaviours.js';
import type { SubjectSession } from '../../sandbox/session.js';
import { Conversation } from '../drive/conversation.js';
import type { Answer } from '../replay/tape.js';
import { type Stage, subjectPlayer } from '../shrink/players.js';
import { fails, holds, notChecked, type Observation } from './observation.js';
import { savesOrLoads } from './round-trip.js';
import { shownStep, type Trial, tapeOf } from './trial.js';

/** Fresh processes with the subject's file loaded: two with the seed of the run, one in which every source of chance has another. */
export interface FreshProcesses {
  readonly first: () => SubjectSession;
  readonly second: () => SubjectSession;
  readonly otherSeed: () => SubjectSession;
}

/** How often each read is made: one draw seldom shows a random choice. */
const REPEATS = 8;

/** Whether the same calls give the same answers in fresh processes, and whatever the chance that the caller does not control. */
export function observeDeterminism(
  stage: Stage,
  trial: Trial,
  fresh: FreshProcesses,
  isLate: () => boolean,
): Observation {
  const reads = trial.reads.flatMap((read) => Array.from({ length: REPEATS }, () => read));
  const tape = tapeOf(trial, { reads });
  const called = new Set<string>();
  const answersIn = (session: SubjectSession): readonly Answer[] => {
    if (session.load.status !== 'ready') return [];
    const conversation = new Conversation(session, isLate);
    const { outcome, exchanges } = conversation.recorded(() => subjectPlayer({ ...stage, conversation })(tape));
    for (const { request } of exchanges) if (request.kind === 'method') called.add(request.name);
    return outcome;
  };
  const first = answersIn(fresh.first());
  const second = answersIn(fresh.second());
  if (first.length === 0 || second.length === 0)
    return notChecked(DETERMINISTIC, 'a second process could not be started');
  const inputs = { calls: tape.map(shownStep).slice(0, 20) };
  if (!isIdentical(first, second))
    return fails(
      DETERMINISTIC,
      'two processes with the same seed give different answers',
      differing(first, second, inputs),
    );
  const other = answersIn(fresh.otherSeed());
  const { randomness } = stage.binding;
  if (other.length === 0) return notChecked(DETERMINISTIC, 'a third process could not be started');
  const uncalled = stage.binding.subject.members.filter(
    ({ kind, name }) => kind === 'method' && !name.startsWith('_') && !called.has(name) && !savesOrLoads(name),
  );
  if (isIdentical(first, other) && uncalled.length > 0) {
    const names = uncalled.slice(0, 3).map(({ name }) => name);
    return notChecked(DETERMINISTIC, `what was called is; ${names.join(', ')} could not be called`);
  }
  if (isIdentical(first, other))
    return holds(DETERMINISTIC, `the same ${tape.length} calls give the same answers in three processes`);
  const why = {
    given: 'its answers depend on a source of chance besides the one it is given',
    seed: 'its answers depend on a source of chance besides the seed it is given',
    own: 'it draws from a source of chance that no caller can set',
    none: 'its answers depend on chance',
  }[randomness];
  return fails(DETERMINISTIC, why, differing(first, other, inputs));
}

function isIdentical(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => isIdentical(entry, b[index]));
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => isIdentical((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
    );
  }
  return typeof a === 'function' || Object.is(a, b);
}

function differing(
  a: readonly Answer[],
  b: readonly Answer[],
  inputs: Readonly<Record<string, unknown>>,
): { readonly inputs: Readonly<Record<string, unknown>>; readonly expected: unknown; readonly actual: unknown } {
  const at = a.findIndex((answer, index) => !isIdentical(answer, b[index]));
  return { inputs: { ...inputs, answer: at + 1 }, expected: a[at], actual: b[at] };
}
