import { z } from 'zod';
import { auditResultSchema, findingSchema } from './result.js';

/** Names under which policy, suppressions and reports speak of what no rule of the catalogue finds. */
export const REFUTED_CLAIM = 'refuted-claim';
export const COPIED_CODE = 'copied-code';
export const GATE_RULES = [REFUTED_CLAIM, COPIED_CODE] as const;

/** What is left to say of a finding that is gone; a baseline has no line of it. */
export const goneFindingSchema = findingSchema
  .pick({ ruleId: true, path: true, symbol: true, message: true })
  .extend({ startLine: z.number().int().optional() });

/**
 * What a change brings, decided in `gate/` and never by a report: every report of `audit check` is a function of the result and of
 * this. Ids are those of the result; what the change fixed is no longer in the result and is carried here.
 */
export const gateReportSchema = z.object({
  /** What the result was compared with, in words: `the merge base 1a2b3c4 with origin/main`, `the baseline audit-baseline.jsonl`. */
  against: z.string(),
  decision: z.enum(['pass', 'fail', 'not-measured']),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Why the gate fails or could not decide, one sentence each, the worst first; empty when it passes. */
  reasons: z.array(z.string()),
  findings: z.object({
    new: z.array(z.string()).describe('ids of findings that the change brings'),
    failing: z.array(z.string()).describe('those that fail the gate'),
    known: z.number().int().describe('findings that were there before'),
    fixed: z.array(goneFindingSchema).describe('findings of the base that are gone'),
  }),
  clones: z.object({
    new: z.array(z.object({ group: z.string(), member: z.string().describe('path#symbol of the copy') })),
    failing: z.array(z.string()).describe('ids of groups that fail the gate'),
    fixed: z.number().int(),
  }),
  claims: z.object({
    new: z.array(z.string()).describe('ids of claims that are refuted now and were not before'),
    failing: z.array(z.string()),
    fixed: z.number().int(),
  }),
  coverage: z
    .array(z.object({ path: z.string(), was: z.string(), now: z.string() }))
    .describe('files of which less is analysed than before, and why'),
  notices: z.array(z.string()).describe('what a reviewer should know: configuration, baseline or suppressions changed'),
});

export type GateReport = z.infer<typeof gateReportSchema>;
export type GoneFinding = z.infer<typeof goneFindingSchema>;

/** What `audit.json` holds: the result, and after `audit check` what the change brings. */
export const auditReportSchema = auditResultSchema.extend({ gate: gateReportSchema.optional() });
export type AuditReport = z.infer<typeof auditReportSchema>;
