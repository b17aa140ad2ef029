import { createHash } from 'node:crypto';
import { basename, isAbsolute, join, posix, relative, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CONFIG_NAMES, configOf, type LoadedConfig } from '../config/load.js';
import type { Config } from '../config/schema.js';
import type { GitRepository } from '../git/repository.js';
import { type NamedEntry, readFileOf } from '../git/tree.js';
import { readRegularFile } from '../walk/read-file.js';

const MAX_BYTES = 20_000_000;
const NAMED_FILES = 5;

export interface GateState {
  readonly repository: GitRepository;
  /** Commit before the change. */
  readonly commit: string;
  /** What it has below the opened folder. */
  readonly tracked: readonly NamedEntry[];
  readonly config: LoadedConfig;
  /** Absolute path of the baseline file in use. */
  readonly baseline: string | undefined;
  /** Paths of all listed files, relative to the audited folder. */
  readonly listed: readonly string[];
}

/**
 * What the change itself does to the gate, one sentence each: another configuration, another baseline, other ignore files. They
 * are in force, so that they can be reviewed with the rest; they are never in force in silence.
 */
export function gateChanges({ repository, commit, tracked, config, baseline, listed }: GateState): string[] {
  const before = tracked.map(({ path }) => path.toString('utf8'));
  const notices = [...configNotice(repository, commit, config, new Set(before))];
  if (baseline !== undefined && fileChanged(repository, commit, baseline)) {
    notices.push(`this change edits the baseline ${basename(baseline)}`);
  }
  const now = listed.map((path) => repository.prefix + path);
  const ignoring = new Set([...before, ...now].filter((path) => posix.basename(path) === '.auditignore'));
  const edited = [...ignoring].filter((path) => fileChanged(repository, commit, join(repository.top, path)));
  if (edited.length > 0) {
    const more = edited.length > NAMED_FILES ? ` and ${edited.length - NAMED_FILES} more` : '';
    notices.push(`this change edits what is left out: ${edited.slice(0, NAMED_FILES).join(', ')}${more}`);
  }
  return notices;
}

function configNotice(
  repository: GitRepository,
  commit: string,
  { config, file }: LoadedConfig,
  tracked: ReadonlySet<string>,
): string[] {
  const folder = file === undefined ? repository.prefix : pathInside(repository, join(file, '..'));
  if (folder === undefined) return [];
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const before = configBefore(repository, commit, prefix, tracked);
  if (before === 'unreadable') return ['the configuration of the base does not parse, and this change replaces it'];
  const now: Config = file === undefined ? {} : configNow(file, config);
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])] as (keyof Config)[];
  const changed = keys.filter((key) => key !== '$schema' && !isDeepStrictEqual(before[key], now[key])).sort();
  if (changed.length === 0) return [];
  if (Object.keys(before).length === 0) {
    const set = changed.filter((key) => !isDeepStrictEqual(now[key], {}) && !isDeepStrictEqual(now[key], []));
    return [
      `this change adds a configuration of the gate: ${set.map((key) => `${key} is ${shown(now[key])}`).join('; ')}`,
    ];
  }
  return [
    `this change edits the configuration of the gate: ${changed.map((key) => describe(key, before, now)).join('; ')}`,
  ];
}

function describe(key: keyof Config, before: Config, now: Config): string {
  return `${key} was ${shown(before[key])}, is ${shown(now[key])}`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'unset';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** As written, folders not resolved. */
function configNow(file: string, config: Config): Config {
  const read = readRegularFile(file, MAX_BYTES);
  return read.kind === 'bytes' ? configOf(read.bytes, basename(file)) : config;
}

/** @param tracked paths of the commit below the opened folder */
function configBefore(
  repository: GitRepository,
  commit: string,
  prefix: string,
  tracked: ReadonlySet<string>,
): Config | 'unreadable' {
  const isListed = prefix.startsWith(repository.prefix);
  for (const name of [...CONFIG_NAMES, 'package.json']) {
    const isThere = !isListed || tracked.has(prefix + name);
    const bytes = isThere ? readFileOf(repository, commit, prefix + name) : undefined;
    if (bytes === undefined) continue;
    try {
      const config = configOf(bytes, name);
      if (name !== 'package.json' || Object.keys(config).length > 0) return config;
    } catch {
      if (name !== 'package.json') return 'unreadable';
    }
  }
  return {};
}

/** Whether a file of the work tree is not as the commit has it; absent in both is no change. */
function fileChanged(repository: GitRepository, commit: string, file: string): boolean {
  const path = pathInside(repository, file);
  if (path === undefined) return false;
  const before = readFileOf(repository, commit, path);
  const read = readRegularFile(file, MAX_BYTES);
  const now = read.kind === 'bytes' ? read.bytes : undefined;
  return digest(before) !== digest(now);
}

/** Line ends do not count: git may store others than the work tree has. */
function digest(bytes: Buffer | undefined): string {
  if (bytes === undefined) return '';
  return createHash('sha256').update(bytes.toString('latin1').replaceAll('\r\n', '\n')).digest('hex');
}

/** Posix path below the work tree's top, `undefined` for what lies outside. */
function pathInside({ top }: GitRepository, file: string): string | undefined {
  const path = relative(top, file);
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join('/');
}
