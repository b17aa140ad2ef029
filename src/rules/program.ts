import { posix } from 'node:path';
import type { Facts, ImportFact, SymbolFact } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import { pathsImported } from './import-paths.js';

/** A class and the file that declares it. */
export interface ClassPlace {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
}

const PROGRAMS = new WeakMap<readonly FileRecord[], WeakMap<readonly string[], Program>>();

/** The program of some records, the same one for all stages that are given the very same lists. */
export function programOf(records: readonly FileRecord[], otherPaths: readonly string[]): Program {
  const programs = PROGRAMS.get(records) ?? new WeakMap<readonly string[], Program>();
  const program = programs.get(otherPaths) ?? new Program(records, otherPaths);
  PROGRAMS.set(records, programs.set(otherPaths, program));
  return program;
}

/** All facts of one audit, with look-ups that cross files. */
export class Program {
  readonly paths: ReadonlyMap<string, Facts>;
  private readonly classesByName = new Map<string, ClassPlace[]>();
  private readonly importEdges = new Map<string, readonly string[]>();
  private reverseEdges: Map<string, string[]> | undefined;
  /** By folder of the importing file and specifier. */
  private readonly resolved = new Map<string, string | undefined>();
  private allAttributes: Set<string> | undefined;
  private methodsOfSubclasses: Map<string, Set<string>> | undefined;
  private readonly folders = new Set<string>();
  /** Folders that were not entered: whatever is looked for there may be there. */
  private readonly closed = new Set<string>();
  /** Last parts of the names of all Python modules and packages. */
  private readonly pythonNames = new Set<string>();
  /** Paths of all files, with and without extension. */
  private readonly existing = new Set<string>();

  /** `otherPaths`: what was not analysed and exists for imports: files, and with a `/` at the end folders that were not entered. */
  constructor(records: readonly FileRecord[], otherPaths: Iterable<string> = []) {
    for (const path of [...records.map((record) => record.path), ...otherPaths]) {
      if (path.endsWith('/')) this.closed.add(path.slice(0, -1));
      this.existing.add(path);
      this.existing.add(path.replace(/\.[^./]+$/, ''));
      this.existing.add(path.replace(/\.[^./]+\.[^./]+$/, ''));
    }
    this.paths = new Map(records.map((record) => [record.path, record.facts]));
    for (const facts of this.paths.values()) {
      if (facts.language === 'python') for (const name of pythonNames(facts.path)) this.pythonNames.add(name);
      for (const symbol of facts.symbols) {
        if (symbol.kind !== 'class') continue;
        const known = this.classesByName.get(symbol.name);
        if (known) known.push({ facts, symbol });
        else this.classesByName.set(symbol.name, [{ facts, symbol }]);
      }
    }
    for (const path of [...this.existing])
      for (let folder = posix.dirname(path); !this.folders.has(folder); folder = posix.dirname(folder))
        this.folders.add(folder);
  }

  classesNamed(name: string): readonly ClassPlace[] {
    return this.classesByName.get(name) ?? [];
  }

  /** Whether a walked file (with or without its extension) or a folder of that path exists, or may: inside a folder that was not entered. */
  exists(path: string): boolean {
    if (this.existing.has(path) || this.folders.has(path)) return true;
    if (this.existing.has(path.replace(/\.[cm]?jsx?$/, ''))) return true;
    if (this.closed.size === 0) return false;
    for (let folder = path; folder !== '.' && folder !== '/'; folder = posix.dirname(folder))
      if (this.closed.has(folder)) return true;
    return false;
  }

  /** The file a specifier names, when it is one of the audited files. */
  resolve(from: Facts, { module }: ImportFact): string | undefined {
    const python = from.language === 'python';
    // Most imports are of other people's packages.
    const last = python ? module.slice(module.lastIndexOf('.') + 1) : '';
    if (last !== '' && !this.pythonNames.has(last)) return undefined;
    const key = `${python ? 'py' : 'js'}\0${posix.dirname(from.path)}\0${module}`;
    if (!this.resolved.has(key)) this.resolved.set(key, this.resolvedIn(from, module));
    return this.resolved.get(key);
  }

  /** The file that `from package import name` names in Python, when it is a module of its own. */
  submodule(from: Facts, fact: ImportFact, name: string): string | undefined {
    if (from.language !== 'python' || !this.pythonNames.has(name)) return undefined;
    const module = fact.module.endsWith('.') ? `${fact.module}${name}` : `${fact.module}.${name}`;
    return this.resolve(from, { ...fact, module });
  }

  /** Files that a file imports, and submodules named in `from package import submodule`. */
  importsOf(path: string): readonly string[] {
    let edges = this.importEdges.get(path);
    if (edges === undefined) {
      const facts = this.paths.get(path);
      edges = facts ? [...new Set(facts.imports.flatMap((fact) => this.targetsOf(facts, fact)))].sort() : [];
      this.importEdges.set(path, edges);
    }
    return edges;
  }

  importersOf(path: string): readonly string[] {
    if (!this.reverseEdges) {
      this.reverseEdges = new Map();
      for (const from of this.paths.keys())
        for (const to of this.importsOf(from)) {
          const list = this.reverseEdges.get(to);
          if (list) list.push(from);
          else this.reverseEdges.set(to, [from]);
        }
    }
    return this.reverseEdges.get(path) ?? [];
  }

  /** Whether some class that extends one of this name declares the method, or takes it from another class it extends. */
  overrides(className: string, method: string): boolean {
    if (!this.methodsOfSubclasses) {
      this.methodsOfSubclasses = new Map();
      for (const facts of this.paths.values())
        for (const symbol of facts.symbols) {
          if (symbol.kind !== 'class' || symbol.bases.length === 0) continue;
          const members = membersOfClass(facts, symbol);
          const bases = symbol.bases.map((base) => base.name.split('.').at(-1) as string);
          for (const [at, name] of bases.entries()) {
            const known = this.methodsOfSubclasses.get(name) ?? new Set<string>();
            // A base that stands before another wins over it: a mixin.
            for (const member of [...members, ...bases.slice(0, at).flatMap((mixin) => this.membersOf(facts, mixin))])
              known.add(member);
            this.methodsOfSubclasses.set(name, known);
          }
        }
    }
    return this.methodsOfSubclasses.get(className)?.has(method) ?? false;
  }

  private membersOf(from: Facts, className: string): readonly string[] {
    const place = this.resolveClass(from, className);
    return place ? membersOfClass(place.facts, place.symbol) : [];
  }

  /** Whether any file reads an attribute of this name, on `self` or on anything else. */
  readsAttribute(name: string): boolean {
    if (!this.allAttributes) {
      this.allAttributes = new Set();
      for (const facts of this.paths.values()) {
        for (const attribute of facts.attributesRead) this.allAttributes.add(attribute);
        for (const body of facts.bodies) for (const attribute of body.stateReads) this.allAttributes.add(attribute);
      }
    }
    return this.allAttributes.has(name);
  }

  /** The class a base names, seen from a file: declared there or imported from another audited file. */
  resolveClass(from: Facts, name: string): ClassPlace | undefined {
    const simple = name.split('.').at(-1) as string;
    const own = from.symbols.find((symbol) => symbol.kind === 'class' && symbol.name === simple);
    if (own && !name.includes('.')) return { facts: from, symbol: own };
    const required = from.imports.find(({ form, namespace }) => form === 'require' && namespace === simple);
    const place = required === undefined ? undefined : this.classOfModule(this.resolve(from, required), simple);
    if (place !== undefined) return place;
    for (const fact of from.imports) {
      const imported = fact.names.find((candidate) => candidate.local === simple);
      const viaModule = fact.namespace !== undefined && name.startsWith(`${fact.namespace}.`);
      if (!imported && !viaModule) continue;
      const target = this.resolve(from, fact);
      const place =
        target === undefined
          ? undefined
          : this.exportedClass(target, imported?.name === 'default' ? simple : (imported?.name ?? simple), 0);
      if (place) return place;
    }
    return undefined;
  }

  private exportedClass(path: string, name: string, depth: number): ClassPlace | undefined {
    const facts = this.paths.get(path);
    if (!facts || depth > 8) return undefined;
    const symbol = facts.symbols.find((candidate) => candidate.kind === 'class' && candidate.name === name);
    if (symbol) return { facts, symbol };
    for (const fact of facts.imports) {
      if (!fact.names.some((candidate) => candidate.local === name || candidate.name === '*')) continue;
      const target = this.resolve(facts, fact);
      const place = target === undefined || target === path ? undefined : this.exportedClass(target, name, depth + 1);
      if (place) return place;
    }
    return undefined;
  }

  /** What `require` gives of a module whose one export is a class. */
  private classOfModule(path: string | undefined, name: string): ClassPlace | undefined {
    const facts = path === undefined ? undefined : this.paths.get(path);
    if (facts?.exportedNames.join() !== 'default') return undefined;
    const classes = facts.symbols.filter(({ kind, parent }) => kind === 'class' && parent === undefined);
    const symbol = classes.find((one) => one.name === name) ?? (classes.length === 1 ? classes[0] : undefined);
    return symbol === undefined ? undefined : { facts, symbol };
  }

  /** Files that one import names: the module, and submodules in `from package import submodule`. */
  targetsOf(facts: Facts, fact: ImportFact): readonly string[] {
    const direct = this.resolve(facts, fact);
    const targets = direct === undefined ? [] : [direct];
    for (const { name } of fact.names) {
      const submodule = this.submodule(facts, fact, name);
      if (submodule !== undefined) targets.push(submodule);
    }
    return targets.filter((target) => target !== facts.path);
  }

  private resolvedIn(from: Facts, module: string): string | undefined {
    return pathsImported(from.language, from.path, module).find((path) => this.paths.has(path));
  }
}

/** The last part of the dotted names that a Python file can be imported by. */
function pythonNames(path: string): string[] {
  const name = posix.basename(path).replace(/\.pyi?$/, '');
  return name === '__init__' ? [name, posix.basename(posix.dirname(path))] : [name];
}

function membersOfClass(facts: Facts, owner: SymbolFact): string[] {
  return facts.symbols.filter((member) => member.parent === owner.id).map((member) => member.name);
}
