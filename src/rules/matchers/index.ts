import type { LocalFinding } from '../../model/record.js';
import type { Matcher } from '../context.js';
import type { Program } from '../program.js';

/** A hit of a rule that needs all facts. */
export interface ProgramHit {
  readonly path: string;
  readonly finding: Omit<LocalFinding, 'ruleId'>;
}

export type ProgramMatcher = (program: Program) => readonly ProgramHit[];

/** Rules decided by code over one file, by rule id. */
export const FILE_MATCHERS: ReadonlyMap<string, Matcher> = new Map<string, Matcher>([]);

/** Rules decided by code over all facts, by rule id. */
export const PROGRAM_MATCHERS: ReadonlyMap<string, ProgramMatcher> = new Map<string, ProgramMatcher>([]);
