import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import type { SandboxTier } from '../tier.js';

const PREFIX = 'audit-subject-';

/** A new folder that one subject may write to. Its name tells the host's process, so that what a killed host left can be found. */
export function scratchFolder(tier: SandboxTier): string {
  const folder = mkdtempSync(join(tier.temporary, `${PREFIX}${pid}-`));
  if (tier.runAs !== undefined) chownSync(folder, tier.runAs.uid, tier.runAs.gid);
  return folder;
}

/** Removes the folders of hosts that were killed before they could. */
export function sweepScratchFolders(temporary: string): void {
  for (const name of readdirSync(temporary)) {
    const host = /^audit-subject-(\d+)-/.exec(name)?.[1];
    if (host !== undefined && !isAlive(Number(host))) removeOurs(join(temporary, name));
  }
}

function isAlive(process: number): boolean {
  try {
    kill(process, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function removeOurs(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // Another user's is that user's to remove.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
  }
}
