import { posix } from 'node:path';
import type { ExtractedClaim } from '../extracted.js';
import type { ProjectTexts } from '../resolve/project-texts.js';
import { writtenName } from './made-object.js';

/** Lines above a claim in which its table, list or paragraph may begin. */
const REACH = 60;

/** Words of a line that name what is not there, or not yet. */
const NOT_THERE =
  /\b(?:deferred?|not (?:built|created|written)|never (?:built|created|written)|(?:did|does|do) not exist|doesn't exist|don't exist|no longer|(?:once|when|until) (?:it is |they are )?(?:written|created|built|added|done)|would|future|planned|proposed|suggest(?:ed|ion)|requested|missing|to be|not yet|out of scope|removed|renamed|replaced|superseded|legacy|formerly|instead|absent|throw-?away|temporary|scratch|ad[- ]hoc|if (?:provided|present|available|it exists|there is)|needs? (?:verification|to be))\b/i;
/** Heads of columns whose cells need not be there. */
const OLD_COLUMN =
  /\|\s*\W*(?:requested|expected|old|before|previous|proposed|suggested|missing|original|from|planned|legacy|deprecated|wanted|desired)\b/i;
/** Headings below which things are named that are not there. */
const ABSENT_SECTION =
  /discrepanc|missing|remov|delet|deprecat|future|next steps|propos|planned|roadmap|out of scope|not implemented|deferred|\bgaps?\b|todo|legacy|migrat|recommendations?\b|suggest|alternative|template|example|obsolete|\bneeds?\b|remaining|to (?:be )?(?:create|add|implement|build|complete)|before\b|history|optional|\bweek \d/i;
const ABSENT_INTRODUCTION =
  /\b(?:(?:do|does|did)(?: not|n't) exist|missing|not (?:yet )?(?:there|created|implemented)|will be|should be|could be|needs? to be|propos|for example|e\.g\.|such as|planned|needed|week \d|delete|remove|to (?:be )?(?:create|add|implement|build|write|make)|\bnew (?:files?|modules?|components?)\b)|^\W*(?:before|old|previous(?:ly)?)\W*$/i;
const REWORK_SECTION =
  /delet|remov|clean|duplicat|keep|mov[ei]|renam|review|audit|fix|check|verif|test|refactor|migrat|consolidat/i;
/** A command that puts a file where it is to be. */
const PUTS = /(?:^|[\s`$])(?:cp|mv|touch|tee|curl|wget|mkdir|ln|copy|scp|rsync|unzip|tar|git clone)\s|(?:^|\s)>>?\s*\S/;

/** A row of a table or an item of a list. */
const PART = /^\s*(?:\||[-*+]\s|\d+[.)]\s)/;

/** The lines of a document around a claim, as far as they change what it says. */
export interface Surroundings {
  readonly line: string;
  readonly heading: string;
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
  const heading =
    lines
      .slice(Math.max(0, at - REACH), at)
      .reverse()
      .find((one) => /^#{1,6}\s/.test(one)) ?? '';
  return {
    line,
    heading,
    columns: columns === own ? '' : columns,
    introduction: [...label, ...paragraph.slice(0, end === -1 ? undefined : end)].join(' '),
  };
}

/** What is said, without the names of code. */
function prose(text: string): string {
  return text.replace(/`[^`]*`/g, '``');
}

/** Why what is named need not be there, as the lines around it say; `undefined` when they say nothing of the kind. */
export function absenceAround(claim: ExtractedClaim, texts: ProjectTexts): string | undefined {
  const lines = texts.lines(claim.document.path);
  const { line, heading, columns, introduction } = surroundingsOf(lines, claim.document.line - 1);
  if (NOT_THERE.test(prose(line)) || NOT_THERE.test(prose(claim.text))) return 'its line may say that it is not there';
  if (OLD_COLUMN.test(columns)) return 'its column may name what is not there';
  if (ABSENT_SECTION.test(prose(heading))) return `it stands below "${heading.replace(/^#+\s*/, '').slice(0, 80)}"`;
  if (ABSENT_INTRODUCTION.test(prose(introduction))) return 'the words above its list may say that it is not there';
  const name = writtenName(claim);
  const isPut = name !== undefined && lines.some((one) => PUTS.test(one) && one.includes(posix.basename(name)));
  return isPut ? 'a command of the document makes it' : undefined;
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
  let fence: string | undefined;
  for (const line of texts.lines(document.path).slice(0, document.line - 1)) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) continue;
    if (fence === undefined) fence = mark;
    else if (mark.startsWith(fence) && /^\s*[`~]+\s*$/.test(line)) fence = undefined;
  }
  return fence !== undefined;
}
