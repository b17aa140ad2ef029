import { posix } from 'node:path';
import { wordsOf } from '../../flow/names.js';
import type { Facts } from '../../model/facts.js';
import type { Program } from '../../rules/program.js';
import type { ForeignNames } from './foreign-names.js';
import type { IdentifierSearch } from './identifier-search.js';
import type { PathResolver } from './resolve-path.js';
import { declaresMember, endsIn, type SymbolIndex, type SymbolPlace } from './symbol-index.js';

export type SymbolResolution =
  | { readonly kind: 'found'; readonly places: readonly SymbolPlace[]; readonly how: string }
  /** Not a declaration of its own: an attribute, an enum member, a parameter, a name that a file imports and hands on. */
  | { readonly kind: 'member'; readonly path: string; readonly line: number; readonly how: string }
  /** Declared elsewhere, or under a name that differs in case and underscores. */
  | { readonly kind: 'moved'; readonly places: readonly SymbolPlace[]; readonly how: string }
  | { readonly kind: 'foreign'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Not even the name occurs: in the named file when there is one, and nowhere in the project. */
  | { readonly kind: 'missing'; readonly searched: string };

export interface SymbolContext {
  readonly index: SymbolIndex;
  readonly program: Program;
  readonly paths: PathResolver;
  readonly foreign: ForeignNames;
  readonly identifiers: IdentifierSearch;
}

/** `self.fit()`, `pkg.mod:Name`, `Class::method`, `Class#method`, `fit/2`, `new Agent(…)`, `List<T>` as a dotted name. */
export function cleanName(written: string): string | undefined {
  const name = written
    .trim()
    .replace(/^[`'"]+|[`'"]+$/g, '')
    .replace(/^(new|async|await|def|class|function)\s+/, '')
    .replace(/\(.*$/s, '')
    .replace(/<.*>$/, '')
    .replace(/\/\d+$/, '')
    .replace(/::|#|:/g, '.')
    .replace(/^(self|this|cls)\./, '')
    .replace(/^\.|\.$/g, '');
  return /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(name) ? name : undefined;
}

/** `MAML.adapt/meta_train` is two methods of one class. */
export function splitPair(written: string): readonly string[] {
  const pair = /^`?([\w$.]+)((?:\/[A-Za-z_$][\w$]*)+)(?:\(\))?`?$/.exec(written.trim());
  if (pair === null) return [written];
  const owner = pair[1]!.includes('.') ? `${pair[1]!.slice(0, pair[1]!.lastIndexOf('.'))}.` : '';
  return [
    pair[1]!,
    ...pair[2]!
      .slice(1)
      .split('/')
      .map((name) => owner + name),
  ];
}

/** Finds the declarations that a name in a document stands for. */
export class SymbolResolver {
  /** Documents name the same things again and again: by the files that they tie them to, then as written. */
  readonly #resolved = new Map<string, Map<string, SymbolResolution>>();
  readonly #keys = new WeakMap<readonly string[], string>();

  constructor(readonly context: SymbolContext) {}

  /**
   * @param written as the document writes it
   * @param paths files that the document ties it to, all of one folder for a package; empty when it names none
   * @param tie whether the words state that it is declared there, or only a heading or a neighbour names them: such a file may as well
   *   use it
   */
  resolve(written: string, paths: readonly string[], tie: 'stated' | 'near' = 'stated'): SymbolResolution {
    const files = this.#keys.get(paths) ?? paths.join('\0');
    this.#keys.set(paths, files);
    const known = this.#resolved.get(files) ?? new Map<string, SymbolResolution>();
    this.#resolved.set(files, known);
    const key = `${tie} ${written}`;
    const found = known.get(key) ?? this.#find(written, paths, tie);
    known.set(key, found);
    return found;
  }

  #find(written: string, paths: readonly string[], tie: 'stated' | 'near'): SymbolResolution {
    const name = cleanName(written);
    if (name === undefined) return { kind: 'unknown', reason: 'not a name of code' };
    const inside = this.#inside(name, paths);
    if (inside !== undefined) return inside;
    return paths.length > 0 && tie === 'stated' ? this.#elsewhere(name, paths) : this.#anywhere(name, paths);
  }

  #inside(name: string, paths: readonly string[]): SymbolResolution | undefined {
    if (paths.length === 0) return undefined;
    const inside = this.context.index.named(name).filter(({ facts }) => paths.includes(facts.path));
    if (inside.length > 0) return { kind: 'found', places: inside, how: 'declared in the named file' };
    return this.#member(name, paths) ?? this.#handedOn(name, paths);
  }

  #anywhere(name: string, paths: readonly string[]): SymbolResolution {
    const places = this.context.index.named(name);
    if (places.length > 0) return { kind: 'found', places, how: 'declared' };
    const known = this.#throughModule(name) ?? this.#member(name, undefined);
    return known ?? this.#foreign(name) ?? this.#renamed(name, paths) ?? this.#absent(name, paths);
  }

  /** What is said to be in a file and is not: moved when what has the name elsewhere can hardly be another thing. */
  #elsewhere(name: string, paths: readonly string[]): SymbolResolution {
    const places = this.context.index.named(name);
    const [first] = places;
    if (first === undefined)
      return (
        this.#foreign(name) ?? this.#renamed(name, paths) ?? this.#throughModule(name) ?? this.#absent(name, paths)
      );
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (paths.length <= MAX_MOVED && paths.some((path) => this.context.identifiers.holds(path, last)))
      return { kind: 'found', places, how: 'used in the named file, declared' };
    if (places.length <= MAX_MOVED && places.every((place) => isDistinctive(name, place)) && areCopies(places))
      return { kind: 'moved', places, how: 'declared in another file' };
    const { facts, symbol } = first;
    const reason = `not declared there; ${symbol.qualifiedName} at ${facts.path}:${symbol.startLine} may be another`;
    return { kind: 'unknown', reason };
  }

  /** `Class.attribute`, `Enum.MEMBER`, or an attribute of any class of the named files. */
  #member(name: string, paths: readonly string[] | undefined): SymbolResolution | undefined {
    const { index } = this.context;
    const parts = name.split('.');
    const last = parts.at(-1)!;
    const owners =
      parts.length > 1
        ? index.classes(parts.slice(0, -1).join('.'))
        : (paths ?? []).flatMap((path) => classesOf(index.facts.get(path)));
    for (const owner of owners) {
      if (paths !== undefined && !paths.includes(owner.facts.path)) continue;
      const line = declaresMember(owner, last);
      if (line !== undefined)
        return { kind: 'member', path: owner.facts.path, line, how: `a member of ${owner.symbol.name}` };
    }
    return parts.length > 1 ? this.#inherited(owners, last) : this.#parameter(last, paths);
  }

  #inherited(owners: readonly SymbolPlace[], name: string): SymbolResolution | undefined {
    const { program, index } = this.context;
    for (const start of owners) {
      const queue: SymbolPlace[] = [start];
      for (let at = 0; at < queue.length && at < 30; at++) {
        const owner = queue[at]!;
        for (const base of owner.symbol.bases) {
          const place = program.resolveClass(owner.facts, base.name);
          if (place === undefined)
            return {
              kind: 'unknown',
              reason: `${start.symbol.name} may inherit it from ${base.name}, which is not the project's`,
            };
          const own = index
            .named(`${place.symbol.qualifiedName}.${name}`)
            .filter((candidate) => candidate.facts === place.facts);
          if (own.length > 0) return { kind: 'found', places: own, how: `inherited from ${place.symbol.name}` };
          if (!queue.some((one) => one.symbol === place.symbol)) queue.push(place);
        }
      }
    }
    return undefined;
  }

  #parameter(name: string, paths: readonly string[] | undefined): SymbolResolution | undefined {
    for (const path of paths ?? []) {
      const facts = this.context.index.facts.get(path);
      const owner = facts?.symbols.find((symbol) => symbol.parameters.some((parameter) => parameter.name === name));
      if (owner !== undefined)
        return { kind: 'member', path, line: owner.startLine, how: `a parameter of ${owner.qualifiedName}` };
    }
    return undefined;
  }

  /** Imported or listed by a named file, which thereby offers it. */
  #handedOn(name: string, paths: readonly string[]): SymbolResolution | undefined {
    const first = name.split('.')[0]!;
    for (const path of paths) {
      const facts = this.context.index.facts.get(path);
      const fact = facts?.imports.find(
        (one) => one.namespace === first || one.names.some((imported) => imported.local === first),
      );
      if (fact !== undefined) return { kind: 'member', path, line: fact.line, how: `imported from ${fact.module}` };
      if (facts?.exportedNames.includes(first)) return { kind: 'member', path, line: 1, how: 'exported' };
    }
    return undefined;
  }

  /** `pkg.module.Name`: the module by its dotted name, then the name in it. */
  #throughModule(name: string): SymbolResolution | undefined {
    const { index, paths } = this.context;
    if (!name.includes('.')) return undefined;
    const module = paths.resolveModule(name);
    if (module === undefined) return this.#lastParts(name);
    if (module.rest.length === 0) return { kind: 'member', path: module.path, line: 1, how: 'a module' };
    const wanted = module.rest.join('.');
    const folder = module.path.replace(/\/?(__init__\.py|index\.[jt]sx?)$/, '');
    const inside = index
      .named(wanted)
      .filter(
        ({ facts }) => facts.path === module.path || (folder !== module.path && facts.path.startsWith(`${folder}/`)),
      );
    if (inside.length > 0) return { kind: 'found', places: inside, how: 'declared in the named module' };
    return this.#lastParts(name);
  }

  /** The module part is wrong and the last part is declared somewhere: it was moved. Names of one word say too little. */
  #lastParts(name: string): SymbolResolution | undefined {
    const { index } = this.context;
    const parts = name.split('.');
    const owner = parts.at(-2);
    const root = parts[0]!;
    const places = index.named(parts.at(-1)!);
    const isModulePath = owner !== undefined && /^[a-z_]/.test(owner);
    if (this.context.foreign.reason(root) !== undefined || !isModulePath) return undefined;
    const ofModule = places.filter(({ facts }) => posix.basename(facts.path).replace(/\.\w+$/, '') === owner);
    if (parts.length === 2 && ofModule.length > 0)
      return { kind: 'found', places: ofModule, how: 'declared in the named module' };
    const distinct = places.filter(({ symbol }) => symbol.parent === undefined && /[A-Z_]/.test(symbol.name));
    const { files } = this.context.paths.context;
    const ours = [root, `src/${root}`, `${root}.py`].some((path) => path !== '' && files.has(path));
    return distinct.length > 0 && ours && parts.length > 2
      ? { kind: 'moved', places: distinct, how: 'declared in another module' }
      : undefined;
  }

  #foreign(name: string): SymbolResolution | undefined {
    const reason = this.context.foreign.reason(name);
    return reason === undefined ? undefined : { kind: 'foreign', reason };
  }

  /** The same letters in another spelling, where the old spelling is no name of something else: a key, an event, a constant. */
  #renamed(name: string, paths: readonly string[]): SymbolResolution | undefined {
    const last = name.slice(name.lastIndexOf('.') + 1);
    const owner = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    if (last.length <= 4 || this.context.identifiers.fileWith(last) !== undefined) return undefined;
    const alike = this.context.index
      .namedAlike(last)
      .filter(({ symbol }) => owner === '' || endsIn(symbol.qualifiedName, `${owner}.${symbol.name}`))
      .filter(({ symbol }) => isTypeName(last) === TYPE_KINDS.has(symbol.kind))
      .filter(({ symbol }) => isConstantName(last) === isConstantName(symbol.name));
    const near = alike.filter(({ facts }) => paths.includes(facts.path));
    // `Agent` and `agent` are two names that many programs have; `LinUCB` and `LinUcb` are one.
    const chosen = near.length > 0 ? near : alike.filter((place) => isDistinctive(name, place));
    return chosen.length > 0 && chosen.length <= MAX_MOVED
      ? { kind: 'moved', places: chosen, how: 'declared under another spelling' }
      : undefined;
  }

  #absent(name: string, paths: readonly string[]): SymbolResolution {
    const { index, identifiers } = this.context;
    const partial = paths.find((path) => index.facts.get(path)?.parse === 'partial');
    if (partial !== undefined) return { kind: 'unknown', reason: `${partial} did not parse whole` };
    const last = name.slice(name.lastIndexOf('.') + 1);
    const declared = identifiers.declaredAt(name) ?? identifiers.declaredAt(last);
    if (declared !== undefined)
      return { kind: 'member', ...declared, how: 'declared in a language that is not analysed' };
    const file = identifiers.fileWith(last);
    if (file !== undefined)
      return { kind: 'unknown', reason: `no declaration of ${name} was found; ${file} has the word ${last}` };
    return { kind: 'missing', searched: paths.length > 0 ? paths.join(', ') : 'the project' };
  }
}

/** A name with more declarations than this may be any of them. */
const MAX_MOVED = 4;
const TYPE_KINDS: ReadonlySet<string> = new Set(['class', 'interface', 'enum', 'type']);

/** Spelt as both languages spell classes: a capital first, small letters too. */
function isTypeName(name: string): boolean {
  return /^_*[A-Z]/.test(name) && /[a-z]/.test(name);
}

function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z\d_]+$/.test(name);
}

/** Hardly two things of a program have this name: two words and more at the top level, or a name with its owner. */
function isDistinctive(name: string, { symbol }: SymbolPlace): boolean {
  if (name.includes('.') && endsIn(symbol.qualifiedName, name)) return true;
  const isLong = wordsOf(symbol.name).length >= 2 || (isTypeName(symbol.name) && symbol.name.length >= 5);
  return symbol.parent === undefined && isLong;
}

/** Declarations of one name with the same members; others are different things that happen to be called alike. */
function areCopies(places: readonly SymbolPlace[]): boolean {
  const members = ({ facts, symbol }: SymbolPlace): string =>
    facts.symbols
      .filter(({ parent }) => parent === symbol.id)
      .map(({ name }) => name)
      .sort()
      .join(' ');
  return new Set(places.map(members)).size <= 1;
}

function classesOf(facts: Facts | undefined): SymbolPlace[] {
  if (facts === undefined) return [];
  return facts.symbols.filter((symbol) => symbol.kind === 'class').map((symbol) => ({ facts, symbol }));
}
