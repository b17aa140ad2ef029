import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { ProjectTexts } from '../resolve/project-texts.js';
import { absenceWords } from './absence-words.js';

/** Shorter names are words of other things, too. */
const MIN_NAME = 6;
/** Characters on both sides of a name in which words are about it. */
const NEAR = 80;

/**
 * What another line of the same document says of the file that a claim names: a list of files is read with the sentence that says
 * where they went.
 */
export function toldElsewhere({ mention, document }: ExtractedClaim, texts: ProjectTexts): string | undefined {
  const name = posix.basename(mention.path ?? '');
  if (mention.symbol !== undefined || name.length < MIN_NAME) return undefined;
  const at = texts.lines(document.path).findIndex((line, index) => index !== document.line - 1 && tellsOf(line, name));
  return at === -1 ? undefined : `line ${at + 1} of the document tells that it went, or is to come`;
}

function tellsOf(line: string, name: string): boolean {
  for (let at = line.indexOf(name); at !== -1; at = line.indexOf(name, at + name.length)) {
    const before = line.slice(Math.max(0, at - NEAR), at);
    const after = line.slice(at + name.length, at + name.length + NEAR);
    if (/[\w.-]$/.test(before) || /^[\w-]/.test(after)) continue;
    if (/^[`"')*]*\s*(?:→|->|=>)\s*[`"'*]*[\w./-]+\.\w/.test(after)) return true;
    // Paths and code may have these words for names.
    if ([before, after].some((words) => absenceWords().ofFile.test(words.replace(/\S*[/_.`]\S*/g, '``')))) return true;
  }
  return false;
}
