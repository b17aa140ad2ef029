import { nearestName } from '../model/nearest-name.js';
import type { Rule } from '../model/rule.js';
import { UsageError } from '../model/usage-error.js';
import type { Settings } from './settings.js';

/** @throws UsageError when the settings name a rule that does not exist */
export function checkRuleNames(settings: Settings, rules: readonly Rule[]): void {
  const known = rules.map((rule) => rule.id);
  for (const id of Object.keys(settings.rules)) {
    if (known.includes(id)) continue;
    const nearest = nearestName(id, known);
    throw new UsageError(
      `unknown rule ${JSON.stringify(id.slice(0, 100))} in the configuration`,
      nearest === undefined ? 'audit explain lists them all' : `did you mean "${nearest}"?`,
    );
  }
}
