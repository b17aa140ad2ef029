import type { Language } from '../model/facts.js';
import type { Rule } from '../model/rule.js';

/** One text to analyse. */
export interface AnalysisJob {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

/** What a worker is given: some texts, and a cell in which it says which one it is at. */
export interface AnalysisTask {
  readonly jobs: readonly AnalysisJob[];
  /** One `Int32`: index of the job under way, -1 before the first. The watchdog reads it from outside. */
  readonly progress: SharedArrayBuffer;
}

/**
 * What came of one text. A record travels and is stored as JSON text, so that a run that finds it in the cache and a run
 * that makes it see the very same values.
 */
export type AnalysisAnswer =
  | { readonly kind: 'record'; readonly json: string }
  | { readonly kind: 'skipped'; readonly reason: string };

/** What a worker is given once. Rules are parsed outside, so that no worker reads their pages again. */
export interface WorkerSetting {
  readonly rules: readonly Rule[];
}
