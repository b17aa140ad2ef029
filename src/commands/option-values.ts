import { InvalidArgumentError } from 'commander';
import type { ShardNumber } from '../cache/shard.js';

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1_000, mb: 1_000_000 };

/** `2mb`, `500kb`, `1000000`. */
export function parseBytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(b|kb|mb)?$/i.exec(text.trim());
  const bytes = match === null ? Number.NaN : Math.round(Number(match[1]) * UNITS[(match[2] ?? '').toLowerCase()]!);
  if (!(bytes >= 1 && bytes <= 100_000_000))
    throw new InvalidArgumentError('use a size from 1b to 100mb, such as 2mb.');
  return bytes;
}

/** A whole number of threads. */
export function parseThreads(text: string): number {
  const threads = Number(text);
  if (!Number.isInteger(threads) || threads < 1 || threads > 64)
    throw new InvalidArgumentError('use a whole number from 1 to 64.');
  return threads;
}

/** A whole number of steps or lines. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('use a whole number from 1.');
  return count;
}

const MOST_SHARDS = 1_000;

/** `2/8`. */
export function parseShard(text: string): ShardNumber {
  const [, shard, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (shard === undefined || of === undefined || shard < 1 || of > MOST_SHARDS || shard > of)
    throw new InvalidArgumentError(`use the number of the part and of all parts, such as 2/8, at most ${MOST_SHARDS}.`);
  return { shard, of };
}
