import { posix } from 'node:path';
import type { Facts, SymbolFact } from '../../model/facts.js';
import type { NodeKind } from '../schema.js';

/** Symbols that are nodes. Constructors and accessors are methods; types, variables and properties are none. */
const KINDS: Readonly<Partial<Record<SymbolFact['kind'], NodeKind>>> = {
  class: 'class',
  interface: 'interface',
  enum: 'enum',
  function: 'function',
  method: 'method',
  constructor: 'method',
  getter: 'method',
  setter: 'method',
};

export function nodeKind(symbol: SymbolFact): NodeKind | undefined {
  const isPythonEnum = symbol.kind === 'class' && symbol.members !== undefined;
  return isPythonEnum ? 'enum' : KINDS[symbol.kind];
}

/** `pkg/sub/` for a folder; the root is `./`. */
export function packageId(folder: string): string {
  return `${folder}/`;
}

export function packageOf(path: string): string {
  return packageId(posix.dirname(path));
}

/**
 * Ids of the symbols of one file. A second declaration of one name in one file is `name~2`, a third `name~3`; overloads
 * without a body and the accessors of one property share the node of the first.
 */
export class FileIds {
  readonly #ids: (string | undefined)[] = [];
  readonly #byName = new Map<string, string>();

  constructor(readonly facts: Facts) {
    const declared = new Map<string, number>();
    const accessors = new Set<string>();
    for (const symbol of facts.symbols) {
      if (nodeKind(symbol) === undefined) {
        this.#ids.push(undefined);
        continue;
      }
      const name = `${facts.path}#${symbol.qualifiedName}`;
      const accessor = symbol.kind === 'getter' || symbol.kind === 'setter';
      const count = declared.get(name) ?? 0;
      const shared = count > 0 && (symbol.modifiers.includes('overload') || (accessor && accessors.has(name)));
      if (!shared) declared.set(name, count + 1);
      if (accessor) accessors.add(name);
      const followsOverload = count > 0 && !shared && this.#onlyOverloads(symbol);
      if (followsOverload) declared.set(name, count);
      const ordinal = declared.get(name) ?? 1;
      const id = ordinal === 1 ? name : `${name}~${ordinal}`;
      this.#ids.push(id);
      if (!this.#byName.has(symbol.qualifiedName)) this.#byName.set(symbol.qualifiedName, id);
    }
  }

  /** Whether all earlier declarations of its name are overloads, so that it is their implementation. */
  #onlyOverloads(symbol: SymbolFact): boolean {
    return this.facts.symbols
      .slice(0, symbol.id)
      .filter((earlier) => earlier.qualifiedName === symbol.qualifiedName && nodeKind(earlier) !== undefined)
      .every((earlier) => earlier.modifiers.includes('overload'));
  }

  /** The node of a symbol, absent for symbols that are none. */
  of(symbol: SymbolFact): string | undefined {
    return this.#ids[symbol.id];
  }

  /** The node that a line of a symbol's body belongs to: the symbol, the nearest around it that is a node, or the module. */
  around(symbol: number | undefined): string {
    for (let at = symbol; at !== undefined && at >= 0; at = this.facts.symbols[at]?.parent) {
      const id = this.#ids[at];
      if (id !== undefined) return id;
    }
    return this.facts.path;
  }

  /** The node of a qualified name; the nearest around it when it is none itself, the module for the empty name. */
  named(qualifiedName: string): string {
    for (let name = qualifiedName; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
      const id = this.#byName.get(name);
      if (id !== undefined) return id;
    }
    return this.facts.path;
  }
}
