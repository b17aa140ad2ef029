import type { ExtractedClaim } from '../../extracted.js';
import type { JudgeContext } from '../context.js';
import { namesAround, ownAmong } from '../neighbours.js';

/** Names around one from which on most of them speak for it; fewer must all be known. */
const MIN_NAMES = 3;
const MIN_ALL = 2;
const MIN_SHARE = 0.6;
/** The same where nothing else speaks for it. */
const MIN_NAMES_ALONE = 5;
const MIN_SHARE_ALONE = 0.8;

/**
 * Whether a name stands among others of which most are the project's: three of its list, table, tree or paragraph, or of its section
 * where that has fewer, and six in ten of them.
 *
 * @param fewest names that speak for it when all of them are the project's
 */
export function standsInOwnCompany(claim: ExtractedClaim, context: JudgeContext, fewest = MIN_ALL): boolean {
  const [near, section] = companyOf(claim, context);
  const company = [near, section].find((names) => names.length >= MIN_NAMES);
  if (company !== undefined) return shareOf(company, claim, context) >= MIN_SHARE;
  return section.length >= fewest && shareOf(section, claim, context) === 1;
}

/** The same of many names, of which nearly all are the project's, in a folder that is there. */
export function standsInSureCompany(claim: ExtractedClaim, context: JudgeContext): boolean {
  const { path } = claim.mention;
  if (path?.includes('/') && !context.files.isFolder(path.slice(0, path.lastIndexOf('/')))) return false;
  const company = companyOf(claim, context).find((names) => names.length >= MIN_NAMES_ALONE);
  return company !== undefined && shareOf(company, claim, context) >= MIN_SHARE_ALONE;
}

/** The other names near a claim, and those in its section. */
function companyOf(
  claim: ExtractedClaim,
  context: JudgeContext,
): readonly [near: readonly string[], section: readonly string[]] {
  const { symbol, path } = claim.mention;
  const without = [symbol, path, path?.split('/').at(-1)];
  const { near, section } = namesAround(claim, context);
  const others = (names: readonly string[]): readonly string[] => names.filter((name) => !without.includes(name));
  return [others(near), others(section)];
}

function shareOf(names: readonly string[], { document }: ExtractedClaim, context: JudgeContext): number {
  return ownAmong(names, document.path, context) / names.length;
}
