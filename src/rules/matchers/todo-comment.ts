import { commentHits } from '../comment-text.js';
import type { Matcher } from '../context.js';

const TODO = /\b(?:TODO|FIXME|XXX|HACK)\b(?=[\s:(\]!,.-]|$)/;
/** A marker that names where the work is tracked. */
const TRACKED = /#\d+|\b[A-Z]{2,}-\d+\b|https?:\/\/|\bissues?\/\d+|\bgh-\d+/i;

/** An open marker without a place where it is tracked. */
export const todoComment: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const hit of commentHits(file, 'both', TODO, TRACKED))
    report.hit({ startLine: hit.startLine, endLine: hit.endLine, symbol: hit.symbol, arguments: { words: hit.words } });
};
