import { type Language, Parser, type Tree } from 'web-tree-sitter';

/** Longer than any parse of a file within the size limit takes; only runaway input reaches it. */
const TIME_LIMIT_MS = 8_000;

/**
 * The text that the parser is given, of the same length. The grammar takes `type(x).y = z` for a type alias, so a call of `type`
 * at the start of a statement is spelled otherwise.
 */
function forGrammar(text: string): string {
  return text.includes('type') ? text.replace(/(^|[;:])([ \t]*)type(?=[ \t]*\()/gm, '$1$2tYPE') : text;
}

/** One parser that survives aborted and failed parses. */
export class GuardedParser {
  #parser: Parser;

  constructor(readonly language: Language) {
    this.#parser = this.#fresh();
  }

  /** The tree, or undefined when the parser gave up: out of time, or out of its memory. */
  parse(text: string): Tree | undefined {
    const deadline = performance.now() + TIME_LIMIT_MS;
    const expired = () => performance.now() > deadline;
    try {
      const tree = this.#parser.parse(forGrammar(text), null, { progressCallback: expired });
      if (tree) return tree;
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
