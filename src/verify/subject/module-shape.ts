import type { SubjectShape } from './shape.js';
import { callableOf } from './state-shape.js';

/** What keeps state in files, which outlives the module that wrote it. */
const LASTING = /^(node:fs|fs|fs-extra|shelve|sqlite3|better-sqlite3|lowdb)$/;

/**
 * The functions of a module as methods of one object, whose state is in the variables of the module: a table, counts, a list. Undefined
 * where the module has no variables or may keep its state in files, or what is asked about is no function.
 */
export function moduleShape({ returned: _, ...subject }: SubjectShape): SubjectShape | undefined {
  if (subject.kind !== 'function' || subject.variables.length === 0) return undefined;
  if (subject.libraries.some((name) => LASTING.test(name))) return undefined;
  const functions = [callableOf(subject), ...subject.companions];
  return {
    ...subject,
    kind: 'module',
    parameters: [],
    attributes: subject.variables,
    members: functions.map((one) => ({ ...one, kind: 'method' as const })),
  };
}
