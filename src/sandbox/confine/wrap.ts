import type { SandboxTier } from '../tier.js';
import { inBubblewrap } from './bubblewrap.js';
import { inLandlock } from './landlock.js';
import type { SubjectCommand, WrappedCommand } from './subject-command.js';
import { unsandboxed } from './unsandboxed.js';

const WRAPPERS = { bubblewrap: inBubblewrap, landlock: inLandlock, unsandboxed } as const;

export function wrap(tier: SandboxTier, command: SubjectCommand): WrappedCommand {
  return WRAPPERS[tier.name](tier, command);
}
