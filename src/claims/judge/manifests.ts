/** What manifests and settings files of the project say, as they were read. */
export interface SettingLine {
  readonly path: string;
  readonly line: number;
  readonly value: string;
}

const MAX_SETTINGS = 200_000;

/** Scripts, targets, console programs, dependencies and settings from files that are no source code. */
export class Manifests {
  /** npm scripts by name. */
  readonly scripts = new Map<string, string>();
  /** Make targets by name. */
  readonly targets = new Map<string, string>();
  /** Console programs by name: the module or file that each starts. */
  readonly programs = new Map<string, string>();
  readonly dependencies = new Set<string>();
  /** Versions that are asked for, by package. */
  readonly #required = new Map<string, SettingLine[]>();
  /** Of the manifests at the top: those of packages below name their folders. */
  readonly projectNames = new Set<string>();
  readonly #settings = new Map<string, SettingLine[]>();
  readonly #settingsFiles = new Set<string>();
  /** Groups of optional dependencies that can be installed by name, by manifest. */
  readonly extras = new Map<string, string>();
  #count = 0;

  /**
   * @param texts by path; what is no manifest and no settings file is passed over
   * @param unread paths of manifests that are there and whose texts are not given
   */
  constructor(
    texts: Iterable<readonly [string, string]>,
    readonly unread: readonly string[] = [],
  ) {
    for (const [path, text] of texts) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (name === 'package.json') this.#packageJson(path, text);
      else if (/^(GNUm|[Mm])akefile$|\.mk$/.test(name)) this.#makefile(path, text);
      else if (name === 'pyproject.toml' || name === 'setup.cfg') this.#python(path, text);
      else if (/^requirements[\w.-]*\.(txt|in)$/.test(name)) this.#requirements(path, text);
      if (/\.(ya?ml|toml|ini|cfg|json|env|conf)$|^\.env/.test(name) && !/lock/.test(name)) this.#settingsOf(path, text);
    }
  }

  /** Settings files' lines for a key, case, `-` and `_` aside. */
  setting(name: string): readonly SettingLine[] {
    return this.#settings.get(plainKey(name)) ?? [];
  }

  /** Whether a path is a settings file of which lines are known. */
  hasSettings(path: string): boolean {
    return this.#settingsFiles.has(path);
  }

  /** Lines that ask for a package, with the versions that they take; empty where any will do. */
  required(name: string): readonly SettingLine[] {
    return this.#required.get(plainKey(name)) ?? [];
  }

  #packageJson(path: string, text: string): void {
    const manifest = readJson(text);
    if (typeof manifest.name === 'string' && !path.includes('/'))
      this.projectNames.add(manifest.name.replace(/^@[^/]+\//, ''));
    for (const name of Object.keys(record(manifest.scripts))) this.scripts.set(name, path);
    for (const key of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])
      for (const name of Object.keys(record(manifest[key]))) this.dependencies.add(name);
    const programs =
      typeof manifest.bin === 'string' ? { [String(manifest.name)]: manifest.bin } : record(manifest.bin);
    for (const [name, target] of Object.entries(programs))
      if (typeof target === 'string') this.programs.set(name, target);
  }

  #makefile(path: string, text: string): void {
    for (const [, names] of text.matchAll(/^([A-Za-z0-9_.\-/ ]+?)\s*::?(?!=)/gm))
      for (const name of names!.split(' ')) this.targets.set(name, path);
  }

  /** The tables that name programs and dependencies; the rest of TOML is not needed. */
  #python(path: string, text: string): void {
    let section = '';
    for (const [index, line] of text.split('\n').entries()) {
      section = /^\s*\[+([^[\]]+)\]+/.exec(line)?.[1]?.trim() ?? section;
      const pair = /^\s*["']?([\w.-]+)["']?\s*=\s*["']([^"']+)["']/.exec(line);
      if (pair !== null && /scripts$|console_scripts$/.test(section)) this.programs.set(pair[1]!, pair[2]!);
      if (
        !path.includes('/') &&
        pair !== null &&
        pair[1] === 'name' &&
        /^(project|tool\.poetry|metadata)$/.test(section)
      )
        this.projectNames.add(pair[2]!);
      const extra = /^\s*["']?([\w.-]+)["']?\s*=/.exec(line)?.[1];
      if (extra !== undefined && /optional-dependencies$|poetry\.extras$|extras_require$/.test(section))
        this.extras.set(extra, path);
      if (/dependencies|options/.test(section) || /^\s*["'][A-Za-z]/.test(line)) {
        this.#dependency(/^\s*["']?([A-Za-z][\w.-]*)/.exec(line)?.[1]);
        if (pair !== null) this.#require(path, index + 1, pair[1]!, pair[2]!);
      }
      for (const [, written] of line.matchAll(/["']([^"']+)["']/g)) this.#requirement(path, index + 1, written!);
    }
  }

  #requirements(path: string, text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      this.#dependency(/^\s*([A-Za-z][\w.-]*)/.exec(line)?.[1]);
      this.#requirement(path, index + 1, line.trim());
    }
  }

  /** `torch[cuda] >= 2.0, < 3 ; python_version > "3.8"`. */
  #requirement(path: string, line: number, written: string): void {
    const found = /^([A-Za-z][\w.-]*)(?:\[[\w,\s-]*\])?\s*([<>=!~^][^;#]*)/.exec(written.slice(0, 200));
    if (found !== null) this.#require(path, line, found[1]!, found[2]!);
  }

  #require(path: string, line: number, name: string, version: string): void {
    const key = plainKey(name);
    const known = this.#required.get(key) ?? [];
    this.#required.set(key, known);
    known.push({ path, line, value: version.replace(/\s+/g, '') });
  }

  #dependency(name: string | undefined): void {
    if (name === undefined) return;
    this.dependencies.add(name);
    this.dependencies.add(name.replace(/-/g, '_'));
  }

  #settingsOf(path: string, text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      const pair = /^\s*(?:export\s+)?["']?([A-Za-z_][\w.-]*)["']?\s*[:=]\s*([^#\n]+?)\s*,?\s*$/.exec(
        line.slice(0, 400),
      );
      if (pair === null || this.#count > MAX_SETTINGS) continue;
      const value = pair[2]!;
      if (/^[[{|>&]/.test(value)) continue;
      const key = plainKey(pair[1]!);
      this.#count++;
      this.#settingsFiles.add(path);
      const known = this.#settings.get(key);
      if (known === undefined) this.#settings.set(key, [{ path, line: index + 1, value }]);
      else known.push({ path, line: index + 1, value });
    }
  }
}

function plainKey(name: string): string {
  return name.toLowerCase().replace(/[_\-\s.]/g, '');
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    return record(JSON.parse(text));
  } catch {
    // A manifest that is no JSON names nothing.
    return {};
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
