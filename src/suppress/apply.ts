import { COPIED_CODE, REFUTED_CLAIM } from '../model/gate.js';
import type { FileRecord } from '../model/record.js';
import type { Claim, CloneGroup, SuppressedFinding } from '../model/result.js';
import type { PlacedFinding } from '../rules/program-rules.js';
import { type DocumentText, Suppressions } from './suppressions.js';

export interface SuppressInputs {
  readonly records: readonly FileRecord[];
  /** Markdown documents that were read. */
  readonly documents: readonly DocumentText[];
  /** All rules that exist, and those that were run. */
  readonly ruleIds: { readonly all: readonly string[]; readonly run: readonly string[] };
  readonly findings: readonly PlacedFinding[];
  readonly groups: readonly CloneGroup[];
  /** `undefined` when no claim was judged. */
  readonly claims: readonly Claim[] | undefined;
}

/** A finding with the suppression that takes it out of the findings. */
export interface JudgedFinding extends PlacedFinding {
  readonly suppression?: SuppressedFinding['suppression'];
}

export interface Suppressed {
  /** With findings about the suppressions themselves. */
  readonly findings: readonly JudgedFinding[];
  readonly groups: readonly CloneGroup[];
  readonly claims: readonly Claim[];
}

/** Marks what comments in the sources and documents take out, and finds comments that take out nothing. */
export function applySuppressions(inputs: SuppressInputs): Suppressed {
  const { ruleIds, claims } = inputs;
  const suppressions = new Suppressions(inputs.records, inputs.documents, ruleIds.all);
  const findings = inputs.findings.map((placed): JudgedFinding => {
    const span = suppressions.take(placed.finding.ruleId, placed.path, placed.finding.startLine);
    return span === undefined ? placed : { ...placed, suppression: { line: span.line, reason: span.reason } };
  });
  const groups = inputs.groups.map((group) => ({
    ...group,
    members: group.members.map((member) =>
      withReason(member, suppressions, COPIED_CODE, member.path, member.startLine),
    ),
  }));
  const judgedClaims = (claims ?? []).map((claim) =>
    claim.verdict === 'refuted'
      ? withReason(claim, suppressions, REFUTED_CLAIM, claim.document.path, claim.document.line)
      : claim,
  );
  const run = new Set([...ruleIds.run, COPIED_CODE, ...(claims === undefined ? [] : [REFUTED_CLAIM])]);
  const own = suppressions.findings((rule) => run.has(rule)).filter(({ finding }) => run.has(finding.ruleId));
  return { findings: [...findings, ...own], groups, claims: judgedClaims };
}

function withReason<Item extends { readonly suppressed?: string | undefined }>(
  item: Item,
  suppressions: Suppressions,
  rule: string,
  path: string,
  line: number,
): Item {
  const span = suppressions.take(rule, path, line);
  return span === undefined ? item : { ...item, suppressed: span.reason };
}
