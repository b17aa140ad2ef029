import type { Policy } from '../model/policy.js';
import type { Severity } from '../model/rule.js';
import type { Config } from './schema.js';

/** What a run goes by: the configuration, the command line over it, and defaults under it. */
export interface Settings {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly profile: 'plain' | 'lambda';
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** What fails; `failOn` is absent when neither the configuration nor the command line says it. */
  readonly policy: Policy;
  readonly maxFileBytes: number;
  /** What is verified as which algorithm, whatever it is called; paths relative to the audited folder. */
  readonly bindings: readonly { readonly path: string; readonly symbol: string; readonly algorithm: string }[];
  /** Absolute folder of templates that replace ours. */
  readonly templates: string | undefined;
  /** Absolute folder of reports, when one was named. */
  readonly output: string | undefined;
  /** Absolute path of the baseline file, when one was named. */
  readonly baseline: string | undefined;
  readonly cache: boolean;
  /** Bytes that caches may take. */
  readonly cacheBytes: number;
}

export const DEFAULT_MAX_FILE_BYTES = 2_000_000;
const DEFAULT_CACHE_MEGABYTES = 2_000;

/** Options of the command line that stand above the configuration; folders are absolute. */
export type Overrides = {
  readonly [Key in 'profile' | 'maxFileBytes' | 'templates' | 'output' | 'cache']: Settings[Key] | undefined;
} & { readonly failOn: Severity | undefined };

/** @param config with absolute folders, as `loadConfig` returns it */
export function resolveSettings(config: Config, overrides: Overrides): Settings {
  return {
    include: config.include ?? [],
    exclude: config.exclude ?? [],
    profile: overrides.profile ?? config.profile ?? 'plain',
    rules: config.rules ?? {},
    policy: policyOf(config, overrides.failOn),
    bindings: config.verify?.bindings ?? [],
    maxFileBytes: overrides.maxFileBytes ?? config.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES,
    templates: overrides.templates ?? config.templates,
    output: overrides.output ?? config.output,
    baseline: config.baseline,
    cache: overrides.cache ?? config.cache ?? true,
    cacheBytes: (config.cacheMegabytes ?? DEFAULT_CACHE_MEGABYTES) * 1_000_000,
  };
}

function policyOf(config: Config, failOn: Severity | undefined): Policy {
  const { principles, tags, verdicts, trial, rules = {}, overrides = [], budgets = {}, verifications = [] } = config;
  return {
    failOn: failOn ?? config.failOn,
    principles,
    tags,
    verdicts,
    trial,
    rules,
    overrides,
    budgets,
    verifications,
    lostCoverage: config.lostCoverage ?? 'fail',
  };
}
