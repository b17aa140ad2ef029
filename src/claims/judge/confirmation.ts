import type { ExtractedClaim } from '../extracted.js';
import type { JudgeContext } from './context.js';
import { CLOSES_WORK, DESCRIBES } from './document-kinds.js';
import { namesItself } from './made-object.js';
import { standsAmongOwn } from './neighbours.js';
import { standsBelowMade } from './records.js';
import { standsInEmptyFolder } from './tree-siblings.js';

/**
 * Why a path that is nowhere, and of which the history knows nothing, may never have been said to be there: plans, guides and
 * examples write paths in the same words. What speaks for it besides its own words is a tick, a link, a document that by its name
 * tells what is there or what was done, or other names around it that are there. The target of a link stands outside of its words.
 */
export function unconfirmed(claim: ExtractedClaim, context: JudgeContext): string | undefined {
  const { statement, mention, document, source } = claim;
  if (statement.kind === 'cli-flag' || mention.path === undefined || mention.symbol !== undefined) return undefined;
  const isProse = source === 'markdown' || source === 'restructured-text' || source === 'plain-text';
  if (!isProse || !namesItself(claim) || context.standing.saysDone(document.path, document.line)) return undefined;
  if (standsInEmptyFolder(claim, mention.path, context)) return 'nothing of the folder that its tree draws is there';
  if (DESCRIBES.test(document.path) || CLOSES_WORK.test(document.path)) return undefined;
  // Words without a text around them are taken at their word.
  if (context.texts.text(document.path) === '') return undefined;
  return standsBelowMade(claim, context.texts) || standsAmongOwn(claim, mention.path, context)
    ? undefined
    : 'neither its document nor the names around it tell that it is there now';
}
