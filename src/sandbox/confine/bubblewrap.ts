import { lstatSync, readlinkSync } from 'node:fs';
import type { SandboxTier } from '../tier.js';
import type { FilterArchitecture } from './seccomp-filter.js';
import { seccompFilter } from './seccomp-filter.js';
import {
  FILTER_DESCRIPTOR,
  prlimitArguments,
  type SubjectCommand,
  SYSTEM_LIBRARIES,
  SYSTEM_SETTINGS,
  type WrappedCommand,
} from './subject-command.js';

/** The folder that a subject may write to, in memory. */
const SCRATCH = '/tmp/subject';

/**
 * Name spaces of its own for files, processes, network, users and messages, a seccomp filter inside, limits around it. Programs other
 * than the interpreter are not in its file system, so there is nothing to execute. Ending `bwrap` ends every process inside.
 */
export function inBubblewrap(tier: SandboxTier, command: SubjectCommand): WrappedCommand {
  const read = (path: string) => ['--ro-bind-try', path, path];
  const { executable, limits } = command;
  return {
    file: tier.prlimit!,
    // bwrap's own environment can be read from inside, at /proc/1/environ, so it gets none.
    environment: {},
    filter: seccompFilter(process.arch as FilterArchitecture),
    arguments: [
      ...prlimitArguments(command),
      tier.bubblewrap!,
      '--unshare-all',
      '--unshare-user',
      '--disable-userns',
      '--die-with-parent',
      '--new-session',
      '--clearenv',
      ...['--cap-drop', 'ALL'],
      ...['--hostname', 'subject'],
      ...SYSTEM_LIBRARIES.flatMap(systemFolder),
      ...SYSTEM_SETTINGS.flatMap(read),
      ...['--proc', '/proc'],
      ...['--dev', '/dev', '--remount-ro', '/dev'],
      // Before everything that lies below it.
      ...['--size', String(limits.fileMegabytes * 2 ** 20), '--tmpfs', '/tmp'],
      ...['--dir', SCRATCH],
      ...[executable, ...command.readable].flatMap(read),
      ...['--chdir', SCRATCH],
      ...Object.entries({ ...command.environment, HOME: SCRATCH, TMPDIR: SCRATCH }).flatMap(([name, value]) => [
        '--setenv',
        name,
        value,
      ]),
      ...['--remount-ro', '/'],
      ...['--seccomp', String(FILTER_DESCRIPTOR)],
      '--',
      executable,
      ...command.arguments,
    ],
  };
}

/** On most systems `/lib` is a link to `usr/lib`: the same link is made inside. */
function systemFolder(path: string): string[] {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  return found.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}
