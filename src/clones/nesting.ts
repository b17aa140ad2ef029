import type { FoundGroup } from './found-group.js';
import type { Unit } from './unit.js';

/**
 * Leaves out groups whose copies follow from those of what is around them: a function inside a duplicated module. Where one
 * such module holds several copies itself, these stay.
 *
 * @param groups outer levels before inner ones
 */
export function withoutNested(groups: readonly FoundGroup[]): FoundGroup[] {
  const groupsOf = new Map<Unit, FoundGroup[]>();
  const kept: FoundGroup[] = [];
  for (const group of groups) {
    const left = ownMembers(group, groupsOf);
    if (left.length < 2) continue;
    const reference = left.includes(group.reference) ? group.reference : left[0]!;
    const own = { ...group, members: left, reference };
    kept.push(own);
    for (const member of group.members) {
      const known = groupsOf.get(member);
      if (known === undefined) groupsOf.set(member, [own]);
      else known.push(own);
    }
  }
  return kept;
}

/** The members that are copies for a reason of their own. */
function ownMembers(group: FoundGroup, groupsOf: ReadonlyMap<Unit, readonly FoundGroup[]>): readonly Unit[] {
  let shared: ReadonlySet<FoundGroup> | undefined;
  for (const member of group.members) {
    const around = new Set(enclosing(member).flatMap((unit) => groupsOf.get(unit) ?? []));
    shared = shared === undefined ? around : new Set([...shared].filter((one) => around.has(one)));
  }
  const outer = [...(shared ?? [])][0];
  if (outer === undefined) return group.members;
  const byPlace = new Map<Unit, Unit[]>();
  for (const member of group.members) {
    const place = enclosing(member).find((unit) => outer.members.includes(unit)) ?? member;
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, [member]);
    else known.push(member);
  }
  return [...byPlace.values()].reduce((most, members) => (members.length > most.length ? members : most), []);
}

function enclosing(unit: Unit): Unit[] {
  const around: Unit[] = [];
  for (let outer = unit.parent; outer !== undefined; outer = outer.parent) around.push(outer);
  return around;
}
