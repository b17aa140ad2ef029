/** Folders that hold other people's code, whatever lies beside them. */
const VENDORED = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'vendor',
  'vendored',
  'third_party',
  'third-party',
  'thirdparty',
  'site-packages',
  'dist-packages',
  '.venv',
  '.eggs',
  '.tox',
  '.nox',
  '.yarn',
  '.pnpm-store',
]);

const VERSION_CONTROL = new Set(['.git', '.hg', '.svn', '.jj', 'CVS']);

const CACHES = new Set([
  '__pycache__',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.cache',
  '.parcel-cache',
  '.turbo',
  '.ipynb_checkpoints',
  '.gradle',
  '.audit-cache',
  '.nyc_output',
  'htmlcov',
]);

const FRAMEWORK_OUTPUT = new Set(['.next', '.nuxt', '.svelte-kit', '.output', '.vercel', '.serverless', '.docusaurus']);

/** Build output only beside a manifest; anywhere else these are ordinary names of source folders. */
const BUILD_OUTPUT = new Set(['dist', 'build', 'out', 'coverage']);

const MANIFESTS = ['package.json', 'tsconfig.json', 'setup.py', 'setup.cfg', 'pyproject.toml'];

/**
 * Why a folder is not entered, judged by its name and by what lies beside and in it.
 *
 * @param name the folder's own name
 * @param siblings names in the folder around it
 * @param children names in it; asked for only when the name alone does not decide
 */
export function folderReason(
  name: string,
  siblings: ReadonlySet<string>,
  children: () => ReadonlySet<string>,
): string | undefined {
  if (VERSION_CONTROL.has(name)) return 'version control';
  if (VENDORED.has(name)) return 'vendored: code of other projects';
  if (CACHES.has(name)) return 'cache';
  if (FRAMEWORK_OUTPUT.has(name)) return 'build output';
  if (name.endsWith('.egg-info') || name.endsWith('.dist-info')) return 'package metadata';
  if (BUILD_OUTPUT.has(name) && MANIFESTS.some((manifest) => siblings.has(manifest))) {
    // A Python package may be called `build`; its `__init__.py` says so.
    if (!children().has('__init__.py')) return 'build output';
  }
  // A virtual environment has any name (`env`, `venv`, `py311`) and always this file.
  if (children().has('pyvenv.cfg')) return 'vendored: virtual environment';
  return undefined;
}
