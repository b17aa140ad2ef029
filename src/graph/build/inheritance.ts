import type { Language, SymbolFact } from '../../model/facts.js';
import type { Declarations, DeclaredSymbol } from './declarations.js';
import type { GraphDraft } from './draft.js';
import type { FileIds } from './node-ids.js';

const INHERITABLE = new Set(['method', 'getter', 'setter']);

/** Bases of classes, and the methods that replace one of a base. Constructors and private names replace nothing. */
export function addInheritance(
  draft: GraphDraft,
  files: ReadonlyMap<string, FileIds>,
  declarations: Declarations,
): void {
  for (const ids of files.values())
    for (const symbol of ids.facts.symbols) {
      const from = ids.of(symbol);
      if (from === undefined) continue;
      if (symbol.bases.length > 0) addBases(draft, files, declarations, { facts: ids.facts, symbol }, from);
      const parent = symbol.parent === undefined ? undefined : ids.facts.symbols[symbol.parent];
      if (parent?.kind !== 'class' || !INHERITABLE.has(symbol.kind) || isPrivate(symbol, ids.facts.language)) continue;
      const base = declarations.inherited({ facts: ids.facts, symbol: parent }, symbol.name);
      const to = base === undefined ? undefined : files.get(base.facts.path)?.of(base.symbol);
      if (to === undefined || to === from) continue;
      draft.edge({ from, to, kind: 'overrides', provenance: 'resolved', path: ids.facts.path, line: symbol.startLine });
    }
}

function addBases(
  draft: GraphDraft,
  files: ReadonlyMap<string, FileIds>,
  declarations: Declarations,
  owner: DeclaredSymbol,
  from: string,
): void {
  for (const { name, relation } of owner.symbol.bases) {
    const base = declarations.resolve(owner.facts, name);
    const to = base?.symbol === undefined ? undefined : files.get(base.facts.path)?.of(base.symbol);
    if (to === undefined || to === from) continue;
    const place = { provenance: 'resolved', path: owner.facts.path, line: owner.symbol.startLine } as const;
    draft.edge({ from, to, kind: relation, ...place });
  }
}

/** Python mangles `__name`, and inherits `_name`; TypeScript's private members are not inherited. */
function isPrivate({ name, modifiers }: SymbolFact, language: Language): boolean {
  return language === 'python' ? name.startsWith('__') && !name.endsWith('__') : modifiers.includes('private');
}
