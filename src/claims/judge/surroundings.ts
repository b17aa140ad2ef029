import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { ProjectTexts } from '../resolve/project-texts.js';
import { absenceWords } from './absence-words.js';
import { writtenName } from './made-object.js';

/** Lines above a claim in which its table, list or paragraph may begin. */
const REACH = 60;

const REWORK_SECTION =
  /delet|remov|clean|duplicat|keep|mov[ei]|renam|review|audit|fix|check|verif|test|refactor|migrat|consolidat/i;
/** Of a plan in steps: what belongs to a later one is not there yet. */
const PHASE = /\b(?:phase|milestone|sprint|stage|step) ?\d/i;
/** Of a plan by weeks. */
const WEEK = /\bweek \d/i;
/** Over a list: what it names was taken away, in any language. */
const CROSS = /[❌🚫🗑⛔✗✘]/u;
/** Alone above a list. */
const LABEL_OF_OLD = /^\W*(?:before|old|previous(?:ly)?)\W*$/i;
/** A command that puts a file where it is to be. */
const PUTS = /(?:^|[\s`$])(?:cp|mv|touch|tee|curl|wget|mkdir|ln|copy|scp|rsync|unzip|tar|git clone)\s|(?:^|\s)>>?\s*\S/;

/** A row of a table or an item of a list. */
const PART = /^\s*(?:\||[-*+]\s|\d+[.)]\s)/;

/** The lines of a document around a claim, as far as they change what it says. */
export interface Surroundings {
  readonly line: string;
  /** In a tree: what is said of it and of the folders that it is in. */
  readonly tree: readonly string[];
  /** The nearest above it. */
  readonly heading: string;
  /** Those whose sections hold that of the nearest, from the inside out. */
  readonly outerHeadings: readonly string[];
  /** First row of the table that the line is in. */
  readonly columns: string;
  /** The text above the list or table. */
  readonly introduction: string;
}

/** @param at index of the claim's line */
export function surroundingsOf(lines: readonly string[], at: number): Surroundings {
  const own = lines[at] ?? '';
  const comment = /^\s*(?:#(?!#)|\/\/)/.test(lines[at - 1] ?? '') ? `${lines[at - 1]} ` : '';
  const line = `${comment}${own}`;
  let top = at;
  while (top > 0 && at - top < REACH && (lines[top - 1] ?? '').trim() !== '') top--;
  const block = lines.slice(top, at + 1);
  const columns = block.find((one) => one.trimStart().startsWith('|')) ?? '';
  const above = lines.slice(Math.max(0, top - 8), top).reverse();
  const paragraph = PART.test(own) ? above.slice(above.findIndex((one) => one.trim() !== '')) : [];
  const end = paragraph.findIndex((one) => one.trim() === '' || one.startsWith('#'));
  const label = PART.test(own)
    ? block.slice(
        0,
        block.findIndex((one) => PART.test(one)),
      )
    : [];
  const [heading = '', ...outerHeadings] = aboveLine(lines, at).headings;
  return {
    line,
    tree: treeComments(lines, at),
    heading,
    outerHeadings,
    columns: columns === own ? '' : columns,
    introduction: [...label, ...paragraph.slice(0, end === -1 ? undefined : end)].join(' '),
  };
}

const BRANCH = /[├└]/;

/** The comments of an entry of a tree and of those that hold it, up to the line that is no entry. */
function treeComments(lines: readonly string[], at: number): readonly string[] {
  const comments: string[] = [];
  let depth = Number.POSITIVE_INFINITY;
  for (let index = at; index >= 0 && at - index < REACH; index--) {
    const column = (lines[index] ?? '').search(BRANCH);
    if (column === -1 && !/^[│|\s]+$/.test(lines[index] ?? '')) break;
    if (column === -1 || column >= depth) continue;
    depth = column;
    comments.push(/(?:#|\/\/|\s[-–—]\s|←|\().*$/.exec(lines[index]!.slice(column + 1))?.[0] ?? '');
  }
  return comments;
}

/** What stands above a line. */
interface Above {
  /** The headings whose sections it is in, the nearest first; a comment between fences heads nothing. */
  readonly headings: readonly string[];
  /** The mark of the listing that is open before it, when one is. */
  readonly fence: string | undefined;
}

/** Of each line of a text, and of the place behind the last: one document is asked for many of its lines. */
const aboveLines = new WeakMap<readonly string[], readonly Above[]>();

function aboveLine(lines: readonly string[], at: number): Above {
  const known = aboveLines.get(lines) ?? readAbove(lines);
  aboveLines.set(lines, known);
  return known[Math.min(at, lines.length)]!;
}

function readAbove(lines: readonly string[]): Above[] {
  let sections: readonly { readonly level: number; readonly line: string }[] = [];
  let above: Above = { headings: [], fence: undefined };
  const all = [above];
  for (const line of lines) {
    const fence = fenceAfter(line, above.fence);
    const level = fence === undefined ? /^(#{1,6})\s/.exec(line)?.[1]?.length : undefined;
    if (level !== undefined) sections = [{ level, line }, ...sections.filter((section) => section.level < level)];
    if (level !== undefined || fence !== above.fence)
      above = { headings: sections.map((section) => section.line), fence };
    all.push(above);
  }
  return all;
}

/** The mark of the listing that is open behind a line, when one is. */
function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (mark === undefined) return fence;
  if (fence === undefined) return mark;
  return mark.startsWith(fence) && /^\s*[`~]+\s*$/.test(line) ? undefined : fence;
}

/** What is said, without the names of code. */
function prose(text: string): string {
  return text.replace(/`[^`]*`/g, '``');
}

/** Why what is named need not be there, as the lines around it say; `undefined` when they say nothing of the kind. */
export function absenceAround(claim: ExtractedClaim, texts: ProjectTexts): string | undefined {
  const lines = texts.lines(claim.document.path);
  const { columns, introduction, ...around } = surroundingsOf(lines, claim.document.line - 1);
  const words = absenceWords();
  const closed = closedAround(claim, around);
  if (closed !== undefined) return closed;
  if (CROSS.test(`${around.heading}\n${introduction}`)) return 'it stands below a cross';
  if (words.column.test(columns)) return 'its column may name what is not there';
  if (words.section.test(prose(around.heading))) return standsBelow(around.heading);
  if ([words.introduction, LABEL_OF_OLD, WEEK].some((told) => told.test(prose(introduction))))
    return 'the words above its list may say that it is not there';
  const name = writtenName(claim);
  const isPut = name !== undefined && lines.some((one) => PUTS.test(one) && one.includes(posix.basename(name)));
  return isPut ? 'a command of the document makes it' : undefined;
}

/** The same of what somebody is told to type: examples and needs are where command lines stand. */
export function absenceAroundCommand(claim: ExtractedClaim, texts: ProjectTexts): string | undefined {
  const around = surroundingsOf(texts.lines(claim.document.path), claim.document.line - 1);
  return FORBIDS.test(around.line) ? 'its line may forbid it' : closedAround(claim, around);
}

/** Before what nobody is to type. */
const FORBIDS = /\b(?:do not|don['’]t|never|avoid|instead of|rather than|no need to) [^.;]{0,40}`/i;

function closedAround(
  claim: ExtractedClaim,
  { line, tree, heading, outerHeadings }: Pick<Surroundings, 'line' | 'tree' | 'heading' | 'outerHeadings'>,
): string | undefined {
  const { line: ofLine, closedSection } = absenceWords();
  if (ofLine.test(prose(line)) || ofLine.test(prose(claim.text))) return 'its line may say that it is not there';
  if (tree.some((one) => ofLine.test(one) || PHASE.test(one))) return 'its tree may show what is to come';
  const closed = [heading, ...outerHeadings].find((one) => closedSection.test(prose(one)) || WEEK.test(one));
  return closed === undefined ? undefined : standsBelow(closed);
}

function standsBelow(heading: string): string {
  return `it stands below "${heading.replace(/^#+\s*/, '').slice(0, 80)}"`;
}

/** Opens a listing that is no command line and no tree. */
const LISTING_FENCE =
  /^\s*(?:```|~~~)\s*(?:py\w*|ts|tsx|typescript|js|jsx|javascript|ya?ml|toml|json|ini|dockerfile|sql|html|css|cypher|rust|go|java)\b/i;

/** A path whose text follows at once: the document may give it for the reader to write. */
export function givesText(claim: ExtractedClaim, texts: ProjectTexts): string | undefined {
  if (claim.mention.path === undefined || claim.mention.symbol !== undefined) return undefined;
  const { path, line } = claim.document;
  const next = texts
    .lines(path)
    .slice(line, line + 3)
    .find((one) => one.trim() !== '');
  return next !== undefined && LISTING_FENCE.test(next)
    ? 'the document gives its text, which may be to be written'
    : undefined;
}

/** Whether the section is about work on things that are there. */
export function isRework(claim: ExtractedClaim, texts: ProjectTexts): boolean {
  const { heading, introduction } = surroundingsOf(texts.lines(claim.document.path), claim.document.line - 1);
  return REWORK_SECTION.test(heading) || REWORK_SECTION.test(introduction);
}

/** Whether a claim of a document stands between fences. */
export function standsInListing({ source, document }: ExtractedClaim, texts: ProjectTexts): boolean {
  if (source !== 'markdown') return false;
  return aboveLine(texts.lines(document.path), document.line - 1).fence !== undefined;
}
