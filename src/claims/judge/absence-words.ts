import { z } from 'zod';
import { loadWords, words } from '../word-lists.js';

const schema = z.strictObject({
  gone: words,
  kept_for_memory: words,
  take_away: words,
  to_come: words,
  not_there: words,
  perhaps: words,
  advice: words,
  example: words,
  sections: z.strictObject({ closed: words, open_to_commands: words }),
  introductions: words,
  columns: words,
  closed_documents: words,
});

/** What words say of things that are gone, still to come, or not there for another reason. */
export interface AbsenceWords {
  /** Of a change after which the thing may be gone. */
  readonly change: RegExp;
  /** Of a line that need not be about what is there. */
  readonly line: RegExp;
  /** Beside a name, of the file that has it. */
  readonly ofFile: RegExp;
  readonly advice: RegExp;
  readonly example: RegExp;
  /** Of a heading, below which nothing need be there, command lines included. */
  readonly closedSection: RegExp;
  /** Of a heading, below which files need not be there. */
  readonly section: RegExp;
  readonly introduction: RegExp;
  /** The first words of the cell that heads a column. */
  readonly column: RegExp;
  /** Of a document as a whole; a source for patterns. */
  readonly closedDocument: string;
}

let made: AbsenceWords | undefined;

/** Made when it is first asked for: most runs judge little anew. */
export function absenceWords(): AbsenceWords {
  made ??= make();
  return made;
}

function make(): AbsenceWords {
  const lists = loadWords('absence', schema);
  const { gone, to_come: toCome, not_there: notThere, kept_for_memory: kept, sections } = lists;
  return {
    change: anyOf([...gone, ...lists.take_away]),
    line: anyOf([...gone, ...kept, ...toCome, ...notThere, ...lists.perhaps]),
    ofFile: anyOf([...gone, ...kept, ...toCome, ...notThere]),
    advice: anyOf(lists.advice),
    example: anyOf(lists.example),
    closedSection: anyOf(sections.closed),
    section: anyOf([...sections.closed, ...sections.open_to_commands]),
    introduction: anyOf(lists.introductions),
    column: new RegExp(`\\|\\s*\\W*${sourceOf(lists.columns)}`, 'i'),
    closedDocument: sourceOf(lists.closed_documents),
  };
}

function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(sourceOf(phrases), 'i');
}

/** Whole words of a phrase with any blank space between them; `*` stands for the rest of a word. */
function sourceOf(phrases: readonly string[]): string {
  const sources = phrases.map((phrase) =>
    phrase
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '\\w*')
      .replace(/\s+/g, '\\s+'),
  );
  return `(?<!\\w)(?:${sources.join('|')})(?!\\w)`;
}
