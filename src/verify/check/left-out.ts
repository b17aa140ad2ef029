import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import { LEAST_SCORE, nameScore, wordsOf } from '../subject/words.js';

/** Methods that begin anew belong to no update. */
const ANEW = new Set([
  'reset',
  'clear',
  'restart',
  'load',
  'restore',
  'init',
  'initialize',
  'initialise',
  'setup',
  'set',
]);

/**
 * Why a failure may be that of a round which is driven in part: a method of the subject calls what is bound and, beside it, another that
 * keeps up what the choices read. Undefined where nothing is left out.
 */
export function leftOut({ contract }: AnyAlgorithm, { subject, operations }: Binding): string | undefined {
  if (subject.kind !== 'class') return undefined;
  const bound = [...operations.values()].flatMap(({ access, spec }) =>
    access.kind === 'method' ? [{ name: access.name, spec }] : [],
  );
  const driven = new Set(bound.flatMap(({ name }) => reached(subject, name)));
  const updates = bound.filter(({ spec }) => spec.effect === 'updates').map(({ name }) => name);
  const reading = bound.filter(({ spec }) => spec.effect === 'reads').flatMap(({ name }) => reached(subject, name));
  const read = new Set(membersOf(subject, reading).flatMap(({ stateRead = [] }) => stateRead));
  const kept = new Set(membersOf(subject, [...driven]).flatMap(({ stateWritten = [] }) => stateWritten));
  const settings = contract.operations.find(({ effect }) => effect === 'constructs')?.parameters ?? [];
  const isSetting = (name: string): boolean =>
    settings.some((one) => nameScore(name, one.name, one.aliases) >= LEAST_SCORE);
  for (const whole of subject.members.filter(({ name }) => !driven.has(name))) {
    const part = whole.calls?.find((name) => updates.includes(name));
    if (part === undefined) continue;
    for (const other of membersOf(subject, whole.calls ?? [])) {
      if (driven.has(other.name) || wordsOf(other.name).some((word) => ANEW.has(word))) continue;
      const state = other.stateWritten?.find((name) => read.has(name) && !kept.has(name) && !isSetting(name));
      if (state !== undefined)
        return `${part} is a part of ${whole.name}, which calls ${other.name} as well: ${state} is kept up there`;
    }
  }
  return undefined;
}

/** A method and those of its own object that it calls, directly or not. */
function reached(subject: SubjectShape, name: string): readonly string[] {
  const found = new Set([name]);
  for (const one of found) for (const called of membersOf(subject, [one])[0]?.calls ?? []) found.add(called);
  return [...found];
}

const membersOf = ({ members }: SubjectShape, names: readonly string[]): readonly Callable[] =>
  members.filter(({ name }) => names.includes(name));
