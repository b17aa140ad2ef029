import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { plainJson } from '../model/jsonc.js';
import { nearestName } from '../model/nearest-name.js';
import { UsageError } from '../model/usage-error.js';
import { readRegularFile } from '../walk/read-file.js';
import { keysAt } from './known-keys.js';
import { type Config, configSchema } from './schema.js';

export const CONFIG_NAMES = ['audit.config.json', 'audit.config.jsonc', 'audit.config.yaml', 'audit.config.yml'];
/** Larger is no configuration; it also bounds what YAML's quadratic key check can cost. */
const MAX_CONFIG_BYTES = 64_000;
const MAX_PACKAGE_BYTES = 1_000_000;
const MAX_ALIASES = 100;

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute path, `undefined` when there is none. */
  readonly file: string | undefined;
}

/** The configuration of a file that the user named. @throws UsageError */
export function loadConfigFile(file: string): LoadedConfig {
  if (!existsSync(file)) throw new UsageError(`no such configuration file: ${file}`, 'check --config');
  return { config: readConfig(file), file };
}

/**
 * The configuration of the first of some folders that has one: `audit.config.*`, or the key `audit` in `package.json`.
 *
 * @throws UsageError for two in one folder, for what does not parse, and for an unknown key
 */
export function findConfig(folders: readonly string[]): LoadedConfig {
  for (const folder of folders) {
    const files = CONFIG_NAMES.map((name) => join(folder, name)).filter((file) => existsSync(file));
    const manifest = join(folder, 'package.json');
    if (hasAuditKey(manifest)) files.push(manifest);
    const [file, second] = files;
    if (file !== undefined && second !== undefined) {
      throw new UsageError(
        `two configurations in ${folder}: ${basename(file)} and ${basename(second)}`,
        'keep one of them',
      );
    }
    if (file !== undefined) return { config: readConfig(file), file };
  }
  return { config: {}, file: undefined };
}

function hasAuditKey(manifest: string): boolean {
  const read = readRegularFile(manifest, MAX_PACKAGE_BYTES);
  if (read.kind !== 'bytes') return false;
  try {
    const value: unknown = JSON.parse(read.bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'audit');
  } catch {
    // A manifest that is no JSON is reported by those who need it.
    return false;
  }
}

function readConfig(file: string): Config {
  const name = basename(file);
  const read = readRegularFile(file, name === 'package.json' ? MAX_PACKAGE_BYTES : MAX_CONFIG_BYTES);
  if (read.kind !== 'bytes') throw new UsageError(`${name}: ${read.reason}`, 'correct the configuration');
  return withAbsoluteFolders(configOf(read.bytes, name), dirname(file), name);
}

/**
 * The configuration in the bytes of a file, folders as written.
 *
 * @throws UsageError for what does not parse, and for an unknown key
 */
export function configOf(bytes: Buffer, name: string): Config {
  let value = parseConfig(bytes, name);
  if (name === 'package.json') value = (value as { audit?: unknown }).audit;
  const parsed = configSchema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new UsageError(`${name}: ${describeIssue(parsed.error.issues[0]!)}`, 'correct the configuration');
}

function parseConfig(bytes: Buffer, name: string): unknown {
  const text = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  try {
    return /\.ya?ml$/.test(name) ? parseYaml(text) : JSON.parse(plainJson(text));
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    throw new UsageError(`${name} does not parse: ${message.slice(0, 200)}`, 'correct the configuration');
  }
}

/** YAML 1.2 core: no tags that make objects, few aliases, and no merge keys. */
function parseYaml(text: string): unknown {
  const document = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: true, logLevel: 'error' });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw problem;
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  if (issue.code !== 'unrecognized_keys') return place + lowerFirst(issue.message);
  const key = issue.keys[0]!;
  const known = keysAt(issue.path);
  const nearest = nearestName(key, known);
  const hint = nearest === undefined ? `known are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  return `${place}unknown key ${JSON.stringify(key.slice(0, 100))}, ${hint}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Folders that a configuration names lie inside its own folder: a repository must not make an audit write elsewhere. */
function withAbsoluteFolders(config: Config, base: string, name: string): Config {
  const absolute = (key: 'templates' | 'output' | 'baseline'): Partial<Config> => {
    const value = config[key];
    if (value === undefined) return {};
    const path = resolve(base, value);
    const below = relative(base, path);
    if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
      throw new UsageError(`${name}: ${key} lies outside the folder of the configuration`, `name it with --${key}`);
    }
    return { [key]: path };
  };
  return { ...config, ...absolute('templates'), ...absolute('output'), ...absolute('baseline') };
}
