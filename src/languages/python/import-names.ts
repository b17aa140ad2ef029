import { Field, Kind } from './kinds.js';
import type { FlatTree } from './tree.js';

export interface ImportedEntry {
  /** Dotted name as written. */
  readonly name: string;
  readonly alias?: string;
  readonly node: number;
}

/** The names after `import`, with their aliases; `*` for all. */
export function importedEntries(tree: FlatTree, statement: number): ImportedEntry[] {
  const entries: ImportedEntry[] = [];
  for (const node of tree.children(statement)) {
    const kind = tree.kind[node];
    if (kind === Kind.wildcard_import) entries.push({ name: '*', node });
    else if (tree.field[node] !== Field.name) continue;
    else if (kind === Kind.aliased_import) {
      const name = tree.child(node, Field.name);
      const alias = tree.child(node, Field.alias);
      if (name >= 0 && alias >= 0) entries.push({ name: dotted(tree, name), alias: tree.slice(alias), node });
    } else entries.push({ name: dotted(tree, node), node });
  }
  return entries;
}

/** The module of a `from` import as written, leading dots included; undefined when it did not parse. */
export function importedModule(tree: FlatTree, statement: number): string | undefined {
  if (tree.kind[statement] === Kind.future_import_statement) return '__future__';
  const module = tree.child(statement, Field.module_name);
  return module < 0 ? undefined : dotted(tree, module);
}

/** `.core` and `run` make `.core.run`; `.` and `core` make `.core`. */
export function memberOfModule(module: string, name: string): string {
  return module.endsWith('.') ? module + name : `${module}.${name}`;
}

/** A dotted name without the blanks and line continuations that may stand between its parts. */
function dotted(tree: FlatTree, node: number): string {
  const text = tree.slice(node);
  return /[\s\\]/.test(text) ? text.replace(/[\s\\]+/g, '') : text;
}
