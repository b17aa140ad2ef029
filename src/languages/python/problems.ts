import type { ParseProblem } from '../../model/facts.js';
import { Kind } from './kinds.js';
import type { FlatTree } from './tree.js';

const MOST_PROBLEMS = 100;

/** Where the text is no Python: errors, missing tokens and merge-conflict markers, by line. */
export function findProblems(tree: FlatTree): ParseProblem[] {
  const problems = new Map<number, ParseProblem>();
  for (const problem of conflictMarkers(tree.text)) problems.set(problem.line, problem);
  for (const { offset, text } of tree.missing) {
    const line = tree.lines.lineAt(offset);
    if (!problems.has(line)) problems.set(line, { line, message: `missing ${text}` });
  }
  for (let node = 0; node < tree.count && problems.size < MOST_PROBLEMS; node++) {
    if (tree.kind[node] !== Kind.ERROR) continue;
    const line = tree.line[node] as number;
    if (!problems.has(line)) problems.set(line, { line, message: 'syntax error' });
  }
  return [...problems.values()];
}

function conflictMarkers(text: string): ParseProblem[] {
  if (!text.includes('<<<<<<< ') && !text.includes('>>>>>>> ')) return [];
  return text
    .split('\n')
    .flatMap((line, index) =>
      /^(<{7} |={7}\s*$|>{7} |\|{7} )/.test(line) ? [{ line: index + 1, message: 'merge conflict marker' }] : [],
    )
    .slice(0, MOST_PROBLEMS);
}
