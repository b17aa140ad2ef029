import type { AuditResult, CloneGroup, Collision } from '../model/result.js';
import { cut } from './cut.js';

const GROUP_ROWS = 60;
const COLLISION_ROWS = 60;
const MEMBER_ROWS = 12;

const LEVEL_TITLES: Readonly<Record<CloneGroup['level'], string>> = {
  module: 'Modules',
  class: 'Classes',
  function: 'Functions',
};

export const KIND_WORDS: Readonly<Record<CloneGroup['kind'], string>> = {
  exact: 'exact',
  comments: 'exact but for comments',
  renamed: 'renamed',
  near: 'near',
  contained: 'contained',
};

/** The section on copies and on names in several places. Names with the same code everywhere are left to the groups. */
export function copiesView(result: AuditResult) {
  const levels = (['module', 'class', 'function'] as const)
    .map((level) => ({
      title: LEVEL_TITLES[level],
      ...cut(result.cloneGroups.filter((group) => group.level === level).map(groupRow), GROUP_ROWS),
    }))
    .filter((section) => section.total > 0);
  const telling = result.collisions.filter((collision) => collision.content !== 'same');
  // Copies that compute different things come first.
  const sorted = [...telling].sort((left, right) => Number(right.drift.length > 0) - Number(left.drift.length > 0));
  return { levels, collisions: cut(sorted.map(collisionRow), COLLISION_ROWS) };
}

function groupRow(group: CloneGroup) {
  const members = cut(group.members, MEMBER_ROWS);
  return {
    kind: KIND_WORDS[group.kind],
    similarity: group.similarity < 1 ? percent(group.similarity) : '',
    count: `${group.members.length} copies`,
    recommendation: group.recommendation,
    members: members.rows.map((member) => ({
      place: `${member.path}:${member.startLine}-${member.endLine}`,
      symbol: member.symbol,
      copy: copyWords(member),
    })),
    moreMembers: members.more,
  };
}

function copyWords({ copy, similarity }: CloneGroup['members'][number]): string {
  if (copy === undefined) return '';
  if (copy === 'reference') return 'the one to keep';
  return similarity === undefined || similarity === 1
    ? KIND_WORDS[copy]
    : `${KIND_WORDS[copy]}, ${percent(similarity)}`;
}

function collisionRow(collision: Collision) {
  const members = cut(collision.members, MEMBER_ROWS);
  return {
    kind: collision.kind,
    name: collision.name,
    content: collision.content ?? '',
    recommendation: collision.recommendation,
    members: members.rows.map((member) => ({ place: `${member.path}:${member.startLine}`, note: member.note })),
    moreMembers: members.more,
    drift: collision.drift,
  };
}

export function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
