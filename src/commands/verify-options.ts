import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../model/usage-error.js';
import type { AuditedProgram } from '../run.js';
import { probeTiers } from '../sandbox/index.js';
import type { ConfiguredBinding } from '../verify/plan/plan.js';
import { type Selection, type Verification, verifyProgram } from '../verify/verify-program.js';
import type { CommandIo } from './io.js';
import type { Progress } from './progress.js';

/** Options of whatever runs the project's code. */
export interface SandboxOptions {
  readonly sandbox: 'auto' | 'require' | 'off';
  readonly budget: number;
  readonly seed: number;
  readonly concurrency?: number;
}

export const DEFAULT_SANDBOX: SandboxOptions = { sandbox: 'auto', budget: 900_000, seed: 11 };

const UNITS: Readonly<Record<string, number>> = { '': 1_000, ms: 1, s: 1_000, m: 60_000 };

/** `60s`, `2m`, `500ms`; a bare number is seconds. */
export function parseBudget(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m)?$/i.exec(text.trim());
  const milliseconds =
    match === null ? Number.NaN : Number(match[1]) * (UNITS[(match[2] ?? '').toLowerCase()] ?? Number.NaN);
  if (!(milliseconds >= 100 && milliseconds <= 3_600_000))
    throw new InvalidArgumentError('use a time from 100ms to 60m, such as 60s.');
  return milliseconds;
}

/** A seed for every random source of a run. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed > 2 ** 31 - 2)
    throw new InvalidArgumentError('use a whole number from 0 to 2147483646.');
  return seed;
}

export function withSandboxOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--sandbox <mode>',
        'auto: without a sandbox nothing is run; require: that is an error; off: run without one',
      )
        .choices(['auto', 'require', 'off'])
        .default(DEFAULT_SANDBOX.sandbox),
    )
    .option(
      '--budget <time>',
      'time for all classes and functions together; what does not fit is untested',
      parseBudget,
      DEFAULT_SANDBOX.budget,
    )
    .option('--seed <number>', 'of every random source', parseSeed, DEFAULT_SANDBOX.seed);
}

/** Verifies the subjects of an audited program in the strongest sandbox that this machine has. */
export async function verified(
  audited: AuditedProgram,
  options: SandboxOptions,
  choice: { readonly select: Selection; readonly bindings: readonly ConfiguredBinding[] },
  progress: Progress,
  io: CommandIo,
): Promise<Verification> {
  const { chosen, refused } = await probeTiers({ mode: options.sandbox, searchPath: io.environment.PATH ?? '' });
  const why = refused.map(({ tier, reason }) => `${tier}: ${reason}`).join('; ');
  if (chosen === undefined && options.sandbox === 'require')
    throw new UsageError(`no sandbox works here (${why})`, 'install bubblewrap, or run without --sandbox require');
  return verifyProgram({
    root: audited.root,
    records: audited.records,
    result: audited.result,
    bindings: choice.bindings,
    tier: chosen,
    refused: `no sandbox (${why})`,
    seed: options.seed,
    budget: options.budget,
    threads: options.concurrency ?? Math.min(8, availableParallelism()),
    select: choice.select,
    signal: io.signal,
    onProgress: (done, total) => progress.update('verifying', done, total),
  });
}
