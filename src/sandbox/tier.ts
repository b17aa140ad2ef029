/**
 * Ways to confine a subject, strongest first. `unsandboxed` confines nothing: it is for one's own code on one's own machine, and
 * only an explicit option chooses it.
 */
export type TierName = 'bubblewrap' | 'landlock' | 'unsandboxed';

export interface NodeInterpreter {
  /** Absolute, links resolved. */
  readonly executable: string;
  /** Major, minor. */
  readonly version: readonly [number, number];
}

export interface PythonInterpreter extends NodeInterpreter {
  /** Folders of the standard library and of installed packages: what a subject may read besides the program itself. */
  readonly libraries: readonly string[];
  /** Those of `libraries` that hold installed packages, in the order of `sys.path`. */
  readonly packages: readonly string[];
  /** Version of numpy, when it can be imported. */
  readonly numpy?: string;
}

/** A tier that has passed its canary, with all that is needed to start subjects in it. Plain data: it can be sent to other threads. */
export interface SandboxTier {
  readonly name: TierName;
  readonly node: NodeInterpreter;
  /** Absent: Python subjects cannot run, and `pythonRefused` says why. */
  readonly python?: PythonInterpreter;
  readonly pythonRefused?: string;
  /** Absolute paths of the programs that confine. */
  readonly bubblewrap?: string;
  readonly prlimit?: string;
  readonly jailPython?: string;
  /** Folder for temporary folders of subjects. */
  readonly temporary: string;
  /** User and group that subjects run as, when the host is the superuser and the caller wants another one. */
  readonly runAs?: { readonly uid: number; readonly gid: number };
}

export interface TierReport {
  /** The strongest tier that works here; absent when none does, and then nothing may be run. */
  readonly chosen?: SandboxTier;
  /** Tiers that were tried and not taken, each with the reason. */
  readonly refused: readonly { readonly tier: TierName; readonly reason: string }[];
}

export interface ProbeOptions {
  /**
   * `auto` and `require` try the confining tiers, and differ only in what the caller does without one; `off` is the explicit choice
   * of `unsandboxed`.
   */
  readonly mode: 'auto' | 'require' | 'off';
  /** Value of PATH of the host, in which programs are looked up. */
  readonly searchPath: string;
  /** Python program to use instead of the first `python3` of the search path that has numpy. */
  readonly python?: string;
  /** Tiers to try, in this order; all confining ones when absent. */
  readonly tiers?: readonly TierName[];
  readonly runAs?: { readonly uid: number; readonly gid: number };
}
