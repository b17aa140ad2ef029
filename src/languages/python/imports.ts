import type { ImportFact } from '../../model/facts.js';
import { importedEntries, importedModule } from './import-names.js';
import { Kind } from './kinds.js';
import type { SourceFile } from './source-file.js';

/** What surrounds a statement: the symbol whose body it is in, and the conditions it runs under. */
export interface Surroundings {
  readonly symbol?: number;
  readonly guard?: 'try' | 'handler' | 'if';
  readonly typeOnly?: true;
}

/** Adds the imports of one statement to the file's; returns their indices. */
export function readImports(file: SourceFile, statement: number, around: Surroundings): number[] {
  const { tree } = file;
  const shared = {
    line: tree.line[statement] as number,
    endLine: tree.endLine(statement),
    form: 'import' as const,
    ...(around.typeOnly && { typeOnly: true as const }),
    ...(around.guard && { guard: around.guard }),
    ...(around.symbol !== undefined && { symbol: around.symbol }),
  };
  const entries = importedEntries(tree, statement);
  if (tree.kind[statement] !== Kind.import_statement) {
    const module = importedModule(tree, statement);
    if (module === undefined) return [];
    const names = entries.map(({ name, alias }) => ({ name, local: alias ?? name }));
    return [add(file, { module, names, ...shared })];
  }
  // `import a.b` binds `a`; what stands for the module in this file is `a.b`.
  return entries.map(({ name, alias }) => add(file, { module: name, names: [], namespace: alias ?? name, ...shared }));
}

function add(file: SourceFile, fact: ImportFact): number {
  return file.imports.push(fact) - 1;
}
