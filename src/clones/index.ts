import type { FileRecord } from '../model/record.js';
import type { CloneGroup, Collision } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { programOf } from '../rules/program.js';
import type { PlacedFinding } from '../rules/program-rules.js';
import { findCollisions } from './collisions.js';
import type { CopiesMemory } from './copies-memory.js';
import type { SourceOf } from './drift.js';
import { findGroups } from './find.js';
import { KeptDrift } from './kept-drift.js';
import { KeptLinks } from './kept-links.js';
import { reportGroups } from './report.js';
import { type Unit, unitsOfRecords } from './unit.js';

export interface Copies {
  readonly groups: readonly CloneGroup[];
  readonly collisions: readonly Collision[];
}

/** Copies and name collisions of a program. Pure: the same records give the same result. */
export function findCopies(
  records: readonly FileRecord[],
  findings: readonly PlacedFinding[],
  rules: readonly Rule[],
  otherPaths: readonly string[],
  sourceOf: SourceOf,
  memory?: CopiesMemory,
): Copies {
  const units = unitsOfRecords(records);
  const program = programOf(records, otherPaths);
  const placeholdersIn = placeholderCounter(findings, rules);
  const drift = new KeptDrift(sourceOf, memory);
  const collisions = findCollisions({ units, program, placeholdersIn, driftBetween: drift.between });
  drift.keep();
  const groups = findGroups(units, new KeptLinks(memory));
  return { groups: reportGroups(groups, program, placeholdersIn), collisions };
}

/** Counts the findings inside a unit whose rule is about placeholders. */
function placeholderCounter(findings: readonly PlacedFinding[], rules: readonly Rule[]): (unit: Unit) => number {
  const about = new Set(rules.filter((rule) => rule.tag === 'placeholder').map((rule) => rule.id));
  const linesByPath = new Map<string, number[]>();
  for (const { path, finding } of findings) {
    if (!about.has(finding.ruleId)) continue;
    const lines = linesByPath.get(path);
    if (lines === undefined) linesByPath.set(path, [finding.startLine]);
    else lines.push(finding.startLine);
  }
  return (unit) =>
    (linesByPath.get(unit.file.path) ?? []).filter((line) => unit.startLine <= line && line <= unit.endLine).length;
}
