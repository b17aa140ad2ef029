import type { Policy, PolicyRules } from '../model/policy.js';
import type { AuditResult } from '../model/result.js';
import type { Severity } from '../model/rule.js';
import { pathMatcher } from '../walk/path-matcher.js';

/** What holds in one file. */
export type PolicyAt = PolicyRules & { readonly rules: Readonly<Record<string, Severity | 'off'>> };

/** The policy by file: overrides in their order over what holds everywhere; of each key the last one that names it counts. */
export function policyByPath(policy: Policy, reach: AuditResult['reach']): (path: string) => PolicyAt {
  const overrides = policy.overrides.map((override) => {
    const named = pathMatcher('files of an override', override.files);
    const reached = override.importedBy && reachedPaths(override.importedBy, reach);
    return { override, matches: (path: string) => named(path) && (reached === undefined || reached.has(path)) };
  });
  const known = new Map<string, PolicyAt>();
  return (path) => {
    let found = known.get(path);
    if (found === undefined) {
      found = overrides
        .filter(({ matches }) => matches(path))
        .reduce<PolicyAt>((below, { override }) => over(below, override), policy);
      known.set(path, found);
    }
    return found;
  };
}

/**
 * What holds in one file, without the overrides that depend on imports, and which those are.
 *
 * @param path posix, relative to the audited folder
 */
export function decidedAt(policy: Policy, path: string): PolicyAt & { readonly dependsOnImports: number } {
  const named = policy.overrides.filter((override) => pathMatcher('files of an override', override.files)(path));
  const plain = { ...policy, overrides: named.filter((override) => override.importedBy === undefined) };
  const { failOn, principles, tags, verdicts, trial, rules } = policyByPath(plain, undefined)(path);
  const dependsOnImports = named.length - plain.overrides.length;
  return { failOn, principles, tags, verdicts, trial, rules, dependsOnImports };
}

/** Whether a rule speaks anywhere. */
export function isRun(ruleId: string, { rules, overrides }: Policy): boolean {
  if (rules[ruleId] !== 'off') return true;
  return overrides.some((override) => (override.rules?.[ruleId] ?? 'off') !== 'off');
}

function reachedPaths(importedBy: readonly string[], reach: AuditResult['reach']): ReadonlySet<string> {
  const measured = (reach ?? []).find((entry) => entry.importedBy.join('\n') === importedBy.join('\n'));
  return new Set(measured?.paths);
}

function over(below: PolicyAt, above: PolicyRules & { readonly rules?: PolicyAt['rules'] | undefined }): PolicyAt {
  return {
    failOn: above.failOn ?? below.failOn,
    principles: { ...below.principles, ...above.principles },
    tags: { ...below.tags, ...above.tags },
    verdicts: above.verdicts ?? below.verdicts,
    trial: above.trial ?? below.trial,
    rules: { ...below.rules, ...above.rules },
  };
}
