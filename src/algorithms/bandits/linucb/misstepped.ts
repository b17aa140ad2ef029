import type { Lie } from '../../../model/algorithm.js';
import { liesAbout } from '../naming.js';
import { assembledLinUcb, type LinUcbSteps } from './direct.js';
import type { LinUcb } from './reference.js';

export const lie = liesAbout<LinUcb>('linucb');

/** A lie that gets some steps of LinUCB wrong. */
export function misstepped(
  id: string,
  description: string,
  caughtBy: string[],
  steps: Partial<LinUcbSteps>,
): Lie<LinUcb> {
  return lie(id, description, caughtBy, assembledLinUcb(steps));
}
