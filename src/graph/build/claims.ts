import type { Claim } from '../../model/result.js';
import type { GraphDraft } from './draft.js';
import type { FileIds } from './node-ids.js';

/**
 * Documents, the claims that they make, what these are about, and what came of them. A document claims and mentions in prose; the
 * verdict is an edge of its own, from the claim to the code, at the place of its evidence.
 */
export function addClaims(draft: GraphDraft, files: ReadonlyMap<string, FileIds>, claims: readonly Claim[]): void {
  for (const claim of claims) {
    const { id, kind, text, document, subject, verdict } = claim;
    const { path, line } = document;
    const from = files.get(path)?.facts.path ?? path;
    draft.node({ id: from, kind: 'document', name: path.split('/').at(-1) ?? path, path, line: 1, endLine: 1 });
    const node = `claim:${id}`;
    draft.node({ id: node, kind: 'claim', name: `${kind}: ${shortened(text)}`, path, line, endLine: line });
    const stated = { provenance: 'prose', path, line } as const;
    draft.edge({ from, to: node, kind: 'claims', ...stated });
    const ids = subject.path === undefined ? undefined : files.get(subject.path);
    if (ids === undefined) continue;
    const to = ids.named(subject.symbol ?? '');
    draft.edge({ from: node, to, kind: 'about', ...stated });
    if (to !== from) draft.edge({ from, to, kind: 'mentions', ...stated });
    if (verdict !== 'untested') draft.edge({ from: node, to, kind: verdict, provenance: 'resolved', ...shown(claim) });
  }
}

/** The first place of the evidence, the document when there is none. */
function shown({ evidence, document }: Claim): { readonly path: string; readonly line: number } {
  const { path, line } = evidence[0] ?? document;
  return { path, line };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
