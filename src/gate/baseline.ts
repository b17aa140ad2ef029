import { createHash } from 'node:crypto';
import { z } from 'zod';
import { COPIED_CODE, REFUTED_CLAIM } from '../model/gate.js';
import { type AuditResult, claimSchema, cloneGroupSchema } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { UsageError } from '../model/usage-error.js';
import { type Before, knownClaim, knownCopies, knownFindings } from './before.js';
import { countNames } from './count.js';

const FORMAT = 1;

const headerSchema = z.strictObject({ 'audit-baseline': z.literal(FORMAT), tool: z.string(), config: z.string() });

/** One line each, of identities alone: no line numbers and no counts, so that it merges and cannot be swapped. */
const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('finding'),
    path: z.string(),
    rule: z.string(),
    symbol: z.string(),
    fingerprint: z.string(),
    nth: z.number().int().min(1).optional(),
  }),
  z.strictObject({
    kind: z.literal('copies'),
    level: cloneGroupSchema.shape.level,
    members: z.array(z.tuple([z.string(), z.string()])).min(2),
  }),
  z.strictObject({
    kind: z.literal('claim'),
    path: z.string(),
    claim: claimSchema.shape.kind,
    verdict: claimSchema.shape.verdict,
    text: z.string(),
    nth: z.number().int().min(1).optional(),
  }),
]);

export type BaselineEntry = z.infer<typeof entrySchema>;

export interface Baseline {
  readonly tool: string;
  /** Hash of the settings that it was made with. */
  readonly config: string;
  readonly entries: readonly BaselineEntry[];
}

/** Verdicts on claims that a baseline holds: those that a later change could be blamed for. */
const CLAIM_VERDICTS: ReadonlySet<string> = new Set(['refuted', 'moved', 'stale']);

/** All that a result has to forgive. What a comment suppresses needs no baseline. */
export function baselineEntries(result: AuditResult): BaselineEntry[] {
  const findings = knownFindings(result)
    .filter((finding) => !finding.suppressed)
    .map(({ path, ruleId, symbol, fingerprint }): BaselineEntry => {
      return { kind: 'finding', path, rule: ruleId, symbol, fingerprint };
    });
  const copies = result.cloneGroups.map(knownCopies).map(({ level, members }): BaselineEntry => {
    return { kind: 'copies', level, members: members.map(({ path, symbol }): [string, string] => [path, symbol]) };
  });
  const claims = result.claims
    .filter((claim) => CLAIM_VERDICTS.has(claim.verdict) && claim.suppressed === undefined)
    .map(knownClaim)
    .map(({ path, kind, verdict, text }): BaselineEntry => ({ kind: 'claim', path, claim: kind, verdict, text }));
  return [...findings, ...copies, ...claims];
}

/** The text of a baseline file: a header, then one entry a line, sorted; equals are numbered. */
export function baselineText({ tool, config, entries }: Baseline): string {
  const seen = new Map<string, number>();
  const lines = entries.map((entry) => {
    const line = JSON.stringify({ ...entry, nth: undefined });
    const nth = seen.get(line) ?? 0;
    seen.set(line, nth + 1);
    return nth === 0 ? line : JSON.stringify({ ...entry, nth });
  });
  const header = JSON.stringify({ 'audit-baseline': FORMAT, tool, config });
  return `${[header, ...lines.sort()].join('\n')}\n`;
}

/** @throws UsageError naming the line that is not as it should be */
export function readBaseline(text: string, file: string): Baseline {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const [first, ...rest] = lines.filter(({ line }) => line !== '');
  const header = headerSchema.safeParse(parsed(first?.line ?? '', file, 1));
  if (!header.success) {
    throw new UsageError(
      `${file}: line 1 is not the header of a baseline`,
      'make it anew with audit baseline --update',
    );
  }
  const entries = rest.map(({ line, number }) => {
    const entry = entrySchema.safeParse(parsed(line, file, number));
    if (entry.success) return entry.data;
    const issue = entry.error.issues[0]!;
    throw new UsageError(
      `${file}: line ${number} is no baseline entry: ${[...issue.path, issue.message].join(' ')}`,
      'delete the line, or make the baseline anew with audit baseline --update',
    );
  });
  return { tool: header.data.tool, config: header.data.config, entries };
}

function parsed(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    const conflict = /^(?:<{7}|={7}|>{7}|\|{7})/.test(line) ? ' (a merge conflict)' : '';
    throw new UsageError(
      `${file}: line ${number} is no JSON${conflict}`,
      'resolve it, or make the baseline anew with audit baseline --update',
    );
  }
}

/** What a baseline says there was. */
export function beforeOfBaseline({ entries }: Baseline, against: string, rules: readonly Rule[]): Before {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const findings = entries.flatMap((entry) =>
    entry.kind === 'finding'
      ? [{ ...entry, ruleId: entry.rule, message: byId.get(entry.rule)?.title ?? entry.rule, suppressed: false }]
      : [],
  );
  const copies = entries.flatMap((entry) =>
    entry.kind === 'copies'
      ? [{ level: entry.level, members: entry.members.map(([path, symbol]) => ({ path, symbol })) }]
      : [],
  );
  const claims = entries.flatMap((entry) =>
    entry.kind === 'claim' ? [{ kind: entry.claim, text: entry.text, verdict: entry.verdict, path: entry.path }] : [],
  );
  return {
    against,
    findings,
    copies,
    claims,
    counts: countNames(
      findings.map(({ ruleId }) => [ruleId, byId.get(ruleId)?.tag, byId.get(ruleId)?.principle]),
      {
        [COPIED_CODE]: copies.length,
        [REFUTED_CLAIM]: claims.filter((claim) => claim.verdict === 'refuted').length,
      },
    ),
  };
}

/** Short hash of settings, by which a baseline made with others is told. */
export function settingsHash(settings: unknown): string {
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16);
}
