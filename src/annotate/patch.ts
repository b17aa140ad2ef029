import { formatPatch, structuredPatch } from 'diff';

/**
 * A patch of one file as `git apply` takes it. Bytes stay what they are, whatever their encoding and line ends; names are quoted as
 * git quotes them.
 *
 * @param path posix, relative to the top of the work tree
 */
export function filePatch(path: string, before: Buffer, after: Buffer): Buffer {
  const [old, now] = [before.toString('latin1'), after.toString('latin1')];
  const patch = structuredPatch(`a/${path}`, `b/${path}`, old, now, '', '', { context: 3 });
  return Buffer.from(formatPatch({ ...patch, isGit: true }), 'latin1');
}
