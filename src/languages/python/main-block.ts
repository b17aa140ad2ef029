import { Field, Kind } from './kinds.js';
import type { Place } from './place.js';
import type { SourceFile } from './source-file.js';
import type { FlatTree } from './tree.js';

/** Notes the file's main block when the `if` statement is it; the place that its branches are in. */
export function enterMainBlock(file: SourceFile, node: number, place: Place): Place {
  const { tree } = file;
  if (place.level !== 'module' || !isMainBlock(tree, node)) return place;
  file.mainBlock ??= { startLine: tree.line[node] as number, endLine: tree.endLine(node) };
  return { ...place, main: true };
}

/** Whether a statement is `if __name__ == '__main__':`. */
function isMainBlock(tree: FlatTree, node: number): boolean {
  let condition = tree.child(node, Field.condition);
  while (condition >= 0 && tree.kind[condition] === Kind.parenthesized_expression)
    condition = tree.firstChild(condition);
  if (condition < 0) return false;
  const text = tree.cut(condition, 60);
  return text.includes('__name__') && text.includes('__main__');
}
