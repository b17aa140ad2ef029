import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPack, writePack } from './pack.js';
import { replaceFile } from './replace-file.js';

const FILE = 'result.pack';
/** The result that changes are compared with, kept beside the current one. */
export const BASE_FILE = 'base-result.pack';

/**
 * All that one result depends on besides our own code. A stage that reads anything else (documents, the work of a subject) enters
 * it here, or its result would outlive its reason.
 */
export interface ResultInputs {
  /** Path and state of every listed file: the hash of its bytes, or why it was not read. */
  readonly files: readonly { readonly path: string; readonly state: string }[];
  /** Settings that change the result, and the project's name. */
  readonly settings: unknown;
}

/** One result, for the run on which nothing has changed. */
export class ResultCache {
  constructor(
    readonly folder: string,
    readonly analyser: string,
    readonly file: string = FILE,
  ) {}

  /** Whether it is worth the while to take the inventory. */
  get filled(): boolean {
    return existsSync(join(this.folder, this.file));
  }

  get(inputs: ResultInputs): string | undefined {
    try {
      const pack = readPack(this.analyser, readFileSync(join(this.folder, this.file)));
      return pack?.get(keyOf(inputs))?.toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** Replaces the stored result. Why it could not is returned, as a cache is never a reason to fail. */
  put(inputs: ResultInputs, json: string): string | undefined {
    try {
      replaceFile(
        this.folder,
        this.file,
        writePack(this.analyser, new Map([[keyOf(inputs), Buffer.from(json, 'utf8')]])),
      );
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

function keyOf({ files, settings }: ResultInputs): string {
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const { path, state } of files) hash.update(`\0${path}\0${state}`);
  return hash.digest('hex').slice(0, 32);
}
