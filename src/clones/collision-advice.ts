import type { Collision } from '../model/result.js';
import type { NamedPlace } from './named-place.js';
import { rank } from './recommend.js';
import type { Unit } from './unit.js';

export interface Judged {
  readonly kind: Collision['kind'];
  readonly content: NonNullable<Collision['content']>;
  readonly places: readonly NamedPlace[];
  readonly fullest: Unit;
  /** Lines that differ in a number, a sign, an operator or a default. */
  readonly drift: number;
}

/** What to do about one name in several places, with the reason. */
export function adviceOn({ kind, content, places, fullest, drift }: Judged): string {
  const files = new Set(places.map((place) => place.unit.file));
  if (files.size === 1)
    return 'Delete or rename the earlier ones: the last definition in a file is the one that counts.';
  const home = bestPlace(places, fullest).unit.file.path;
  const empty = places.filter((place) => place.placeholders > 0 && place.importers.length === 0);
  if (content === 'same') return `Keep one in ${home} and import it: the code is the same in all places.`;
  if (drift > 0)
    return `Settle which ${drift === 1 ? 'value is' : `of ${drift} differing values are`} right, then keep the one in ${home}: copies of one origin compute different things.`;
  if (content === 'drifted') return `Merge into ${home}: the others are earlier or later stages of it.`;
  if (empty.length > 0 && empty.length < places.length)
    return `Remove or rename the one in ${empty[0]!.unit.file.path}: it holds placeholders and nothing imports it.`;
  if (places.every(isOutOfReach))
    return 'Keep: each stands in a script of its own and nothing imports any, so no import can get the wrong one.';
  if (kind === 'module') return 'Rename all but one: only the folder tells these apart.';
  return 'Rename all but one: they are different things, and which one an import gets depends on its path.';
}

/** Nothing imports it, and it is in a file that is run or inside a function. */
function isOutOfReach({ unit, importers }: NamedPlace): boolean {
  const isInner = unit.declaration !== undefined && unit.declaration.parent !== undefined;
  return importers.length === 0 && (isInner || unit.file.facts.mainBlock !== undefined);
}

/** Production code, then the most imported, else the one with the fewest placeholders, else the fullest. */
function bestPlace(places: readonly NamedPlace[], fullest: Unit): NamedPlace {
  return [...places].sort(
    (left, right) =>
      rank(left.unit) - rank(right.unit) ||
      right.importers.length - left.importers.length ||
      left.placeholders - right.placeholders ||
      Number(right.unit === fullest) - Number(left.unit === fullest) ||
      left.unit.order - right.unit.order,
  )[0]!;
}
