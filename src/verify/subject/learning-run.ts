import { WORLD } from './module-state.js';
import type { SubjectShape } from './shape.js';
import { callableOf } from './state-shape.js';

/** A function that acts in a world and answers the table that it learned, as an object that trains and keeps the answer. */
export function learningRun(subject: SubjectShape): SubjectShape | undefined {
  if (subject.kind !== 'function' || !subject.parameters.some(({ name }) => WORLD.test(name))) return undefined;
  const { returned: _, ...rest } = subject;
  return {
    ...rest,
    kind: 'state',
    state: { makes: 'answer', container: 'list' },
    parameters: [],
    attributes: ['q_table'],
    members: [{ ...callableOf(subject), kind: 'method', at: [] }],
  };
}
