import { posix } from 'node:path';
import type { SymbolFact } from '../model/facts.js';
import type { Collision } from '../model/result.js';
import { isEligible } from './relation.js';
import { type CloneFile, nameOf, type Unit } from './unit.js';

/** Modules, classes or functions of one name. */
export interface NamedUnits {
  readonly name: string;
  readonly kind: Collision['kind'];
  /** By path and place. */
  readonly units: readonly Unit[];
}

/** Names that say a place in a structure rather than a thing; every package has its own. */
const STRUCTURAL_MODULE =
  /^(?:__\w+__|index|main|mod|app|cli|setup|conftest|utils?|helpers?|common|base|core|types?|typings|config|settings|constants?|consts|errors?|exceptions?|models?|schemas?|version|server|client|api|routes?|views?|urls|admin|tasks|run|train|test|tests|demo|example|logger|logging|globals?)$/i;
const STRUCTURAL_FUNCTION = /^(?:main|run|setup|init|start|stop|cli|app|default|handler|wrapper|decorator|__\w+__|_)$/;
/** A name in more places than this is a convention of the project. */
const MOST_PLACES = { module: 12, class: 60, function: 12 } as const;
const LEAST_FUNCTION_TOKENS = 40;

/** Names that two or more places give to code of their own; tests, stubs and conventional names aside. */
export function namesInSeveralPlaces(units: readonly Unit[]): NamedUnits[] {
  const groups = new Map<string, NamedUnits & { readonly units: Unit[] }>();
  for (const unit of units) {
    const name = collidingName(unit);
    if (name === undefined) continue;
    const key = `${unit.level} ${name}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { name, kind: unit.level, units: [unit] });
    else known.units.push(unit);
  }
  return [...groups.values()].filter(
    ({ kind, units: places }) =>
      new Set(places.map((unit) => unit.file)).size > 1 &&
      places.length <= MOST_PLACES[kind] &&
      isTelling(kind, places),
  );
}

/** Classes, functions and methods that a later one of the same file and scope replaces. */
export function redefinitions(units: readonly Unit[]): NamedUnits[] {
  const groups = new Map<string, NamedUnits & { readonly units: Unit[] }>();
  const margins = new Map<string, number>();
  const repeating = new Set([...new Set(units.map((unit) => unit.file))].filter(repeatsName));
  for (const unit of units) {
    const { declaration, file } = unit;
    if (declaration === undefined || !repeating.has(file) || isPartOfAccessor(declaration)) continue;
    if (file.facts.language !== 'python' && !isMethodOfClass(unit)) continue;
    const apart = declaration.modifiers.includes('static') ? 'static' : '';
    const scope = `${file.path}\0${unit.level}\0${declaration.parent ?? ''}\0${declaration.within ?? ''}\0${apart}`;
    margins.set(scope, Math.min(margins.get(scope) ?? Number.POSITIVE_INFINITY, margin(unit)));
    const key = `${scope}\0${declaration.name}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { name: nameOf(unit), kind: unit.level, units: [unit] });
    else known.units.push(unit);
  }
  const found: NamedUnits[] = [];
  for (const [key, { name, kind, units: all }] of groups) {
    const least = margins.get(key.slice(0, key.lastIndexOf('\0')));
    // What stands deeper than its neighbours is under an `if` or `try`: one of two, not one after the other.
    const plain = all.filter((unit) => margin(unit) === least);
    if (plain.length > 1) found.push({ name, kind, units: plain });
  }
  return found;
}

/** Whether two units of a file have one name and one parent. */
function repeatsName({ units }: CloneFile): boolean {
  const named = new Map<number | undefined, Set<string>>();
  return units.some(({ declaration }) => {
    if (declaration === undefined) return false;
    const names = named.get(declaration.parent) ?? new Set();
    named.set(declaration.parent, names);
    if (names.has(declaration.name)) return true;
    names.add(declaration.name);
    return false;
  });
}

/** Object literals hold methods too, and stand beside each other under one name. */
function isMethodOfClass({ declaration, file }: Unit): boolean {
  const parent = declaration?.parent === undefined ? undefined : file.facts.symbols[declaration.parent];
  return declaration?.kind === 'method' && parent?.kind === 'class';
}

/** Column of the keyword before the name in Python, whose blocks are told by it; elsewhere nothing. */
function margin({ declaration, file }: Unit): number {
  if (declaration === undefined || file.facts.language !== 'python') return 0;
  const { column, kind, modifiers } = declaration;
  return column - (kind === 'class' ? 'class ' : modifiers.includes('async') ? 'async def ' : 'def ').length;
}

/** `@property` with its setter, overloads, and functions registered under a name nobody calls. */
function isPartOfAccessor({ name, kind, decorators, modifiers }: SymbolFact): boolean {
  if (name === '_' || kind === 'getter' || kind === 'setter' || modifiers.includes('overload')) return true;
  return decorators.length > 0 && kind !== 'class';
}

function collidingName(unit: Unit): string | undefined {
  const { declaration, file } = unit;
  if (file.role.test || file.role.example || file.role.declarations) return undefined;
  if (declaration === undefined) {
    const name = posix.basename(file.path);
    const stem = name.slice(0, name.indexOf('.'));
    return STRUCTURAL_MODULE.test(stem) || !isEligible(unit) ? undefined : name;
  }
  if (declaration.parent !== undefined || declaration.within !== undefined) return undefined;
  if (declaration.kind === 'class') return declaration.name;
  const counts = declaration.kind === 'function' && unit.tokens >= LEAST_FUNCTION_TOKENS;
  return counts && !STRUCTURAL_FUNCTION.test(declaration.name) ? declaration.name : undefined;
}

/** A module name counts when it has two words or the modules declare something of one name. */
function isTelling(kind: Collision['kind'], units: readonly Unit[]): boolean {
  if (kind !== 'module') return true;
  if (/[a-z][_-][a-z]|[a-z][A-Z]/i.test(posix.basename(units[0]!.file.path))) return true;
  const seen = new Set<string>();
  for (const unit of units) {
    const own = new Set(unit.file.units.filter((inner) => inner.level === 'class').map(nameOf));
    for (const name of own) if (seen.has(name)) return true;
    for (const name of own) seen.add(name);
  }
  return false;
}
