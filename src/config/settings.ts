import type { Severity } from '../model/rule.js';
import type { Config } from './schema.js';

/** What a run goes by: the configuration, the command line over it, and defaults under it. */
export interface Settings {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly profile: 'plain' | 'lambda';
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly failOn: Severity;
  readonly maxFileBytes: number;
  /** Absolute folder of templates that replace ours. */
  readonly templates: string | undefined;
  /** Absolute folder of reports, when one was named. */
  readonly output: string | undefined;
  readonly cache: boolean;
}

export const DEFAULT_MAX_FILE_BYTES = 2_000_000;

/** Options of the command line that stand above the configuration; folders are absolute. */
export type Overrides = {
  readonly [Key in 'profile' | 'failOn' | 'maxFileBytes' | 'templates' | 'output' | 'cache']: Settings[Key] | undefined;
};

/** @param config with absolute folders, as `loadConfig` returns it */
export function resolveSettings(config: Config, overrides: Overrides): Settings {
  return {
    include: config.include ?? [],
    exclude: config.exclude ?? [],
    profile: overrides.profile ?? config.profile ?? 'plain',
    rules: config.rules ?? {},
    failOn: overrides.failOn ?? config.failOn ?? 'error',
    maxFileBytes: overrides.maxFileBytes ?? config.maxFileBytes ?? DEFAULT_MAX_FILE_BYTES,
    templates: overrides.templates ?? config.templates,
    output: overrides.output ?? config.output,
    cache: overrides.cache ?? config.cache ?? true,
  };
}
