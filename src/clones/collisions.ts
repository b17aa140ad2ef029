import { posix } from 'node:path';
import type { Collision } from '../model/result.js';
import type { Program } from '../rules/program.js';
import { byOrder } from './clusters.js';
import { adviceOn } from './collision-advice.js';
import { isConfiguration } from './configuration-file.js';
import type { Drift } from './drift.js';
import { Importers } from './importers.js';
import type { NamedPlace } from './named-place.js';
import { type NamedUnits, namesInSeveralPlaces, redefinitions } from './named-units.js';
import { sameTokens } from './relation.js';
import { overlap } from './similarity.js';
import { nameOf, type Unit } from './unit.js';

/** From this similarity on two bodies of one name come from one. */
const RELATED = 0.5;
const LEAST_FUNCTION_RELATED = 0.6;
/** Shorter bodies are alike by chance. */
const LEAST_RELATED_TOKENS = 24;
/** Copies that are compared line by line with the fullest. */
const COMPARED = 6;
const MOST_DRIFTS = 20;

export interface CollisionInputs {
  readonly units: readonly Unit[];
  readonly program: Program;
  readonly placeholdersIn: (unit: Unit) => number;
  /** How the second unit has drifted from the first. */
  readonly driftBetween: (left: Unit, right: Unit) => readonly Drift[];
}

/** Names that stand for code of their own in several places, with which one each import gets. Sorted by kind and name. */
export function findCollisions(inputs: CollisionInputs): Collision[] {
  const named = namesInSeveralPlaces(inputs.units).flatMap(perLanguage);
  const areParallel = parallelFolders(named);
  const importers = new Importers(inputs.program, new Set(named.map((group) => group.name)));
  const across = named.flatMap((group) => {
    const places = placesOf(group, inputs, (unit) =>
      unit.level === 'module' ? inputs.program.importersOf(unit.file.path) : importers.of(unit.file.path, group.name),
    );
    if (group.kind === 'module' && contentOf(places) === 'different' && areParallel(places)) return [];
    return isWorthSaying(group, places) ? [collisionOf(group, places, inputs.driftBetween)] : [];
  });
  const within = redefinitions(inputs.units).map((group) =>
    collisionOf(
      group,
      placesOf(group, inputs, () => []),
      inputs.driftBetween,
    ),
  );
  return withoutRepeatedDrift([...across, ...within]).sort(
    (left, right) =>
      compare(left.kind, right.kind) || compare(left.name, right.name) || compare(placeKey(left), placeKey(right)),
  );
}

/** No import reaches from Python into a script or back, so a name in both is two names. */
function perLanguage(group: NamedUnits): NamedUnits[] {
  const isPython = (unit: Unit): boolean => unit.file.facts.language === 'python';
  return [group.units.filter(isPython), group.units.filter((unit) => !isPython(unit))]
    .filter((units) => units.length > 1)
    .map((units) => ({ ...group, units }));
}

/** Folders that share so many module names are parallel on purpose: one for each back end, one for each data set. */
const PARALLEL = 4;

/** Tells whether all places of a name are in folders that are parallel to each other. */
function parallelFolders(named: readonly NamedUnits[]): (places: readonly NamedPlace[]) => boolean {
  const shared = new Map<string, number>();
  const pairsOf = (folders: readonly string[]): string[] =>
    folders.flatMap((left, index) => folders.slice(index + 1).map((right) => [left, right].sort().join('\0')));
  const foldersOf = (units: readonly Unit[]) => [...new Set(units.map((unit) => posix.dirname(unit.file.path)))];
  for (const { kind, units } of named)
    if (kind === 'module') for (const pair of pairsOf(foldersOf(units))) shared.set(pair, (shared.get(pair) ?? 0) + 1);
  return (places) =>
    pairsOf(foldersOf(places.map((place) => place.unit))).every((pair) => (shared.get(pair) ?? 0) >= PARALLEL);
}

/** What a class or a function shows is not shown again by the module around it. */
function withoutRepeatedDrift(collisions: readonly Collision[]): Collision[] {
  const inner = new Set<string>();
  for (const { kind, drift } of collisions)
    if (kind !== 'module') for (const { a, b } of drift) inner.add([a, b].sort().join('\0'));
  return collisions.map((collision) =>
    collision.kind === 'module'
      ? { ...collision, drift: collision.drift.filter(({ a, b }) => !inner.has([a, b].sort().join('\0'))) }
      : collision,
  );
}

function placesOf(
  group: NamedUnits,
  { placeholdersIn }: CollisionInputs,
  importersOf: (unit: Unit) => readonly string[],
): NamedPlace[] {
  const fullest = fullestOf(group.units);
  const places: NamedPlace[] = [];
  for (const unit of [...group.units].sort(byOrder))
    places.push({
      unit,
      importers: importersOf(unit),
      placeholders: placeholdersIn(unit),
      sameAs: places.find((place) => sameTokens(place.unit, unit)),
      similarity: sameTokens(unit, fullest) ? 1 : overlap(unit, fullest).jaccard,
    });
  return places;
}

/**
 * Names by which code can be imported from two places; and names whose bodies come from one, private or not. Different functions
 * count when both are imported and take the same parameters: otherwise each is a word of its own module.
 */
function isWorthSaying({ kind }: NamedUnits, places: readonly NamedPlace[]): boolean {
  const same = places.slice(1).every((place) => place.sameAs !== undefined);
  const least = kind === 'function' ? LEAST_FUNCTION_RELATED : RELATED;
  const related = places.filter((place) => isRelated(place, least)).length > 1;
  if (kind === 'module')
    return !same && !places.every(({ unit }) => isConfiguration(unit.file.path)) && (related || isConfusing(places));
  const open = places.filter((place) => place.unit.declaration?.exported === true);
  if (kind === 'class') return related || open.length > 1;
  if (same) return false;
  const imported = open.filter((place) => place.importers.length > 0);
  return related || (imported.length > 1 && new Set(imported.map(parametersOf)).size < imported.length);
}

function parametersOf({ unit }: NamedPlace): string {
  return (unit.declaration?.parameters ?? []).map((parameter) => parameter.name).join(', ');
}

/** In Python the search path decides which module a name means; a relative path never errs, unless what it names is named alike too. */
function isConfusing(places: readonly NamedPlace[]): boolean {
  if (places.every(({ unit }) => unit.file.facts.language === 'python')) return true;
  const seen = new Set<string>();
  for (const { unit } of places) {
    const own = unit.file.units.filter((inner) => inner.declaration?.exported === true).map(nameOf);
    if (own.some((name) => seen.has(name))) return true;
    for (const name of own) seen.add(name);
  }
  return false;
}

function collisionOf(
  group: NamedUnits,
  places: readonly NamedPlace[],
  driftBetween: CollisionInputs['driftBetween'],
): Collision {
  const fullest = fullestOf(group.units);
  const drift = driftOf(fullest, places, driftBetween);
  const content = contentOf(places);
  return {
    name: group.name,
    kind: group.kind,
    content,
    members: places.map((place) => ({
      path: place.unit.file.path,
      startLine: place.unit.startLine,
      endLine: place.unit.endLine,
      symbol: nameOf(place.unit),
      note: noteOn(place, places, fullest),
    })),
    drift,
    recommendation: adviceOn({ kind: group.kind, content, places, fullest, drift: drift.length }),
  };
}

/** Comes from where the fullest comes from. */
function isRelated({ unit, similarity }: NamedPlace, least: number): boolean {
  return similarity >= least && unit.tokens >= LEAST_RELATED_TOKENS;
}

function contentOf(places: readonly NamedPlace[]): NonNullable<Collision['content']> {
  const distinct = places.filter((place) => place.sameAs === undefined);
  if (distinct.length === 1) return 'same';
  const related = distinct.filter((place) => isRelated(place, RELATED)).length;
  if (related === distinct.length) return 'drifted';
  return related > 1 || distinct.length < places.length ? 'mixed' : 'different';
}

/** Each distinct body that comes from the fullest, line by line against it. */
function driftOf(
  fullest: Unit,
  places: readonly NamedPlace[],
  driftBetween: CollisionInputs['driftBetween'],
): Collision['drift'] {
  return places
    .filter((place) => place.sameAs === undefined && place.similarity >= RELATED && !sameTokens(place.unit, fullest))
    .slice(0, COMPARED)
    .flatMap((place) => driftBetween(fullest, place.unit))
    .slice(0, MOST_DRIFTS);
}

function noteOn(place: NamedPlace, places: readonly NamedPlace[], fullest: Unit): string {
  const { unit, sameAs, similarity, placeholders, importers } = place;
  const notes: string[] = [];
  if (unit === fullest && places.some((one) => one.similarity < 1)) notes.push('the fullest');
  notes.push(`${unit.tokens} tokens`);
  if (sameAs !== undefined) notes.push(`the same code as ${placeText(sameAs.unit, unit)}`);
  else if (similarity < 1 && similarity >= RELATED) notes.push(`${Math.floor(similarity * 100)} % like the fullest`);
  if (placeholders > 0) notes.push(`${placeholders} placeholder ${placeholders === 1 ? 'finding' : 'findings'}`);
  const later = places.findLast((one) => one.unit.file === unit.file && one.unit.level === unit.level);
  if (later !== undefined && later.unit !== unit) notes.push(`hidden by the one in line ${later.unit.startLine}`);
  else notes.push(importers.length === 0 ? 'no import gets it' : `imported by ${listed(importers)}`);
  return notes.join('; ');
}

function placeText(other: Unit, here: Unit): string {
  return other.file === here.file ? `line ${other.startLine}` : `${other.file.path}:${other.startLine}`;
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown;
}

function fullestOf(units: readonly Unit[]): Unit {
  return units.reduce((best, unit) => (unit.tokens > best.tokens ? unit : best));
}

function placeKey(collision: Collision): string {
  const first = collision.members[0];
  return first === undefined ? '' : posix.join(first.path, String(first.startLine).padStart(8, '0'));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
