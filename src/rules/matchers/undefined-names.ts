import type { BodyFacts, CallFact, Facts, SymbolFact } from '../../model/facts.js';
import type { ClassPlace, Program } from '../program.js';
import { type ProgramHit, programHit } from './program-hit.js';

/** A name that is read and that nothing binds. */
export function undefinedName(program: Program): readonly ProgramHit[] {
  const hits: ProgramHit[] = [];
  for (const [path, facts] of program.paths) {
    // The compiler of TypeScript asks this better, with types and ambient declarations.
    if (facts.language === 'typescript') continue;
    for (const body of facts.bodies)
      for (const use of body.unboundNames)
        if (!isDefinedElsewhere(facts, use.name))
          hits.push(programHit(path, use.line, nameOf(facts, body), use.name, { name: use.name }));
  }
  return hits;
}

/** Scripts get constants from their build and globals from their test runner. */
function isDefinedElsewhere(facts: Facts, name: string): boolean {
  if (facts.language === 'python') return false;
  return /^[A-Z_]+(?:_\w+)?$/.test(name) || /(?:^|\/)(?:tests?|__tests__)\/|[._-](?:test|spec)\./.test(facts.path);
}

function nameOf(facts: Facts, body: BodyFacts): string {
  return facts.symbols[body.symbol]?.qualifiedName ?? '';
}

/** Members that every object of the language has, and hooks that make any member possible. */
const EVERYWHERE =
  /^__\w+__$|^(?:constructor|hasOwnProperty|toString|valueOf|isPrototypeOf|toLocaleString|propertyIsEnumerable)$/;
const OPEN_HOOKS = new Set(['__getattr__', '__getattribute__']);
const PLAIN_BASES = /^(?:object|ABC|abc\.ABC|Protocol|typing\.Protocol|Generic|typing\.Generic)(?:\[.*)?$/;

/** A method called on `self` that no class of the hierarchy defines. */
export function undefinedMethod(program: Program): readonly ProgramHit[] {
  const hits: ProgramHit[] = [];
  const extended = extendedClasses(program);
  for (const [path, facts] of program.paths) {
    if (facts.language === 'typescript' || facts.parse === 'partial') continue;
    for (const owner of facts.symbols) {
      // What a subclass or the class mixed into provides cannot be told.
      if (owner.kind !== 'class' || /Mixin|Base|Abstract/.test(owner.name) || extended.has(owner.name)) continue;
      const members = membersOf({ facts, symbol: owner }, program, 0);
      if (!members) continue;
      hits.push(...unknownCalls(path, facts, owner, members));
    }
  }
  return hits;
}

function extendedClasses(program: Program): ReadonlySet<string> {
  const names = new Set<string>();
  for (const facts of program.paths.values())
    for (const symbol of facts.symbols)
      for (const base of symbol.bases) names.add(base.name.split('.').at(-1) as string);
  return names;
}

/** All member names of a class and its bases; undefined when a base is outside the program or members are made at run time. */
function membersOf(place: ClassPlace, program: Program, depth: number): Set<string> | undefined {
  if (depth > 12) return undefined;
  const { facts, symbol } = place;
  const members = new Set<string>();
  if (symbol.decorators.some((decorator) => !/dataclass|final|total_ordering|runtime_checkable/.test(decorator.name)))
    return undefined;
  for (const member of facts.symbols) if (member.parent === symbol.id) members.add(member.name);
  for (const name of OPEN_HOOKS) if (members.has(name)) return undefined;
  for (const body of facts.bodies) {
    if (!belongsTo(facts, body, symbol)) continue;
    for (const write of body.stateWrites) members.add(write.attribute);
    if (
      body.calls.some((call) => call.target === 'setattr' || /__dict__/.test(call.callee)) ||
      body.stateReads.includes('__dict__')
    )
      return undefined;
  }
  for (const base of symbol.bases) {
    if (base.relation !== 'extends' || PLAIN_BASES.test(base.name)) continue;
    const parent = program.resolveClass(facts, base.name);
    const inherited =
      parent && (parent.symbol !== symbol || parent.facts !== facts)
        ? membersOf(parent, program, depth + 1)
        : undefined;
    if (!inherited) return undefined;
    for (const name of inherited) members.add(name);
  }
  return members;
}

function belongsTo(facts: Facts, body: BodyFacts, owner: SymbolFact): boolean {
  for (
    let symbol = facts.symbols[body.symbol];
    symbol;
    symbol = symbol.parent === undefined ? undefined : facts.symbols[symbol.parent]
  )
    if (symbol.parent === owner.id) return true;
  return false;
}

function unknownCalls(path: string, facts: Facts, owner: SymbolFact, members: ReadonlySet<string>): ProgramHit[] {
  const hits: ProgramHit[] = [];
  const assignedElsewhere = new Set(facts.attributesRead);
  for (const body of facts.bodies) {
    const unit = facts.symbols[body.symbol];
    if (!unit || unit.parent !== owner.id || unit.modifiers.includes('static')) continue;
    for (const call of body.calls) {
      const method = /^self\.([A-Za-z_$][\w$]*)$/.exec(call.callee)?.[1];
      if (method === undefined || members.has(method) || EVERYWHERE.test(method) || assignedElsewhere.has(method))
        continue;
      hits.push(programHit(path, call.line, unit.qualifiedName, `self.${method}()`, { method, owner: owner.name }));
    }
  }
  return hits;
}

/** An attribute that is written and that nothing in the program reads. */
export function unreadState(program: Program): readonly ProgramHit[] {
  const hits: ProgramHit[] = [];
  for (const [path, facts] of program.paths)
    for (const owner of facts.symbols) {
      if (owner.kind !== 'class' || owner.bases.length > 0 || owner.decorators.length > 0) continue;
      hits.push(...unreadOf(path, facts, owner, program));
    }
  return hits;
}

/** Methods of collections: what they take stays inside the attribute. */
const COLLECTION_METHOD =
  /^(?:append|appendleft|push|unshift|extend|insert|add|update|setdefault|pop|popleft|shift|splice|clear|delete|remove|discard|sort|reverse|fill)$/;

/** The attribute whose object is told something by a call (a gauge, an event, a sink): that object may publish it. */
function handedOver(call: CallFact): string[] {
  const [, attribute, method] = /^self\.([A-Za-z_$][\w$]*)\.([A-Za-z_$][\w$]*)$/.exec(call.callee) ?? [];
  if (attribute === undefined || method === undefined) return [];
  const storesByKey = method === 'set' && call.arguments.length === 2;
  return storesByKey || COLLECTION_METHOD.test(method) ? [] : [attribute];
}

const LEARNED_STATE =
  /weight|param|gradient|fisher|importance|q_?table|q_?values|policy|embedding|memory|history|loss|reward|replay|buffer|prior|posterior|theta|momentum|velocity|model_state|knowledge|experience/i;

function unreadOf(path: string, facts: Facts, owner: SymbolFact, program: Program): ProgramHit[] {
  const bodies = facts.bodies.filter((body) => belongsTo(facts, body, owner));
  const read = new Set(bodies.flatMap((body) => [...body.stateReads, ...body.calls.flatMap(handedOver)]));
  const first = new Map<string, { line: number; symbol: string }>();
  for (const body of bodies)
    for (const write of body.stateWrites)
      if (!first.has(write.attribute)) first.set(write.attribute, { line: write.line, symbol: nameOf(facts, body) });
  const hits: ProgramHit[] = [];
  for (const [attribute, { line, symbol }] of first) {
    if (!LEARNED_STATE.test(attribute) || read.has(attribute) || program.readsAttribute(attribute)) continue;
    if (
      facts.symbols.some(
        (member) => member.parent === owner.id && member.name === attribute && member.kind !== 'property',
      )
    )
      continue;
    hits.push(programHit(path, line, symbol, `self.${attribute}`, { attribute, owner: owner.name }));
  }
  return hits;
}
