import type { BodyFacts, StateWrite, SymbolFact } from '../model/facts.js';
import { addTo, grouped } from './grouped.js';
import type { Outline } from './outline.js';

const HOW_WORDS: Readonly<Record<StateWrite['how'], string>> = {
  assign: 'set',
  augment: 'changed in place',
  element: 'a part of it set',
  'mutating-call': 'changed by a method call',
  delete: 'deleted',
};

/** One attribute of a class, and the methods that touch it. */
export interface AttributeRow {
  readonly name: string;
  readonly type: string;
  /** Initial value in the body of the class. */
  readonly value: string;
  readonly writes: string;
  readonly reads: string;
}

export interface StateView {
  readonly attributes: readonly AttributeRow[];
  /** Read on the object, and neither declared nor written in the class: inherited, or set from outside. */
  readonly elsewhere: readonly string[];
}

/** The attributes of the objects of a class: what the class declares or writes, and what it only reads. */
export function stateOf(outline: Outline, owner: SymbolFact): StateView {
  const members = outline.members(owner.id);
  const declared = new Map(members.filter((one) => one.kind === 'property').map((symbol) => [symbol.name, symbol]));
  const writes = new Map<string, string[]>();
  const reads = new Map<string, string[]>();
  const methods = new Set(members.filter((symbol) => symbol.kind !== 'property').map((symbol) => symbol.name));
  for (const member of members) {
    for (const { name, property } of member.parameters)
      if (property) addTo(writes, name, `${member.name} (set by a parameter)`);
    for (const body of outline.bodies(withInner(outline, member))) {
      for (const [attribute, own] of grouped(body.stateWrites, (write) => write.attribute))
        addTo(writes, attribute, `${member.name} (${[...new Set(own.map(({ how }) => HOW_WORDS[how]))].join(', ')})`);
      for (const attribute of new Set(body.stateReads)) addTo(reads, attribute, member.name);
      for (const called of methodsCalled(body)) methods.add(called);
    }
  }
  const names = [...new Set([...declared.keys(), ...writes.keys()])].sort();
  const elsewhere = [...reads.keys()].filter((name) => !names.includes(name) && !methods.has(name)).sort();
  return { attributes: names.map((name) => attributeRow(name, declared.get(name), writes, reads)), elsewhere };
}

function attributeRow(
  name: string,
  declared: SymbolFact | undefined,
  writes: ReadonlyMap<string, readonly string[]>,
  reads: ReadonlyMap<string, readonly string[]>,
): AttributeRow {
  const listed = (methods: readonly string[] | undefined): string => [...new Set(methods ?? [])].join(', ');
  return {
    name,
    type: declared?.type ?? '',
    value: declared?.valueText ?? '',
    writes: listed(writes.get(name)),
    reads: listed(reads.get(name)),
  };
}

/**
 * Attributes that a method writes and reads on its object. What is only called there, and neither declared nor written by the class, is
 * taken for an inherited method and left out.
 */
export function stateOfMethod(outline: Outline, owner: number | undefined, bodies: readonly BodyFacts[]) {
  const members = owner === undefined ? [] : outline.members(owner);
  const methods = new Set(members.filter((one) => one.kind !== 'property').map((one) => one.name));
  const called = new Set(bodies.flatMap(methodsCalled));
  const known = new Set([
    ...members.filter((one) => one.kind === 'property').map((one) => one.name),
    ...members.flatMap((one) => outline.bodies(withInner(outline, one)).flatMap(namesWritten)),
  ]);
  const reads = bodies
    .flatMap((body) => body.stateReads)
    .filter((name) => !methods.has(name) && (known.has(name) || !called.has(name)));
  return { writes: [...new Set(bodies.flatMap(namesWritten))].sort(), reads: [...new Set(reads)].sort() };
}

function namesWritten(body: BodyFacts): string[] {
  return body.stateWrites.map((write) => write.attribute);
}

/** What is called directly on the object: `self.name(…)`. */
function methodsCalled(body: BodyFacts): string[] {
  return body.calls.flatMap(({ callee }) => /^self\.([^.]+)$/.exec(callee)?.[1] ?? []);
}

/** A method and the functions inside it. Inside another class `self` is another object. */
function* withInner(outline: Outline, symbol: SymbolFact): Iterable<SymbolFact> {
  yield symbol;
  for (const inner of outline.members(symbol.id)) if (inner.kind !== 'class') yield* withInner(outline, inner);
}
