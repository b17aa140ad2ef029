import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { JudgeContext } from './context.js';

/**
 * Whether a document may be about a file without naming it: one of a folder with code is about the code of that folder, one at the
 * top or among documents about all of it.
 */
export function isBeside({ document }: ExtractedClaim, path: string, { index }: JudgeContext): boolean {
  const folder = posix.dirname(document.path);
  return folder === '.' || path.startsWith(`${folder}/`) || index.below(folder).length === 0;
}
