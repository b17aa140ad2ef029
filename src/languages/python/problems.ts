import type { Node } from 'web-tree-sitter';
import type { ParseProblem } from '../../model/facts.js';
import { LineIndex } from './lines.js';

const MOST_PROBLEMS = 100;

/** Where a text that did not parse is no Python: merge-conflict markers, missing tokens and errors, one a line. */
export function findProblems(root: Node, text: string): ParseProblem[] {
  const lines = new LineIndex(text);
  const problems = new Map<number, string>();
  for (const line of conflictMarkers(text)) problems.set(line, 'merge conflict marker');
  const pending = [root];
  for (let node = pending.pop(); node && problems.size < MOST_PROBLEMS; node = pending.pop()) {
    const broken = node.children.filter((child) => child.hasError || child.isMissing);
    if (broken.length > 0) pending.push(...broken.reverse());
    else {
      const line = lines.lineAt(node.startIndex);
      if (!problems.has(line)) problems.set(line, node.isMissing ? `missing ${node.type}` : 'syntax error');
    }
  }
  return [...problems].map(([line, message]) => ({ line, message }));
}

function conflictMarkers(text: string): number[] {
  if (!text.includes('<<<<<<< ') && !text.includes('>>>>>>> ')) return [];
  const found: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (/^(<{7} |={7}\s*$|>{7} |\|{7} )/.test(line)) found.push(index + 1);
  });
  return found.slice(0, MOST_PROBLEMS);
}
