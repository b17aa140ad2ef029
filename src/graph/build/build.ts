import type { FileRecord } from '../../model/record.js';
import type { AuditResult } from '../../model/result.js';
import { Program } from '../../rules/program.js';
import { addAnnotations } from './annotations.js';
import { addCalls } from './calls.js';
import { addClaims } from './claims.js';
import { Declarations } from './declarations.js';
import { type GraphContent, GraphDraft } from './draft.js';
import { addImports } from './imports.js';
import { addInheritance } from './inheritance.js';
import { addAlgorithmMentions, type NamedAlgorithm } from './mentions.js';
import { FileIds } from './node-ids.js';
import { addStructure } from './structure.js';

export interface GraphInput {
  readonly records: readonly FileRecord[];
  /** Files that were walked and not analysed. */
  readonly otherPaths: readonly string[];
  readonly result: Pick<AuditResult, 'findings' | 'tags' | 'cloneGroups' | 'claims'>;
  readonly algorithms: readonly NamedAlgorithm[];
}

/** The knowledge graph of one audit. Pure: the same input gives the same nodes and edges in the same order. */
export function buildGraph(input: GraphInput): GraphContent {
  const draft = new GraphDraft();
  const files = new Map(input.records.map(({ path, facts }) => [path, new FileIds(facts)]));
  const declarations = new Declarations(new Program(input.records, input.otherPaths));
  addStructure(draft, [...files.values()]);
  addImports(draft, files, declarations);
  addInheritance(draft, files, declarations);
  addCalls(draft, files, declarations);
  addAnnotations(draft, files, input.result);
  addAlgorithmMentions(draft, files.values(), input.algorithms);
  addClaims(draft, files, input.result.claims);
  return draft.finish();
}
