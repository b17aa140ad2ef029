import type { Unit } from '../flow/unit.js';
import type { ParsedModule } from '../model/facts.js';
import type { LocalFinding } from '../model/record.js';
import type { Rule } from '../model/rule.js';
import { FileContext, Reporter } from './context.js';
import { runMatch } from './match.js';
import type { Match } from './match-schema.js';
import { FILE_MATCHERS } from './matchers/index.js';

/** Runs every rule that looks at one file alone. Findings are sorted by place, then rule. */
export function runFileRules(
  parsed: ParsedModule,
  text: string,
  rules: readonly Rule[],
  units?: readonly Unit[],
): LocalFinding[] {
  const file = new FileContext(parsed, text, units);
  const findings: LocalFinding[] = [];
  for (const rule of rules) {
    if (!rule.languages.includes(file.language)) continue;
    const report = new Reporter(file, rule.id);
    if (rule.match) runMatch(rule.match as Match, file, report);
    FILE_MATCHERS.get(rule.id)?.(file, report);
    findings.push(...withoutRepeats(report.findings));
  }
  return findings.sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine || (a.ruleId < b.ruleId ? -1 : 1));
}

/** One rule speaks once of one line. */
function withoutRepeats(findings: readonly LocalFinding[]): LocalFinding[] {
  const seen = new Set<number>();
  return findings.filter((finding) => !seen.has(finding.startLine) && seen.add(finding.startLine));
}
