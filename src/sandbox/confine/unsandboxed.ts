import type { SandboxTier } from '../tier.js';
import { prlimitArguments, type SubjectCommand, type WrappedCommand } from './subject-command.js';

/** No confinement: limits where the system has `prlimit`, a clean environment, and a group of processes that can be ended. */
export function unsandboxed(tier: SandboxTier, command: SubjectCommand): WrappedCommand {
  const { executable, environment, scratch } = command;
  const own = { ...environment, HOME: scratch, TMPDIR: scratch };
  if (tier.prlimit === undefined) return { file: executable, arguments: command.arguments, environment: own };
  return {
    file: tier.prlimit,
    arguments: [...prlimitArguments(command), executable, ...command.arguments],
    environment: own,
  };
}
