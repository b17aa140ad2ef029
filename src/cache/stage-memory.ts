import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StageMemory } from '../model/stage-memory.js';
import { readPack, writePack } from './pack.js';
import { replaceFile } from './replace-file.js';

/** Of one command that audits twice. */
export class ProcessMemory implements StageMemory {
  readonly #kept = new Map<string, Buffer>();

  recall(stage: string): Buffer | undefined {
    return this.#kept.get(stage);
  }

  keep(stage: string, bytes: Buffer): void {
    this.#kept.set(stage, bytes);
  }
}

/** In a folder, one file a stage; what another analyser kept or is damaged is not recalled. */
export class FolderMemory implements StageMemory {
  readonly #kept = new Map<string, Buffer>();

  constructor(
    readonly folder: string,
    readonly analyser: string,
  ) {}

  recall(stage: string): Buffer | undefined {
    const own = this.#kept.get(stage);
    if (own !== undefined) return own;
    try {
      return readPack(this.analyser, readFileSync(join(this.folder, fileOf(stage))))?.get(keyOf(stage));
    } catch {
      return undefined;
    }
  }

  keep(stage: string, bytes: Buffer): void {
    this.#kept.set(stage, bytes);
  }

  /** Writes what was kept. Throws what the system says. */
  save(): void {
    for (const [stage, bytes] of this.#kept)
      replaceFile(this.folder, fileOf(stage), writePack(this.analyser, new Map([[keyOf(stage), bytes]])));
    this.#kept.clear();
  }
}

function fileOf(stage: string): string {
  return `stage-${stage}.pack`;
}

function keyOf(stage: string): string {
  return createHash('sha256').update(stage).digest('hex').slice(0, 32);
}
