import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '../model/facts.js';
import { UsageError } from '../model/usage-error.js';
import { readPack, writePack } from './pack.js';
import { noCache, type RecordCache, type RecordInput, recordKey } from './record-cache.js';

/** One part of the files of a project, 1-based. */
export interface ShardNumber {
  readonly shard: number;
  readonly of: number;
}

const headerSchema = z.strictObject({
  'audit-shard': z.literal(1),
  shard: z.number().int().min(1),
  of: z.number().int().min(1),
  version: z.string(),
  /** Identity of the analyser: our code, its parsers and Node's major version. */
  analyser: z.string(),
  settings: z.string(),
  /** What was named, relative to the audited folder. */
  paths: z.array(z.string()),
  /** Files that could not be analysed to the end. */
  failed: z.array(z.string()),
});

export type ShardHeader = z.infer<typeof headerSchema>;

/** Whether a file belongs to a shard: told by its path alone, so that no order and no other file plays a part. */
export function inShard(path: string, { shard, of }: ShardNumber): boolean {
  return createHash('sha256').update(path).digest().readUInt32BE(0) % of === shard - 1;
}

export function shardName({ shard, of }: ShardNumber): string {
  return `audit-shard-${shard}-of-${of}.pack`;
}

/** Passes on to another cache and keeps a copy of all records that were asked for. */
export class CollectedRecords implements RecordCache {
  readonly #entries = new Map<string, Buffer>();

  constructor(readonly inner: RecordCache) {}

  get stages(): RecordCache['stages'] {
    return this.inner.stages;
  }

  get(input: RecordInput): string | undefined {
    const json = this.inner.get(input);
    if (json !== undefined) this.#entries.set(recordKey(input), Buffer.from(json, 'utf8'));
    return json;
  }

  put(input: RecordInput, json: string): void {
    this.inner.put(input, json);
    this.#entries.set(recordKey(input), Buffer.from(json, 'utf8'));
  }

  save(): string | undefined {
    return this.inner.save();
  }

  /** A shard file: one line of JSON, then a pack. */
  toFile(header: Omit<ShardHeader, 'audit-shard'>): Buffer {
    const line = `${JSON.stringify({ 'audit-shard': 1, ...header } satisfies ShardHeader)}\n`;
    return Buffer.concat([Buffer.from(line, 'utf8'), writePack(header.analyser, this.#entries)]);
  }
}

export interface Shard {
  readonly header: ShardHeader;
  readonly entries: ReadonlyMap<string, Buffer>;
}

/** @param name of the file, for errors. @throws UsageError for what is no shard or is damaged */
export function readShard(bytes: Buffer, name: string): Shard {
  const lineEnd = bytes.indexOf(10);
  const parsed = headerSchema.safeParse(parseLine(bytes.toString('utf8', 0, Math.max(0, lineEnd))));
  if (!parsed.success) throw new UsageError(`${name} is no shard of audit run --shard`, REMAKE);
  const header = parsed.data;
  const entries = readPack(header.analyser, bytes.subarray(lineEnd + 1));
  if (entries === undefined) throw new UsageError(`${name} is damaged`, REMAKE);
  return { header, entries };
}

const REMAKE = 'make it again with audit run --shard';

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // No JSON is no header, which the schema says.
    return undefined;
  }
}

/** Shards hold records of source files; what is read from documents is made when they are merged. */
const SHARDED: ReadonlySet<string> = new Set<Language>(['typescript', 'javascript', 'python']);

/** The records of all shards; to ask for one that none has is an error, but for files that none could analyse. */
export function mergedRecords(shards: readonly Shard[]): RecordCache {
  const failed = new Set(shards.flatMap(({ header }) => header.failed));
  const get = (input: RecordInput): string | undefined => {
    const key = recordKey(input);
    const holder = shards.find(({ entries }) => entries.has(key));
    if (holder !== undefined) return holder.entries.get(key)?.toString('utf8');
    if (!SHARDED.has(input.language) || failed.has(input.path)) return undefined;
    throw new UsageError(
      `no shard has a record of ${input.path} as it is here`,
      'merge in a checkout of the commit that the shards were made from',
    );
  };
  return { ...noCache, get };
}

/** @throws UsageError when shards are missing, are there twice, or were made by another version or with other settings */
export function checkShards(shards: readonly Shard[], wanted: Pick<ShardHeader, 'analyser' | 'settings'>): ShardHeader {
  const first = shards[0]?.header;
  if (first === undefined)
    throw new UsageError('no shard was found', 'name the folders that audit run --shard wrote to');
  const seen = new Set<number>();
  for (const { header } of shards) {
    const name = `shard ${header.shard} of ${header.of}`;
    if (header.of !== first.of)
      throw new UsageError(`${name} beside shards of ${first.of}`, 'merge the shards of one run');
    if (seen.has(header.shard)) throw new UsageError(`${name} is there twice`, 'name each folder once');
    if (header.analyser !== wanted.analyser) {
      throw new UsageError(
        `${name} was made by another version (${header.version}) or another Node`,
        'use the same everywhere',
      );
    }
    if (header.settings !== wanted.settings) {
      throw new UsageError(`${name} was made with other settings`, 'use the same configuration everywhere');
    }
    if (header.paths.join('\n') !== first.paths.join('\n')) {
      throw new UsageError(`${name} is of other paths than shard ${first.shard}`, 'merge the shards of one run');
    }
    seen.add(header.shard);
  }
  const missing = Array.from({ length: first.of }, (_, index) => index + 1).filter((number) => !seen.has(number));
  if (missing.length === 0) return first;
  throw new UsageError(
    `of ${first.of} shards there ${missing.length === 1 ? 'is' : 'are'} missing: ${missing.join(', ')}`,
    'wait for all of them, and name their folders',
  );
}
