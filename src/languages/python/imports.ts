import type { Expression } from '../../model/code.js';
import type { ImportFact } from '../../model/facts.js';
import { importedEntries, importedModule } from './import-names.js';
import { Kind } from './kinds.js';
import type { SourceFile, Surroundings } from './source-file.js';

/** Adds the imports of one statement to the file's; returns their indices. */
export function readImports(file: SourceFile, statement: number, around: Surroundings): number[] {
  const { tree } = file;
  const shared = {
    line: tree.line[statement] as number,
    endLine: tree.endLine(statement),
    form: 'import' as const,
    ...conditions(around),
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

/** `importlib.import_module('name')` and `__import__('name')`. Names that are computed say nothing. */
export function noteDynamicImport(file: SourceFile, call: number, module: Expression | undefined): void {
  if (module?.kind !== 'string') return;
  const { tree } = file;
  add(file, {
    module: module.value,
    names: [],
    line: tree.line[call] as number,
    endLine: tree.endLine(call),
    form: 'dynamic',
    ...conditions(file.surroundings),
  });
}

function conditions({ typeOnly, guard, symbol }: Surroundings): Pick<ImportFact, 'typeOnly' | 'guard' | 'symbol'> {
  return { ...(typeOnly && { typeOnly }), ...(guard && { guard }), ...(symbol !== undefined && { symbol }) };
}

function add(file: SourceFile, fact: ImportFact): number {
  return file.imports.push(fact) - 1;
}
