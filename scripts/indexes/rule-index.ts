import { readFileSync } from 'node:fs';
import { loadRulePages } from '../../src/rules/load.js';

interface Reading {
  readonly read: number;
  /** `null`: what is right is a matter of taste. */
  readonly wrong: number | null;
  readonly cause: string;
}

/** All rules by family, with what was counted when their findings were read. */
export function ruleIndex(): string {
  const data = readFileSync(new URL('../../rules/precision.json', import.meta.url), 'utf8');
  const readings = (JSON.parse(data) as { rules: Readonly<Record<string, Reading>> }).rules;
  const pages = loadRulePages();
  const families = [...new Set(pages.map(({ rule }) => rule.family))].sort();
  const lines = [
    '# Rules',
    '',
    'Made by `npm run indexes`. Each page is the rule: why, what it flags, what stays quiet, what to do instead; its examples run as',
    'tests. *Read* and *wrong* count findings on repositories that nobody here wrote, before the causes were removed; a dash says that',
    'fewer than three turned up. Rules on trial report and do not gate. What the reference algorithms check is in',
    '[properties.md](properties.md).',
  ];
  for (const family of families) {
    lines.push(
      '',
      `## ${family}`,
      '',
      '| rule | says | severity | status | read | wrong | main cause |',
      '| --- | --- | --- | --- | --- | --- | --- |',
    );
    for (const { rule, path } of pages.filter((page) => page.rule.family === family)) {
      const reading = readings[rule.id];
      const counts = reading === undefined ? ['–', '–', ''] : [reading.read, reading.wrong ?? '–', reading.cause];
      const cells = [`[${rule.id}](${path})`, rule.title, rule.severity, rule.status, ...counts];
      lines.push(`| ${cells.map((cell) => String(cell).replace(/\|/g, '\\|')).join(' | ')} |`);
    }
  }
  const unknown = Object.keys(readings).filter((id) => !pages.some(({ rule }) => rule.id === id));
  if (unknown.length > 0) throw new Error(`readings of rules that are not there: ${unknown.join(', ')}`);
  return `${lines.join('\n')}\n`;
}
