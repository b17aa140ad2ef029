import { Kind } from './kinds.js';
import type { SourceFile } from './source-file.js';

/**
 * Notes the first statement of a block that is indented otherwise than the block: the parser lets it pass, Python does not.
 * Tabs count up to the next multiple of eight, as in Python.
 */
export function checkIndentation(file: SourceFile, block: number, statements: readonly number[]): void {
  const { tree } = file;
  if (tree.kind[block] === Kind.ERROR) return;
  let expected = tree.kind[block] === Kind.module ? 0 : -1;
  for (const node of statements) {
    const line = tree.line[node] as number;
    const lineStart = tree.lines.starts[line - 1] as number;
    const start = tree.start[node] as number;
    const width = start - lineStart;
    if (width === expected || tree.kind[node] === Kind.ERROR) continue;
    const indent = tree.text.slice(lineStart, start);
    if (/[^ \t\f\ufeff]/.test(indent) || tree.text.slice(Math.max(0, lineStart - 3), lineStart).includes('\\'))
      continue;
    const columns = columnsOf(indent);
    if (expected < 0) expected = columns;
    else if (columns !== expected) {
      file.problem(line, 'unexpected indent');
      return;
    }
  }
}

function columnsOf(indent: string): number {
  let columns = 0;
  for (const character of indent) {
    if (character === '\t') columns += 8 - (columns % 8);
    else if (character === ' ') columns++;
    else columns = 0;
  }
  return columns;
}
