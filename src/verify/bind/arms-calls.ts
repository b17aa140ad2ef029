import { playOperation } from '../../algorithms/bandits/rounds/play.js';
import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { ARMS, ASKED, ENVIRONMENTS, PLAYS, ROUNDS_WANTED } from '../contract/arms.js';
import type { SubjectShape } from '../subject/shape.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import { AskedArms } from '../values/asked-arms.js';
import { type CallPlan, type OperationBinding, shown } from './binding.js';
import { type PlannedCall, planCalls } from './call-plans.js';
import { countOf } from './essentials.js';
import type { Item } from './items.js';
import { coveredItems } from './operations.js';

/** The operation of bandits that ask their arms for rewards themselves, where the contract has it. */
export function isPlay({ name }: Pick<OperationSpec, 'name'>): boolean {
  return name === playOperation.name;
}

/** The arms that a bandit asks for rewards; they stand for their number as well. */
function armsItem({ contract }: AnyAlgorithm, operation: string): Item {
  const count = countOf(contract)?.name ?? '';
  return {
    path: 'arms',
    name: 'bandit',
    aliases: ENVIRONMENTS,
    shape: ASKED,
    parameter: ARMS,
    covers: [count],
    operation,
    derive: (given) => given[ARMS] ?? new AskedArms(Number(given[count] ?? 1)),
  };
}

const ROUNDS: Item = {
  path: 'the number of rounds',
  name: 'num_rounds',
  aliases: ROUNDS_WANTED,
  shape: 'integer',
  parameter: 'rewards',
  operation: playOperation.name,
  derive: ({ rewards }) => (rewards as readonly unknown[] | undefined)?.length,
};

/** Whether a subject that is made or called in this way is given the arms. */
function takesArms(call: CallPlan | undefined): boolean {
  return coveredItems(call?.arguments ?? []).some(({ parameter }) => parameter === ARMS);
}

/** Ways to construct a bandit that is given its arms; none where nothing of it may play rounds. */
export function constructionsWithArms(
  algorithm: AnyAlgorithm,
  subject: SubjectShape,
  items: readonly Item[],
  constructing: OperationSpec,
): readonly PlannedCall[] {
  if (!algorithm.contract.operations.some(isPlay) || players(subject).length === 0) return [];
  const { plans } = planCalls(
    algorithm,
    subject,
    subject.parameters,
    [armsItem(algorithm, constructing.name), ...items],
    { positional: [] },
  );
  return plans.filter(({ plan }) => takesArms(plan));
}

function players({ members }: SubjectShape) {
  return members
    .filter(({ kind }) => kind === 'method')
    .map((member) => ({ member, score: nameScore(member.name, playOperation.name, PLAYS) }))
    .filter(({ score }) => score >= CERTAIN);
}

/**
 * Methods that play rounds. Those that are told how many come first: what plays a single round is often a part of them, and the rest of
 * the round is theirs.
 */
export function playingMembers(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
): OperationBinding[] {
  const items = [ROUNDS, armsItem(algorithm, spec.name)];
  const found = players(subject).flatMap(({ member, score }) =>
    planCalls(algorithm, subject, member.parameters, items, { positional: [ROUNDS] }).plans.map(({ plan }) => ({
      many: coveredItems(plan.arguments).includes(ROUNDS),
      binding: {
        spec,
        access: { kind: 'method', name: member.name, call: plan },
        score,
        explanation: `${spec.name}: ${subject.symbol}.${member.name}(${shown(plan)})`,
      } satisfies OperationBinding,
    })),
  );
  return found.sort((a, b) => Number(b.many) - Number(a.many)).map(({ binding }) => binding);
}

/** Whether one call plays all rounds. */
export function playsAllAtOnce({ access }: OperationBinding): boolean {
  return 'call' in access && coveredItems(access.call.arguments).includes(ROUNDS);
}

/** Whether a binding gives its subject the arms, so that it can play. */
export function givesArms(construction: CallPlan | undefined, { access }: OperationBinding): boolean {
  return takesArms(construction) || ('call' in access && takesArms(access.call));
}
