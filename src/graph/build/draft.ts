import {
  byText,
  type EdgeKind,
  type GraphEdge,
  type GraphNode,
  type Occasion,
  type PROSE_KINDS,
  PROVENANCES,
  type Provenance,
} from '../schema.js';

type ProseKind = (typeof PROSE_KINDS)[number];

interface StatedBase {
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly line: number;
  readonly when?: Occasion;
}

/** One place that states an edge. Prose states nothing of code: the type holds it. */
export type StatedEdge = StatedBase &
  (
    | { readonly kind: ProseKind; readonly provenance: Provenance }
    | { readonly kind: Exclude<EdgeKind, ProseKind>; readonly provenance: Exclude<Provenance, 'prose'> }
  );

export interface GraphContent {
  /** Sorted by id. */
  readonly nodes: readonly GraphNode[];
  /** Sorted by from, to and kind; both ends are nodes. */
  readonly edges: readonly GraphEdge[];
}

/** Collects nodes and edges; what comes out does not depend on the order in which they came. */
export class GraphDraft {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge>();

  /** The first node of an id stays. */
  node(node: GraphNode): void {
    if (!this.#nodes.has(node.id)) this.#nodes.set(node.id, node);
  }

  edge(stated: StatedEdge): void {
    const key = `${stated.from}\0${stated.to}\0${stated.kind}`;
    const known = this.#edges.get(key);
    if (known === undefined) this.#edges.set(key, { ...stated, count: 1 });
    else {
      const count = known.count + 1;
      this.#edges.set(key, { ...(compareStated(stated, known) < 0 ? stated : known), count });
    }
  }

  /** Edges to what is no node are left out. */
  finish(): GraphContent {
    const nodes = [...this.#nodes.values()].sort((left, right) => byText(left.id, right.id));
    const edges = [...this.#edges.entries()]
      .filter(([, edge]) => this.#nodes.has(edge.from) && this.#nodes.has(edge.to))
      .sort(([left], [right]) => byText(left, right))
      .map(([, edge]) => edge);
    return { nodes, edges };
  }
}

/** The surest first, then what holds while the module loads, then the first place. */
function compareStated(left: StatedEdge, right: GraphEdge): number {
  return (
    PROVENANCES.indexOf(left.provenance) - PROVENANCES.indexOf(right.provenance) ||
    Number(left.when !== undefined) - Number(right.when !== undefined) ||
    byText(left.path, right.path) ||
    left.line - right.line
  );
}
