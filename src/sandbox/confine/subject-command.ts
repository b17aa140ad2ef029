import type { Limits } from '../limits.js';

/** A program with what it may see, before any tier has wrapped it. */
export interface SubjectCommand {
  /** Absolute, links resolved. */
  readonly executable: string;
  readonly arguments: readonly string[];
  /** Files and folders of the host that it may read, besides the system's libraries; not followed through links. */
  readonly readable: readonly string[];
  /** Its own empty folder on the host; tiers with a file system of their own do not use it. */
  readonly scratch: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: Limits;
  /** Whether address space is limited too: Node reserves far more than it uses, Python does not. */
  readonly limitAddressSpace: boolean;
}

/** What is started. */
export interface WrappedCommand {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Bytes that are readable at file descriptor 5. */
  readonly filter?: Buffer;
}

/** File descriptor of `WrappedCommand.filter`; 3 and 4 carry frames. */
export const FILTER_DESCRIPTOR = 5;

/** Hard limits by the name that `setrlimit(2)` gives them, in bytes, seconds or pieces. */
export function resourceLimits(command: SubjectCommand): Readonly<Record<string, number>> {
  const { memoryMegabytes, fileMegabytes, cpuSeconds } = command.limits;
  const memory = memoryMegabytes * 2 ** 20;
  return {
    DATA: memory,
    ...(command.limitAddressSpace ? { AS: memory + 2 ** 28 } : {}),
    FSIZE: fileMegabytes * 2 ** 20,
    CPU: cpuSeconds,
    NOFILE: 256,
    CORE: 0,
  };
}

/** The same limits as arguments of `prlimit(1)`. */
export function prlimitArguments(command: SubjectCommand): string[] {
  return Object.entries(resourceLimits(command)).map(([name, limit]) => `--${name.toLowerCase()}=${limit}`);
}

/** Where the system keeps libraries; programs are elsewhere and stay out of sight. */
export const SYSTEM_LIBRARIES = ['/usr/lib', '/usr/lib32', '/usr/lib64', '/lib', '/lib64', '/usr/local/lib'] as const;

/** Settings that libraries read at their start: the loader's cache, and which BLAS numpy gets on Debian. */
export const SYSTEM_SETTINGS = ['/etc/ld.so.cache', '/etc/alternatives'] as const;
