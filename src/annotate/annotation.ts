import type { FileRecord } from '../model/record.js';
import type { Templates } from '../render/templates.js';
import type { WrittenTags } from '../tags/written.js';
import { commentBlock } from './comment-block.js';
import { type FileView, fileView, type Surroundings } from './file-view.js';
import { headerPlace } from './header-place.js';
import { type Inserted, type Insertion, insertLines } from './insert.js';
import type { SourceLine } from './source-lines.js';
import { type TagStyle, type TagToWrite, tagLines } from './tag-lines.js';

/** What is written, and how. */
export interface AnnotationStyle extends TagStyle {
  readonly templates: Templates;
  /** Reads tags back. */
  readonly written: WrittenTags;
  readonly parts: { readonly header: boolean; readonly footer: boolean; readonly tags: boolean };
}

/** Header, footer and tags of one file, ready to be put in. */
export class FileAnnotation {
  readonly #view: FileView;
  readonly #place: number;

  constructor(
    readonly lines: readonly SourceLine[],
    readonly record: FileRecord,
    around: Surroundings,
    readonly style: AnnotationStyle,
  ) {
    this.#view = fileView(record.facts, around);
    this.#place = headerPlace(lines, record.facts);
  }

  /** @param inHeader tags that go to the header whatever they speak of */
  insert(tags: readonly TagToWrite[], inHeader: ReadonlySet<TagToWrite>): Inserted {
    const { insertions, inHeader: headerTags } = tagLines(
      this.lines,
      this.record.facts,
      tags,
      this.style,
      this.#place,
      inHeader,
    );
    const header = this.#header(headerTags);
    const footer = this.#footer();
    const top: Insertion[] = header.length === 0 ? [] : [{ before: this.#place, lines: [...header, ''] }];
    const bottom: Insertion[] =
      footer.length === 0 ? [] : [{ before: footerPlace(this.lines), lines: ['', ...footer] }];
    return insertLines(this.lines, [...top, ...insertions, ...bottom]);
  }

  /** All that would be written, with every tag in the header. */
  intended(tags: readonly TagToWrite[]): string[] {
    const { inHeader } = tagLines(this.lines, this.record.facts, tags, this.style, this.#place, new Set(tags));
    return [...this.#header(inHeader), ...this.#footer()];
  }

  #header(tags: readonly string[]): string[] {
    const text = this.style.parts.header ? this.style.templates.render('tag/header.hbs', this.#view) : '';
    return this.#block('header', text, tags);
  }

  #footer(): string[] {
    const text = this.style.parts.footer ? this.style.templates.render('tag/footer.hbs', this.#view) : '';
    return this.#block('footer', text, []);
  }

  #block(name: 'header' | 'footer', text: string, tags: readonly string[]): string[] {
    if (text.trim() === '' && tags.length === 0) return [];
    return commentBlock(name, text, tags, this.record.facts.language, this.style.columns);
  }
}

/** The end of the file, but above a link to a source map, which tools look for in the last line. */
function footerPlace(lines: readonly SourceLine[]): number {
  const last = lines.findLastIndex((line) => line.text.trim() !== '');
  return lines[last] !== undefined && /^\/\/[#@] sourceMappingURL=/.test(lines[last].text) ? last : lines.length;
}
