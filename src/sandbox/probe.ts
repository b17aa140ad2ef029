import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { canaryReason } from './canary.js';
import { sweepScratchFolders } from './host/scratch-folder.js';
import { findProgram, nodeInterpreter, pythonInterpreter } from './interpreters.js';
import type { ProbeOptions, SandboxTier, TierName, TierReport } from './tier.js';

const CONFINING: readonly TierName[] = ['bubblewrap', 'landlock'];

/**
 * Finds the strongest tier that works on this machine, by running a canary in each: programs that are there may still not be allowed to
 * do their work. Nothing of the audited project is run. Costs about half a second.
 */
export async function probeTiers(options: ProbeOptions): Promise<TierReport> {
  const { searchPath } = options;
  const temporary = realpathSync(tmpdir());
  sweepScratchFolders(temporary);
  const python = await pythonInterpreter(searchPath, options.python);
  const prlimit = findProgram(searchPath, 'prlimit');
  const bubblewrap = findProgram(searchPath, 'bwrap');
  const base: Omit<SandboxTier, 'name'> = {
    node: nodeInterpreter(),
    temporary,
    ...('refused' in python ? { pythonRefused: python.refused } : { python, jailPython: python.executable }),
    ...(prlimit === undefined ? {} : { prlimit: realpathSync(prlimit) }),
    ...(bubblewrap === undefined ? {} : { bubblewrap: realpathSync(bubblewrap) }),
    ...(options.runAs === undefined ? {} : { runAs: options.runAs }),
  };
  if (options.mode === 'off') return { chosen: { ...base, name: 'unsandboxed' }, refused: [] };
  const refused: { tier: TierName; reason: string }[] = [];
  for (const name of options.tiers ?? CONFINING) {
    const tier: SandboxTier = { ...base, name };
    const reason = missingMeans(tier) ?? (await canaryReason(tier, 'javascript'));
    if (reason === undefined) return { chosen: await withPython(tier), refused };
    refused.push({ tier: name, reason });
  }
  return { refused };
}

/** What a tier needs and this machine does not have. */
function missingMeans({ name, prlimit, bubblewrap, jailPython }: SandboxTier): string | undefined {
  if (process.platform !== 'linux') return `${process.platform}: only Linux has the means`;
  if (process.arch !== 'x64' && process.arch !== 'arm64') return `no table of system calls for ${process.arch}`;
  if (name === 'bubblewrap' && bubblewrap === undefined) return 'bwrap is not installed';
  if (name === 'bubblewrap' && prlimit === undefined) return 'prlimit is not installed';
  if (name === 'landlock' && jailPython === undefined) return 'no Python, which the wrapper needs';
  return undefined;
}

/** A tier that holds for Node but not for Python runs no Python. */
async function withPython(tier: SandboxTier): Promise<SandboxTier> {
  if (tier.python === undefined) return tier;
  const reason = await canaryReason(tier, 'python');
  if (reason === undefined) return tier;
  const { python: _, ...without } = tier;
  return { ...without, pythonRefused: reason };
}
