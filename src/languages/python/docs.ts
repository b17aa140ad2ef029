import type { DocFact } from '../../model/facts.js';
import { Kind } from './kinds.js';
import { stringValue } from './literals.js';
import { stringParts } from './strings.js';
import type { FlatTree } from './tree.js';

/** The string literal that is the whole of an expression statement, or -1. */
function docStringIn(tree: FlatTree, statement: number): number {
  if (tree.kind[statement] !== Kind.expression_statement) return -1;
  const child = tree.firstChild(statement);
  if (child < 0 || (tree.next[child] as number) < (tree.next[statement] as number)) return -1;
  if (tree.kind[child] !== Kind.string && tree.kind[child] !== Kind.concatenated_string) return -1;
  return child;
}

/** The docstring statement of a body: its first statement, when that is a plain string; -1 otherwise. */
export function docStatement(tree: FlatTree, block: number): number {
  const first = block < 0 ? -1 : tree.firstChild(block);
  return first >= 0 && docFrom(tree, first) ? first : -1;
}

/** The docstring of a module: the first statement, but for imports that were put above it. */
export function moduleDocStatement(tree: FlatTree, module: number): number {
  for (const node of tree.children(module)) {
    const kind = tree.kind[node];
    if (kind === Kind.future_import_statement || kind === Kind.import_statement || kind === Kind.import_from_statement)
      continue;
    return docFrom(tree, node) ? node : -1;
  }
  return -1;
}

/** The text of a docstring statement; undefined when the statement is none. */
export function docFrom(tree: FlatTree, statement: number): DocFact | undefined {
  const literal = docStringIn(tree, statement);
  if (literal < 0) return undefined;
  const strings = tree.kind[literal] === Kind.string ? [literal] : tree.children(literal);
  let text = '';
  for (const string of strings) {
    const { prefix, from, to } = stringParts(tree, string);
    if (prefix.format || prefix.bytes) return undefined;
    text += stringValue(tree.text.slice(from, to), prefix, Number.POSITIVE_INFINITY);
  }
  return { text: withoutIndent(text), line: tree.line[literal] as number, endLine: tree.endLine(literal) };
}

/** As PEP 257 says: the indent common to all lines but the first goes, and blank lines at both ends. */
function withoutIndent(text: string): string {
  if (!text.includes('\n')) return text.trim();
  const lines = text.replaceAll('\t', '        ').split(/\r?\n/);
  let indent = Number.POSITIVE_INFINITY;
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] as string;
    const blanks = line.length - line.trimStart().length;
    if (blanks < line.length) indent = Math.min(indent, blanks);
  }
  const kept = lines.map((line, index) => (index === 0 ? line.trim() : line.slice(indent).trimEnd()));
  let first = 0;
  let last = kept.length;
  while (first < last && kept[first] === '') first++;
  while (last > first && kept[last - 1] === '') last--;
  return kept.slice(first, last).join('\n');
}
