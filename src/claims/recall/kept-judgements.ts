import type { StageMemory } from '../../model/stage-memory.js';
import type { Judgement } from '../judge/judgement.js';
import type { PathState } from '../resolve/kept-resolutions.js';

/** A claim that was judged: the place that the claims before it gave it, the questions that its judge asked, what it said. */
export type KeptJudgement = readonly [context: string | null, asked: readonly number[], judgement: Judgement] | null;

/** Claims of a document in order, with its path and state. */
export type KeptDocument = readonly [path: string, state: string, claims: readonly KeptJudgement[]];

/** What judges asked of a program, what it answered, and what they said of the claims of each document. */
export interface KeptJudgements {
  /** What holds for all of them. */
  readonly scope: string;
  /** What paths were resolved by; absent where that cannot be told. */
  readonly paths?: PathState | undefined;
  readonly lists: readonly (readonly string[])[];
  /** Questions as texts, and the texts of their answers. */
  readonly questions: readonly string[];
  readonly answers: readonly string[];
  readonly documents: readonly KeptDocument[];
}

const STAGE = 'judgements';

/** What was kept for this scope, `undefined` when there is nothing of use. */
export function recallJudgements(memory: StageMemory, scope: string): KeptJudgements | undefined {
  const bytes = memory.recall(STAGE);
  if (bytes === undefined) return undefined;
  const kept = JSON.parse(bytes.toString('utf8')) as KeptJudgements;
  return kept.scope === scope ? kept : undefined;
}

export function keepJudgements(memory: StageMemory, kept: KeptJudgements): void {
  memory.keep(STAGE, Buffer.from(JSON.stringify(kept), 'utf8'));
}
