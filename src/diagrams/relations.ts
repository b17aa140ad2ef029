import { wordsOf } from '../flow/names.js';
import { classNameIn } from '../graph/build/receivers.js';
import type { CallFact, Facts, StateWrite, SymbolFact } from '../model/facts.js';
import type { Place } from './diagram.js';
import type { DiagramProgram } from './program.js';

export interface ClassPlace {
  readonly facts: Facts;
  readonly symbol: SymbolFact;
}

/** What one class has to do with another, each with the first place that says so. */
export interface Relation {
  readonly from: ClassPlace;
  readonly to: ClassPlace;
  /** An attribute holds one or, with `many`, a collection of them. */
  holds?: Place & { readonly many: boolean };
  builds?: Place;
  /** Methods that it calls, with their places. */
  readonly calls: Map<string, Place>;
}

const ADDING = new Set(
  'append appendleft add push unshift set insert put extend setdefault register enqueue'.split(' '),
);

/** Whether a write puts something into a collection. */
function adds({ attribute, line, how }: StateWrite, calls: readonly CallFact[]): boolean {
  if (how === 'element') return true;
  const added = (callee: string): boolean =>
    callee.startsWith(`self.${attribute}.`) && ADDING.has(callee.slice(callee.lastIndexOf('.') + 1));
  return how === 'mutating-call' && calls.some((call) => call.line === line && added(call.callee));
}

/** `clients` and `active_clients` of `client` and of `FederatedClient`; `metrics` is no plural of `Metrics`, nor of `MetricLog`. */
function isPluralOf(attribute: string, name: string): boolean {
  const plural = wordsOf(attribute).at(-1) ?? '';
  const last = wordsOf(name).at(-1) ?? '';
  return last !== '' && [`${last}s`, `${last}es`, last.replace(/y$/, 'ies')].includes(plural) && plural !== last;
}

/** `Map<string, Client>` of `new Map<string, Client>()`. */
function genericOf(value: string | undefined): string | undefined {
  return /^new\s+([\w$.]+\s*<.*>)\s*\(/s.exec(value ?? '')?.[1];
}

const COLLECTION =
  /\[\]|\b(?:list|dict|set|deque|array|map|sequence|iterable|record|tuple|collection|mapping|weakmap|readonlyarray)\b\s*[[<]/i;

/** What the classes of a module hold, build and call, among the classes of the program. */
export function relationsOf(program: DiagramProgram, facts: Facts): Relation[] {
  return facts.symbols
    .filter((symbol) => symbol.kind === 'class')
    .flatMap((symbol) => [...new ClassRelations(program, { facts, symbol }).found.values()]);
}

class ClassRelations {
  readonly found = new Map<SymbolFact, Relation>();

  constructor(
    readonly program: DiagramProgram,
    readonly owner: ClassPlace,
  ) {
    const { facts, symbol } = owner;
    const members = facts.symbols.filter((one) => one.parent === symbol.id);
    for (const member of members) {
      if (member.kind === 'property') this.#held(member.type ?? genericOf(member.valueText), member.startLine);
      if (member.kind === 'constructor')
        for (const parameter of member.parameters)
          if (this.#isKept(parameter.name)) this.#held(parameter.type, parameter.line);
    }
    const bodies = facts.bodies.filter((body) => this.#isInside(body.symbol));
    for (const body of bodies) for (const call of body.calls) this.#called(facts.symbols[body.symbol], call);
    for (const { symbol: id, stateWrites, calls } of bodies)
      for (const write of stateWrites)
        if (write.origins.includes('parameter') && adds(write, calls)) this.#added(id, write);
    // Afterwards: what is held says whose method an unknown receiver calls.
    for (const body of bodies) for (const call of body.calls) this.#calledOnHeld(facts.symbols[body.symbol], call);
  }

  #isInside(id: number): boolean {
    const { facts, symbol } = this.owner;
    for (let at: number | undefined = id; at !== undefined && at >= 0; at = facts.symbols[at]?.parent)
      if (at === symbol.id) return true;
    return false;
  }

  /** Whether a constructor keeps a parameter in an attribute of its name. */
  #isKept(name: string): boolean {
    const { facts, symbol } = this.owner;
    return facts.bodies.some(
      ({ symbol: id, stateWrites }) =>
        facts.symbols[id]?.parent === symbol.id &&
        stateWrites.some((write) => write.attribute.replace(/^_+/, '') === name),
    );
  }

  /** `self.clients[client.id] = client`: the parameter of the method that is of a class of the program and that the name speaks of. */
  #added(method: number, { attribute, line }: StateWrite): void {
    const { facts } = this.owner;
    for (const { name, type } of facts.symbols[method]?.parameters ?? []) {
      const to = this.#classNamed(classNameIn(type) ?? '');
      if (to === undefined || !(isPluralOf(attribute, name) || isPluralOf(attribute, to.symbol.name))) continue;
      const relation = this.#to(to);
      if (relation.holds?.many !== true) relation.holds = { path: facts.path, line, many: true };
    }
  }

  /** Every class that a type names. */
  #held(type: string | undefined, line: number): void {
    if (type === undefined) return;
    const instances = type.replace(/\b(?:[Tt]ype|Callable|typeof)\b\s*(?:\[[^\]]*\]|\w+)/g, '');
    const many = COLLECTION.test(instances);
    for (const name of new Set(instances.match(/[A-Za-z_$][\w$.]*/g) ?? [])) {
      const to = this.#classNamed(name);
      if (to === undefined) continue;
      const relation = this.#to(to);
      if (relation.holds === undefined || (many && !relation.holds.many))
        relation.holds = { path: this.owner.facts.path, line, many };
    }
  }

  /** Calls of its own methods, inherited ones included, are none of another class. */
  #called(from: SymbolFact | undefined, call: CallFact): void {
    const { facts } = this.owner;
    if (/^super\b|^self\.[^.]+$/.test(call.callee)) return;
    const callee = this.program.calls.resolve(facts, from, call)?.to;
    if (callee === undefined) return;
    const parent = callee.symbol.parent === undefined ? undefined : callee.facts.symbols[callee.symbol.parent];
    const symbol = callee.symbol.kind === 'class' ? callee.symbol : parent;
    if (symbol?.kind !== 'class' || symbol === this.owner.symbol) return;
    const relation = this.#to({ facts: callee.facts, symbol });
    const place = { path: facts.path, line: call.line };
    if (callee.symbol.kind === 'class' || callee.symbol.kind === 'constructor') {
      relation.builds ??= place;
      this.#keptWhereBuilt(relation, call.line);
    } else if (!relation.calls.has(callee.symbol.name)) relation.calls.set(callee.symbol.name, place);
  }

  /** `self.clients.append(Client())`, `self.clients = [Client() …]`: a collection by how it is written, or by a plural name. */
  #keptWhereBuilt(relation: Relation, line: number): void {
    const { facts } = this.owner;
    for (const { symbol, stateWrites, calls } of facts.bodies) {
      if (!this.#isInside(symbol)) continue;
      const write = stateWrites.find((one) => one.line === line);
      if (write === undefined) continue;
      const many =
        adds(write, calls) || (write.how === 'assign' && isPluralOf(write.attribute, relation.to.symbol.name));
      const one = write.how === 'assign';
      if (many || (one && relation.holds === undefined)) relation.holds = { path: facts.path, line, many };
    }
  }

  #calledOnHeld(from: SymbolFact | undefined, call: CallFact): void {
    const parts = call.callee.split('.');
    const method = parts.at(-1);
    if (method === undefined || parts.length < 2 || parts[0] === 'super' || call.target !== undefined) return;
    if (this.program.calls.resolve(this.owner.facts, from, call) !== undefined) return;
    for (const relation of this.found.values()) {
      if (relation.holds?.many !== true || relation.calls.has(method)) continue;
      const declared = this.program.declarations.member(relation.to, method);
      if (declared?.symbol.kind === 'method')
        relation.calls.set(method, { path: this.owner.facts.path, line: call.line });
    }
  }

  #classNamed(name: string): ClassPlace | undefined {
    const found = this.program.declarations.resolve(this.owner.facts, name);
    const symbol = found?.symbol;
    if (found === undefined || symbol?.kind !== 'class' || symbol === this.owner.symbol || symbol.members !== undefined)
      return undefined;
    return { facts: found.facts, symbol };
  }

  #to(to: ClassPlace): Relation {
    const known = this.found.get(to.symbol);
    if (known !== undefined) return known;
    const made: Relation = { from: this.owner, to, calls: new Map() };
    this.found.set(to.symbol, made);
    return made;
  }
}
