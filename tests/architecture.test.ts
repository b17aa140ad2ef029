import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const MAX_LINES = 400;

/**
 * What each folder of `src` may import besides itself. A new folder is entered here, or the test fails. Files that lie
 * directly in `src` are folders of their own name.
 */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  algorithms: ['model'],
  walk: ['model'],
  flow: ['model'],
  cache: ['model'],
  gate: ['model', 'walk'],
  render: ['model'],
  git: ['model'],
  documents: ['model'],
  sandbox: ['model'],
  languages: ['model'],
  rules: ['flow', 'model'],
  tags: ['flow', 'model', 'rules'],
  suppress: ['model', 'rules'],
  report: ['gate', 'model', 'render', 'tags'],
  config: ['model', 'walk'],
  clones: ['model', 'rules'],
  claims: ['algorithms', 'documents', 'flow', 'git', 'model', 'rules', 'walk'],
  verify: ['algorithms', 'claims', 'flow', 'model', 'rules', 'sandbox', 'walk'],
  analyse: ['cache', 'clones', 'flow', 'languages', 'model', 'rules', 'suppress', 'tags', 'walk'],
  assemble: ['model', 'rules', 'suppress', 'tags', 'walk'],
  graph: ['flow', 'model', 'rules'],
  convergence: ['flow', 'graph', 'model', 'rules', 'tags'],
  diagrams: ['convergence', 'flow', 'graph', 'model', 'rules', 'tags'],
  docs: ['algorithms', 'convergence', 'diagrams', 'graph', 'model', 'render', 'rules', 'tags'],
  annotate: ['analyse', 'docs', 'model', 'render', 'rules', 'tags', 'walk'],
  output: ['graph', 'model', 'walk'],
  'start-audit.ts': ['analyse', 'assemble', 'cache', 'claims', 'config', 'git', 'model', 'walk'],
  'run.ts': [
    'analyse',
    'assemble',
    'cache',
    'claims',
    'clones',
    'config',
    'convergence',
    'gate',
    'git',
    'graph',
    'model',
    'rules',
    'start-audit.ts',
    'suppress',
    'tags',
    'walk',
  ],
  commands: [
    'algorithms',
    'annotate',
    'cache',
    'claims',
    'config',
    'convergence',
    'diagrams',
    'docs',
    'gate',
    'git',
    'graph',
    'model',
    'output',
    'render',
    'report',
    'rules',
    'run.ts',
    'sandbox',
    'start-audit.ts',
    'suppress',
    'tags',
    'verify',
    'walk',
  ],
  'cli.ts': ['commands'],
};

/** The only packages that a folder may import, where that is limited. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  algorithms: ['ml-matrix'],
  model: ['zod'],
  flow: [],
};

interface SourceFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly lines: number;
  /** Paths below `src` for our own, package names for others. */
  readonly own: readonly string[];
  readonly packages: readonly string[];
}

function sourceFiles(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(SRC, path), 'utf8');
      const specifiers = [
        ...text.matchAll(
          /^\s*(?:import|export)\b[^'"`;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
        ),
      ].map((match) => match[1] ?? match[2] ?? match[3]!);
      const own = specifiers
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(SRC, join(SRC, dirname(path), specifier)).replace(/\.js$/, '.ts'));
      const packages = specifiers
        .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map((specifier) =>
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        );
      return { path, folder: path.split('/')[0]!, text, lines: text.split('\n').length, own, packages };
    });
}

const files = sourceFiles();

describe('architecture', () => {
  test('imports are read', () => {
    expect(files.find((file) => file.path === 'cli.ts')?.own).toEqual(['commands/command-line.ts']);
    expect(files.find((file) => file.path === 'model/result.ts')?.packages).toEqual(['zod']);
  });

  test('every folder of src is in the table', () => {
    const unknown = new Set(files.map((file) => file.folder).filter((folder) => !(folder in LAYERS)));
    expect([...unknown]).toEqual([]);
  });

  test('the table itself goes one way', () => {
    const done: string[] = [];
    for (const [folder, imports] of Object.entries(LAYERS)) {
      expect({ folder, ahead: imports.filter((one) => !done.includes(one)) }).toEqual({ folder, ahead: [] });
      done.push(folder);
    }
  });

  test('imports keep to the table', () => {
    const wrong = files.flatMap((file) =>
      file.own
        .filter((target) => {
          const folder = target.split('/')[0]!;
          return folder !== file.folder && !LAYERS[file.folder]?.includes(folder);
        })
        .map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('imports name files that exist', () => {
    const known = new Set(files.map((file) => file.path));
    const wrong = files.flatMap((file) =>
      file.own.filter((target) => !known.has(target)).map((target) => `${file.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('limited folders import no other packages', () => {
    const wrong = files.flatMap((file) =>
      file.packages
        .filter((name) => PACKAGES[file.folder] !== undefined && !PACKAGES[file.folder]!.includes(name))
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  test('files import each other in no circle', () => {
    expect(circles(files)).toEqual([]);
  });

  test('only cli.ts touches the process', () => {
    const touching = files.filter(
      (file) =>
        file.path !== 'cli.ts' &&
        /(?<!['"])\bprocess\.(argv|env|exit|exitCode|stdin|stdout|stderr|cwd|chdir|on|once|kill)\b/.test(file.text),
    );
    expect(touching.map((file) => file.path)).toEqual([]);
  });

  test(`no file is longer than ${MAX_LINES} lines`, () => {
    expect(files.filter((file) => file.lines > MAX_LINES).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });
});

/** Import circles, each once, by Tarjan's strongly connected components. */
function circles(all: readonly SourceFile[]): string[] {
  const edges = new Map(all.map((file) => [file.path, file.own]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const target of edges.get(path) ?? []) {
      if (!edges.has(target)) continue;
      if (!index.has(target)) {
        visit(target);
        low.set(path, Math.min(low.get(path)!, low.get(target)!));
      } else if (stack.includes(target)) low.set(path, Math.min(low.get(path)!, index.get(target)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const component = stack.splice(stack.indexOf(path));
    if (component.length > 1) found.push(component.sort().join(' <-> '));
  };
  for (const path of edges.keys()) if (!index.has(path)) visit(path);
  return found;
}
