import { posix } from 'node:path';
import type { CloneGroup } from '../model/result.js';
import { lineOverlap, mayShare, overlap } from './similarity.js';
import { withoutStage } from './stage.js';
import { nameOf, type Unit } from './unit.js';

export type CloneKind = CloneGroup['kind'];

/** How one unit is a copy of another. */
export interface Relation {
  readonly kind: CloneKind;
  /** Shared token fingerprints of all, names and literals as written, 0 to 1; of the smaller one for `contained`. */
  readonly similarity: number;
}

/** A unit as a copy word by word, and as a copy with changes: tokens that it must have. */
const LEAST_EXACT = { module: 50, class: 40, function: 40 } as const;
const LEAST_CHANGED = { module: 90, class: 80, function: 80 } as const;
/** Functions that only pass on are alike wherever the same thing is passed on. */
const LEAST_THIN_FUNCTION = 80;
const LEAST_TEST = 100;
/** Classes of attributes are alike by nature; of one name they are a collision. */
const LEAST_DATA_CLASS = 150;
/** Constructors take arguments and store them, alike everywhere. */
const LEAST_CONSTRUCTOR = 120;

/** Copies with the same fingerprints in another order are not the same. */
const MOST_CHANGED = 0.99;

/** Similarity of raw tokens from which on a copy with edits is one. Parallel tests of different things reach 0.6. */
const NEAR = { module: 0.7, class: 0.7, function: 0.75 } as const;
/** Modules whose names differ in nothing but the mark of a stage (`worker.ts`, `worker-fixed.ts`) are copies with fewer doubts. */
const NEAR_STAGE = 0.62;
/** Tests of different things are written in parallel. */
const NEAR_TEST = 0.9;
/** Tables and declarations have the same shape by nature, and so do layers that differ in one formula. */
const NEAR_THIN = 0.9;
/** Two functions of one file share its style. */
const NEAR_SAME_FILE = 0.85;
/** Share of a renamed copy that must be the same as written; 0.5 of all grams, of which those kept are a sample. */
const RENAMED = 0.45;
const RENAMED_THIN = 0.7;
/** With so many keywords of control flow a copy with each name replaced by one other is no accident. */
const RENAMED_FLOW = { module: 8, class: 8, function: 12 } as const;
/** Units with fewer keywords of control flow are data, declarations and formulas. */
const THIN_FLOW = { module: 5, class: 4, function: 3 } as const;
/** Functions with fewer do nothing but pass on, and classes without functions hold data. */
const LEAST_FLOW = 2;

/** Whether a unit can be a copy at all. Functions of tests stand alone on purpose. */
export function isEligible(unit: Unit): boolean {
  const { role } = unit.file;
  if (role.declarations) return false;
  if (role.test) return unit.level !== 'function' && unit.tokens >= LEAST_TEST;
  if (isConstructor(unit)) return unit.tokens >= LEAST_CONSTRUCTOR;
  if (unit.level === 'function' && isThin(unit)) return unit.tokens >= LEAST_THIN_FUNCTION;
  if (unit.level === 'class' && isData(unit)) return unit.tokens >= LEAST_DATA_CLASS;
  return unit.tokens >= LEAST_EXACT[unit.level];
}

/** Whether a copy with changes would count. */
export function isEligibleChanged(unit: Unit): boolean {
  return (
    isEligible(unit) &&
    unit.tokens >= LEAST_CHANGED[unit.level] &&
    (unit.level !== 'function' || unit.flow >= LEAST_FLOW)
  );
}

/** Whether tokens are the same, comments and layout aside. */
export function sameTokens(left: Unit, right: Unit): boolean {
  return left.tokens === right.tokens && left.raw[0] === right.raw[0] && left.raw[1] === right.raw[1];
}

/** How two units of one level are copies, `undefined` when they are none. */
export function relationOf(left: Unit, right: Unit): Relation | undefined {
  if (sameTokens(left, right)) return { kind: sameText(left, right) ? 'exact' : 'comments', similarity: 1 };
  if (!isEligibleChanged(left) || !isEligibleChanged(right)) return undefined;
  return changedRelationOf(left, right);
}

/** The same of two units that may be changed copies and do not have the same tokens. */
export function changedRelationOf(left: Unit, right: Unit): Relation | undefined {
  if (isWithin(left, right)) return undefined;
  // Subclasses that differ in one layer stand one below the other.
  if (left.file === right.file && (isThin(left) || isThin(right))) return undefined;
  const sameShape = left.tokens === right.tokens && (left.skeleton === right.skeleton || left.blind === right.blind);
  // Of another shape and another size they are too unlike, whatever they share.
  const mayBeNear = sameShape || mayShare(left, right, left.level === 'module' ? NEAR_STAGE : NEAR[left.level]);
  const similarity = mayBeNear ? Math.min(MOST_CHANGED, overlap(left, right).jaccard) : 0;
  if (left.skeleton === right.skeleton && left.tokens === right.tokens && similarity >= RENAMED)
    return { kind: 'near', similarity };
  if (left.blind === right.blind && left.tokens === right.tokens && isRenamed(left, right, similarity))
    return { kind: 'renamed', similarity };
  if (similarity >= nearFrom(left, right)) return { kind: 'near', similarity };
  if (left.level === 'module' && (isBroken(left) || isBroken(right))) {
    const byLines = lineOverlap(left, right);
    if (byLines >= NEAR.module) return { kind: 'near', similarity: byLines };
  }
  return undefined;
}

export function isBroken(unit: Unit): boolean {
  return unit.file.facts.parse === 'partial';
}

export function sameText(left: Unit, right: Unit): boolean {
  return left.text[0] === right.text[0] && left.text[1] === right.text[1];
}

/** Whether one stands inside the other. */
export function isWithin(left: Unit, right: Unit): boolean {
  if (left.file !== right.file) return false;
  const holds = (outer: Unit, inner: Unit) => outer.startLine <= inner.startLine && inner.endLine <= outer.endLine;
  return holds(left, right) || holds(right, left);
}

/** A table, a list of declarations, a formula with what must stand around it: little that decides anything. */
export function isThin(unit: Unit): boolean {
  return unit.flow < THIN_FLOW[unit.level];
}

function isRenamed(left: Unit, right: Unit, similarity: number): boolean {
  if (isTest(left) || isTest(right) || isData(left)) return similarity >= NEAR_TEST;
  if (similarity >= (isThin(left) ? RENAMED_THIN : RENAMED) && left.file !== right.file) return true;
  return left.consistent === right.consistent && !isPackageIndex(left) && left.flow >= RENAMED_FLOW[left.level];
}

function nearFrom(left: Unit, right: Unit): number {
  if (isThin(left) || isThin(right)) return NEAR_THIN;
  if (isTest(left) || isTest(right)) return NEAR_TEST;
  if (left.file === right.file) return NEAR_SAME_FILE;
  return left.level === 'module' && areStages(left, right) ? NEAR_STAGE : NEAR[left.level];
}

/** Attributes, tables and re-exports: no function in it. */
function isData(unit: Unit): boolean {
  if (unit.level === 'function' || unit.flow >= LEAST_FLOW) return false;
  return !unit.file.facts.symbols.some(
    ({ kind, hasBody, startLine, endLine }) =>
      hasBody && kind !== 'class' && kind !== 'variable' && unit.startLine <= startLine && endLine <= unit.endLine,
  );
}

function areStages(left: Unit, right: Unit): boolean {
  const [first, second] = [stemOf(left), stemOf(right)];
  return first !== second && withoutStage(first) === withoutStage(second);
}

/** File name without extension, in lower case. */
function stemOf({ file }: Unit): string {
  const name = posix.basename(file.path);
  return name.slice(0, name.indexOf('.')).toLowerCase();
}

/** A file that hands on what its package holds: each is like the others. */
function isPackageIndex(unit: Unit): boolean {
  return unit.level === 'module' && /^(?:__init__|index)$/.test(stemOf(unit));
}

function isTest({ file }: Unit): boolean {
  return file.role.test;
}

function isConstructor(unit: Unit): boolean {
  return unit.declaration?.kind === 'constructor' || nameOf(unit).endsWith('.__init__');
}
