import { posix } from 'node:path';
import type { AuditResult, CloneGroup } from '../model/result.js';
import type { Before, KnownCopies } from './before.js';
import type { Moves } from './moves.js';

type Member = CloneGroup['members'][number];

export interface CopyChange {
  readonly group: CloneGroup;
  readonly member: Member;
}

export interface CopyChanges {
  readonly new: readonly CopyChange[];
  /** Groups no two of whose members are copies of each other any more. */
  readonly dissolved: number;
}

/**
 * Copies that were not there before, member by member: one that joins a known group is new, and so is one that was taken out and
 * put back. Which of two copies is the new one is told by which file the change touched.
 */
export function compareCopies(before: Before, { cloneGroups, files }: AuditResult, moves: Moves): CopyChanges {
  const byName = indexed(before.copies);
  const touched = touchedFiles(before, files, moves);
  const held = new Map<KnownCopies, Set<CloneGroup>>();
  const added = cloneGroups.flatMap((group) => {
    const known = group.members.map((member) => knownGroups(member, group.level, byName, moves));
    const isKnown = (index: number): boolean =>
      [...known[index]!].some((one) => known.some((others, other) => other !== index && others.has(one)));
    for (const [index, groups] of known.entries())
      if (isKnown(index)) for (const one of groups) held.set(one, (held.get(one) ?? new Set()).add(group));
    const unknown = group.members.filter((_, index) => !isKnown(index));
    return likeliest(unknown, touched, group).map((member) => ({ group, member }));
  });
  return {
    new: added.filter((change) => !isToldAround(change, added)),
    dissolved: before.copies.filter((group) => !held.has(group)).length,
  };
}

/** Whether a larger new copy holds this one: a copied module is one copy, whatever its functions are copies of besides. */
function isToldAround({ member }: CopyChange, added: readonly CopyChange[]): boolean {
  return added.some(
    ({ member: outer }) =>
      outer.path === member.path &&
      outer.suppressed === undefined &&
      outer.startLine <= member.startLine &&
      member.endLine <= outer.endLine &&
      outer.symbol !== member.symbol &&
      (outer.symbol === '' || member.symbol.startsWith(`${outer.symbol}.`)),
  );
}

interface KnownMember {
  readonly path: string;
  readonly group: KnownCopies;
}

function indexed(copies: readonly KnownCopies[]): Map<string, KnownMember[]> {
  const byName = new Map<string, KnownMember[]>();
  for (const group of copies)
    for (const { path, symbol } of group.members) {
      const key = `${group.level} ${symbol}`;
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [{ path, group }]);
      else known.push({ path, group });
    }
  return byName;
}

/** Known groups that a member was in, in its own file or in the one that was moved here. */
function knownGroups(
  { path, symbol }: Member,
  level: CloneGroup['level'],
  byName: ReadonlyMap<string, readonly KnownMember[]>,
  moves: Moves,
): ReadonlySet<KnownCopies> {
  const named = byName.get(`${level} ${symbol}`) ?? [];
  const isHere = (was: string): boolean => was === path || moves.cameFrom(path) === was;
  const maybe = (was: string): boolean =>
    moves.mayBe(was, path) && (symbol !== '' || posix.basename(was) === posix.basename(path));
  const here = named.filter((member) => isHere(member.path));
  const found = here.length > 0 ? here : named.filter((member) => maybe(member.path));
  return new Set(found.map((member) => member.group));
}

/** Whether the text of a file is not what it was. */
function touchedFiles(before: Before, files: AuditResult['files'], moves: Moves): (path: string) => boolean {
  const was = new Map(before.files?.map((file) => [file.path, file.sha256]));
  const is = new Map(files.map((file) => [file.path, file.sha256]));
  return (path) => {
    const earlier = was.get(moves.cameFrom(path) ?? path);
    return earlier === undefined || earlier !== is.get(path);
  };
}

/** Of members that were in no known group together: those in touched files, and of these all but the one that is to be kept. */
function likeliest(
  added: readonly Member[],
  touched: (path: string) => boolean,
  { members }: CloneGroup,
): readonly Member[] {
  const changed = added.filter((member) => touched(member.path));
  const candidates = changed.length > 0 ? changed : added;
  if (candidates.length < members.length) return candidates;
  const copies = candidates.filter((member) => member.copy !== 'reference');
  return copies.length > 0 ? copies : candidates;
}
