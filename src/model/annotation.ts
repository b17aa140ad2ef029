import type { CommentFact } from './facts.js';

/** A file's comments that `audit tag` writes: a header and a footer between marks, and lines with one tag each. */
export type BlockName = 'header' | 'footer';

export interface AnnotationBlock {
  readonly name: BlockName;
  /** Lines of the marks, 1-based. */
  readonly startLine: number;
  readonly endLine: number;
}

export interface Annotations {
  readonly blocks: readonly AnnotationBlock[];
  /** Lines outside of blocks that hold one tag. */
  readonly tagLines: readonly number[];
  /** Why the marks cannot be trusted. */
  readonly problem?: string;
}

/** A tag as `audit tag` writes it. */
export interface WrittenTagLine {
  readonly spelling: string;
  /** Qualified names it speaks of, empty for the file; absent when it speaks of what follows. */
  readonly names?: readonly string[];
  readonly reason: string;
}

const OPENING = /^audit:(header|footer)(?: |$)/;
const CLOSING = /^audit:end (header|footer)$/;
const TAG_LINE = /^(?:@audit-tag )?([\p{L}_-]+)(?: \((.+?)\))?: (.*) \[audit\]$/u;
const FILE_ITSELF = 'this file';

export function openingMark(name: BlockName): string {
  return `audit:${name} (written by audit tag, which also replaces and removes it)`;
}

export function closingMark(name: BlockName): string {
  return `audit:end ${name}`;
}

/** Whether a comment would be read as a mark of a block or as a tag of ours. */
export function isMark(text: string): boolean {
  return OPENING.test(text) || CLOSING.test(text) || TAG_LINE.test(text);
}

/** The text of a comment with one tag; `plain` spellings are common words, which a mark before them sets apart. */
export function tagLineText({ spelling, names, reason }: WrittenTagLine, plain: boolean): string {
  const subject = names === undefined ? '' : ` (${names.map((name) => name || FILE_ITSELF).join(', ')})`;
  return `${plain ? '@audit-tag ' : ''}${spelling}${subject}: ${reason} [audit]`;
}

export function parseTagLine(text: string): WrittenTagLine | undefined {
  const found = TAG_LINE.exec(text);
  if (found === null) return undefined;
  const [, spelling, subject, reason] = found;
  const names = subject?.split(', ').map((name) => (name === FILE_ITSELF ? '' : name));
  return { spelling: spelling!, reason: reason!, ...(names === undefined ? {} : { names }) };
}

/** Finds what `audit tag` wrote among the comments of a file. */
export function annotationsOf(comments: readonly CommentFact[]): Annotations {
  const blocks: AnnotationBlock[] = [];
  const tagLines: number[] = [];
  let problem: string | undefined;
  let open: { name: string; startLine: number; seen: number } | undefined;
  for (const { line, endLine, ownLine, text } of comments) {
    if (!ownLine || line !== endLine) continue;
    if (open !== undefined) open.seen++;
    const opening = OPENING.exec(text)?.[1];
    const closing = CLOSING.exec(text)?.[1];
    if (opening !== undefined) {
      if (open !== undefined) problem ??= `the audit:${open.name} of line ${open.startLine} has no end`;
      open = { name: opening, startLine: line, seen: 0 };
    } else if (closing !== undefined) {
      if (open?.name !== closing || open.seen !== line - open.startLine)
        problem ??= `the audit:end ${closing} of line ${line} ends no block of comments`;
      else blocks.push({ name: closing as BlockName, startLine: open.startLine, endLine: line });
      open = undefined;
    } else if (open === undefined && TAG_LINE.test(text)) tagLines.push(line);
  }
  if (open !== undefined) problem ??= `the audit:${open.name} of line ${open.startLine} has no end`;
  return { blocks, tagLines, ...(problem === undefined ? {} : { problem }) };
}

/** Lines of a file that `audit tag` wrote: they repeat what the file says, and state nothing of their own. */
export function annotationLines(comments: readonly CommentFact[]): ReadonlySet<number> {
  const { blocks, tagLines } = annotationsOf(comments);
  const lines = new Set(tagLines);
  for (const { startLine, endLine } of blocks) for (let line = startLine; line <= endLine; line++) lines.add(line);
  return lines;
}
