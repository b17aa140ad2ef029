import { csvField } from './escape.js';
import type { Selection } from './selection.js';

/**
 * `nodes.csv` for `neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv --multiline-fields=true`.
 * Labels and types are in the form of Cypher: `CloneGroup`, `FOUND_IN`.
 */
export function* neo4jNodeLines({ nodes }: Selection): Iterable<string> {
  yield 'id:ID,name,kind,path,line:int,endLine:int,:LABEL';
  for (const { id, kind, name, path, line, endLine } of nodes) {
    const label = kind.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
    yield [id, name, kind, path, String(line), String(endLine), label].map(csvField).join(',');
  }
}

export function* neo4jEdgeLines({ edges }: Selection): Iterable<string> {
  yield ':START_ID,:END_ID,:TYPE,provenance,path,line:int,count:int,when';
  for (const { from, to, kind, provenance, path, line, count, when } of edges) {
    const type = kind.replaceAll('-', '_').toUpperCase();
    yield [from, to, type, provenance, path, String(line), String(count), when ?? ''].map(csvField).join(',');
  }
}
