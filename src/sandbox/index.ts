export { DEFAULT_LIMITS, type Limits } from './limits.js';
export { openSession, type SessionOptions } from './open-session.js';
export { probeTiers } from './probe.js';
export type * from './session.js';
export type { ProbeOptions, SandboxTier, TierName, TierReport } from './tier.js';
