import { resolve } from 'node:path';
import type { AuditResult } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { readResult } from '../output/read-result.js';
import type { CommandIo } from './io.js';

/**
 * A result with the subjects that `audit verify` ran on the same files. `audit check` itself runs nothing of a project.
 *
 * @param file audit.json of `audit verify`
 * @throws UsageError when it was made of other files: what was verified then says nothing of them now
 */
export function withVerifiedSubjects(result: AuditResult, file: string, io: CommandIo): AuditResult {
  const { subjects, files } = readResult(resolve(io.cwd, file));
  const then = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(result.files.map(({ path, sha256 }) => [path, sha256]));
  const stale = subjects.find(({ path }) => then.get(path) === undefined || then.get(path) !== now.get(path));
  if (stale === undefined) return { ...result, subjects };
  throw new UsageError(`${file} was made before ${stale.path} was changed`, 'run audit verify again');
}
