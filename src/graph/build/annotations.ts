import type { AuditResult } from '../../model/result.js';
import type { GraphDraft } from './draft.js';
import type { FileIds } from './node-ids.js';

type Annotations = Pick<AuditResult, 'findings' | 'tags' | 'cloneGroups'>;

/** Findings, tags and clone groups, tied to the symbols they are about. */
export function addAnnotations(draft: GraphDraft, files: ReadonlyMap<string, FileIds>, result: Annotations): void {
  const nodeAt = (path: string, symbol: string): string => files.get(path)?.named(symbol) ?? path;
  for (const { id, ruleId, path, startLine, endLine, symbol } of result.findings) {
    const node = `finding:${id}`;
    draft.node({ id: node, kind: 'finding', name: ruleId, path, line: startLine, endLine });
    const place = { provenance: 'exact', path, line: startLine } as const;
    draft.edge({ from: node, to: nodeAt(path, symbol), kind: 'found-in', ...place });
  }
  for (const { tag, path, line, symbol, source } of result.tags) {
    draft.node({ id: `tag:${tag}`, kind: 'tag', name: tag, path: '', line: 0, endLine: 0 });
    const provenance = source === 'inferred' ? 'heuristic' : 'exact';
    draft.edge({ from: nodeAt(path, symbol), to: `tag:${tag}`, kind: 'tagged', provenance, path, line });
  }
  for (const { id, kind, level, members } of result.cloneGroups) {
    const node = `clones:${id}`;
    const [first] = members;
    if (first === undefined) continue;
    const { path, startLine: line, endLine } = first;
    draft.node({ id: node, kind: 'clone-group', name: `${kind} copies of a ${level}`, path, line, endLine });
    const provenance = kind === 'exact' || kind === 'comments' ? 'exact' : 'heuristic';
    for (const member of members) {
      const from = nodeAt(member.path, member.symbol);
      draft.edge({ from, to: node, kind: 'copies', provenance, path: member.path, line: member.startLine });
    }
  }
}
