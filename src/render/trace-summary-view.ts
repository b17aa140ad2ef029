import type { AuditResult, Finding, ModuleEntry, SafetyEntry, TagEntry } from '../model/result.js';
import type { Principle, Tag } from '../model/rule.js';
import { claimsSummary } from './claims-view.js';
import { convergenceView, SECTION } from './convergence-view.js';
import { copiesView } from './copies-view.js';
import { type Cut, cut } from './cut.js';
import { subjectsView } from './subjects-view.js';

/** How many rows a table shows before it says how many more there are. */
const MODULE_ROWS = 400;
const TAG_ROWS = 60;
const EVIDENCE_ROWS = 12;
const EXCLUSION_ROWS = 80;
const INTENDED_ROWS = 120;

export const PRINCIPLE_TITLES: Readonly<Record<Principle, string>> = {
  'placeholder-logic': 'Placeholder logic',
  'error-handling': 'Error handling',
  'network-and-rpc': 'Network and RPC',
  'simplified-algorithms': 'Simplified algorithms',
  'configuration-and-paths': 'Configuration and paths',
  'import-hygiene': 'Import hygiene',
  'untested-integrations': 'Untested integrations',
  'federated-security': 'Federated security',
  'data-integrity': 'Data integrity',
};

const SEVERITY_ORDER = { error: 0, warning: 1, note: 2 } as const;
const CONFIDENCE_ORDER = { high: 0, medium: 1, low: 2 } as const;

/** Worst first: stable before trial, then severity, then confidence, then place. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding): number =>
    (finding.status === 'stable' ? 0 : 100) +
    SEVERITY_ORDER[finding.severity] * 10 +
    CONFIDENCE_ORDER[finding.confidence];
  return findings
    .map((finding, index) => ({ finding, index }))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || a.index - b.index)
    .map(({ finding }) => finding);
}

/** Everything the trace summary prints, decided here; the template only lays it out. */
export function traceSummaryView(result: AuditResult, spell: (tag: Tag) => string) {
  const shownTags = (tags: readonly string[]): string => tags.map((tag) => spell(tag as Tag)).join(', ');
  const analysed = result.files.filter((file) => file.status !== 'skipped');
  return {
    project: result.project.name,
    description: result.project.description,
    tool: `${result.tool.name} ${result.tool.version}`,
    overview: overview(result),
    modules: cut(
      result.modules.map((module) => moduleRow(module, shownTags)),
      MODULE_ROWS,
    ),
    claims: claimsSummary(result),
    subjects: subjectsView(result),
    copies: copiesView(result),
    seeds: tagSection(result.tags, 'seed'),
    feedbackLoops: tagSection(result.tags, 'feedback-loop'),
    convergence: convergenceView(result, spell, SECTION),
    otherTags: (['expose', 'drift-hook', 'simulated', 'import-todo', 'test-path', 'trace', 'note'] as const)
      .map((tag) => ({ tag: spell(tag), ...tagSection(result.tags, tag) }))
      .filter((section) => section.total > 0),
    disagreements: disagreements(result, spell),
    blocked: result.findings.filter((finding) => finding.tag === 'blocked').map(findingRow),
    partial: analysed
      .filter((file) => file.status === 'partial')
      .map((file) => ({ path: file.path, reason: file.reason ?? '' })),
    blockedFromTagging: (result.blockedFromTagging ?? []).map((file) => ({
      path: file.path,
      reason: file.reason,
      ...cut(file.intended, INTENDED_ROWS),
    })),
    exclusions: exclusions(result),
    safety: result.safety.map((entry) => safetyRow(entry, result.findings)),
    findings: result.findings.length,
  };
}

export type TraceSummaryView = ReturnType<typeof traceSummaryView>;

function overview(result: AuditResult) {
  const analysed = result.files.filter((file) => file.status !== 'skipped');
  const byLanguage = countBy(analysed, (file) => file.language);
  const byRole = countBy(result.modules, (module) => module.role);
  const folders = countBy(result.modules, (module) =>
    module.path.includes('/') ? `${module.path.split('/')[0]}/` : './',
  );
  const status = countBy(result.modules, (module) => module.status);
  return {
    files: analysed.length,
    lines: result.modules.reduce((sum, module) => sum + module.lines, 0),
    languages: listed(byLanguage),
    roles: listed(byRole),
    folders: listed(folders.slice(0, 8)),
    status: listed(status),
    skipped: result.files.length - analysed.length,
  };
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function listed(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([name, count]) => `${name} ${count}`).join(', ');
}

function moduleRow(module: ModuleEntry, shownTags: (tags: readonly string[]) => string) {
  return {
    path: module.path,
    role: module.role,
    description: module.description,
    tags: shownTags(module.tags),
    status: module.status,
    size: `${module.classes} / ${module.functions} / ${module.lines}`,
  };
}

function tagSection(
  tags: readonly TagEntry[],
  tag: Tag,
): Cut<{ place: string; symbol: string; reason: string; source: string }> {
  const rows = tags
    .filter((entry) => entry.tag === tag)
    .map((entry) => ({
      place: `${entry.path}:${entry.line}`,
      symbol: entry.symbol,
      reason: entry.reason,
      source: entry.source,
    }));
  return cut(rows, TAG_ROWS);
}

/** Tags that can be inferred and are only written: nothing in the code bears them out. */
function disagreements(result: AuditResult, spell: (tag: Tag) => string) {
  const inferable = new Set<string>([
    'seed',
    'feedback-loop',
    'test-path',
    'simulated',
    'import-todo',
    'drift-hook',
    'trace',
    'expose',
  ]);
  const rows = result.tags
    .filter((entry) => entry.source === 'written' && inferable.has(entry.tag))
    .map((entry) => ({ place: `${entry.path}:${entry.line}`, symbol: entry.symbol, tag: spell(entry.tag as Tag) }));
  return cut(rows, TAG_ROWS);
}

function exclusions(result: AuditResult) {
  const byLanguage = new Map<string, { path: string; reason: string }[]>();
  for (const file of result.files) {
    if (file.status !== 'skipped') continue;
    const list = byLanguage.get(file.language) ?? [];
    list.push({ path: file.path, reason: file.reason ?? '' });
    byLanguage.set(file.language, list);
  }
  return [...byLanguage]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, files]) => ({
      language,
      reasons: listed(countBy(files, (file) => file.reason)),
      // Files that are no source code are counted, not listed.
      files:
        language === 'other'
          ? cut(
              files.filter((file) => file.path.endsWith('/')),
              EXCLUSION_ROWS,
            )
          : cut(files, EXCLUSION_ROWS),
      total: files.length,
    }));
}

function findingRow(finding: Finding) {
  return {
    place: `${finding.path}:${finding.startLine}`,
    rule: finding.ruleId,
    symbol: finding.symbol,
    severity: finding.severity,
    status: finding.status,
    message: finding.message,
    text: finding.evidence[0]?.text ?? '',
  };
}

function safetyRow(entry: SafetyEntry, findings: readonly Finding[]) {
  const own = worstFirst(findings.filter((finding) => finding.principle === entry.principle));
  return {
    title: PRINCIPLE_TITLES[entry.principle],
    verdict: entry.verdict,
    count: entry.findings,
    reason: entry.reason,
    ...cut(own.map(findingRow), EVIDENCE_ROWS),
  };
}
