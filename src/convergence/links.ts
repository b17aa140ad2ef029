import { CallResolver } from '../graph/build/call-resolver.js';
import type { Declarations } from '../graph/build/declarations.js';
import { importedSymbols } from '../graph/build/imports.js';
import type { Facts, ImportFact, SymbolFact } from '../model/facts.js';

/** A symbol, or a module when there is no symbol. */
export interface End {
  readonly facts: Facts;
  readonly symbol?: SymbolFact;
}

/** One place where code of a module uses another symbol or module. */
export interface Link {
  readonly from: End;
  readonly to: End;
  readonly kind: 'imports' | 'calls';
  readonly line: number;
  /** An import for types alone: no value comes through it. */
  readonly types?: true;
}

/**
 * Imports and calls of some files, to files among them. A call of a method on an object of unknown class is none: names alone
 * would tie folders together that have nothing to do with each other.
 */
export function* linksBetween(files: readonly Facts[], declarations: Declarations): Iterable<Link> {
  const among = new Set(files);
  const resolver = new CallResolver(declarations);
  for (const facts of files) {
    for (const link of importsOf(facts, declarations)) if (among.has(link.to.facts)) yield link;
    for (const body of facts.bodies) {
      const symbol = facts.symbols[body.symbol];
      // What a name means in a body depends on the name, and on whether it was imported under that name there.
      const known = new Map<string, End | undefined>();
      for (const call of body.calls) {
        const name = call.target === undefined ? call.callee : `${call.callee} of an import`;
        if (!known.has(name)) known.set(name, resolver.resolve(facts, symbol, call)?.to);
        const to = known.get(name);
        if (to !== undefined && among.has(to.facts))
          yield { from: symbol === undefined ? { facts } : { facts, symbol }, to, kind: 'calls', line: call.line };
      }
    }
  }
}

function* importsOf(facts: Facts, declarations: Declarations): Iterable<Link> {
  const { program } = declarations;
  for (const fact of facts.imports) {
    const symbol = fact.symbol === undefined ? undefined : facts.symbols[fact.symbol];
    const from = symbol === undefined ? { facts } : { facts, symbol };
    const stated = { from, kind: 'imports' as const, line: fact.line, ...(fact.typeOnly && { types: true as const }) };
    for (const path of program.targetsOf(facts, fact)) {
      const target = program.paths.get(path);
      if (target !== undefined) yield { ...stated, to: { facts: target } };
    }
    for (const to of importedSymbols(facts, fact, declarations)) if (to.facts !== facts) yield { ...stated, to };
    for (const to of readThroughModule(facts, fact, declarations)) yield { ...stated, to };
  }
}

/** Variables of an imported module that the file reads as its members: `settings.LEARNING_RATE`. */
function readThroughModule(facts: Facts, fact: ImportFact, declarations: Declarations): End[] {
  const locals = [...(fact.namespace === undefined ? [] : [fact.namespace]), ...fact.names.map(({ local }) => local)];
  return locals.flatMap((local) => {
    const module = declarations.resolve(facts, local);
    if (module === undefined || module.symbol !== undefined || module.facts === facts) return [];
    const read = new Set(facts.attributesRead);
    return module.facts.symbols
      .filter(({ kind, parent, name }) => kind === 'variable' && parent === undefined && read.has(name))
      .map((symbol) => ({ facts: module.facts, symbol }));
  });
}
