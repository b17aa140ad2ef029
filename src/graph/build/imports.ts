import type { Facts, ImportFact } from '../../model/facts.js';
import type { Occasion } from '../schema.js';
import type { Declarations, DeclaredSymbol } from './declarations.js';
import type { GraphDraft } from './draft.js';
import type { FileIds } from './node-ids.js';

/** Imports of modules, and of the classes and functions that they name, followed through re-exports. */
export function addImports(draft: GraphDraft, files: ReadonlyMap<string, FileIds>, declarations: Declarations): void {
  for (const { facts } of files.values())
    for (const fact of facts.imports) {
      const when = occasion(fact);
      const stated = {
        from: facts.path,
        kind: 'imports',
        provenance: 'resolved',
        path: facts.path,
        line: fact.line,
        ...(when === undefined ? {} : { when }),
      } as const;
      for (const to of declarations.program.targetsOf(facts, fact)) draft.edge({ ...stated, to });
      for (const to of namedSymbols(facts, fact, files, declarations)) draft.edge({ ...stated, to });
    }
}

function namedSymbols(
  facts: Facts,
  fact: ImportFact,
  files: ReadonlyMap<string, FileIds>,
  declarations: Declarations,
): string[] {
  return importedSymbols(facts, fact, declarations).flatMap(({ facts: { path }, symbol }) => {
    const id = files.get(path)?.of(symbol);
    return id === undefined ? [] : [id];
  });
}

/** The declarations that an import names, followed through re-exports; modules and what is none of ours are left out. */
export function importedSymbols(facts: Facts, fact: ImportFact, declarations: Declarations): DeclaredSymbol[] {
  const target = declarations.program.resolve(facts, fact);
  const module = target === undefined || target === facts.path ? undefined : declarations.program.paths.get(target);
  if (module === undefined) return [];
  return fact.names.flatMap(({ name, local }) => {
    if (name === '*') return [];
    const found =
      declarations.exported(module, name) ?? (name === 'default' ? declarations.exported(module, local) : undefined);
    return found?.symbol === undefined ? [] : [{ facts: found.facts, symbol: found.symbol }];
  });
}

function occasion(fact: ImportFact): Occasion | undefined {
  if (fact.typeOnly) return 'types';
  return fact.symbol !== undefined || fact.form === 'dynamic' ? 'deferred' : undefined;
}
