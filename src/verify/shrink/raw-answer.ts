import type { Value } from '../../sandbox/session.js';
import { agree } from '../check/agreement.js';
import { isHandle } from '../values/decode.js';
import { indexOf, labelOf } from '../values/encode.js';

/** The reference's answer in the form in which the subject gave its own; undefined when that form is not known. */
export function rawAnswer(raw: Value, canonical: unknown, reference: unknown): Value {
  if (typeof raw === 'object' && raw !== null && isHandle(raw)) return undefined;
  if (typeof reference === 'number' || typeof reference === 'boolean') {
    if (raw === canonical) return reference;
    if (typeof raw === 'string' && typeof reference === 'number' && indexOf(raw) === canonical)
      return labelOf(reference);
    return Array.isArray(raw) && raw.length === 1 && raw[0] === canonical ? [reference] : undefined;
  }
  if (Array.isArray(raw) && Array.isArray(reference)) {
    if (agree(raw, canonical)) return reference as readonly Value[];
    const isFlat = !raw.some((entry) => Array.isArray(entry));
    if (isFlat && agree(raw, [canonical].flat(4))) return reference.flat(4) as readonly Value[];
  }
  return undefined;
}
