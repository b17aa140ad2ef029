import type { Finding, TagEntry } from '../model/result.js';
import { worstFirst } from '../render/trace-summary-view.js';
import type { Links } from './links.js';
import { counted } from './words.js';

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

/** How many of each severity, worst first: `2 errors, 1 note`. Empty for none. */
export function findingCounts(findings: readonly Finding[]): string {
  return (['error', 'warning', 'note'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [counted(count, severity)];
    })
    .join(', ');
}

const SOURCE_WORDS: Readonly<Record<TagEntry['source'], string>> = {
  inferred: 'inferred',
  written: 'written in the file',
  both: 'written and inferred',
};

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
