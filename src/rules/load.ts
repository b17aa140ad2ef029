import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../model/rule.js';
import { parseRulePage, type RuleCase } from './page.js';

/** The rule pages of this package. */
export const RULES_FOLDER = fileURLToPath(new URL('../../rules', import.meta.url));

export interface RulePage {
  readonly rule: Rule;
  readonly cases: readonly RuleCase[];
  /** `placeholder/constant-verdict.md`. */
  readonly path: string;
}

/** All rule pages, sorted by id. Throws `RulePageError` on a page that is not well formed. */
export function loadRulePages(folder: string = RULES_FOLDER): RulePage[] {
  const pages: RulePage[] = [];
  for (const family of readdirSync(folder, { withFileTypes: true })) {
    if (!family.isDirectory() || family.name === 'claims' || family.name === 'profiles') continue;
    for (const name of readdirSync(join(folder, family.name))) {
      if (!name.endsWith('.md')) continue;
      const path = `${family.name}/${name}`;
      pages.push({ ...parseRulePage(readFileSync(join(folder, path), 'utf8'), path), path });
    }
  }
  return pages.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
}

export function loadRules(folder: string = RULES_FOLDER): Rule[] {
  return loadRulePages(folder).map((page) => page.rule);
}
