import { posix } from 'node:path';
import type { Program } from '../rules/program.js';
import { isConfiguration } from './configuration-file.js';
import type { FoundGroup } from './found-group.js';
import { marksStage } from './stage.js';
import { nameOf, type Unit } from './unit.js';

/** What a recommendation weighs of each copy. */
export interface Standing {
  readonly unit: Unit;
  /** Files that import its module. */
  readonly importers: number;
  /** Findings tagged `placeholder` inside it. */
  readonly placeholders: number;
}

/** Folders of what was put aside, or is not in use yet. */
const ASIDE = /(?:^|[/._-])(?:archived?|back-?ups?|deprecated|experimentals?|legacy|attic|obsolete|old)(?:[/_-]|$)/i;

export interface Recommendation {
  readonly keep: Unit;
  readonly text: string;
}

/** @param placeholdersIn findings tagged `placeholder` inside a unit */
export function standingOf(unit: Unit, program: Program, placeholdersIn: (unit: Unit) => number): Standing {
  return { unit, importers: program.importersOf(unit.file.path).length, placeholders: placeholdersIn(unit) };
}

/** Which copy to keep, and why; from imports, placeholders, length and names, in this order of weight. */
export function recommend(group: FoundGroup, standings: readonly Standing[]): Recommendation {
  const [best, next] = [...standings].sort((left, right) => compareStanding(group, left, right));
  if (best === undefined || next === undefined) throw new Error('a group of copies has at least two members');
  const keep = best.unit;
  const reason = reasonFor(group, best, next, standings);
  return { keep, text: `${adviceFor(group, best)}: ${reason}.` };
}

function adviceFor(group: FoundGroup, best: Standing): string {
  const { members } = group;
  const where = placeOf(best.unit);
  if (reasonToKeep(group) !== undefined) return 'Keep';
  if (members.every((member) => member.file === members[0]!.file)) return `Make one ${group.level} of these`;
  if (group.kind === 'contained') return `Import from ${where} in place of the pasted code`;
  if (group.kind === 'renamed') return `Consolidate into ${where}, with what differs as parameters`;
  if (group.kind === 'near') return `Settle the differences, then consolidate into ${where}`;
  return `Consolidate into ${where}`;
}

/** Why the copies of a group are right as they are. */
function reasonToKeep({ level, members }: FoundGroup): string | undefined {
  if (members.every((member) => member.file.role.test || member.file.role.example))
    return 'tests and examples are meant to be read one at a time';
  if (level === 'module' && members.every((member) => isConfiguration(member.file.path)))
    return 'tools read each configuration where it stands';
  return undefined;
}

/** What decided, in the order in which copies are compared. */
function reasonFor(group: FoundGroup, best: Standing, next: Standing, all: readonly Standing[]): string {
  const { members } = group;
  const keep = reasonToKeep(group);
  if (keep !== undefined) return keep;
  if (members.every((member) => member.file === members[0]!.file)) return 'all copies stand in one file';
  if (rank(best.unit) < rank(next.unit))
    return ASIDE.test(next.unit.file.path)
      ? 'the others were put aside or are experiments'
      : 'the others are no production code';
  if (group.kind === 'contained') return 'it holds all of the smaller one and more';
  if (best.importers > next.importers) {
    const others = all.filter((one) => one !== best && one.importers > 0).length;
    const imported = best.importers === 1 ? '1 file imports it' : `${best.importers} files import it`;
    return others === 0 ? `${imported}, and no other copy is imported` : `${imported}, the next one ${next.importers}`;
  }
  const imports = best.importers === 0 ? 'nothing imports any copy' : 'the next one is imported as often';
  if (best.placeholders < next.placeholders) return `the others hold more placeholders, and ${imports}`;
  if (isStage(next.unit) && !isStage(best.unit))
    return `the names of the others mark them as stages on the way, and ${imports}`;
  if (best.unit.tokens > next.unit.tokens) return `it is the fullest, and ${imports}`;
  const path = best.unit.file.path.length < next.unit.file.path.length ? 'shortest' : 'first';
  return best.importers === 0 ? `${imports}, and its path is the ${path}` : `its path is the ${path}, and ${imports}`;
}

function compareStanding(group: FoundGroup, left: Standing, right: Standing): number {
  const length = right.unit.tokens - left.unit.tokens;
  return (
    rank(left.unit) - rank(right.unit) ||
    (group.kind === 'contained' ? length : 0) ||
    right.importers - left.importers ||
    left.placeholders - right.placeholders ||
    Number(isStage(left.unit)) - Number(isStage(right.unit)) ||
    length ||
    left.unit.file.path.length - right.unit.file.path.length ||
    left.unit.order - right.unit.order
  );
}

/** Production code before examples before tests before what was put aside: a lower number is the better place. */
export function rank(unit: Unit): number {
  if (ASIDE.test(unit.file.path)) return 3;
  return unit.file.role.test ? 2 : unit.file.role.example ? 1 : 0;
}

function isStage(unit: Unit): boolean {
  return marksStage(posix.basename(unit.file.path).replace(/\.\w+$/, '')) || marksStage(nameOf(unit));
}

function placeOf(unit: Unit): string {
  const name = nameOf(unit);
  return name === '' ? unit.file.path : `${name} of ${unit.file.path}`;
}
