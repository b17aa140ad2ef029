import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StageMemory } from '../model/stage-memory.js';
import { bytesIn } from './cache-folder.js';
import { readPack, writePack } from './pack.js';
import { replaceFile } from './replace-file.js';
import { FolderMemory, ProcessMemory } from './stage-memory.js';

/** Packs of one cache. Few, because opening files is what a warm run pays for; not one, because a changed pack is rewritten. */
const PACKS = 16;

/** What a record is made from. */
export interface RecordInput {
  readonly path: string;
  readonly language: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
}

/** Stored records by what they were made from. */
export interface RecordCache {
  /** The stored JSON, perhaps with other escapes; `undefined` when there is none. */
  get(input: RecordInput): string | undefined;
  put(input: RecordInput, json: string): void;
  /** Writes what is new. A cache that cannot be written is no error: the reason is returned. */
  save(): string | undefined;
  /** What stages over all files keep; absent where nothing is kept. */
  readonly stages: StageMemory | undefined;
}

export const noCache: RecordCache = { get: () => undefined, put: () => {}, save: () => undefined, stages: undefined };

/** The same records, and what stages kept as it is: for a look at another state than the one that the next run will see. */
export function withKeptStages(cache: RecordCache): RecordCache {
  const { stages } = cache;
  return {
    get: (input) => cache.get(input),
    put: (input, json) => cache.put(input, json),
    save: () => cache.save(),
    stages: stages && { recall: (stage) => stages.recall(stage), keep: () => {} },
  };
}

/** Records of one command that audits twice: what has not changed in between is analysed once, and fares the same both times. */
export class MemoryCache implements RecordCache {
  readonly stages = new ProcessMemory();
  readonly #entries = new Map<string, Buffer>();

  get(input: RecordInput): string | undefined {
    return this.#entries.get(recordKey(input))?.toString('latin1');
  }

  put(input: RecordInput, json: string): void {
    this.#entries.set(recordKey(input), asciiBytes(json));
  }

  save(): undefined {
    return undefined;
  }
}

interface Pack {
  readonly entries: Map<string, Buffer>;
  readonly used: Set<string>;
  changed: boolean;
}

/**
 * A cache in a folder that may be deleted at any time. Safe with several runs at once: a pack is replaced whole, by rename, and
 * the last one wins. What no run used is dropped when its pack is rewritten.
 */
export class FolderCache implements RecordCache {
  readonly stages: FolderMemory;
  readonly #packs = new Map<string, Pack>();

  /**
   * @param analyser identity of everything that a record depends on besides its input; entries of another one are not used
   * @param mostBytes that the folder may take
   */
  constructor(
    readonly folder: string,
    readonly analyser: string,
    readonly mostBytes = Number.POSITIVE_INFINITY,
  ) {
    this.stages = new FolderMemory(folder, analyser);
  }

  get(input: RecordInput): string | undefined {
    const key = recordKey(input);
    const pack = this.#pack(key);
    const json = pack.entries.get(key);
    if (json !== undefined) pack.used.add(key);
    return json?.toString('latin1');
  }

  put(input: RecordInput, json: string): void {
    const key = recordKey(input);
    const pack = this.#pack(key);
    pack.entries.set(key, asciiBytes(json));
    pack.used.add(key);
    pack.changed = true;
  }

  save(): string | undefined {
    try {
      this.stages.save();
      this.#limit();
      for (const [name, pack] of this.#packs) {
        if (pack.changed || mostlyUnused(pack)) this.#replace(name, pack);
      }
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #pack(key: string): Pack {
    const name = (Number.parseInt(key.slice(0, 2), 16) % PACKS).toString(16);
    let pack = this.#packs.get(name);
    if (pack === undefined) {
      pack = { entries: new Map(this.#read(name)), used: new Set(), changed: false };
      this.#packs.set(name, pack);
    }
    return pack;
  }

  #read(name: string): ReadonlyMap<string, Buffer> {
    try {
      return readPack(this.analyser, readFileSync(join(this.folder, packName(name)))) ?? new Map();
    } catch {
      return new Map();
    }
  }

  /** Where records take too much, those that this run did not use go, and then as many as there is no room for. */
  #limit(): void {
    if (!existsSync(this.folder)) return;
    const others = bytesIn(this.folder, (name) => !PACK_NAME.test(name));
    const packs = [...this.#packs.values()];
    let left = this.mostBytes - others;
    if (packs.reduce((sum, { entries }) => sum + bytesOf(entries), 0) <= left) return;
    for (const pack of packs) {
      pack.changed = true;
      for (const key of pack.used) {
        left -= pack.entries.get(key)?.length ?? 0;
        if (left < 0) pack.used.delete(key);
      }
    }
  }

  #replace(name: string, pack: Pack): void {
    const kept = new Map([...pack.entries].filter(([key]) => pack.used.has(key)));
    replaceFile(this.folder, packName(name), writePack(this.analyser, kept));
  }
}

/** One byte a character: such a text is decoded at once and parsed in half the memory. Only strings of JSON hold other characters. */
function asciiBytes(json: string): Buffer {
  const ascii = json.replace(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(ascii, 'latin1');
}

const PACK_NAME = /^records-[0-9a-f]\.pack$/;

function bytesOf(entries: ReadonlyMap<string, Buffer>): number {
  let sum = 0;
  for (const json of entries.values()) sum += json.length;
  return sum;
}

function packName(name: string): string {
  return `records-${name}.pack`;
}

/** The same on every machine: no absolute path is part of it. */
export function recordKey({ path, language, sha256 }: RecordInput): string {
  return createHash('sha256').update(`${language}\0${path}\0${sha256}`).digest('hex').slice(0, 32);
}

function mostlyUnused(pack: Pack): boolean {
  let used = 0;
  let unused = 0;
  for (const [key, json] of pack.entries) {
    if (pack.used.has(key)) used += json.length;
    else unused += json.length;
  }
  return unused > used;
}
