import { tokenise } from '../analyse/tokenise.js';
import type { Facts, Language } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type { TagEntry } from '../model/result.js';
import type { Tag } from '../model/rule.js';
import { type AnnotationStyle, FileAnnotation } from './annotation.js';
import type { Surroundings } from './file-view.js';
import { type Analysed, differenceBeyondComments } from './proof.js';
import { joinLines, type SourceLine, splitLines } from './source-lines.js';
import { strip } from './strip.js';
import type { TagToWrite } from './tag-lines.js';
import { decodeSource, type EncodedText, encodeSource } from './text-codec.js';

export interface FileToAnnotate {
  readonly bytes: Buffer;
  /** Of these bytes. */
  readonly record: FileRecord;
  /** All tags of the file, inferred and written. */
  readonly tags: readonly TagEntry[];
  readonly around: Surroundings;
}

export interface Annotator {
  readonly style: AnnotationStyle;
  /** The per-file stage. */
  readonly analyse: (text: string, path: string, language: Language) => FileRecord;
  /** Take out what was written, and write nothing. */
  readonly remove: boolean;
}

export type FilePlan = { readonly path: string } & (
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly bytes: Buffer;
      /** What is written, in one piece. */
      readonly intended: readonly string[];
      /** Lines that were not there before, and lines that will be gone. */
      readonly added: number;
      readonly removed: number;
      /** Tags that no comment could be read back as. */
      readonly omitted: readonly TagToWrite[];
    }
  | { readonly kind: 'blocked'; readonly reason: string; readonly intended: readonly string[] }
);

/**
 * What would become of one file. The annotated text is analysed like any other: it is written only when its code, facts and findings are
 * those of the text without annotations and its tags are read back.
 */
export async function planFile(file: FileToAnnotate, annotator: Annotator): Promise<FilePlan> {
  const { path } = file.record;
  let annotation: FileAnnotation | undefined;
  const blocked = (reason: string): FilePlan => {
    annotation ??= new FileAnnotation([], withoutPlaces(file.record), file.around, annotator.style);
    const tags = tagsToWrite(file.tags, file.record.facts, annotator.style);
    return { path, kind: 'blocked', reason, intended: annotator.remove ? [] : annotation.intended(tags) };
  };
  try {
    const opened = openFile(file, annotator);
    if (opened.kind === 'refused') return blocked(opened.reason);
    const { base, lines, current } = opened;
    annotation = new FileAnnotation(lines, base.record, file.around, annotator.style);
    const stripping = await differenceBeyondComments(base, current, opened.oldLine);
    if (stripping !== undefined) return blocked(`${stripping} by taking out what was written before`);
    const wanted = annotator.remove || isEmpty(base.record.facts, base.text) ? [] : undefined;
    const tags = wanted ?? tagsToWrite(file.tags, base.record.facts, annotator.style);
    const done =
      wanted === undefined
        ? await annotated(annotation, base, tags, annotator)
        : ({ kind: 'text', text: base.text, omitted: [] } as const);
    if (done.kind === 'refused') return blocked(done.reason);
    if (done.text === current.text) return { path, kind: 'unchanged' };
    const encoded = encodeSource(done.text, opened.encoded);
    if (encoded.kind === 'refused') return blocked(encoded.reason);
    const count = (text: string): number => splitLines(text, base.record.facts.language).length;
    return {
      path,
      kind: 'changed',
      bytes: encoded.bytes,
      intended: annotator.remove ? [] : annotation.intended(tags),
      added: count(done.text) - lines.length,
      removed: count(current.text) - lines.length,
      omitted: done.omitted,
    };
  } catch (error) {
    // The front ends run without the deep stack that the workers have.
    if (error instanceof RangeError) return blocked('nested too deep to be read again');
    throw error;
  }
}

type Opened =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'opened';
      readonly encoded: EncodedText;
      readonly current: Analysed;
      /** Without annotations of earlier runs. */
      readonly base: Analysed;
      readonly lines: readonly SourceLine[];
      readonly oldLine: Int32Array;
    };

function openFile({ bytes, record }: FileToAnnotate, { analyse }: Annotator): Opened {
  const { path, language } = record.facts;
  const encoded = decodeSource(bytes, language);
  if (encoded.kind === 'refused') return encoded;
  const { text } = encoded;
  if (language !== 'python' && /\r(?!\n)/.test(text)) return { kind: 'refused', reason: 'lone carriage returns' };
  const again = (other: string): Analysed => ({ text: other, record: analyse(other, path, language) });
  const current = encoded.encoding === 'utf-8' ? { text, record } : again(text);
  const [problem] = current.record.facts.problems;
  if (current.record.facts.parse !== 'whole')
    return { kind: 'refused', reason: `does not parse: ${problem?.message ?? 'cut'}, line ${problem?.line ?? 0}` };
  const stripped = strip(splitLines(text, language), current.record.facts.comments, language);
  if (stripped.kind === 'refused') return stripped;
  const { lines, oldLine } = stripped;
  const rest = joinLines(lines);
  return { kind: 'opened', encoded, current, base: rest === text ? current : again(rest), lines, oldLine };
}

type Done =
  | { readonly kind: 'text'; readonly text: string; readonly omitted: readonly TagToWrite[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Tags that are not read back where they were put go to the header; those that are not read there either are left out. */
async function annotated(
  annotation: FileAnnotation,
  base: Analysed,
  wanted: readonly TagToWrite[],
  { style, analyse }: Annotator,
): Promise<Done> {
  const { path, language } = base.record.facts;
  const known = new Set(style.written.read(base.record.facts).map(keyOf));
  let tags = wanted;
  let inHeader: ReadonlySet<TagToWrite> = new Set();
  for (;;) {
    const { lines, oldLine } = annotation.insert(tags, inHeader);
    const text = joinLines(lines);
    const record = analyse(text, path, language);
    const difference = await differenceBeyondComments(base, { text, record }, oldLine);
    if (difference !== undefined) {
      if (tags.every((tag) => inHeader.has(tag))) return { kind: 'refused', reason: difference };
      inHeader = new Set(tags);
      continue;
    }
    const read = new Set(style.written.read(record.facts).map(keyOf));
    const missing = tags.filter((tag) => !read.has(keyOf(tag)));
    const expected = new Set([...known, ...tags.map(keyOf)]);
    if (missing.length === 0 && [...read].every((key) => expected.has(key)))
      return { kind: 'text', text, omitted: wanted.filter((tag) => !tags.includes(tag)) };
    const lost = missing.filter((tag) => inHeader.has(tag));
    // Tags that are read and were not meant come from a comment that stands at the wrong symbol.
    if (lost.length > 0) tags = tags.filter((tag) => !lost.includes(tag));
    else if (missing.length > 0) inHeader = new Set([...inHeader, ...missing]);
    else return { kind: 'refused', reason: 'its tags would be read otherwise' };
  }
}

/** What was inferred and is not written by hand already. */
function tagsToWrite(tags: readonly TagEntry[], facts: Facts, { parts, written }: AnnotationStyle): TagToWrite[] {
  if (!parts.tags) return [];
  const known = new Set(written.read(facts).map(keyOf));
  return tags
    .filter((entry) => entry.source !== 'written' && !known.has(keyOf(entry)))
    .map(({ tag, symbol, reason }) => ({ tag: tag as Tag, symbol, reason }));
}

function keyOf({ tag, symbol }: { readonly tag: string; readonly symbol: string }): string {
  return `${tag}\0${symbol}`;
}

/** Nothing but comments: there is nothing to say of it. */
function isEmpty(facts: Facts, text: string): boolean {
  return facts.doc === undefined && tokenise(text, facts.language).text.length === 0;
}

/** For a text that cannot be read line by line. */
function withoutPlaces(record: FileRecord): FileRecord {
  return { ...record, facts: { ...record.facts, comments: [] } };
}
