import { posix } from 'node:path';
import type { Facts } from '../../model/facts.js';
import type { GraphDraft } from './draft.js';
import { type FileIds, nodeKind, packageId, packageOf } from './node-ids.js';

/** Packages, which are folders, the modules in them, and the classes, enums, functions and methods in these. */
export function addStructure(draft: GraphDraft, files: readonly FileIds[]): void {
  for (const ids of files) {
    const { facts } = ids;
    draft.node({
      id: facts.path,
      kind: 'module',
      name: posix.basename(facts.path),
      path: facts.path,
      line: 1,
      endLine: facts.lines,
    });
    addFolders(draft, facts);
    for (const symbol of facts.symbols) {
      const id = ids.of(symbol);
      const kind = nodeKind(symbol);
      if (id === undefined || kind === undefined) continue;
      const { startLine: line, endLine } = symbol;
      draft.node({ id, kind, name: symbol.name, path: facts.path, line, endLine });
      const from = ids.around(symbol.parent);
      if (from !== id) draft.edge({ from, to: id, kind: 'contains', provenance: 'exact', path: facts.path, line });
    }
  }
}

/** The place of an edge between folders is the first file in it. */
function addFolders(draft: GraphDraft, facts: Facts): void {
  const { path } = facts;
  const place = { kind: 'contains', provenance: 'exact', path, line: 1 } as const;
  draft.edge({ from: packageOf(path), to: path, ...place });
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const name = folder === '.' ? '.' : posix.basename(folder);
    draft.node({ id: packageId(folder), kind: 'package', name, path: folder, line: 0, endLine: 0 });
    if (folder === '.' || folder === '/') return;
    draft.edge({ from: packageOf(folder), to: packageId(folder), ...place });
  }
}
