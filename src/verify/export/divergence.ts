import { checkProperty } from '../../algorithms/check.js';
import type { AnyAlgorithm, Property } from '../../model/algorithm.js';
import type { Value } from '../../sandbox/session.js';
import type { Binding } from '../bind/binding.js';
import { differsInPrecisionOnly } from '../check/outcome.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation, Exchange } from '../drive/conversation.js';
import { fullJournal } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { restricted } from '../drive/restricted.js';
import { isHandle } from '../values/decode.js';
import { indexOf, labelOf } from '../values/encode.js';

/** The calls up to the first answer that the reference does not give, and what it gives instead. */
export interface Divergence {
  readonly calls: readonly Exchange[];
  readonly operation: string;
  readonly expected: Value;
  readonly actual: Value;
}

export interface DivergenceRequest {
  readonly algorithm: AnyAlgorithm;
  readonly binding: Binding;
  readonly usage: Usage;
  readonly conversation: Conversation;
  readonly seed: number;
}

/**
 * Runs a failing property on the subject and on the reference in its place, and finds the first operation that they answer
 * differently. Undefined when their answers differ in a way that one call does not show, as frequencies do.
 */
export function firstDivergence(request: DivergenceRequest, property: Property<unknown>): Divergence | undefined {
  const { algorithm, binding, usage, conversation, seed } = request;
  const own = fullJournal();
  const transcript = conversation.record();
  const before = conversation.calls;
  const frame = { binding, contract: algorithm.contract, usage };
  checkProperty(
    property,
    subjectImplementation({ ...frame, journal: own, callsSoFar: () => conversation.calls - before }, conversation),
    seed,
  );
  const others = fullJournal();
  checkProperty(property, restricted({ ...frame, journal: others }, algorithm.reference), seed);
  for (const [index, { operation, answer, calls }] of own.answers.entries()) {
    const other = others.answers[index];
    if (other === undefined || other.operation !== operation) return undefined;
    if (isInstance(answer) || same(answer, other.answer)) continue;
    const exchanges = transcript.slice(0, calls);
    const raw = exchanges.at(-1)?.value;
    const expected = rawAnswer(raw, answer, other.answer);
    return expected === undefined ? undefined : { calls: exchanges, operation, expected, actual: raw };
  }
  return undefined;
}

function isInstance(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && Object.values(answer).some((entry) => typeof entry === 'function')
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || differsInPrecisionOnly(a, b);
}

/** The reference's answer in the form in which the subject gave its own; undefined when that form is not known. */
function rawAnswer(raw: Value, canonical: unknown, reference: unknown): Value {
  if (typeof raw === 'object' && raw !== null && isHandle(raw)) return undefined;
  if (typeof reference === 'number' || typeof reference === 'boolean') {
    if (raw === canonical) return reference;
    if (typeof raw === 'string' && typeof reference === 'number' && indexOf(raw) === canonical)
      return labelOf(reference);
    return Array.isArray(raw) && raw.length === 1 && raw[0] === canonical ? [reference] : undefined;
  }
  if (Array.isArray(raw) && Array.isArray(canonical) && Array.isArray(reference)) {
    const [a, b] = [(raw as readonly unknown[]).flat(4), (canonical as readonly unknown[]).flat(4)];
    if (!same(a, b)) return undefined;
    return same(raw, canonical)
      ? (reference as readonly Value[])
      : ((reference as readonly unknown[]).flat(4) as readonly Value[]);
  }
  return undefined;
}
