import { Command } from 'commander';
import { nearestName } from '../model/nearest-name.js';
import type { Rule } from '../model/rule.js';
import { UsageError } from '../model/usage-error.js';
import { loadRules } from '../rules/load.js';
import type { CommandIo, Finish } from './io.js';

/** `audit explain [rule]`. */
export function explainCommand(io: CommandIo, finish: Finish): Command {
  return new Command('explain')
    .description('print the page of a rule: why, what it flags, what stays quiet, what to do instead')
    .argument('[rule]', 'id of a rule; without it all rules are listed')
    .action((id: string | undefined) => {
      const rules = loadRules();
      io.stdout.write(id === undefined ? listRules(rules) : explainRule(id, rules));
      finish(0);
    });
}

function listRules(rules: readonly Rule[]): string {
  const lines: string[] = [];
  for (const family of [...new Set(rules.map((rule) => rule.family))].sort()) {
    lines.push(...(lines.length === 0 ? [] : ['']), family);
    for (const rule of rules.filter((one) => one.family === family)) {
      lines.push(`  ${rule.id} (${rule.severity}, ${rule.status}): ${rule.title}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function explainRule(id: string, rules: readonly Rule[]): string {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) {
    const nearest = nearestName(
      id,
      rules.map((one) => one.id),
    );
    throw new UsageError(
      `unknown rule ${JSON.stringify(id.slice(0, 100))}`,
      nearest === undefined ? 'audit explain lists them all' : `did you mean ${nearest}?`,
    );
  }
  const { family, tag, severity, confidence, principle, status, languages, page } = rule;
  const facts = [
    `rule: ${rule.id} (${status})`,
    `family: ${family}, tag: ${tag}, principle: ${principle}`,
    `severity: ${severity}, confidence: ${confidence}, languages: ${languages.join(', ')}`,
  ];
  return `${facts.join('\n')}\n\n${page.trim()}\n`;
}
