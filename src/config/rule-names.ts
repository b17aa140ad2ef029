import { GATE_RULES } from '../model/gate.js';
import { nearestName } from '../model/nearest-name.js';
import { PRINCIPLES, type Rule, TAGS } from '../model/rule.js';
import { UsageError } from '../model/usage-error.js';
import type { Settings } from './settings.js';

/** @throws UsageError when the settings name a rule, or a budget of something, that does not exist */
export function checkRuleNames({ policy }: Settings, rules: readonly Rule[]): void {
  const known = [...rules.map((rule) => rule.id), ...GATE_RULES];
  for (const { rules: named = {} } of [policy, ...policy.overrides])
    for (const id of Object.keys(named)) checkName('rule', id, known, 'audit explain lists them all');
  for (const id of Object.keys(policy.budgets))
    checkName('budget', id, [...known, ...TAGS, ...PRINCIPLES], 'it is the name of a rule, a tag or a principle');
}

function checkName(what: string, id: string, known: readonly string[], remedy: string): void {
  if (known.includes(id)) return;
  const nearest = nearestName(id, known);
  throw new UsageError(
    `unknown ${what} ${JSON.stringify(id.slice(0, 100))} in the configuration`,
    nearest === undefined ? remedy : `did you mean "${nearest}"?`,
  );
}
