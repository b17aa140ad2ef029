import type { AnyAlgorithm } from '../../model/algorithm.js';
import type { Binding } from '../bind/binding.js';
import type { Usage } from '../contract/recorded-calls.js';
import type { Conversation } from '../drive/conversation.js';
import { emptyJournal, type Frame } from '../drive/frame.js';
import { subjectImplementation } from '../drive/implementation.js';
import { restricted } from '../drive/restricted.js';
import { type Answer, replay, type Tape } from '../replay/tape.js';

/** A bound subject, and what is needed to drive right implementations in its place. */
export interface Stage {
  readonly algorithm: AnyAlgorithm;
  readonly binding: Binding;
  readonly usage: Usage;
  readonly conversation: Conversation;
  readonly seed: number;
}

/** Makes the calls of a tape and tells the answers. */
export type Player = (tape: Tape) => readonly Answer[];

export function frameOf({ algorithm, binding, usage }: Omit<Stage, 'conversation' | 'seed'>): Frame {
  return { binding, contract: algorithm.contract, usage, journal: emptyJournal() };
}

/** @throws SessionOver when the subject's process does not answer any more */
export function subjectPlayer(stage: Stage): Player {
  return (tape) => {
    const frame = frameOf(stage);
    const answers = replay(tape, subjectImplementation(frame, stage.conversation), stage.seed);
    if (frame.journal.over !== undefined) throw frame.journal.over;
    stage.conversation.releaseAll();
    return answers;
  };
}

/** Of random numbers: what is answered alike under it does not depend on chance. */
export const OTHER_STREAM = 104_729;

/** Streams that a choice has to be the same under before it counts as settled: one of three in four passes by chance in 1 of 230. */
const STREAMS = 20;

/** The reference with each of many streams of random numbers; once, where the contract knows no chance. */
export function referencePlayers(stage: Omit<Stage, 'conversation'>): Player[] {
  const isRandom = stage.algorithm.contract.operations.some((spec) =>
    spec.parameters.some(({ shape }) => shape === 'random'),
  );
  return Array.from({ length: isRandom ? STREAMS : 1 }, (_, index) => referencePlayer(stage, index * OTHER_STREAM));
}

/** The reference in the subject's place. With another `stream`, the random numbers that it draws are others. */
export function referencePlayer(stage: Omit<Stage, 'conversation'>, stream = 0): Player {
  return placed(stage, stage.algorithm.reference, stream);
}

/** Right implementations that differ in form: in ties, in storage, in the order of sums. */
export function variantPlayers(stage: Omit<Stage, 'conversation'>): Player[] {
  return stage.algorithm.variants.map(({ implementation }) => placed(stage, implementation, 0));
}

function placed(stage: Omit<Stage, 'conversation'>, implementation: unknown, stream: number): Player {
  return (tape) => replay(tape, restricted(frameOf(stage), implementation, {}, stream), stage.seed + stream);
}
