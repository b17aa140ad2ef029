import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import { attributeNames } from '../contract/attribute-names.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import { CERTAIN, LEAST_SCORE, nameScore, wordsOf } from '../subject/words.js';

export interface RankedMember {
  readonly member: Callable;
  readonly score: number;
}

/**
 * Members of a subject whose names may mean an operation, the likeliest first.
 *
 * @param names of the operation, besides the contract's own
 */
export function membersFor(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  names: readonly string[],
): RankedMember[] {
  return subject.members
    .map((member) => ({
      member,
      score: Math.max(
        nameScore(member.name, spec.name, names) - (member.isInternal ? 3 : 0),
        isClaimed(subject, member) && isMeant(algorithm, spec, subject, member) ? LEAST_SCORE : 0,
      ),
    }))
    .filter(
      ({ member, score }) =>
        score >= LEAST_SCORE && !onlyReads(spec, member, score) && !isNamedForAnother(algorithm, spec, member, score),
    )
    .sort((a, b) => b.score - a.score);
}

/** The function of a module that is said to be the algorithm, whatever it is called. */
function isClaimed({ kind, symbol }: SubjectShape, { name }: Callable): boolean {
  return (kind === 'state' || kind === 'module') && name === symbol;
}

const READING: ReadonlySet<string> = new Set(['get', 'is', 'has', 'peek', 'read', 'current', 'show', 'print', 'plot']);

/** `getEpsilon` is no step of its decay, though it names the epsilon. */
function onlyReads({ effect }: OperationSpec, { kind, name }: Callable, score: number): boolean {
  if (effect !== 'updates' || score >= CERTAIN) return false;
  return kind === 'getter' || READING.has(wordsOf(name)[0] ?? '');
}

/**
 * `sample` is a part of `add_sample`, and the name of another operation: what it is called says what it does. A name that is one of
 * this operation's own counts for both.
 */
function isNamedForAnother({ contract }: AnyAlgorithm, spec: OperationSpec, member: Callable, score: number): boolean {
  if (score >= CERTAIN) return false;
  const fit = bestOther(contract, spec, member);
  return fit >= CERTAIN && fit > score;
}

/** Whether nothing speaks against the operation: not that it is a run of another kind, nor a name that tells of another operation. */
function isMeant({ contract }: AnyAlgorithm, spec: OperationSpec, { state }: SubjectShape, member: Callable): boolean {
  if (state?.makes === 'answer') return spec.insteadOf !== undefined;
  return bestOther(contract, spec, member) < LEAST_SCORE;
}

/** How well the name of a member fits the operation, other than the given, that it fits best. */
function bestOther({ id, operations }: AnyAlgorithm['contract'], spec: OperationSpec, member: Callable): number {
  const fits = operations
    .filter((other) => other.name !== spec.name)
    .map((other) => nameScore(member.name, other.name, [...other.aliases, ...attributeNames(id, other.name)]));
  return Math.max(0, ...fits);
}
