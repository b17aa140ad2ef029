import type { AnyAlgorithm } from '../model/algorithm.js';
import type { Language } from '../model/facts.js';
import type { SandboxTier } from '../sandbox/tier.js';
import type { FreshProcesses } from './observe/determinism.js';
import type { SubjectShape } from './subject/shape.js';
import type { SubjectVerdict } from './verdict.js';

/** One check of an earlier run: this property, in the binding that reads so. */
export interface OneCheck {
  readonly property: string;
  readonly binding: string;
  /** Whether a test of it, beside a Python subject, stands in a package. */
  readonly isPackaged?: boolean;
}

/** One subject to verify, as plain data: it is sent to another thread. */
export interface SubjectOrder {
  readonly id: string;
  readonly shape: SubjectShape;
  /** Ids of algorithms, the likeliest first. */
  readonly algorithms: readonly string[];
  readonly explicit: boolean;
  readonly promised: readonly string[];
  readonly only?: OneCheck;
}

/** All subjects of one file, for which it is loaded once. */
export interface FileOrder {
  /** Absolute folder of the project, links resolved. */
  readonly root: string;
  readonly path: string;
  readonly language: Language;
  readonly tier: SandboxTier;
  readonly seed: number;
  /** When the time of the run is used up, in milliseconds since 1970. */
  readonly deadline: number;
  /** Milliseconds that one subject may take of it. */
  readonly share: number;
  readonly subjects: readonly SubjectOrder[];
}

export interface FileAnswer {
  readonly path: string;
  /** What was replaced or made to fail when the file was loaded, for the record. */
  readonly loading: string;
  readonly verdicts: readonly { readonly id: string; readonly verdict: SubjectVerdict }[];
}

/** One subject to verify, with what only the thread that does it has. */
export interface SubjectTask {
  readonly subject: SubjectShape;
  /** Algorithms that the subject may claim, the likeliest first; it is enough when one of them verifies it. */
  readonly algorithms: readonly AnyAlgorithm[];
  readonly registry: readonly AnyAlgorithm[];
  /** Ids of properties that claims promise. */
  readonly promised: ReadonlySet<string>;
  readonly seed: number;
  /** Numbers that its source names, for what it builds in. */
  readonly builtIn: readonly number[];
  /** True once the time for this subject is used up. */
  readonly isLate: () => boolean;
  /** Absent: determinism is not looked at. */
  readonly fresh?: FreshProcesses;
  readonly only?: OneCheck;
}
