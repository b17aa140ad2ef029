import type { FileRecord, LocalFinding, Unless } from '../model/record.js';
import type { Rule } from '../model/rule.js';
import { PROGRAM_MATCHERS } from './matchers/index.js';
import { isGuardedMount } from './mounting.js';
import { type Program, programOf } from './program.js';
import { isSeeded } from './seeding.js';

/** A finding with the file it is in. */
export interface PlacedFinding {
  readonly path: string;
  readonly finding: LocalFinding;
}

/**
 * All findings of a program: those of each file that the rest of the program does not take back, and those of rules that need
 * all facts. Sorted by path, place and rule.
 */
export function runProgramRules(
  records: readonly FileRecord[],
  rules: readonly Rule[],
  otherPaths: readonly string[] = [],
): PlacedFinding[] {
  const program = programOf(records, otherPaths);
  const enabled = new Set(rules.map((rule) => rule.id));
  const placed: PlacedFinding[] = [];
  for (const record of records)
    for (const finding of record.findings)
      if (enabled.has(finding.ruleId) && !(finding.unless && takenBack(finding.unless, record.path, program)))
        placed.push({ path: record.path, finding });
  for (const rule of rules) {
    const matcher = PROGRAM_MATCHERS.get(rule.id);
    if (!matcher) continue;
    for (const found of matcher(program))
      placed.push({ path: found.path, finding: { ...found.finding, ruleId: rule.id } });
  }
  return placed.sort(
    (a, b) =>
      compare(a.path, b.path) ||
      a.finding.startLine - b.finding.startLine ||
      a.finding.endLine - b.finding.endLine ||
      compare(a.finding.ruleId, b.finding.ruleId),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function takenBack(unless: Unless, path: string, program: Program): boolean {
  switch (unless.kind) {
    case 'attribute-read':
      return program.readsAttribute(unless.attribute);
    case 'seeded':
      return isSeeded(path, unless.generator, program);
    case 'overridden':
      return program.overrides(unless.className, unless.method);
    case 'guarded-mount':
      return isGuardedMount(path, unless.router, program);
  }
}
