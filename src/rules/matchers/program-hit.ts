import type { LocalFinding } from '../../model/record.js';
import type { Program } from '../program.js';

/** A hit of a rule that needs all facts. */
export interface ProgramHit {
  readonly path: string;
  readonly finding: Omit<LocalFinding, 'ruleId'>;
}

export type ProgramMatcher = (program: Program) => readonly ProgramHit[];

/** A hit on one line; facts hold no source text, so what is shown of it is given. */
export function programHit(
  path: string,
  line: number,
  symbol: string,
  shown: string,
  values: Readonly<Record<string, string>>,
): ProgramHit {
  return {
    path,
    finding: {
      startLine: line,
      endLine: line,
      symbol,
      arguments: values,
      normalisedText: shown,
      evidence: [{ line, text: shown }],
    },
  };
}
