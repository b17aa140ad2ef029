import { resolve } from 'node:path';
import type { AuditResult } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { readResult } from '../output/read-result.js';
import type { CommandIo } from './io.js';

/**
 * A result with the subjects that `audit verify` ran on the same files. `audit check` itself runs nothing of a project.
 *
 * @param file audit.json of `audit verify`
 * @throws UsageError when it was made of other sources: what was verified then says nothing of them now
 */
export function withVerifiedSubjects(result: AuditResult, file: string, io: CommandIo): AuditResult {
  const { subjects, files } = readResult(resolve(io.cwd, file));
  const now = new Map(result.files.map(({ path, sha256 }) => [path, sha256]));
  // A subject runs with what it imports, so that any source may have made a difference.
  const stale = files.find(({ path, status, sha256 }) => status !== 'skipped' && now.get(path) !== sha256);
  if (stale === undefined) return { ...result, subjects };
  throw new UsageError(`${file} was made before ${stale.path} was changed`, 'run audit verify again');
}
