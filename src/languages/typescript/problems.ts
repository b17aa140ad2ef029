import { ts } from 'ts-morph';
import type { ParseProblem } from '../../model/facts.js';
import type { Context } from './context.js';

const MERGE_CONFLICT = 1185;
const MOST_PROBLEMS = 100;

/** What the parser could not read. */
export function parseProblems(context: Context): ParseProblem[] {
  const { parseDiagnostics = [] } = context.file as unknown as {
    parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
  };
  return parseDiagnostics.slice(0, MOST_PROBLEMS).map((diagnostic) => ({
    line: context.lineAt(Math.min(diagnostic.start, context.text.length)),
    message:
      diagnostic.code === MERGE_CONFLICT
        ? 'merge conflict marker'
        : ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  }));
}
