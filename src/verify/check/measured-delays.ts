import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Course } from '../contract/delays.js';
import type { Usage } from '../contract/recorded-calls.js';
import { type Conversation, SessionOver } from '../drive/conversation.js';
import { emptyJournal } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';

interface Backoff {
  next(): number;
}

/** Longest delay of a strategy that has none. */
const NO_CAP = Number.MAX_VALUE;

/** Delays by which all that people wait for is capped. */
const DELAYS_READ = 64;
/** Delays of whole units show a factor only over a few of them. */
const FIRST_FEW = 6;
const OPTIONS = { base: 100, factor: 2, max: 1e9, attempts: null, jitter: false };

/**
 * The binding with the first delay, the growth and the cap that the subject builds in read from its own delays, where nothing else tells
 * them. A course that is no growth by a factor does not become one by this: the delays after the first two are held against it.
 */
export function withMeasuredDelays(
  { contract }: AnyAlgorithm,
  binding: Binding,
  usage: Usage,
  conversation: Conversation,
): Binding {
  const wanted = (['base', 'factor', 'max'] as const).filter((name) => binding.assumed.includes(name));
  if (contract.id !== 'exponential-backoff' || wanted.length === 0 || !binding.operations.has('next')) return binding;
  const frame = { binding, contract, usage, journal: emptyJournal() };
  try {
    const { create } = subjectImplementation(frame, conversation) as { create(options: object): Backoff };
    const backoff = create({ ...OPTIONS, rng: () => 0.5 });
    const course = courseOf(Array.from({ length: DELAYS_READ }, () => backoff.next()));
    if (course === undefined) return binding;
    const read = Object.fromEntries(wanted.map((name) => [name, course[name]]));
    return {
      ...binding,
      fixed: { ...binding.fixed, ...read },
      assumed: binding.assumed.filter((name) => !(name in read)),
    };
  } catch (error) {
    if (error instanceof SessionOver) throw error;
    return binding;
  } finally {
    conversation.releaseAll();
  }
}

function courseOf(delays: readonly number[]): Course | undefined {
  const [base = 0, second = 0] = delays;
  const last = delays.at(-1) as number;
  const factor = second / base;
  if (!(base > 0 && factor > 1)) return undefined;
  const max = last === delays.at(-2) ? last : NO_CAP;
  return { base, factor: wholeFactor({ base, factor, max }, delays) ?? factor, max };
}

/** The factor, to three places, whose delays in whole units are these; undefined where the first two show it. */
function wholeFactor({ base, factor, max }: Course, delays: readonly number[]): number | undefined {
  const rising = delays.slice(0, FIRST_FEW).filter((delay) => delay < max);
  const isRounded = rising.every(Number.isInteger) && rising.some((delay, k) => delay !== base * factor ** k);
  const furthest = rising.length - 1;
  if (!isRounded || furthest < 2) return undefined;
  const mean = Math.round(((rising[furthest] as number) / base) ** (1 / furthest) * 1000) / 1000;
  return rising.every((delay, k) => Math.abs(delay - base * mean ** k) < 1) ? mean : undefined;
}
