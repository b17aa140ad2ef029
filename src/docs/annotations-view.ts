// audit:header (written by audit tag, which also replaces and removes it)
// File: annotations-view.ts
// Module: src/docs/annotations-view
// Role: library
// Modules used: src/docs/links.ts, src/model/result.ts,
// src/render/trace-summary-view.ts
// audit:end header

import type { Finding, TagEntry } from '../model/result.js';
import { worstFirst } from '../render/trace-summary-view.js';
import type { Links } from './links.js';

// ΛEXPOSE: imported by src/docs/module-view.ts [audit]
/** Findings of one module, the worst first. */
export function findingRows(links: Links, findings: readonly Finding[]) {
  return worstFirst(findings).map((finding) => ({
    severity: finding.severity,
    trial: finding.status === 'trial',
    rule: links.rule(finding.ruleId),
    line: finding.startLine,
    link: links.symbol(finding.path, finding.symbol),
    message: finding.message,
    text: finding.evidence[0]?.text ?? '',
  }));
}

// ΛEXPOSE: imported by src/docs/index-view.ts [audit]
/** How many of each severity, worst first: `2 errors, 1 note`. Empty for none. */
export function findingCounts(findings: readonly Finding[]): string {
  return (['error', 'warning', 'note'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
    })
    .join(', ');
}

const SOURCE_WORDS: Readonly<Record<TagEntry['source'], string>> = {
  inferred: 'inferred',
  written: 'written in the file',
  both: 'written and inferred',
};

// ΛEXPOSE: imported by src/docs/glossary-view.ts [audit]
/** Tags of one module, by line. */
export function tagRows(links: Links, tags: readonly TagEntry[]) {
  return [...tags]
    .sort((left, right) => left.line - right.line)
    .map(({ tag, path, line, symbol, source, reason }) => ({
      tag: links.tag(tag),
      line,
      link: links.symbol(path, symbol),
      source: SOURCE_WORDS[source],
      reason,
    }));
}

// audit:footer (written by audit tag, which also replaces and removes it)
// Functions:
//   findingRows(links: Links, findings: readonly Finding[])
//   findingCounts(findings: readonly Finding[]): string
//   tagRows(links: Links, tags: readonly TagEntry[])
// How to use:
//   import { findingRows, findingCounts, tagRows } from './annotations-view.js'
//   Imported by src/docs/glossary-view.ts, src/docs/index-view.ts,
//   src/docs/module-row.ts, src/docs/module-view.ts and 1 more
// audit:end footer
