/** What one subject process may use. */
export interface Limits {
  /** Wall clock from the start of the process to its `ready`, in milliseconds. */
  readonly loadMs: number;
  /** Wall clock of one request, in milliseconds, without the time that host functions take. */
  readonly callMs: number;
  /** Private memory that may be written, in megabytes: heap, buffers, WebAssembly, numpy. */
  readonly memoryMegabytes: number;
  /** Bytes on stdout and stderr together before the process is ended. */
  readonly outputBytes: number;
  /** Bytes of one frame. */
  readonly frameBytes: number;
  /** Size of one file, and of all files of the temporary folder together, in megabytes. */
  readonly fileMegabytes: number;
  /** Processor time of the whole process, in seconds. */
  readonly cpuSeconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  loadMs: 10_000,
  callMs: 5_000,
  memoryMegabytes: 1_024,
  outputBytes: 8_000_000,
  frameBytes: 4_000_000,
  fileMegabytes: 64,
  cpuSeconds: 600,
};
