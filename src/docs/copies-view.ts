import type { CloneGroup, Collision } from '../model/result.js';
import { KIND_WORDS, percent } from '../render/copies-view.js';
import { cut } from '../render/cut.js';
import type { Links } from './links.js';

const MEMBER_ROWS = 12;

/** Groups of copies that a module takes part in. */
export function cloneRows(links: Links, groups: readonly CloneGroup[]) {
  return groups.map((group) => ({
    level: group.level,
    kind: KIND_WORDS[group.kind],
    similarity: group.similarity < 1 ? percent(group.similarity) : '',
    recommendation: group.recommendation,
    members: cut(
      group.members.map((member) => ({
        module: links.module(member.path),
        lines: `lines ${member.startLine} to ${member.endLine}`,
        link: links.symbol(member.path, member.symbol),
        kept: member.copy === 'reference',
      })),
      MEMBER_ROWS,
    ),
  }));
}

/** Names of a module that something else bears as well. */
export function collisionRows(links: Links, collisions: readonly Collision[]) {
  return collisions.map((collision) => ({
    kind: collision.kind,
    name: collision.name,
    content: collision.content ?? '',
    recommendation: collision.recommendation,
    members: cut(
      collision.members.map((member) => ({
        module: links.module(member.path),
        line: member.startLine,
        link: links.symbol(member.path, member.symbol),
        note: member.note,
      })),
      MEMBER_ROWS,
    ),
    drift: collision.drift,
  }));
}
