/** The TypeScript source that a JavaScript file of the same name may have been built from. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts', '.ts'],
  '.cjs': ['.cts', '.ts'],
};

const OUTPUT_FOLDERS = new Set(['dist', 'build', 'out', 'output', 'lib', 'es', 'esm', 'cjs', 'js']);

/**
 * The source that a file was built from: `x.ts` beside `x.js`, or `src/a/x.ts` for `lib/a/x.js`.
 *
 * @param path posix, relative
 * @param exists whether a source file of that path was walked
 */
export function builtFrom(path: string, exists: (path: string) => boolean): string | undefined {
  const dot = path.lastIndexOf('.');
  const stem = path.slice(0, dot);
  const extensions = SOURCES_OF[path.slice(dot)];
  if (extensions === undefined) return undefined;
  const parts = stem.split('/');
  const stems = [stem];
  for (let index = 0; index < parts.length - 1; index++) {
    if (OUTPUT_FOLDERS.has(parts[index]!))
      stems.push([...parts.slice(0, index), 'src', ...parts.slice(index + 1)].join('/'));
  }
  for (const candidate of stems) {
    for (const extension of extensions) if (exists(candidate + extension)) return candidate + extension;
  }
  return undefined;
}
