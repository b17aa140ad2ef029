import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { build, type Loader, type Plugin } from 'esbuild';
import { compilerSettings } from './compiler-settings.js';
import { confinedImports, type ImportLog } from './confined-imports.js';
import { confined } from './confined-path.js';
import { isScript, pageScript } from './page-scripts.js';
import { symbolTable } from './symbol-table.js';

export type Bundle =
  | {
      readonly kind: 'bundled';
      /** One ECMAScript module that imports nothing but what Node brings. */
      readonly text: string;
      readonly stubbed: readonly string[];
      readonly failedImports: readonly string[];
      /** It is no module: what it does not declare, others share with it. */
      readonly isScript?: boolean;
      /** Scripts of the same page that were loaded with it. */
      readonly beside?: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

const MAX_BUNDLE_BYTES = 5_000_000;
const MAX_SOURCE_BYTES = 2_000_000;

/** Plain JavaScript may hold JSX; what is neither code nor data is nothing. */
const LOADERS: Readonly<Record<string, Loader>> = {
  '.js': 'jsx',
  '.mjs': 'jsx',
  '.cjs': 'jsx',
  '.txt': 'text',
  '.css': 'empty',
  '.scss': 'empty',
  '.svg': 'empty',
  '.png': 'empty',
  '.wasm': 'empty',
};
const ENTRY_LOADERS: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' };

/**
 * One module with everything it imports from the project, as one text. Parses project code and never runs it.
 *
 * @param root absolute, links resolved
 * @param path posix, relative to the root
 */
export async function bundle(root: string, path: string): Promise<Bundle> {
  const file = confined(root, join(root, path));
  if (file === undefined) return { kind: 'refused', reason: 'no regular file inside the project' };
  const text = textOf(file);
  const script = text !== undefined && isScript(text);
  const page = script ? pageScript(root, file, text) : undefined;
  if (page !== undefined) {
    const whole = await built(root, file, text, page.text);
    if (whole.kind === 'bundled') return { ...whole, isScript: true, beside: page.beside };
  }
  const alone = await built(root, file, text);
  return alone.kind === 'bundled' && script ? { ...alone, isScript: true } : alone;
}

/**
 * @param text of the file; undefined when it is too long
 * @param page the same with what stands around it
 */
async function built(root: string, file: string, text: string | undefined, page = text): Promise<Bundle> {
  const log: ImportLog = { stubbed: new Set(), failed: new Set() };
  const settings = compilerSettings(root, file);
  try {
    const result = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      absWorkingDir: root,
      tsconfigRaw: { compilerOptions: settings.compilerOptions },
      plugins: [entry(file, text, page), confinedImports(root, settings, log)],
      loader: { ...LOADERS },
      resolveExtensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
      define: {
        'import.meta.url': '__audit_url',
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
      },
      // Deep nesting is indented otherwise: 34 kB of code became 50 MB.
      minifyWhitespace: true,
      keepNames: true,
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
    });
    const bundled = result.outputFiles[0]!.text;
    if (bundled.length > MAX_BUNDLE_BYTES) return { kind: 'refused', reason: `the bundle has ${bundled.length} bytes` };
    return {
      kind: 'bundled',
      text: bundled,
      stubbed: [...log.stubbed].sort(),
      failedImports: [...log.failed].sort(),
    };
  } catch (error) {
    return { kind: 'refused', reason: buildReason(error, root, file) };
  }
}

/** Undefined when it is too long. */
function textOf(file: string): string | undefined {
  const bytes = readFileSync(file);
  return bytes.length > MAX_SOURCE_BYTES ? undefined : bytes.toString('utf8');
}

/** Gives esbuild the subject's own file with its table of symbols behind it. */
function entry(file: string, text: string | undefined, page: string | undefined): Plugin {
  return {
    name: 'entry',
    setup(builder) {
      builder.onLoad({ filter: /.*/, namespace: 'file' }, (given) => {
        if (given.path !== file) return undefined;
        if (text === undefined) return { errors: [{ text: `the file has ${statSync(file).size} bytes` }] };
        const loader = ENTRY_LOADERS[extname(file)] ?? 'jsx';
        return { contents: page + symbolTable(text), loader, resolveDir: dirname(file) };
      });
    },
  };
}

interface BuildMessage {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number } | null;
}

/** The first message with its place; texts of files are not quoted. */
function buildReason(error: unknown, root: string, file: string): string {
  const first = (error as { readonly errors?: readonly BuildMessage[] }).errors?.[0];
  if (first === undefined) return error instanceof Error ? error.message.slice(0, 500) : String(error);
  const text = first.text.slice(0, 500);
  if (first.location === null) return text;
  const { line } = first.location;
  if (join(root, first.location.file) !== file) return `${first.location.file.slice(0, 500)}: ${text} (line ${line})`;
  // What is found in the table of symbols is the end of an unfinished text.
  const unfinished = line > readFileSync(file, 'utf8').split('\n').length;
  return unfinished ? 'unexpected end of the file' : `${text} (line ${line})`;
}
