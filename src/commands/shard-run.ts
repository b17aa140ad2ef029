import { relative, resolve } from 'node:path';
import { analyserIdentity } from '../cache/analyser-identity.js';
import { FolderCache, noCache } from '../cache/record-cache.js';
import { CollectedRecords, inShard, type ShardNumber, shardName } from '../cache/shard.js';
import type { Settings } from '../config/settings.js';
import { settingsHash } from '../gate/baseline.js';
import { writeFiles } from '../output/write-files.js';
import { plainLine } from '../render/escape.js';
import { analyseSome } from '../run.js';
import type { AuditRequest } from '../start-audit.js';
import { resolveTargets, segmentsBelow } from '../walk/targets.js';
import type { CommandIo } from './io.js';

/** Hash of the settings that all shards of a run share with the run that merges them. */
export function shardSettings({ include, exclude, maxFileBytes, profile, policy }: Settings): string {
  return settingsHash([include, exclude, maxFileBytes, profile, policy]);
}

/** Analyses one part of the files and writes its records; what needs all files is left to `audit merge`. */
export async function runShard(
  request: AuditRequest,
  number: ShardNumber,
  quiet: boolean,
  io: CommandIo,
): Promise<void> {
  const { root, targets } = resolveTargets(request.paths, request.cwd);
  const analyser = analyserIdentity();
  const cacheFolder = request.cacheFolder(root);
  const { cacheBytes } = request.settings;
  const records = new CollectedRecords(
    cacheFolder === undefined ? noCache : new FolderCache(cacheFolder, analyser, cacheBytes),
  );
  const { files, failed } = await analyseSome({ ...request, records }, (path) => inShard(path, number));
  const problem = records.save();
  if (problem !== undefined) request.log.info({ problem }, 'the cache was not written');
  const folder = request.settings.output ?? resolve(io.cwd, 'reports');
  const file = records.toFile({
    ...number,
    version: request.version,
    analyser,
    settings: shardSettings(request.settings),
    paths: targets.map((target) => segmentsBelow(root, target.absolute).join('/')),
    failed: [...failed],
  });
  writeFiles(folder, new Map([[shardName(number), file]]));
  if (quiet) return;
  const place = relative(io.cwd, resolve(folder, shardName(number)));
  io.stdout.write(`${plainLine(`${place}: ${files} files; audit merge makes the result of all shards`)}\n`);
}
