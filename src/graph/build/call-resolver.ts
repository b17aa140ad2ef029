import type { CallFact, Facts, SymbolFact } from '../../model/facts.js';
import { type Declarations, type DeclaredSymbol, isClass } from './declarations.js';
import type { MethodsByName } from './methods-by-name.js';
import { Receivers } from './receivers.js';

export interface Callee {
  readonly to: DeclaredSymbol;
  readonly provenance: 'resolved' | 'heuristic';
}

/** Works out which declaration of the program a call means. */
export class CallResolver {
  readonly #receivers: Receivers;

  /** @param guesses what a method of an unknown object may be, by its name alone; without it such calls stay unknown */
  constructor(
    readonly declarations: Declarations,
    readonly guesses?: MethodsByName,
  ) {
    this.#receivers = new Receivers(declarations);
  }

  resolve(facts: Facts, from: SymbolFact | undefined, call: CallFact): Callee | undefined {
    const parts = call.callee.split('.');
    const [root] = parts;
    if (root === undefined || root === '?' || root === '') return undefined;
    const callee =
      root === 'self' || root === 'super' ? this.#onSelf(facts, from, parts) : this.#onName(facts, from, call, parts);
    // A wrapper calls the method of its own name on what it wraps: a guess that leads back to the caller is wrong.
    if (callee === undefined || (callee.provenance === 'heuristic' && callee.to.symbol === from)) return undefined;
    return this.#constructed(callee);
  }

  #onSelf(facts: Facts, from: SymbolFact | undefined, parts: readonly string[]): Callee | undefined {
    const owner = enclosingClass(facts, from);
    if (owner === undefined) return undefined;
    const [root, name, method] = parts;
    if (root === 'super') {
      const found = this.declarations.inherited(owner, name ?? 'constructor');
      return found === undefined ? undefined : { to: found, provenance: 'resolved' };
    }
    if (name === undefined) return undefined;
    if (method === undefined) {
      const found = this.declarations.member(owner, name);
      return found === undefined ? undefined : { to: found, provenance: 'resolved' };
    }
    if (parts.length > 3) return undefined;
    const receiver = this.#receivers.attribute(owner, name);
    return receiver === undefined ? this.guesses?.likely(facts, method) : this.#methodOf(receiver, method);
  }

  #onName(facts: Facts, from: SymbolFact | undefined, call: CallFact, parts: readonly string[]): Callee | undefined {
    const [root, method] = parts as [string, string | undefined];
    const receiver = from === undefined ? undefined : this.#receivers.parameter(facts, from, root);
    if (receiver !== undefined) {
      if (method === undefined || parts.length > 2) return undefined;
      return receiver === 'unknown' ? this.guesses?.likely(facts, method) : this.#methodOf(receiver, method);
    }
    const local = from === undefined ? undefined : this.declarations.local(facts, from.id, root);
    if (local !== undefined) {
      return parts.length === 1 ? { to: { facts, symbol: local }, provenance: 'resolved' } : undefined;
    }
    // An imported name without a target is shadowed by a local one.
    const shadowed = call.target === undefined && this.declarations.imports(facts, call.callee);
    const found = shadowed ? undefined : this.declarations.resolve(facts, call.callee);
    if (found?.symbol !== undefined) return { to: { ...found, symbol: found.symbol }, provenance: 'resolved' };
    const unknown = method !== undefined && parts.length === 2 && call.target === undefined;
    return unknown ? this.guesses?.likely(facts, method) : undefined;
  }

  #methodOf(receiver: { owner: DeclaredSymbol; provenance: Callee['provenance'] }, name: string): Callee | undefined {
    const found = this.declarations.member(receiver.owner, name);
    return found === undefined ? undefined : { to: found, provenance: receiver.provenance };
  }

  /** A call of a class is one of its constructor, when it or a base declares one. */
  #constructed(callee: Callee): Callee {
    if (!isClass(callee.to)) return callee;
    const initialiser =
      this.declarations.member(callee.to, '__init__') ?? this.declarations.member(callee.to, 'constructor');
    return initialiser?.symbol.kind === 'constructor' ? { ...callee, to: initialiser } : callee;
  }
}

function enclosingClass(facts: Facts, from: SymbolFact | undefined): DeclaredSymbol | undefined {
  for (let at = from; at !== undefined; at = at.parent === undefined ? undefined : facts.symbols[at.parent]) {
    if (at.kind === 'class') return { facts, symbol: at };
  }
  return undefined;
}
