import { type Language, Parser, type Tree } from 'web-tree-sitter';

/** Longer than any parse of a file within the size limit takes; only runaway input reaches it. */
const TIME_LIMIT_MS = 8_000;

/**
 * In UTF-16 units. A tree takes up to a hundred bytes a unit, and a parser that has run out of its 2 GB is lost to the whole
 * thread, so no text comes near that.
 */
const LONGEST_TEXT = 8_000_000;

/** Line continuations without code between them; the parser takes time in the square of their number. */
const IDLE_CONTINUATIONS = /(?:\\\r?\n[ \t]*){64,}/g;

/** A call of `type` at the start of a statement; the grammar takes `type(x).y = z` for a type alias. */
const CALL_OF_TYPE = /(^|[;:])([ \t]*)type(?=[ \t]*\()/gm;

/** The text that the parser is given: every offset is that of the source, but not every line. */
function forGrammar(text: string): string {
  let given = text;
  if (text.includes('type')) given = given.replace(CALL_OF_TYPE, '$1$2tYPE');
  if (text.includes('\\\n') || text.includes('\\\r\n')) {
    given = given.replace(IDLE_CONTINUATIONS, (run) => ' '.repeat(run.length));
  }
  return given;
}

/** One parser that survives aborted and failed parses. `timeLimit` is in milliseconds. */
export class GuardedParser {
  #parser: Parser | undefined;

  constructor(
    readonly language: Language,
    readonly timeLimit = TIME_LIMIT_MS,
  ) {}

  /** The tree, or undefined when the parser gave up: out of time, or out of memory before or after it began. */
  parse(text: string): Tree | undefined {
    if (text.length > LONGEST_TEXT) return undefined;
    const deadline = performance.now() + this.timeLimit;
    const expired = () => performance.now() > deadline;
    try {
      this.#parser ??= new Parser().setLanguage(this.language);
      const tree = this.#parser.parse(forGrammar(text), null, { progressCallback: expired });
      if (tree) return tree;
      this.#parser.delete();
    } catch {
      // A trap inside WebAssembly: what the parser holds is worth nothing now, so there is nothing to free.
    }
    this.#parser = undefined;
    return undefined;
  }
}
