import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import type { OnLoadArgs, OnLoadResult, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import type { CompilerSettings } from './compiler-settings.js';
import { confined } from './confined-path.js';
import { importMayFail } from './inside-try.js';

/** What became of imports that were not taken from the project. */
export interface ImportLog {
  readonly stubbed: Set<string>;
  readonly failed: Set<string>;
}

const MISSING = 'audit-missing';
/** Marks look-ups that the plugin itself asks esbuild for. */
const OURS = { ours: true };

interface Situation {
  readonly build: PluginBuild;
  readonly root: string;
  readonly settings: CompilerSettings;
  readonly log: ImportLog;
}

/**
 * Takes only files whose real path is below the root; a package, file or link that leads elsewhere is replaced by a stand-in that
 * fails when it is used, or made to fail where the code is ready for that.
 */
export function confinedImports(root: string, settings: CompilerSettings, log: ImportLog): Plugin {
  return {
    name: 'confined-imports',
    setup(build) {
      const situation: Situation = { build, root, settings, log };
      build.onResolve({ filter: /.*/ }, (given) =>
        given.pluginData === OURS ? undefined : resolveImport(situation, given),
      );
      build.onLoad({ filter: /.*/, namespace: MISSING }, standIn);
    },
  };
}

async function resolveImport(situation: Situation, given: OnResolveArgs): Promise<OnResolveResult> {
  const { path, kind, importer } = given;
  if (kind === 'entry-point') return { path };
  if (isBuiltin(path)) return { path, external: true };
  for (const candidate of candidates(situation.settings, given)) {
    const found = await situation.build.resolve(candidate, {
      kind,
      resolveDir: given.resolveDir,
      importer,
      pluginData: OURS,
    });
    if (found.errors.length > 0) continue;
    if (found.external) return { path: found.path, external: true };
    // A package may say that it is nothing on this platform.
    if (found.namespace !== 'file') return found;
    // A package is not the settings file of its name in the base folder.
    if (found.path.endsWith('.json') && !path.startsWith('.') && !path.endsWith('.json')) continue;
    const file = confined(situation.root, found.path);
    if (file !== undefined && !file.endsWith('.node')) return { path: file, sideEffects: found.sideEffects };
  }
  return missingImport(situation, given);
}

/** Names to try, in order: the aliases of the project, its base folder, the name itself, and a `.ts` file for a `.js` name. */
function candidates(settings: CompilerSettings, { path }: OnResolveArgs): string[] {
  if (path.startsWith('.') || path.startsWith('/')) return [path];
  const aliased = settings.paths.flatMap(({ pattern, targets }) => {
    const [head = '', tail] = pattern.split('*');
    if (tail === undefined) return path === pattern ? targets : [];
    if (path.length < head.length + tail.length || !path.startsWith(head) || !path.endsWith(tail)) return [];
    const matched = path.slice(head.length, path.length - tail.length);
    return targets.map((target) => target.replace('*', () => matched));
  });
  const based = settings.baseUrl === undefined ? [] : [join(settings.baseUrl, path)];
  return [...aliased, ...based, path];
}

function missingImport({ log, root }: Situation, { path, kind, importer }: OnResolveArgs): OnResolveResult {
  const called = kind === 'require-call' || kind === 'dynamic-import' || kind === 'require-resolve';
  const text = called ? importerText(root, importer) : '';
  const fails = called && importMayFail(text, path);
  (fails ? log.failed : log.stubbed).add(path.slice(0, 500));
  return { path, namespace: MISSING, pluginData: fails, sideEffects: false };
}

function importerText(root: string, importer: string): string {
  const file = confined(root, importer);
  return file === undefined ? '' : readFileSync(file, 'utf8');
}

function standIn({ path, pluginData }: OnLoadArgs): OnLoadResult {
  const symbol = pluginData === true ? 'audit.not-found' : 'audit.missing';
  return {
    contents: `module.exports = globalThis[Symbol.for("${symbol}")](${JSON.stringify(path)});`,
    loader: 'js',
    resolveDir: dirname('/'),
  };
}
