import { dirname, join } from 'node:path';
import type { Subject } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import type { Verification } from '../verify/verify-program.js';
import type { CommandIo } from './io.js';

/** Writes the test of a counterexample that was just reproduced, beside the subject. Returns the exit code. */
export function exportTest(root: string, { result, tests }: Verification, earlier: Subject, io: CommandIo): number {
  const subject = result.subjects.find(({ id }) => id === earlier.id);
  if (subject?.counterexample === undefined)
    throw new UsageError(`the counterexample of ${earlier.symbol} is not reproduced`, 'run audit verify again');
  const test = tests.get(subject.id ?? '');
  if (test === undefined)
    throw new UsageError(
      `the counterexample of ${earlier.symbol} cannot be written as a test of one answer in plain values`,
      `run audit verify --replay ${earlier.id} instead`,
    );
  const folder = join(root, dirname(subject.path));
  writeFiles(folder, new Map([[test.name, test.text]]));
  io.stdout.write(`${join(dirname(subject.path), test.name)}: fails until ${subject.symbol} is right\n`);
  return 0;
}
