import type { CommentFact } from '../../model/facts.js';
import { Kind } from './kinds.js';
import type { FlatTree } from './tree.js';

const LONGEST_COMMENT = 4_000;

/** All comments in order, with the strings that are used as comments. */
export function findComments(tree: FlatTree, texts: readonly CommentFact[]): CommentFact[] {
  const comments: CommentFact[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (tree.kind[node] !== Kind.comment) continue;
    const line = tree.line[node] as number;
    const text = tree.cut(node, LONGEST_COMMENT + 8);
    let start = 0;
    while (text.charCodeAt(start) === 35 /* # */) start++;
    comments.push({
      line,
      endLine: line,
      text: text.slice(start).trim().slice(0, LONGEST_COMMENT),
      ownLine: isFirst(tree, node),
    });
  }
  if (texts.length === 0) return comments;
  return [...comments, ...texts].sort((a, b) => a.line - b.line);
}

function isFirst(tree: FlatTree, node: number): boolean {
  const { text, lines } = tree;
  const lineStart = lines.starts[(tree.line[node] as number) - 1] as number;
  for (let at = (tree.start[node] as number) - 1; at >= lineStart; at--) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 9 && unit !== 12 && unit !== 0xfeff) return false;
  }
  return true;
}
