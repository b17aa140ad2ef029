import { type Language, Parser, type Tree } from 'web-tree-sitter';

/** Longer than any parse of a file within the size limit takes; only runaway input reaches it. */
const TIME_LIMIT_MS = 8_000;

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
  #parser: Parser;

  constructor(
    readonly language: Language,
    readonly timeLimit = TIME_LIMIT_MS,
  ) {
    this.#parser = this.#fresh();
  }

  /** The tree, or undefined when the parser gave up: out of time, or out of its memory. */
  parse(text: string): Tree | undefined {
    const deadline = performance.now() + this.timeLimit;
    const expired = () => performance.now() > deadline;
    try {
      const tree = this.#parser.parse(forGrammar(text), null, { progressCallback: expired });
      if (tree) return tree;
      this.#parser.delete();
    } catch {
      // A trap inside WebAssembly: the parser's state is worth nothing, which the replacement below takes care of.
    }
    this.#parser = this.#fresh();
    return undefined;
  }

  #fresh(): Parser {
    const parser = new Parser();
    parser.setLanguage(this.language);
    return parser;
  }
}
