import { STAYS_FINITE } from '../../algorithms/behaviours.js';
import type { ParameterSpec } from '../../model/algorithm.js';
import { isRegular } from '../check/agreement.js';
import { isAnswered, isPlain, type Step, valueIn } from '../replay/tape.js';
import { type Stage, subjectPlayer } from '../shrink/players.js';
import { fails, holds, notChecked, type Observation } from './observation.js';
import { type Trial, tapeOf } from './trial.js';

const PROBES = [Number.NaN, Number.POSITIVE_INFINITY] as const;

interface Spoilt {
  readonly parameter: string;
  readonly given: number;
  readonly answers: number;
  readonly all: boolean;
}

/** Whether one update with a number that is not finite spoils later answers. */
export function observeFinite(stage: Stage, trial: Trial): Observation {
  const last = trial.updates.at(-1);
  const places = last === undefined ? [] : numberPlaces(stage, last);
  if (last === undefined || places.length === 0) return notChecked(STAYS_FINITE, 'no update takes a plain number');
  const play = subjectPlayer(stage);
  const count = trial.reads.length;
  const base = play(tapeOf(trial)).slice(-count);
  const spoilt: Spoilt[] = [];
  let refused = 0;
  for (const { parameter, put } of places)
    for (const given of PROBES) {
      const probe = put(given);
      // Another good update follows: some only compute with the last one.
      const answers = play(tapeOf(trial, { updates: [...trial.updates, probe, last] }));
      if (!isAnswered(answers.at(-count - 2))) {
        refused += 1;
        continue;
      }
      const reads = answers.slice(-count);
      const wrong = reads.filter(
        (answer, index) => isFiniteAnswer(valueIn(base[index])) && !isFiniteAnswer(valueIn(answer)),
      );
      if (wrong.length > 0)
        spoilt.push({ parameter: parameter.name, given, answers: wrong.length, all: wrong.length === count });
    }
  const [worst] = [...spoilt].sort((a, b) => b.answers - a.answers);
  if (worst === undefined)
    return holds(
      STAYS_FINITE,
      refused > 0 ? `${refused} of ${2 * places.length} such updates are refused` : 'answers stay finite',
    );
  const share = worst.all ? 'every answer asked for' : `${worst.answers} of ${count} answers`;
  return fails(STAYS_FINITE, `one update with ${worst.parameter} = ${worst.given} spoils ${share}`, {
    inputs: { update: last.operation, parameter: worst.parameter, given: String(worst.given) },
    expected: 'finite answers, or an error',
    actual: `${worst.answers} answers that are not finite`,
  });
}

function isFiniteAnswer(answer: unknown): boolean {
  if (!isRegular(answer)) return false;
  if (Array.isArray(answer)) return answer.every(isFiniteAnswer);
  if (isPlain(answer)) return Object.values(answer).every(isFiniteAnswer);
  return answer !== Number.POSITIVE_INFINITY && answer !== Number.NEGATIVE_INFINITY;
}

/** Arguments of an update that are plain numbers. */
function numberPlaces(
  { algorithm }: Stage,
  step: Step,
): { readonly parameter: ParameterSpec; readonly put: (value: number) => Step }[] {
  const parameters = algorithm.contract.operations.find(({ name }) => name === step.operation)?.parameters ?? [];
  return parameters.flatMap((parameter, index) => {
    if (parameter.shape !== 'number' || typeof step.arguments[index] !== 'number') return [];
    return [
      {
        parameter,
        put: (value: number) => ({ ...step, arguments: step.arguments.map((one, at) => (at === index ? value : one)) }),
      },
    ];
  });
}
