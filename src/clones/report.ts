import { createHash } from 'node:crypto';
import type { CloneGroup } from '../model/result.js';
import type { Program } from '../rules/program.js';
import type { FoundGroup } from './found-group.js';
import { recommend, standingOf } from './recommend.js';
import { relationOf } from './relation.js';
import { nameOf, type Unit } from './unit.js';

const LEVELS = { module: 0, class: 1, function: 2 } as const;

/** Groups as they stand in the result: modules first, in each level the largest waste of code first, then by place. */
export function reportGroups(
  groups: readonly FoundGroup[],
  program: Program,
  placeholdersIn: (unit: Unit) => number,
): CloneGroup[] {
  return groups
    .map((group) => ({ waste: waste(group), entry: entryOf(group, program, placeholdersIn) }))
    .sort(
      (left, right) =>
        LEVELS[left.entry.level] - LEVELS[right.entry.level] ||
        right.waste - left.waste ||
        (left.entry.id < right.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

/** Tokens that would go if one copy were left. */
function waste({ members }: FoundGroup): number {
  const tokens = members.map((member) => member.tokens);
  return tokens.reduce((sum, one) => sum + one, 0) - Math.max(...tokens);
}

function entryOf(group: FoundGroup, program: Program, placeholdersIn: (unit: Unit) => number): CloneGroup {
  const standings = group.members.map((unit) => standingOf(unit, program, placeholdersIn));
  const { keep, text } = recommend(group, standings);
  return {
    id: groupId(group),
    kind: group.kind,
    level: group.level,
    similarity: rounded(group.similarity),
    members: group.members.map((unit) => ({
      path: unit.file.path,
      startLine: unit.startLine,
      endLine: unit.endLine,
      symbol: nameOf(unit),
      ...copyOf(unit, keep),
    })),
    recommendation: text,
  };
}

function copyOf(unit: Unit, keep: Unit): Pick<CloneGroup['members'][number], 'copy' | 'similarity'> {
  if (unit === keep) return { copy: 'reference' };
  const relation = relationOf(unit, keep);
  return relation === undefined ? {} : { copy: relation.kind, similarity: rounded(relation.similarity) };
}

/**
 * Identity of a group: SHA-256 over level and all members' paths and names, 16 hex digits. A further copy is another group; an
 * edit that moves lines is not. Several members of one name in one file count as often as they are there.
 */
function groupId({ level, members }: FoundGroup): string {
  const identities = members.map((unit) => `${unit.file.path}\0${nameOf(unit)}`).sort();
  return createHash('sha256')
    .update([level, ...identities].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

function rounded(similarity: number): number {
  return Math.round(similarity * 1000) / 1000;
}
