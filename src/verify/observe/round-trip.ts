import { ROUND_TRIP } from '../../algorithms/behaviours.js';
import type { SubjectRequest, Value } from '../../sandbox/session.js';
import { agree } from '../check/agreement.js';
import { type Conversation, type Exchange, SubjectThrew } from '../drive/conversation.js';
import { subjectImplementation } from '../drive/implementation.js';
import { replay } from '../replay/tape.js';
import { frameOf, type Stage } from '../shrink/players.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import { joinedWords } from '../subject/words.js';
import { isHandle } from '../values/decode.js';
import { fails, holds, notChecked, type Observation } from './observation.js';
import { type Trial, tapeOf } from './trial.js';

/** Names of what saves and what loads again, in joined words. */
const PAIRS: readonly (readonly [saves: string, loads: string])[] = [
  ['todict', 'fromdict'],
  ['tojson', 'fromjson'],
  ['asdict', 'fromdict'],
  ['serialize', 'deserialize'],
  ['serialise', 'deserialise'],
  ['statedict', 'loadstatedict'],
  ['getstate', 'setstate'],
  ['getstate', 'loadstate'],
  ['exportstate', 'importstate'],
  ['savestate', 'loadstate'],
  ['savestate', 'restorestate'],
  ['snapshot', 'restore'],
  ['checkpoint', 'restore'],
  ['savecheckpoint', 'loadcheckpoint'],
  ['savemodel', 'loadmodel'],
  ['dumps', 'loads'],
  ['dump', 'load'],
  ['export', 'import'],
  ['save', 'load'],
  ['save', 'restore'],
];

const FILE_WORDS = /path|file|dest|target|location|name/i;
/** In the temporary folder that subjects may write into. */
const FILE = 'audit-saved-state';

interface Pair {
  readonly saves: Callable;
  readonly loads: Callable;
  readonly toFile: boolean;
}

/** Whether an instance that was saved and loaded into a new one answers as before, and goes on so after one more update. */
export function observeRoundTrip(stage: Stage, trial: Trial): Observation {
  const pair = pairOf(stage.binding.subject);
  if (pair === undefined) return notChecked(ROUND_TRIP, 'it does not save and load');
  if (trial.create === undefined) return notChecked(ROUND_TRIP, 'it keeps no state');
  const { conversation } = stage;
  const { outcome: marks, exchanges } = conversation.recorded(() => performed(stage, trial));
  const made = exchanges[0]?.value;
  if (made === undefined || !isInstance(made) || marks === undefined)
    return notChecked(ROUND_TRIP, 'it could not be driven for this');
  const told = { updates: exchanges.slice(marks.created, marks.updated), reads: exchanges.slice(marks.updated) };
  try {
    return compared(stage, pair, exchanges[0] as Exchange, made.handle, told);
  } catch (error) {
    if (!(error instanceof SubjectThrew)) throw error;
    return notChecked(
      ROUND_TRIP,
      `${pair.saves.name} and ${pair.loads.name} could not be called: ${error.message}`.slice(0, 200),
    );
  } finally {
    conversation.releaseAll();
  }
}

function pairOf({ members }: SubjectShape): Pair | undefined {
  const named = (name: string): Callable | undefined =>
    members.find((one) => one.kind !== 'getter' && joinedWords(one.name) === name);
  for (const [saving, loading] of PAIRS) {
    const [saves, loads] = [named(saving), named(loading)];
    if (saves === undefined || loads === undefined) continue;
    const required = saves.parameters.filter(({ optional }) => !optional);
    const given = loads.parameters.filter(({ optional }) => !optional);
    const toFile = required.length === 1 && FILE_WORDS.test(required[0]?.name ?? '');
    if ((required.length === 0 || toFile) && given.length === 1) return { saves, loads, toFile };
  }
  return undefined;
}

/** Members that save or load, whether or not they can be called. */
export function savesOrLoads(name: string): boolean {
  return PAIRS.some((pair) => pair.includes(joinedWords(name)));
}

interface Marks {
  readonly created: number;
  readonly updated: number;
}

/** Drives the trial and says how many exchanges had been made by when. Its objects are kept. */
function performed(stage: Stage, trial: Trial): Marks | undefined {
  const frame = frameOf(stage);
  const implementation = subjectImplementation(frame, stage.conversation);
  const before = stage.conversation.calls;
  const tape = tapeOf(trial);
  const marks: number[] = [];
  const answers = replay(tape, implementation, stage.seed, () => marks.push(stage.conversation.calls - before));
  if (frame.journal.over !== undefined) throw frame.journal.over;
  if (answers.some((answer) => 'threw' in answer)) return undefined;
  const created = marks[0] ?? 0;
  return { created, updated: marks[trial.updates.length] ?? created };
}

function isInstance(value: Value): value is Extract<Value, { readonly handle: number }> {
  return typeof value === 'object' && value !== null && isHandle(value);
}

interface Told {
  readonly updates: readonly Exchange[];
  readonly reads: readonly Exchange[];
}

function compared(stage: Stage, pair: Pair, creation: Exchange, original: number, told: Told): Observation {
  const { conversation } = stage;
  const label = `${pair.saves.name} and ${pair.loads.name}`;
  const reads = told.reads.filter((read) => on(read, original) !== undefined);
  const steady = steadyReads(conversation, reads, original);
  if (steady.length === 0) return notChecked(ROUND_TRIP, 'no answer of it is the same twice');
  const saved = conversation.callMethod(original, pair.saves.name, pair.toFile ? [{ value: FILE }] : []);
  const loaded = load(stage, pair, creation, saved);
  const difference =
    firstDifference(conversation, steady, original, loaded) ??
    differenceAfterUpdate(conversation, told.updates.at(-1), steady, original, loaded);
  if (difference === undefined)
    return holds(ROUND_TRIP, `after ${label}, ${steady.length} answers are the same, and after one more update too`);
  return fails(ROUND_TRIP, `after ${label} it does not answer ${difference.call} as before`, {
    inputs: { updates: told.updates.length, saved },
    expected: difference.expected,
    actual: difference.actual,
  });
}

/** The request made of another object. Undefined for one that is not made of `from`. */
function on({ request }: Exchange, from: number, to = from): SubjectRequest | undefined {
  return (request.kind === 'method' || request.kind === 'read') && request.on === from
    ? { ...request, on: to }
    : undefined;
}

function asked(conversation: Conversation, exchange: Exchange, from: number, to: number): Value {
  const request = on(exchange, from, to);
  if (request?.kind === 'method') return conversation.callMethod(to, request.name, request.arguments);
  return request?.kind === 'read' ? conversation.read(to, request.attribute) : undefined;
}

/** Reads that are answered alike twice in a row: others depend on chance, or change the state. */
function steadyReads(conversation: Conversation, reads: readonly Exchange[], original: number): readonly Exchange[] {
  const [a, b] = [0, 1].map(() => reads.map((read) => asked(conversation, read, original, original)));
  return reads.filter((_, index) => a !== undefined && b !== undefined && agree(a[index], b[index]));
}

/** Through a static function that makes an object, or into a new one. Text is tried where a record is not taken. */
function load({ binding, conversation }: Stage, { loads, toFile }: Pair, creation: Exchange, saved: Value): number {
  const given = toFile ? FILE : saved;
  const { symbol } = binding.subject;
  const attempt = (value: Value): number => {
    if (loads.kind === 'static') {
      const made = conversation.callFunction(`${symbol}.${loads.name}`, [{ value }]);
      if (isInstance(made)) return made.handle;
    }
    const fresh = conversation.constructInstance(
      binding.subject,
      'arguments' in creation.request ? creation.request.arguments : [],
    ).handle;
    const answer = conversation.callMethod(fresh, loads.name, [{ value }]);
    return isInstance(answer) ? answer.handle : fresh;
  };
  try {
    return attempt(given);
  } catch (error) {
    if (!(error instanceof SubjectThrew) || typeof given !== 'object') throw error;
    return attempt(JSON.stringify(given));
  }
}

interface Difference {
  readonly call: string;
  readonly expected: Value;
  readonly actual: Value;
}

function firstDifference(
  conversation: Conversation,
  reads: readonly Exchange[],
  original: number,
  loaded: number,
): Difference | undefined {
  for (const read of reads) {
    const expected = asked(conversation, read, original, original);
    let actual: Value;
    try {
      actual = asked(conversation, read, original, loaded);
    } catch (error) {
      if (!(error instanceof SubjectThrew)) throw error;
      actual = error.message;
    }
    if (agree(expected, actual)) continue;
    const { request } = read;
    return {
      call: request.kind === 'method' ? request.name : 'attribute' in request ? request.attribute : '',
      expected,
      actual,
    };
  }
  return undefined;
}

/** What counts observations shows only when it goes on learning. */
function differenceAfterUpdate(
  conversation: Conversation,
  update: Exchange | undefined,
  reads: readonly Exchange[],
  original: number,
  loaded: number,
): Difference | undefined {
  if (update === undefined || on(update, original) === undefined) return undefined;
  asked(conversation, update, original, original);
  asked(conversation, update, original, loaded);
  return firstDifference(conversation, reads, original, loaded);
}
