import { z } from 'zod';
import { convergenceSchema } from './convergence.js';
import { CONFIDENCES, FAMILIES, PRINCIPLES, SEVERITIES, TAGS } from './rule.js';

/**
 * The result of one audit, the contract between the pipeline and every report. Same input, same bytes: arrays are sorted,
 * there is no clock, no absolute path and no timing in it.
 */
export const SCHEMA_VERSION = 1;

const line = z.number().int().min(0);

export const fileSchema = z.object({
  path: z.string().describe('posix, relative to the audited folder; a folder that was not entered ends in /'),
  language: z.string().describe('typescript, javascript, python, or the reason group of an excluded file: other'),
  status: z.enum(['analysed', 'partial', 'skipped']),
  reason: z.string().optional().describe('why a file is partial or skipped'),
  lines: z.number().int().min(0).optional(),
  bytes: z.number().int().min(0).optional(),
  sha256: z.string().optional(),
});

export const evidenceSchema = z.object({
  path: z.string(),
  line,
  text: z.string().describe('the line as written, cut after 200 characters'),
  note: z.string().optional(),
});

export const findingSchema = z.object({
  id: z.string().describe('identity: rule, symbol scope, normalised text, ordinal among equals; no line number in it'),
  fingerprint: z.string().optional().describe('the identity without the ordinal: equal findings share it'),
  ruleId: z.string(),
  family: z.enum(FAMILIES),
  tag: z.enum(TAGS),
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  principle: z.enum(PRINCIPLES),
  status: z.enum(['trial', 'stable']).describe('of the rule: trial findings do not gate'),
  path: z.string(),
  startLine: line,
  endLine: line,
  symbol: z.string().describe('qualified name of the innermost symbol around it, empty at module level'),
  message: z.string(),
  evidence: z.array(evidenceSchema),
});

export const suppressedFindingSchema = findingSchema.extend({
  suppression: z.object({ line: line.describe('of the comment'), reason: z.string() }),
});

export const tagSchema = z.object({
  tag: z.string(),
  path: z.string(),
  line,
  symbol: z.string(),
  source: z.enum(['inferred', 'written', 'both']),
  reason: z.string(),
});

export const trustSchema = z.object({
  verified: z.number().int().min(0),
  refuted: z.number().int().min(0),
  moved: z.number().int().min(0),
  stale: z.number().int().min(0),
  untested: z.number().int().min(0),
  placeholders: z.number().int().min(0),
  tests: z.number().int().min(0).describe('tests that assert something, of the test files that import it'),
});

export const moduleSchema = z.object({
  path: z.string(),
  language: z.string(),
  role: z.string().describe('from structure: library, entry point, test, configuration, package index, types, script'),
  description: z.string().describe('first sentence of the module doc, empty when it has none'),
  tags: z.array(z.string()),
  status: z.enum(['clean', 'caution', 'placeholder', 'blocked']),
  classes: z.number().int(),
  functions: z.number().int(),
  lines: z.number().int(),
  trust: trustSchema
    .optional()
    .describe('claims about it by verdict, placeholders in it, tests of it: side by side, no score'),
});

export const safetySchema = z.object({
  principle: z.enum(PRINCIPLES),
  verdict: z.enum(['pass', 'caution', 'fail', 'not-measured']),
  findings: z.number().int(),
  reason: z.string(),
  evidence: z.array(z.object({ ruleId: z.string(), path: z.string(), line, symbol: z.string() })),
});

export const cloneMemberSchema = z.object({ path: z.string(), startLine: line, endLine: line, symbol: z.string() });
const suppressedBecause = z.string().optional().describe('reason of the comment that takes it out of the gate');

export const CLONE_KINDS = ['exact', 'comments', 'renamed', 'near', 'contained'] as const;

export const cloneGroupSchema = z.object({
  id: z.string(),
  kind: z
    .enum(CLONE_KINDS)
    .describe('how the least alike member is a copy; comments: the same but for comments, docs and blank space'),
  level: z.enum(['module', 'class', 'function']),
  similarity: z.number().describe('least shared part of the code, names and literals as written, 0 to 1'),
  members: z.array(
    cloneMemberSchema.extend({
      copy: z
        .enum(['reference', ...CLONE_KINDS])
        .optional()
        .describe('how it is a copy of the member to keep, which is the reference; absent when it is like others only'),
      similarity: z.number().optional(),
      suppressed: suppressedBecause,
    }),
  ),
  recommendation: z.string(),
});

export const collisionSchema = z.object({
  name: z.string(),
  kind: z.enum(['module', 'class', 'function']),
  content: z
    .enum(['same', 'drifted', 'different', 'mixed'])
    .optional()
    .describe('how the bodies compare, comments aside; mixed: some are copies of each other and some are not'),
  members: z.array(
    cloneMemberSchema.extend({
      note: z.string().describe('length, likeness to the fullest, placeholders, and which imports get this one'),
    }),
  ),
  drift: z.array(z.object({ a: z.string(), b: z.string(), what: z.string(), textA: z.string(), textB: z.string() })),
  recommendation: z.string(),
});

export const CLAIM_KINDS = [
  'file-exists',
  'symbol-exists',
  'symbol-at-lines',
  'signature',
  'default-value',
  'cli-flag',
  'test-exists',
  'status-implemented',
  'count',
  'implements-algorithm',
  'behaviour',
] as const;

export const claimSchema = z.object({
  id: z.string(),
  kind: z.enum(CLAIM_KINDS),
  text: z.string().describe('the exact words'),
  document: z.object({ path: z.string(), line }),
  subject: z.object({ path: z.string().optional(), symbol: z.string().optional() }),
  arguments: z.record(z.string(), z.unknown()),
  tense: z.enum(['present', 'planned', 'todo']),
  polarity: z.enum(['affirms', 'denies']),
  certainty: z.number().min(0).max(1),
  verdict: z.enum(['verified', 'refuted', 'moved', 'stale', 'untested']),
  reason: z.string(),
  evidence: z.array(evidenceSchema),
  needed: z.string().optional().describe('what would make a refuted claim true'),
  suggestion: z.string().optional().describe('the words as they should read'),
  suppressed: suppressedBecause,
});

export const subjectSchema = z.object({
  id: z.string().optional().describe('identity: path, symbol and algorithm; audit verify --replay takes it'),
  symbol: z.string(),
  path: z.string(),
  line: line.optional(),
  algorithm: z.string(),
  because: z.string().optional().describe('which words say that it is that algorithm'),
  binding: z.string().describe('how it was called; empty when nothing was'),
  tier: z.string().describe('sandbox that it ran in, or none'),
  seed: z.number().int().optional(),
  verdict: z.enum(['verified', 'refuted', 'variant', 'untested']),
  reason: z.string(),
  checks: z
    .array(
      z.object({
        property: z.string(),
        statement: z.string(),
        outcome: z.enum(['holds', 'variant', 'fails', 'not-checked']),
        detail: z.string().optional(),
      }),
    )
    .optional(),
  power: z
    .object({ caught: z.number().int(), known: z.number().int() })
    .optional()
    .describe('known wrong versions that the same checks catch when driven in the same way'),
  behavesAs: z
    .object({ kind: z.enum(['reference', 'lie']), id: z.string(), description: z.string(), evidence: z.string() })
    .optional(),
  loading: z.string().optional().describe('imports that were replaced or made to fail so that it could be loaded'),
  counterexample: z
    .object({
      property: z.string(),
      seed: z.number().int(),
      inputs: z.unknown(),
      expected: z.unknown(),
      actual: z.unknown(),
      explanation: z.string(),
      smallest: z
        .object({
          calls: z.array(z.string()).describe("code in the subject's language; the last line is answered wrongly"),
          expected: z.unknown(),
          actual: z.unknown(),
          from: z.number().int().describe('calls of the contract that the failing check had made'),
          to: z.number().int().describe('calls of the contract that are left'),
        })
        .optional()
        .describe('the fewest calls and simplest arguments found; absent where no single answer shows the failure'),
    })
    .optional(),
  observations: z
    .array(
      z.object({
        behaviour: z.string(),
        statement: z.string(),
        outcome: z.enum(['holds', 'fails', 'not-checked']),
        detail: z.string(),
      }),
    )
    .optional()
    .describe('what was seen besides the properties of the algorithm; nothing promises it, and it decides nothing'),
});

export const blockedTaggingSchema = z.object({
  path: z.string(),
  reason: z.string(),
  intended: z.array(z.string()).describe('lines that audit tag would have written, all tags in the header'),
});

export const auditResultSchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool: z.object({ name: z.literal('audit'), version: z.string() }),
  project: z.object({ name: z.string(), description: z.string() }),
  profile: z.enum(['plain', 'lambda']),
  files: z.array(fileSchema),
  modules: z.array(moduleSchema),
  findings: z.array(findingSchema),
  suppressed: z
    .array(suppressedFindingSchema)
    .optional()
    .describe('findings that a comment in the source takes out, with its reason; not among the findings'),
  reach: z
    .array(z.object({ importedBy: z.array(z.string()), paths: z.array(z.string()) }))
    .optional()
    .describe(
      'files that the entry points of each override reach by imports, in the order of the overrides that have any',
    ),
  tags: z.array(tagSchema),
  safety: z.array(safetySchema),
  cloneGroups: z.array(cloneGroupSchema),
  collisions: z.array(collisionSchema),
  claims: z.array(claimSchema),
  subjects: z.array(subjectSchema),
  blockedFromTagging: z
    .array(blockedTaggingSchema)
    .optional()
    .describe('present in the result of audit tag: files that were not annotated'),
  convergence: convergenceSchema.optional(),
});

export type FileEntry = z.infer<typeof fileSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type SuppressedFinding = z.infer<typeof suppressedFindingSchema>;
export type TagEntry = z.infer<typeof tagSchema>;
export type ModuleEntry = z.infer<typeof moduleSchema>;
export type Trust = z.infer<typeof trustSchema>;
export type SafetyEntry = z.infer<typeof safetySchema>;
export type CloneGroup = z.infer<typeof cloneGroupSchema>;
export type Collision = z.infer<typeof collisionSchema>;
export type Claim = z.infer<typeof claimSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type AuditResult = z.infer<typeof auditResultSchema>;
