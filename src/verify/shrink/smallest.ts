import { seededRandom } from '../../algorithms/random.js';
import type { Property } from '../../model/algorithm.js';
import type { Value } from '../../sandbox/session.js';
import { agree, isRegular, isTelling } from '../check/agreement.js';
import type { Exchange } from '../drive/conversation.js';
import { subjectImplementation } from '../drive/implementation.js';
import { isOpaque } from '../drive/performance.js';
import { type Answer, isAnswered, recordTape, type Tape, valueIn } from '../replay/tape.js';
import {
  frameOf,
  type Player,
  referencePlayer,
  referencePlayers,
  type Stage,
  subjectPlayer,
  variantPlayers,
} from './players.js';
import { rawAnswer } from './raw-answer.js';
import { fewerCalls } from './shorter.js';
import { simplerArguments } from './simpler.js';

/** The fewest calls found after which the subject answers otherwise than every right implementation. */
export interface Smallest {
  /** Of the contract; the last one is answered wrongly. */
  readonly tape: Tape;
  readonly operation: string;
  /** What the reference and its right variants answer to the last call, and what the subject does. */
  readonly expected: unknown;
  readonly actual: unknown;
  /** Calls that the failing check had made. */
  readonly found: number;
  /** The calls in the subject's own terms, and the right answer in the form in which it answers; undefined when that form is not known. */
  readonly exchanges: readonly Exchange[];
  readonly expectedRaw: Value;
}

/** What looking for a smaller counterexample may cost. Numbers, not times: they are the same on every machine. */
const MOST_CALLS = 1_500;
const MOST_STEPS = 40_000;
const ROUNDS = 3;

/**
 * Runs a failing property on the subject, finds the first answer that no right implementation gives to the same calls, and makes the
 * calls fewer and their arguments simpler as long as that stays so. Undefined when no single answer shows the failure, as where
 * frequencies are wrong.
 *
 * @throws SessionOver when the subject's process does not answer any more
 */
export function smallestCounterexample(stage: Stage, property: Property<unknown>): Smallest | undefined {
  const recorded = recordTape(
    stage.algorithm.contract,
    subjectImplementation(frameOf(stage), stage.conversation),
    (watched) => property.check(watched, seededRandom(stage.seed)),
  );
  stage.conversation.releaseAll();
  const first = firstDivergence(stage, recorded.tape);
  if (first === undefined) return undefined;
  const { conversation } = stage;
  const judge = judgeOf(stage, first);
  const panelSize = first.panel.length + referencePlayers(stage).length;
  const start = conversation.calls;
  let steps = 0;
  const accepts = (candidate: Tape): boolean => {
    if (conversation.calls - start > MOST_CALLS || steps > MOST_STEPS) return false;
    const wrong = judge(candidate);
    steps += candidate.length * (wrong === undefined ? 3 : panelSize);
    return wrong !== undefined;
  };
  let tape = first.tape;
  for (let round = 0; round < ROUNDS; round++) {
    const before = tape;
    tape = simplerArguments(fewerCalls(tape, accepts), stage.algorithm.contract, accepts);
    if (tape === before) break;
  }
  return told(stage, tape, judge, recorded.tape.length);
}

interface Divergence {
  readonly tape: Tape;
  readonly actual: unknown;
  /** Right variants that answer as the reference does. */
  readonly panel: readonly Player[];
}

/** The calls up to the first that is answered wrongly, a number rather than a choice where there is one, without those that throw. */
function firstDivergence(stage: Stage, recorded: Tape): Divergence | undefined {
  const subject = subjectPlayer(stage);
  const reference = referencePlayer(stage);
  const ownAnswers = subject(recorded);
  const right = reference(recorded);
  const tape = recorded.filter((_, index) => isAnswered(ownAnswers[index]) && isAnswered(right[index]));
  const whole = tape.length === recorded.length;
  const answers = { own: whole ? ownAnswers : subject(tape), right: whole ? right : reference(tape) };
  const others = referencePlayers(stage).map((player) => player(tape));
  const variants = variantPlayers(stage).map((player) => ({ player, answers: player(tape) }));
  let choice: Divergence | undefined;
  for (const [index, step] of tape.entries()) {
    const expected = valueIn(answers.right[index]);
    const actual = valueIn(answers.own[index]);
    if (step.makes !== undefined || isOpaque(step.operation) || agree(expected, actual)) continue;
    if (!isRegular(expected) || !isAnswered(answers.own[index])) continue;
    if (!others.every((other) => agree(expected, valueIn(other[index])))) continue;
    const agreeing = variants.filter((one) => agree(valueIn(one.answers[index]), expected));
    // Where a right implementation answers as the subject does, nothing is wrong.
    if (variants.some((one) => agree(valueIn(one.answers[index]), actual))) continue;
    const found = { tape: tape.slice(0, index + 1), actual, panel: agreeing.map(({ player }) => player) };
    if (isTelling(expected)) return found;
    choice ??= found;
  }
  return choice;
}

interface Wrong {
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Says whether the last call of a tape is answered wrongly in the way of the divergence, and every other call answered. */
function judgeOf(stage: Stage, { actual: found, panel }: Divergence): (tape: Tape) => Wrong | undefined {
  const [reference, ...others] = [...referencePlayers(stage), ...panel] as [Player, ...Player[]];
  const subject = subjectPlayer(stage);
  return (tape) => {
    const expected = lastOf(reference(tape));
    // Most candidates that depend on chance fall here, before they cost anything.
    if (expected === undefined || !settled(others.slice(0, 2), tape, expected)) return undefined;
    const actual = lastOf(subject(tape));
    if (actual === undefined || agree(expected, actual) || isRegular(actual) !== isRegular(found)) return undefined;
    return isRegular(expected) && settled(others.slice(2), tape, expected) ? { expected, actual } : undefined;
  };
}

function settled(players: readonly Player[], tape: Tape, expected: unknown): boolean {
  return players.every((player) => agree(lastOf(player(tape)), expected));
}

/** The last answer; undefined when any call was not answered, or the last one with nothing. */
function lastOf(answers: readonly Answer[]): unknown {
  return answers.every(isAnswered) ? valueIn(answers.at(-1)) : undefined;
}

/** Runs the smallest tape once more and writes down what is said to the subject. */
function told(stage: Stage, tape: Tape, judge: (tape: Tape) => Wrong | undefined, found: number): Smallest | undefined {
  const { outcome: wrong, exchanges } = stage.conversation.recorded(() => judge(tape));
  const operation = tape.at(-1)?.operation;
  if (wrong === undefined || operation === undefined) return undefined;
  const expectedRaw = rawAnswer(exchanges.at(-1)?.value, wrong.actual, wrong.expected);
  return { tape, operation, ...wrong, found, exchanges, expectedRaw };
}
