import { seededRandom } from '../../algorithms/random.js';
import type { OperationSpec } from '../../model/algorithm.js';
import { agree } from '../check/agreement.js';
import { isOpaque } from '../drive/performance.js';
import { restricted } from '../drive/restricted.js';
import { type Answer, isAnswered, recordTape, type Step, type Tape, valueIn } from '../replay/tape.js';
import { frameOf, OTHER_STREAM, type Player, referencePlayer, type Stage, subjectPlayer } from '../shrink/players.js';

/** One instance with what is done to it and what it is asked, all answered by the subject and by the reference in its place. */
export interface Trial {
  /** Absent for contracts of plain functions. */
  readonly create?: Step;
  readonly updates: readonly Step[];
  readonly reads: readonly Step[];
}

const MOST_UPDATES = 12;
const MOST_READS = 6;
const PROPERTIES_TRIED = 6;

/** The calls of a trial in order, with other updates or reads where they are given. */
export function tapeOf(trial: Trial, changed: Partial<Trial> = {}): Tape {
  const { create, updates, reads } = { ...trial, ...changed };
  return [...(create === undefined ? [] : [create]), ...updates, ...reads];
}

/**
 * A trial out of the inputs of the algorithm's own scenario and properties; undefined when none of them is answered by both. One in
 * which the updates matter is preferred.
 */
export function trialOf(stage: Stage): Trial | undefined {
  let second: Trial | undefined;
  const recorded = [...recordings(stage)];
  for (const trial of recorded.flatMap((tape) => trialsIn(tape, stage))) {
    const answered = answeredByBoth(trial, stage);
    if (answered === undefined) continue;
    if (answered.create === undefined || updatesMatter(answered, stage))
      return withEveryRead(answered, recorded.flat(), stage);
    second ??= answered;
  }
  return second;
}

/** With one call of each operation that the trial does not ask, where another recording has one that is answered. */
function withEveryRead(trial: Trial, steps: readonly Step[], stage: Stage): Trial {
  const on = trial.create?.makes;
  return stage.algorithm.contract.operations
    .filter(({ name, effect }) => effect === 'reads' && stage.binding.operations.has(name) && !isOpaque(name))
    .filter(({ name }) => !trial.reads.some(({ operation }) => operation === name))
    .reduce((whole: Trial, { name }) => {
      const found = steps.find(
        ({ operation, on: of }) => operation === name && (of === undefined) === (on === undefined),
      );
      if (found === undefined) return whole;
      const asked = on === undefined ? found : { ...found, on };
      const more = answeredByBoth({ ...whole, reads: [...whole.reads, asked] }, stage);
      return more?.reads.includes(asked) ? more : whole;
    }, trial);
}

/** Tapes of the reference, in the subject's place, in the scenario and in the properties of the algorithm. */
function* recordings(stage: Stage): Generator<Tape> {
  const { algorithm, seed } = stage;
  const drives = [
    algorithm.scenario,
    ...algorithm.properties.slice(0, PROPERTIES_TRIED).map((property) => property.check),
  ];
  for (const drive of drives)
    yield recordTape(algorithm.contract, restricted(frameOf(stage), algorithm.reference), (watched) =>
      drive(watched, seededRandom(seed)),
    ).tape;
}

const INSTANCES_TRIED = 3;

function trialsIn(tape: Tape, { algorithm }: Stage): Trial[] {
  const specs = new Map(algorithm.contract.operations.map((spec) => [spec.name, spec]));
  const effect = ({ operation }: Step): OperationSpec['effect'] | undefined => specs.get(operation)?.effect;
  const of = (on: number | undefined, create?: Step): Trial => {
    const own = tape.filter((step) => step.on === on && step.makes === undefined && !isOpaque(step.operation));
    const distinct = own.filter(
      (step, index) => own.findIndex((other) => agree(callOf(other), callOf(step))) === index,
    );
    return {
      ...(create === undefined ? {} : { create }),
      updates: create === undefined ? [] : own.filter((step) => effect(step) === 'updates').slice(0, MOST_UPDATES),
      reads: oneOfEachFirst(distinct.filter((step) => create === undefined || effect(step) === 'reads')).slice(
        0,
        MOST_READS,
      ),
    };
  };
  const created = tape.filter(({ makes }) => makes !== undefined);
  const trials = created.slice(0, INSTANCES_TRIED).map((create) => of(create.makes, create));
  return (trials.length === 0 ? [of(undefined)] : trials).filter(({ reads }) => reads.length > 0);
}

/** Every operation is among the first, so that none is left out for want of room. */
function oneOfEachFirst(steps: readonly Step[]): Step[] {
  const isFirst = (step: Step, index: number): boolean =>
    steps.findIndex(({ operation }) => operation === step.operation) === index;
  return [...steps.filter(isFirst), ...steps.filter((step, index) => !isFirst(step, index))];
}

function callOf({ operation, arguments: given }: Step): unknown {
  return [operation, given];
}

/** Without the calls that one of the two does not answer. */
function answeredByBoth(trial: Trial, stage: Stage): Trial | undefined {
  const tape = tapeOf(trial);
  const right = referencePlayer(stage)(tape);
  const own = subjectPlayer(stage)(tape);
  const answered = new Set(tape.filter((_, index) => isAnswered(right[index]) && isAnswered(own[index])));
  if (trial.create !== undefined && !answered.has(trial.create)) return undefined;
  const kept = {
    ...trial,
    updates: trial.updates.filter((step) => answered.has(step)),
    reads: trial.reads.filter((step) => answered.has(step)),
  };
  if (kept.reads.length === 0) return undefined;
  const again = subjectPlayer(stage)(tapeOf(kept));
  return again.every(isAnswered) ? kept : undefined;
}

/** Which reads of the reference depend on the updates, whatever it draws. */
export function readsMovedByUpdates(trial: Trial, stage: Stage): readonly Step[] {
  const count = trial.reads.length;
  const moves = (play: Player): Moves => ({
    before: play(tapeOf(trial, { updates: [] })).slice(-count),
    after: play(tapeOf(trial)).slice(-count),
  });
  const [a, b] = [moves(referencePlayer(stage)), moves(referencePlayer(stage, OTHER_STREAM))];
  return trial.reads.filter(
    (_, index) =>
      agree(valueIn(a.before[index]), valueIn(b.before[index])) &&
      agree(valueIn(a.after[index]), valueIn(b.after[index])) &&
      isAnswered(a.before[index]) &&
      !agree(valueIn(a.before[index]), valueIn(a.after[index])),
  );
}

interface Moves {
  readonly before: readonly Answer[];
  readonly after: readonly Answer[];
}

function updatesMatter(trial: Trial, stage: Stage): boolean {
  return trial.updates.length > 0 && readsMovedByUpdates(trial, stage).length > 0;
}

/** A call as it is printed. */
export function shownStep({ operation, arguments: given }: Step): {
  readonly operation: string;
  readonly arguments: readonly unknown[];
} {
  return { operation, arguments: given };
}
