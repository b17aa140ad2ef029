import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { plainJson } from '../../model/jsonc.js';
import { confined } from './confined-path.js';

/** What a project's own compiler settings say that changes how its code runs. */
export interface CompilerSettings {
  /** Read by esbuild in place of any settings file. */
  readonly compilerOptions: Readonly<Record<string, string | boolean>>;
  /** Patterns of import names, with at most one `*`, to absolute patterns of files. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  /** Absolute folder that plain names are looked up in first. */
  readonly baseUrl?: string;
}

const FILES = ['tsconfig.json', 'jsconfig.json'];
const MAX_BYTES = 1_000_000;
const MAX_EXTENDS = 10;

/** Settings that change what code does, and the type each must have. */
const TAKEN: Readonly<Record<string, 'string' | 'boolean'>> = {
  target: 'string',
  experimentalDecorators: 'boolean',
  useDefineForClassFields: 'boolean',
  jsx: 'string',
  jsxFactory: 'string',
  jsxFragmentFactory: 'string',
  jsxImportSource: 'string',
  alwaysStrict: 'boolean',
};

type Data = Readonly<Record<string, unknown>>;

/**
 * The settings that hold for a file: those of the nearest `tsconfig.json` or `jsconfig.json` between it and the root, with what they
 * extend. Read as data and never given to a tool: a file outside the root is not opened, whatever the settings name.
 */
export function compilerSettings(root: string, file: string): CompilerSettings {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    for (const name of FILES) {
      const found = readSettings(root, join(folder, name), 0);
      if (found !== undefined) return found;
    }
    if (folder === root || dirname(folder) === folder) return { compilerOptions: {}, paths: [] };
  }
}

function readSettings(root: string, path: string, depth: number): CompilerSettings | undefined {
  const inside = confined(root, path);
  if (inside === undefined || depth > MAX_EXTENDS) return undefined;
  const data = parseData(inside);
  if (data === undefined) return undefined;
  const folder = dirname(inside);
  const bases = [data.extends].flat().filter((one): one is string => typeof one === 'string');
  const inherited = bases
    .map((base) => readSettings(root, basePath(folder, base), depth + 1))
    .filter((one) => one !== undefined);
  const options = asData(data.compilerOptions);
  const own = Object.entries(TAKEN).flatMap(([name, type]) =>
    typeof options[name] === type ? [[name, options[name] as string | boolean] as const] : [],
  );
  const baseUrl = typeof options.baseUrl === 'string' ? resolve(folder, options.baseUrl) : inherited.at(-1)?.baseUrl;
  const paths = ownPaths(asData(options.paths), baseUrl ?? folder);
  return {
    compilerOptions: Object.assign({}, ...inherited.map((one) => one.compilerOptions), Object.fromEntries(own)),
    paths: paths.length > 0 ? paths : (inherited.at(-1)?.paths ?? []),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

function ownPaths(paths: Data, base: string): CompilerSettings['paths'] {
  return Object.entries(paths).map(([pattern, targets]) => ({
    pattern,
    targets: [targets]
      .flat()
      .filter((one): one is string => typeof one === 'string')
      .map((one) => resolve(base, one)),
  }));
}

/** Only paths: settings that come in a package say little about how code runs, and are often not installed. */
function basePath(folder: string, base: string): string {
  const path = isAbsolute(base) ? base : resolve(folder, base);
  return path.endsWith('.json') ? path : `${path}.json`;
}

function asData(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

/** JSON with comments and trailing commas. */
function parseData(path: string): Data | undefined {
  try {
    const bytes = readFileSync(path);
    if (bytes.length > MAX_BYTES) return undefined;
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    return asData(JSON.parse(plainJson(text)));
  } catch {
    return undefined;
  }
}
