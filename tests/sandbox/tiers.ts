import { existsSync, realpathSync } from 'node:fs';
import { probeTiers } from '../../src/sandbox/probe.js';
import type { SandboxTier, TierName } from '../../src/sandbox/tier.js';

export type Language = 'javascript' | 'python';

/** A tier of this machine, or why it has none. */
export interface TierHere {
  readonly name: TierName;
  readonly tier?: SandboxTier;
  readonly reason?: string;
}

const searchPath = process.env.PATH ?? '/usr/bin:/bin';

/** The confining tiers, each probed. */
export async function tiersHere(): Promise<readonly TierHere[]> {
  return Promise.all((['bubblewrap', 'landlock'] as const).map((name) => tierHere(name)));
}

async function tierHere(name: TierName): Promise<TierHere> {
  const { chosen, refused } = await probeTiers({ mode: 'auto', searchPath, tiers: [name] });
  if (chosen !== undefined) return { name, tier: chosen };
  const reason = refused.map((one) => one.reason).join('; ');
  console.warn(`tests of ${name} are skipped: ${reason}`);
  return { name, reason };
}

/** The strongest tier of this machine. */
export async function bestTier(): Promise<SandboxTier | undefined> {
  return (await probeTiers({ mode: 'auto', searchPath })).chosen;
}

const SYSTEM_PYTHON = '/usr/bin/python3';
/** `nobody` on every Linux. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** The same tiers with subjects that run as another user: only the superuser can have that. */
export async function tiersAsNobody(): Promise<readonly TierHere[]> {
  if (process.getuid?.() !== 0 || !existsSync(SYSTEM_PYTHON)) return [];
  const tiers = await Promise.all(
    (['bubblewrap', 'landlock'] as const).map(async (name) => {
      const python = realpathSync(SYSTEM_PYTHON);
      return probeTiers({ mode: 'auto', searchPath, tiers: [name], python, runAs: NOBODY });
    }),
  );
  return tiers.flatMap(({ chosen }) => (chosen === undefined ? [] : [{ name: chosen.name, tier: chosen }]));
}
