import type { Convergence } from '../model/convergence.js';
import type { FileRecord } from '../model/record.js';
import {
  type AuditResult,
  type Claim,
  type CloneGroup,
  type Collision,
  type FileEntry,
  SCHEMA_VERSION,
  type Trust,
} from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { assembleFindings, type FoundAt, type SeverityAt } from './findings.js';
import { assembleModules } from './modules.js';
import type { ProjectName } from './project-name.js';
import { assembleSafety } from './safety.js';
import { assembleTags, type TagAt } from './tags.js';

export interface ResultInput {
  readonly version: string;
  readonly project: ProjectName;
  readonly profile: 'plain' | 'lambda';
  /** Analysed, partial and skipped files alike. */
  readonly files: readonly FileEntry[];
  readonly records: readonly FileRecord[];
  /** The rules that were run. */
  readonly rules: readonly Rule[];
  readonly severityAt: SeverityAt;
  readonly findings: readonly FoundAt[];
  readonly reach: AuditResult['reach'];
  /** In the ledger's order. */
  readonly claims?: readonly Claim[];
  /** By path of the module. */
  readonly trust?: ReadonlyMap<string, Trust>;
  readonly tags: readonly TagAt[];
  /** Sorted already. */
  readonly convergence?: Convergence;
  /** Sorted already. */
  readonly copies: { readonly groups: readonly CloneGroup[]; readonly collisions: readonly Collision[] };
}

/**
 * The result of one audit. Pure: the same input gives the same bytes. Every key stands where the schema has it, so that a result
 * that was read back through it is written as it was.
 */
export function assembleResult(input: ResultInput): AuditResult {
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  const { findings, suppressed } = assembleFindings(input.findings, rules, input.severityAt);
  const tags = assembleTags(input.tags);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'audit', version: input.version },
    project: { name: input.project.name, description: input.project.description },
    profile: input.profile,
    files: [...input.files].sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0)),
    modules: assembleModules(input.files, input.records, findings, tags, input.trust),
    findings: [...findings],
    suppressed: [...suppressed],
    ...(input.reach && { reach: input.reach }),
    tags,
    safety: assembleSafety(input.records, input.rules, findings),
    cloneGroups: [...input.copies.groups],
    collisions: [...input.copies.collisions],
    claims: [...(input.claims ?? [])],
    subjects: [],
    ...(input.convergence && { convergence: input.convergence }),
  };
}
