import type { Finding, TagEntry } from '../model/result.js';
import { PRINCIPLES, type Rule, TAGS } from '../model/rule.js';
import { cut } from '../render/cut.js';
import { PRINCIPLE_TITLES, worstFirst } from '../render/trace-summary-view.js';
import { tagRows } from './annotations-view.js';
import { grouped } from './grouped.js';
import type { Links } from './links.js';
import { pageFrame } from './page.js';
import type { Project } from './project.js';
import { TAG_MEANINGS } from './tag-meanings.js';

const TAG_ROWS = 100;
const FINDING_ROWS = 50;

/** The glossary of tags: what each means, how it is spelled, and where it is. */
export function tagsView(project: Project, links: Links) {
  const byTag = grouped(project.result.tags, (entry) => entry.tag);
  const tags = TAGS.map((tag) => {
    const entries = byTag.get(tag) ?? [];
    return {
      id: tag,
      ...TAG_MEANINGS[tag],
      shown: project.input.spell(tag),
      spellings: project.input.spellings[tag],
      counts: sourceCounts(entries),
      entries: cut(
        entries.map((entry) => ({ ...tagRows(links, [entry])[0]!, module: links.module(entry.path) })),
        TAG_ROWS,
      ),
    };
  });
  return {
    page: pageFrame(links, 'Tags', []),
    contents: tags.map(({ id, entries }) => ({ link: links.tag(id), places: entries.total })),
    tags,
  };
}

export type TagsView = ReturnType<typeof tagsView>;

function sourceCounts(entries: readonly TagEntry[]): string {
  const count = (source: TagEntry['source']): number => entries.filter((entry) => entry.source === source).length;
  return [
    [count('inferred'), 'inferred only'],
    [count('written'), 'written only'],
    [count('both'), 'written and inferred'],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(', ');
}

/** The glossary of rules: those that found something with their places, the others by name. */
export function rulesView(project: Project, links: Links) {
  const byRule = grouped(project.result.findings, (finding) => finding.ruleId);
  const rules = [...project.input.rules]
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map((rule) => ruleSection(links, rule, byRule.get(rule.id) ?? []));
  return {
    page: pageFrame(links, 'Rules', []),
    principles: PRINCIPLES.map((principle) => ({
      title: PRINCIPLE_TITLES[principle],
      rules: rules
        .filter((rule) => rule.principle === principle)
        .map(({ id, findings }) => ({ link: links.rule(id), places: findings.total })),
    })),
    rules,
  };
}

export type RulesView = ReturnType<typeof rulesView>;

function ruleSection(links: Links, rule: Rule, findings: readonly Finding[]) {
  const { id, title, severity, confidence, principle, why, remedy, languages } = rule;
  return {
    id,
    title,
    severity,
    confidence,
    trial: rule.status === 'trial',
    principle,
    principleTitle: PRINCIPLE_TITLES[principle],
    languages: languages.join(', '),
    why,
    remedy,
    tag: links.tag(rule.tag),
    findings: cut(
      worstFirst(findings).map((finding) => ({
        link: links.symbol(finding.path, finding.symbol),
        module: links.module(finding.path),
        line: finding.startLine,
        message: finding.message,
      })),
      FINDING_ROWS,
    ),
  };
}
