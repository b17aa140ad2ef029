import type { BodyFacts, Facts, SymbolFact } from '../../model/facts.js';
import { type Declarations, type DeclaredSymbol, isClass } from './declarations.js';

/** The class of the object that a method is called on, and how it is known. */
export interface Receiver {
  readonly owner: DeclaredSymbol;
  readonly provenance: 'resolved' | 'heuristic';
}

const CONSTRUCTION = /^(?:new\s+)?([A-Za-z_$][\w$.]*)\s*(?:<[^()]*>)?\(/;

/** Works out the classes of `self.attribute` and of parameters, from annotations and from what constructors write. */
export class Receivers {
  readonly #attributes = new Map<string, ReadonlyMap<string, Receiver>>();

  constructor(readonly declarations: Declarations) {}

  /** The class of a parameter of a function or of one around it. */
  parameter(facts: Facts, symbol: SymbolFact, name: string): Receiver | 'unknown' | undefined {
    for (let at: SymbolFact | undefined = symbol; at !== undefined; ) {
      const parameter = at.parameters.find((one) => one.name === name);
      if (parameter !== undefined) return this.#annotated(facts, parameter.type) ?? 'unknown';
      const around: number | undefined = at.within ?? at.parent;
      at = around === undefined ? undefined : facts.symbols[around];
    }
    return undefined;
  }

  /** The class of an attribute of `self`, of the class or of one that it extends. */
  attribute(owner: DeclaredSymbol, name: string): Receiver | undefined {
    const seen = new Set<SymbolFact>();
    const queue = [owner];
    for (const at of queue) {
      if (seen.has(at.symbol) || seen.size > 40) continue;
      seen.add(at.symbol);
      const found = this.#attributesOf(at).get(name);
      if (found !== undefined) return found;
      queue.push(...this.declarations.bases(at));
    }
    return undefined;
  }

  #attributesOf(owner: DeclaredSymbol): ReadonlyMap<string, Receiver> {
    const key = `${owner.facts.path}\0${owner.symbol.id}`;
    const known = this.#attributes.get(key);
    if (known !== undefined) return known;
    const made = new Map<string, Receiver>();
    this.#attributes.set(key, made);
    for (const symbol of owner.facts.symbols) {
      if (symbol.parent !== owner.symbol.id) continue;
      const typed = symbol.kind === 'property' || symbol.kind === 'getter' ? symbol.type : undefined;
      const receiver = this.#annotated(owner.facts, typed) ?? this.#built(owner.facts, symbol);
      if (receiver !== undefined) made.set(symbol.name, receiver);
    }
    for (const body of owner.facts.bodies) {
      const initialiser = owner.facts.symbols[body.symbol];
      if (initialiser?.kind !== 'constructor' || initialiser.parent !== owner.symbol.id) continue;
      for (const [name, receiver] of this.#written(owner.facts, initialiser, body))
        if (!made.has(name)) made.set(name, receiver);
    }
    return made;
  }

  /** `self.model = model` with an annotated parameter of that name, `self.model = Model(…)`, whose call is the first of its line. */
  *#written(facts: Facts, initialiser: SymbolFact, body: BodyFacts): Iterable<readonly [string, Receiver]> {
    for (const { attribute, line, how, origins } of body.stateWrites) {
      if (how !== 'assign') continue;
      const bare = attribute.replace(/^_+/, '');
      const parameter = initialiser.parameters.find((one) => one.name === bare || one.name === attribute);
      const annotated = origins.includes('parameter') ? this.#annotated(facts, parameter?.type) : undefined;
      const call = annotated === undefined ? body.calls.find((one) => one.line === line) : undefined;
      const built = call === undefined ? undefined : this.#named(facts, call.callee);
      const owner = annotated?.owner ?? built;
      if (owner !== undefined) yield [attribute, { owner, provenance: 'heuristic' }];
    }
  }

  #annotated(facts: Facts, type: string | undefined): Receiver | undefined {
    const name = classNameIn(type);
    const owner = name === undefined ? undefined : this.#named(facts, name);
    return owner === undefined ? undefined : { owner, provenance: 'resolved' };
  }

  /** Only properties have an initial value. */
  #built(facts: Facts, property: SymbolFact): Receiver | undefined {
    const name = CONSTRUCTION.exec(property.valueText ?? '')?.[1];
    const owner = name === undefined ? undefined : this.#named(facts, name);
    return owner === undefined ? undefined : { owner, provenance: 'heuristic' };
  }

  #named(facts: Facts, name: string): DeclaredSymbol | undefined {
    const found = this.declarations.resolve(facts, name);
    return isClass(found) ? found : undefined;
  }
}

/** `Model` in `Model`, `'Model'`, `Optional[Model]`, `Model | None`, `Model<T> | undefined`, `Final[Model]`; no containers. */
export function classNameIn(type: string | undefined): string | undefined {
  if (type === undefined) return undefined;
  const bare = type
    .replace(/["']/g, '')
    .trim()
    .replace(/^(?:typing\.)?(?:Optional|Final|ClassVar)\[(.*)\]$/, '$1')
    .replace(/<.*>/g, '');
  const parts = bare
    .split('|')
    .map((part) => part.trim())
    .filter((part) => !/^(?:None|null|undefined)$/.test(part));
  return parts.length === 1 && /^[A-Za-z_$][\w$.]*$/.test(parts[0]!) ? parts[0] : undefined;
}
