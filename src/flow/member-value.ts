import type { Expression } from '../model/code.js';
import { dottedName } from './names.js';

const LONGEST = 60;

/**
 * The text of a value that can be a member of an enumeration (`State.READY`, `states.State.READY.value`) or of a union of strings
 * (between double quotes); `undefined` for all else.
 */
export function memberValue(expression: Expression): string | undefined {
  if (expression.kind === 'string')
    return expression.value === '' || expression.value.length > LONGEST ? undefined : `"${expression.value}"`;
  if (expression.kind !== 'member') return undefined;
  const chain = isChain(expression) ? dottedName(expression)?.replace(/\.value$/, '') : undefined;
  return chain !== undefined && /^(?:\w+\.)*\p{Lu}\w*\.[\p{L}_$][\w$]*$/u.test(chain) ? chain : undefined;
}

/** Members on a name alone, so that nothing is called or indexed on the way. */
function isChain(expression: Expression): boolean {
  let current = expression;
  while (current.kind === 'member') current = current.object;
  return current.kind === 'name';
}

/** What comes before the member: `State` of `State.READY`; a quote for a string. */
export function memberGroup(value: string): string {
  return value.startsWith('"') ? '"' : value.slice(0, value.lastIndexOf('.'));
}

/** A name, or attributes below a name or `self`, without calls and indices: what can be compared and assigned again. */
export function placeName(expression: Expression): string | undefined {
  let current = expression;
  while (current.kind === 'member') current = current.object;
  return current.kind === 'name' || current.kind === 'self' ? dottedName(expression) : undefined;
}
