import { type Cluster, clustersOf } from './clusters.js';
import { containmentsOf } from './containment.js';
import type { FoundGroup } from './found-group.js';
import type { KeptLinks } from './kept-links.js';
import { withoutNested } from './nesting.js';
import { relationOf, sameText, sameTokens } from './relation.js';
import type { Level, Unit } from './unit.js';

/** All groups of copies: modules first, and nothing inside a group that the group says already. */
export function findGroups(units: readonly Unit[], kept: KeptLinks): FoundGroup[] {
  const modules = clustersOf('module', units, kept);
  const classes = clustersOf('class', units, kept);
  const functions = clustersOf('function', units, kept);
  const contained = (level: Level, inner: readonly Cluster[], own: readonly Cluster[]): FoundGroup[] =>
    containmentsOf(level, inner, own).map((found) => ({ level, kind: 'contained', ...found }));
  return withoutNested([
    ...modules.map((cluster) => grouped('module', cluster)),
    ...contained('module', [...classes, ...functions], modules),
    ...classes.map((cluster) => grouped('class', cluster)),
    ...contained('class', functions, classes),
    ...functions.map((cluster) => grouped('function', cluster)),
  ]);
}

/** A group is as good as its worst copy. */
function grouped(level: Level, { members, reference }: Cluster): FoundGroup {
  const first = members[0]!;
  if (members.every((member) => sameTokens(member, first))) {
    const kind = members.every((member) => sameText(member, first)) ? 'exact' : 'comments';
    return { level, kind, similarity: 1, members, reference };
  }
  let similarity = 1;
  let renamed = true;
  for (const member of members) {
    const relation = relationOf(member, reference);
    similarity = Math.min(similarity, relation?.similarity ?? similarity);
    if (relation?.kind === 'near') renamed = false;
  }
  return { level, kind: renamed ? 'renamed' : 'near', similarity, members, reference };
}
