import { z } from 'zod';

/** What the knowledge graph is made of, and the shape of the lines of `nodes.ndjson` and `edges.ndjson`. */
export const GRAPH_VERSION = 2;

export const NODE_KINDS = [
  'package',
  'module',
  'class',
  'interface',
  'enum',
  'function',
  'method',
  'algorithm',
  'tag',
  'finding',
  'clone-group',
  'document',
  'claim',
] as const;

export const EDGE_KINDS = [
  'contains',
  'imports',
  'calls',
  'extends',
  'implements',
  'overrides',
  'tagged',
  'found-in',
  'copies',
  'mentions',
  'claims',
  'about',
  'verified',
  'refuted',
  'moved',
  'stale',
] as const;

/** Edges that words of a document may state: what it mentions and claims, and what a claim is about. No edge of code. */
export const PROSE_KINDS = ['mentions', 'claims', 'about'] as const satisfies readonly EdgeKind[];

/**
 * How an edge is known, the surest first. `exact`: the source or the analysis states it there. `resolved`: a name followed through
 * scopes, imports and annotations to one declaration. `heuristic`: a likely guess from names. `prose`: words of a document.
 */
export const PROVENANCES = ['exact', 'resolved', 'heuristic', 'prose'] as const;

/** When an import takes place, if not while the module loads: for types alone, or when some function runs. */
export const OCCASIONS = ['types', 'deferred'] as const;

const line = z.number().int().min(0);

export const nodeSchema = z.object({
  id: z.string().min(1).describe('path + # + qualified name for a symbol, path for a module, path + / for a package'),
  kind: z.enum(NODE_KINDS),
  name: z.string(),
  path: z.string().describe('empty for what has no place: tags and algorithms'),
  line,
  endLine: line,
});

export const edgeSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    kind: z.enum(EDGE_KINDS),
    provenance: z.enum(PROVENANCES),
    path: z.string().describe('where it is stated: the first such place of the surest kind'),
    line,
    count: z.number().int().min(1).describe('places that state it'),
    when: z.enum(OCCASIONS).optional(),
  })
  .refine((edge) => edge.provenance !== 'prose' || PROSE_KINDS.some((kind) => kind === edge.kind), {
    message: 'prose gives no edge of code: only mentions and claims',
  });

export type NodeKind = (typeof NODE_KINDS)[number];
export type EdgeKind = (typeof EDGE_KINDS)[number];
export type Provenance = (typeof PROVENANCES)[number];
export type Occasion = (typeof OCCASIONS)[number];
export type GraphNode = z.infer<typeof nodeSchema>;
export type GraphEdge = z.infer<typeof edgeSchema>;

/** A line of text order that is the same on every machine. */
export function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
