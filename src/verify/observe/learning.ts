import { LEARNS } from '../../algorithms/behaviours.js';
import { agree } from '../check/agreement.js';
import { valueIn } from '../replay/tape.js';
import { type Stage, subjectPlayer } from '../shrink/players.js';
import { fails, holds, notChecked, type Observation } from './observation.js';
import { readsMovedByUpdates, shownStep, type Trial, tapeOf } from './trial.js';

/** Whether any answer that the reference changes after the updates changes. */
export function observeLearning(stage: Stage, trial: Trial): Observation {
  if (trial.updates.length === 0) return notChecked(LEARNS, 'it has no update');
  const moved = readsMovedByUpdates(trial, stage).filter(({ operation }) => !isChoice(stage, operation));
  if (moved.length === 0) return notChecked(LEARNS, 'the updates change no answer of the reference either');
  const play = subjectPlayer(stage);
  const before = play(tapeOf(trial, { updates: [], reads: moved })).slice(-moved.length);
  const after = play(tapeOf(trial, { reads: moved })).slice(-moved.length);
  const changed = moved.filter((_, index) => !agree(valueIn(before[index]), valueIn(after[index])));
  if (changed.length > 0) return holds(LEARNS, `${trial.updates.length} updates change ${changed.length} answers`);
  const names = [...new Set(moved.map(({ operation }) => operation))].join(', ');
  return fails(LEARNS, `${trial.updates.length} updates change no answer to ${names}, where the reference changes`, {
    inputs: { updates: trial.updates.map(shownStep), asked: moved.map(shownStep) },
    expected: 'another answer than before the updates',
    actual: after.map(valueIn),
  });
}

/** A choice may be the same before and after by chance, and by another way to break ties. */
function isChoice({ algorithm }: Stage, operation: string): boolean {
  const returns = algorithm.contract.operations.find(({ name }) => name === operation)?.returns ?? '';
  return /^(index|arm|action|boolean)/.test(returns);
}
