import { existsSync, realpathSync } from 'node:fs';
import { runnerFile } from '../runner-files.js';
import type { SandboxTier } from '../tier.js';
import { type FilterArchitecture, seccompFilter } from './seccomp-filter.js';
import {
  resourceLimits,
  type SubjectCommand,
  SYSTEM_LIBRARIES,
  SYSTEM_SETTINGS,
  type WrappedCommand,
} from './subject-command.js';

/** Dynamic loaders, which the kernel opens for execution when it starts a program. */
const LOADERS = [
  '/lib64/ld-linux-x86-64.so.2',
  '/lib/ld-linux-aarch64.so.1',
  '/lib/ld-musl-x86_64.so.1',
  '/lib/ld-musl-aarch64.so.1',
];

/** What interpreters and BLAS libraries ask about the machine, and devices without effect. */
const HARMLESS = [
  '/proc/cpuinfo',
  '/proc/meminfo',
  '/sys/devices/system/cpu',
  '/dev/urandom',
  '/dev/random',
  '/dev/zero',
];

/**
 * Landlock, seccomp and limits by a wrapper that needs no privilege and no name spaces: for machines and containers that deny them.
 * New processes are refused, so ending the one process ends everything.
 */
export function inLandlock(tier: SandboxTier, command: SubjectCommand): WrappedCommand {
  const setting = {
    parent: process.pid,
    execute: [command.executable, ...LOADERS.filter((path) => existsSync(path)).map((path) => realpathSync(path))],
    read: [...SYSTEM_LIBRARIES, ...SYSTEM_SETTINGS, ...HARMLESS, ...command.readable],
    write: [command.scratch, '/dev/null'],
    filter: seccompFilter(process.arch as FilterArchitecture).toString('base64'),
    limits: resourceLimits(command),
  };
  const { executable, environment, scratch } = command;
  return {
    file: tier.jailPython!,
    arguments: [
      '-S',
      '-B',
      runnerFile('python/jail.py'),
      JSON.stringify(setting),
      '--',
      executable,
      ...command.arguments,
    ],
    environment: { ...environment, HOME: scratch, TMPDIR: scratch },
  };
}
