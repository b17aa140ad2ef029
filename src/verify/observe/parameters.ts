import { PARAMETERS_MATTER } from '../../algorithms/behaviours.js';
import type { OperationSpec, ParameterSpec } from '../../model/algorithm.js';
import { isCount } from '../bind/essentials.js';
import { coveredItems } from '../bind/operations.js';
import { agree, isTelling } from '../check/agreement.js';
import { itemsTaken } from '../drive/access-plans.js';
import { type Answer, isAnswered, isPlain, mapped, type Step, valueIn } from '../replay/tape.js';
import { OTHER_STREAM, type Player, referencePlayer, type Stage, subjectPlayer } from '../shrink/players.js';
import { fails, holds, notChecked, type Observation } from './observation.js';
import { type Trial, tapeOf } from './trial.js';

/** Another value on the same side of 0 and 1, so that rates stay rates. */
const CHANGES: readonly ((value: number) => number)[] = [
  (value) => (value === 0 ? 0.25 : value / 2),
  (value) => (value === 0 ? 0.5 : Math.abs(value) < 1 ? value + (Math.sign(value) - value) / 3 : value * 1.5),
];

/** Whether parameters that are bound and that change the reference's answers change any answer of the subject. */
export function observeParameters(stage: Stage, trial: Trial): Observation {
  const right = [referencePlayer(stage), referencePlayer(stage, OTHER_STREAM)];
  const own = subjectPlayer(stage);
  const dead: { name: string; moved: number }[] = [];
  let alive = 0;
  for (const { spec, parameter } of boundParameters(stage)) {
    let moved = 0;
    let stirred = 0;
    for (const change of CHANGES) {
      const changed = mapSteps(trial, (step) =>
        step.operation === spec.name ? varied(step, spec, parameter, change) : step,
      );
      const counts = right.map((play) => differences(play, trial, changed, 'telling'));
      if (counts.some((one) => one === undefined || one === 0)) continue;
      const count = differences(own, trial, changed, 'all');
      // An answer that is refused for the new value depends on it.
      if (count === undefined) {
        stirred += 1;
        continue;
      }
      moved += Math.min(...(counts as number[]));
      stirred += count;
    }
    if (moved > 0 && stirred === 0) dead.push({ name: `${parameter.name} of ${spec.name}`, moved });
    else if (moved > 0) alive += 1;
  }
  const [first] = dead;
  if (first !== undefined)
    return fails(
      PARAMETERS_MATTER,
      `no answer depends on ${dead.map(({ name }) => name).join(', ')}, where ${first.moved} answers of the reference do`,
      {
        inputs: { calls: tapeOf(trial).length, parameters: dead.map(({ name }) => name) },
        expected: 'other answers for other values',
        actual: 'the same answers',
      },
    );
  return alive === 0
    ? notChecked(PARAMETERS_MATTER, 'no parameter that is bound changes the reference here')
    : holds(PARAMETERS_MATTER, `${alive} parameters change answers`);
}

/** Numbers and vectors that the binding hands to the subject. */
function boundParameters({ algorithm, binding }: Stage): { spec: OperationSpec; parameter: ParameterSpec }[] {
  return algorithm.contract.operations.flatMap((spec) => {
    const one = binding.operations.get(spec.name);
    const items =
      one !== undefined
        ? itemsTaken(one.access, one.construction)
        : spec.effect === 'constructs'
          ? coveredItems(binding.construction?.arguments ?? [])
          : [];
    const covered = new Set(items.map((item) => item.parameter));
    return spec.parameters
      .filter((parameter) => covered.has(parameter.name) && !isCount(parameter))
      .filter(({ shape }) => /^number$|^vector|^boolean$/.test(shape))
      .map((parameter) => ({ spec, parameter }));
  });
}

function mapSteps(trial: Trial, change: (step: Step) => Step): Trial {
  return {
    ...(trial.create === undefined ? {} : { create: change(trial.create) }),
    updates: trial.updates.map(change),
    reads: trial.reads.map(change),
  };
}

function varied(step: Step, spec: OperationSpec, parameter: ParameterSpec, change: (value: number) => number): Step {
  const index = spec.parameters.indexOf(parameter);
  const vary = (value: unknown): unknown =>
    mapped(value, (leaf) => (typeof leaf === 'number' ? change(leaf) : typeof leaf === 'boolean' ? !leaf : leaf));
  return {
    ...step,
    arguments: step.arguments.map((value, at) => {
      if (isPlain(value) && parameter.name in value) return { ...value, [parameter.name]: vary(value[parameter.name]) };
      return at === index && !isPlain(value) ? vary(value) : value;
    }),
  };
}

/** How many answers are others; undefined when a call is not answered any more. Choices and counts are the same by chance. */
function differences(play: Player, before: Trial, after: Trial, which: 'all' | 'telling'): number | undefined {
  const [a, b]: (readonly Answer[])[] = [play(tapeOf(before)), play(tapeOf(after))];
  if (a === undefined || b === undefined || !b.every(isAnswered)) return undefined;
  const compared = which === 'all' ? a : a.filter((answer) => isTelling(valueIn(answer)));
  return compared.filter((answer) => !agree(valueIn(answer), valueIn(b[a.indexOf(answer)]))).length;
}
