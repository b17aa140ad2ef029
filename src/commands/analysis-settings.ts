import { resolve } from 'node:path';
import { defaultCacheFolder, removeOtherCaches } from '../cache/cache-folder.js';
import { findConfig, type LoadedConfig, loadConfigFile } from '../config/load.js';
import { resolveSettings, type Settings } from '../config/settings.js';
import type { Severity } from '../model/rule.js';
import { resolveTargets } from '../walk/targets.js';
import type { CommandIo } from './io.js';

/** Options of every command that analyses files. */
export interface AnalysisOptions {
  readonly output?: string;
  readonly failOn?: Severity;
  readonly config?: string;
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly templates?: string;
  readonly profile?: Settings['profile'];
  readonly maxFileSize?: number;
}

/** The configuration that is named, else that of the audited folder or of the current one. */
export function readConfig(
  paths: readonly string[],
  options: Pick<AnalysisOptions, 'config'>,
  io: CommandIo,
): LoadedConfig {
  if (options.config !== undefined) return loadConfigFile(resolve(io.cwd, options.config));
  return findConfig([resolveTargets(paths, io.cwd).root, io.cwd]);
}

/** The configuration, and what the command line says over it. */
export function readSettings(paths: readonly string[], options: AnalysisOptions, io: CommandIo): Settings {
  return settingsOf(readConfig(paths, options, io), options, io);
}

export function settingsOf({ config }: LoadedConfig, options: AnalysisOptions, io: CommandIo): Settings {
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(io.cwd, path));
  return resolveSettings(config, {
    profile: options.profile,
    failOn: options.failOn,
    maxFileBytes: options.maxFileSize,
    templates: absolute(options.templates),
    output: absolute(options.output),
    cache: options.cache ? undefined : false,
  });
}

/** Where records of earlier runs are kept, `undefined` for nowhere. */
export function analysisCacheFolder(
  root: string,
  settings: Settings,
  options: Pick<AnalysisOptions, 'cacheDir'>,
  io: CommandIo,
): string | undefined {
  if (!settings.cache) return undefined;
  if (options.cacheDir !== undefined) return resolve(io.cwd, options.cacheDir);
  const folder = defaultCacheFolder(root, io.environment);
  if (folder !== undefined) removeOtherCaches(folder, Date.now(), settings.cacheBytes);
  return folder;
}
