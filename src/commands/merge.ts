import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { analyserIdentity } from '../cache/analyser-identity.js';
import { checkShards, mergedRecords, readShard, type Shard } from '../cache/shard.js';
import { UsageError } from '../model/usage-error.js';
import { FORMAT_NAMES } from '../report/formats.js';
import { readRegularFile } from '../walk/read-file.js';
import { withAnalysisOptions } from './analysis-options.js';
import { readSettings } from './analysis-settings.js';
import type { CommandIo, Finish } from './io.js';
import { type RunOptions, runAndReport } from './run.js';
import { shardSettings } from './shard-run.js';

const SHARD = /^audit-shard-\d+-of-\d+\.pack$/;
const MAX_SHARD_BYTES = 2_000_000_000;

interface MergeOptions extends RunOptions {
  readonly root: string;
}

/** `audit merge <folders...>`: the result of one run from the records of all its shards. */
export function mergeCommand(io: CommandIo, finish: Finish): Command {
  const command = new Command('merge')
    .description('make the result and the reports of one run from the shards of audit run --shard')
    .argument('<folders...>', 'folders that hold shards, directly or one folder below')
    .option('--root <folder>', 'the audited folder, at the commit that the shards were made from', '.')
    .option('-o, --output <folder>', 'folder for the reports; default reports')
    .addOption(
      new Option('-f, --format <format...>', 'reports to make; one without --output goes to stdout').choices(
        FORMAT_NAMES,
      ),
    )
    .option('--exit-zero', 'exit 0 whatever was found');
  return withAnalysisOptions(command, 'error').action(async (folders: string[], options: MergeOptions) => {
    const root = resolve(io.cwd, options.root);
    const shards = folders.flatMap((folder) => shardsIn(resolve(io.cwd, folder), io));
    const settings = readSettings([root], options, io);
    const { paths } = checkShards(shards, { analyser: analyserIdentity(), settings: shardSettings(settings) });
    const named = paths.map((path) => resolve(root, path));
    finish(await runAndReport(named, { ...options, cache: false }, io, { root, records: mergedRecords(shards) }));
  });
}

function shardsIn(folder: string, io: CommandIo): Shard[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UsageError(
      `no such folder: ${relative(io.cwd, folder)}`,
      'name the folders that audit run --shard wrote to',
    );
  }
  const inner = readdirSync(folder, { withFileTypes: true });
  const folders = [folder, ...inner.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name))];
  return folders.flatMap((place) =>
    readdirSync(place)
      .filter((name) => SHARD.test(name))
      .sort()
      .map((name) => {
        const file = join(place, name);
        const read = readRegularFile(file, MAX_SHARD_BYTES);
        if (read.kind !== 'bytes')
          throw new UsageError(`cannot read ${relative(io.cwd, file)}: ${read.reason}`, 'check it');
        return readShard(read.bytes, relative(io.cwd, file));
      }),
  );
}
