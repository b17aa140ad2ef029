import type { Tokens } from '../../model/tokens.js';
import { endOfQuoted, endOfRegularExpression, endOfTemplate } from './literal-ends.js';
import { endOfBlockComment, endOfLine } from './positions.js';

const KEYWORD = 0;
const IDENTIFIER = 1;
const NUMBER = 2;
const STRING = 3;
const OPERATOR = 4;

const KEYWORDS: ReadonlySet<string> = new Set([
  ...['abstract', 'async', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'declare'],
  ...['default', 'delete', 'do', 'else', 'enum', 'export', 'extends', 'false', 'finally', 'for', 'function', 'if'],
  ...['implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'of', 'private', 'protected'],
  ...['public', 'readonly', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var'],
  ...['void', 'while', 'with', 'yield'],
]);

/** Keywords that end an operand, so that a slash after them divides. */
const OPERANDS: ReadonlySet<string> = new Set(['this', 'super', 'null', 'true', 'false']);

/** Operators of more than one character, without those that another one begins with. */
const LONG_OPERATORS: ReadonlySet<string> = new Set([
  ...['>>>=', '...', '===', '!==', '**=', '<<=', '>>=', '>>>', '&&=', '||=', '??=', '=>', '==', '!=', '<=', '>='],
  ...['&&', '||', '??', '?.', '++', '--', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<', '>>', '**'],
]);
const OPERATOR_PARTS: ReadonlySet<number> = new Set([...'=<>!&|?+-*/%^.'].map((part) => part.charCodeAt(0)));

/** Beyond U+2000 to U+200A. */
const UNICODE_SPACES: ReadonlySet<number> = new Set([0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff]);

const SINGLE: readonly string[] = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/**
 * The lexical tokens of TypeScript or JavaScript text, whether it parses or not, in time linear in its length. A template is one
 * string token with all that is in it; a regular expression is a string too. Text between JSX tags falls apart into words.
 */
export function tokenise(text: string): Tokens {
  const lexer = new Lexer(text);
  lexer.run();
  return lexer.tokens();
}

class Lexer {
  private readonly texts: string[] = [];
  private lines = new Uint32Array(1024);
  private kinds = new Uint8Array(1024);
  private line = 1;
  private at = 0;
  private nextLineFeed: number;
  /** Before this offset no slash begins a regular expression: one on the same line had no end. */
  private noExpressionBefore = 0;

  constructor(private readonly text: string) {
    this.nextLineFeed = endOfLine(text, 0);
  }

  tokens(): Tokens {
    const count = this.texts.length;
    return { text: this.texts, line: this.lines.slice(0, count), kind: this.kinds.slice(0, count) };
  }

  run(): void {
    const { text } = this;
    if (text.startsWith('#!')) this.skipLine();
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (isBlank(code)) this.at++;
      else if (isWordStart(code)) this.word();
      else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(this.at + 1)))) this.number();
      else if (code === 34 || code === 39) this.push(STRING, endOfQuoted(text, this.at));
      else if (code === 96) this.push(STRING, endOfTemplate(text, this.at));
      else if (code === 47) this.slash();
      else this.operator(code);
    }
  }

  private push(kind: number, end: number, value: string = this.text.slice(this.at, end)): void {
    const index = this.texts.length;
    if (index === this.lines.length) this.grow();
    for (; this.nextLineFeed < this.at; this.line++) this.nextLineFeed = endOfLine(this.text, this.nextLineFeed + 1);
    this.texts.push(value);
    this.lines[index] = this.line;
    this.kinds[index] = kind;
    this.at = end;
  }

  private grow(): void {
    const lines = new Uint32Array(this.lines.length * 2);
    lines.set(this.lines);
    this.lines = lines;
    const kinds = new Uint8Array(this.kinds.length * 2);
    kinds.set(this.kinds);
    this.kinds = kinds;
  }

  private word(): void {
    const { text } = this;
    let end = this.at + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    const word = text.slice(this.at, end);
    this.push(KEYWORDS.has(word) ? KEYWORD : IDENTIFIER, end, word);
  }

  /** Also takes what is glued to a number, such as `10n` or the `px` of broken text. */
  private number(): void {
    const { text } = this;
    let end = this.at + 1;
    const isHexadecimal = text[this.at] === '0' && (text[end] === 'x' || text[end] === 'X');
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (isWordPart(code) || code === 46) continue;
      const before = text.charCodeAt(end - 1);
      const isExponent = !isHexadecimal && (before === 101 || before === 69) && (code === 43 || code === 45);
      if (!isExponent) break;
    }
    this.push(NUMBER, end);
  }

  private slash(): void {
    const { text } = this;
    const next = text.charCodeAt(this.at + 1);
    if (next === 47) this.skipLine();
    else if (next === 42) this.skipBlock();
    else {
      const end = this.regularExpressionEnd();
      if (end < 0) this.operator(47);
      else this.push(STRING, end);
    }
  }

  private regularExpressionEnd(): number {
    if (this.at < this.noExpressionBefore || this.operandBefore()) return -1;
    const end = endOfRegularExpression(this.text, this.at);
    if (end < 0) this.noExpressionBefore = endOfLine(this.text, this.at);
    return end;
  }

  /** Whether what came last can be divided. `<` counts: the slash of `</tag>` begins no regular expression. */
  private operandBefore(): boolean {
    const last = this.texts.length - 1;
    if (last < 0) return false;
    const text = this.texts[last]!;
    if (this.kinds[last] === KEYWORD) return OPERANDS.has(text);
    if (this.kinds[last] !== OPERATOR) return true;
    return text === ')' || text === ']' || text === '}' || text === '<' || text === '++' || text === '--';
  }

  private operator(code: number): void {
    const { text } = this;
    if (OPERATOR_PARTS.has(code)) {
      for (let length = 4; length > 1; length--) {
        const candidate = text.slice(this.at, this.at + length);
        if (!LONG_OPERATORS.has(candidate)) continue;
        if (candidate === '?.' && isDigit(text.charCodeAt(this.at + 2))) break;
        this.push(OPERATOR, this.at + length, candidate);
        return;
      }
    }
    this.push(OPERATOR, this.at + 1, SINGLE[code] ?? String.fromCharCode(code));
  }

  private skipLine(): void {
    this.at = endOfLine(this.text, this.at);
  }

  private skipBlock(): void {
    this.at = endOfBlockComment(this.text, this.at);
  }
}

function isBlank(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return UNICODE_SPACES.has(code) || (code >= 0x2000 && code <= 0x200a);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWordStart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 36 ||
    code === 35 ||
    (code > 127 && !isBlank(code))
  );
}

function isWordPart(code: number): boolean {
  return isDigit(code) || (isWordStart(code) && code !== 35);
}
