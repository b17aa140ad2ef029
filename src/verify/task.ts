import type { Language } from '../model/facts.js';
import type { SandboxTier } from '../sandbox/tier.js';
import type { SubjectShape } from './subject/shape.js';
import type { SubjectVerdict } from './verify-subject.js';

/** One subject to verify, as plain data: it is sent to another thread. */
export interface SubjectOrder {
  readonly id: string;
  readonly shape: SubjectShape;
  /** Ids of algorithms, the likeliest first. */
  readonly algorithms: readonly string[];
  readonly explicit: boolean;
  readonly promised: readonly string[];
  /** Only this property, in the binding that reads so. */
  readonly only?: { readonly property: string; readonly binding: string };
}

/** All subjects of one file, for which it is loaded once. */
export interface FileOrder {
  /** Absolute folder of the project, links resolved. */
  readonly root: string;
  readonly path: string;
  readonly language: Language;
  readonly tier: SandboxTier;
  readonly seed: number;
  /** Milliseconds that one subject may take. */
  readonly budget: number;
  readonly subjects: readonly SubjectOrder[];
}

export interface FileAnswer {
  readonly path: string;
  /** What was replaced or made to fail when the file was loaded, for the record. */
  readonly loading: string;
  readonly verdicts: readonly { readonly id: string; readonly verdict: SubjectVerdict }[];
}
