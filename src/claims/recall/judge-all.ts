import type { StageMemory } from '../../model/stage-memory.js';
import type { ExtractedClaim } from '../extracted.js';
import type { JudgeContext } from '../judge/context.js';
import { judgeClaim } from '../judge/judge.js';
import type { Judgement } from '../judge/judgement.js';
import type { KeptResolutions } from '../resolve/kept-resolutions.js';
import { AnswerTexts } from './answer-text.js';
import { type KeptJudgement, keepJudgements, recallJudgements } from './kept-judgements.js';
import { QuestionLog } from './question-log.js';
import { recorded } from './recorded.js';

/** Share of claims that were judged anew from which on what is kept is replaced: writing all of it costs more than judging a few. */
const WORTH_KEEPING = 0.01;

/**
 * Judges claims, and takes the judgement of the last run where all that its judge asked then is answered now as it was. A judge
 * sees the program through a context that notes each question, so nothing that it went by is left out.
 *
 * @param claims in the ledger's order
 * @param stateOf the state of a listed file: a hash, or what tells that it was not touched
 * @param resolutions what paths are resolved by
 */
export function judgeAll(
  claims: readonly ExtractedClaim[],
  context: JudgeContext,
  stateOf: (path: string) => string,
  memory: StageMemory,
  resolutions: Pick<KeptResolutions, 'state' | 'isSame'>,
): Judgement[] {
  const scope = JSON.stringify(context.partial ?? null);
  const kept = recallJudgements(memory, scope);
  const log = new QuestionLog(
    context,
    new AnswerTexts(context.index.facts.values(), stateOf),
    stateOf,
    kept,
    resolutions.isSame(kept?.paths),
  );
  const noting = notedContext(context, log);
  const before = new Map(kept?.documents.map(([path, state, judged]) => [path, { state, judged }]));
  const documents = new Map<string, { readonly state: string; readonly judged: KeptJudgement[] }>();
  let anew = 0;
  const judgements = claims.map((claim) => {
    const { path } = claim.document;
    const document = documents.get(path) ?? { state: stateOf(path), judged: [] };
    documents.set(path, document);
    const { state, judged } = document;
    const earlier = before.get(path);
    const near = claim.mention.context ?? null;
    const last = earlier?.state === state ? earlier.judged[judged.length] : undefined;
    if (last != null && last[0] === near && last[1].every((id) => log.holds(id))) {
      judged.push(last);
      return last[2];
    }
    anew++;
    const { value: judgement, asked } = log.noting(() => judgeClaim(claim, noting));
    judged.push(asked === undefined ? null : [near, asked, judgement]);
    return judgement;
  });
  if (kept === undefined || anew > claims.length * WORTH_KEEPING) {
    const all = [...documents].map(([path, { state, judged }]) => [path, state, judged] as const);
    keepJudgements(memory, log.compact({ scope, paths: resolutions.state, documents: all }));
  }
  return judgements;
}

function notedContext(context: JudgeContext, log: QuestionLog): JudgeContext {
  const members = Object.entries(context).map(([name, member]) => [
    name,
    typeof member === 'object' ? recorded(name, member as object, log.ask) : member,
  ]);
  return Object.fromEntries(members) as unknown as JudgeContext;
}
