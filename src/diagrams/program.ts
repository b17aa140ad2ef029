import { CallResolver } from '../graph/build/call-resolver.js';
import { Declarations } from '../graph/build/declarations.js';
import { Receivers } from '../graph/build/receivers.js';
import type { Graph } from '../graph/graph.js';
import type { Facts } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import { Program } from '../rules/program.js';

export interface DiagramInput {
  readonly records: readonly FileRecord[];
  /** Files that were walked and not analysed. */
  readonly otherPaths: readonly string[];
  readonly graph: Graph;
}

/** What all diagrams of one program are made from. */
export class DiagramProgram {
  readonly graph: Graph;
  readonly files: ReadonlyMap<string, Facts>;
  readonly declarations: Declarations;
  readonly receivers: Receivers;
  /** Without guesses by name. */
  readonly calls: CallResolver;

  constructor({ records, otherPaths, graph }: DiagramInput) {
    this.graph = graph;
    this.files = new Map(records.map(({ path, facts }) => [path, facts]));
    this.declarations = new Declarations(new Program(records, otherPaths));
    this.receivers = new Receivers(this.declarations);
    this.calls = new CallResolver(this.declarations);
  }
}
