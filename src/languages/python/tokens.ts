import type { Tokens } from '../../model/tokens.js';
import { withLineFeeds } from './lines.js';
import { endOfString, isQuote } from './string-scan.js';

const KEYWORDS = new Set([
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del'],
  ...['elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal'],
  ...['not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'],
]);

const LONG_OPERATORS = new Set([
  ...['**=', '//=', '>>=', '<<=', '...', '**', '//', '>>', '<<', '<=', '>=', '==', '!=', '<>', '->', ':='],
  ...['+=', '-=', '*=', '/=', '%=', '@=', '&=', '|=', '^='],
]);

const KEYWORD = 0;
const IDENTIFIER = 1;
const NUMBER = 2;
const STRING = 3;
const OPERATOR = 4;

/** The lexical tokens of Python text, whether it parses or not. Strings that are whole statements are left out. */
export function tokenise(text: string): Tokens {
  const lexer = new Lexer(withLineFeeds(text));
  lexer.run();
  return lexer.tokens();
}

class Lexer {
  readonly #texts: string[] = [];
  #lines = new Uint32Array(1024);
  #kinds = new Uint8Array(1024);
  #at = 0;
  #line = 1;
  #brackets = 0;
  /** Tokens before the present logical line or the last semicolon. */
  #statementStart = 0;

  constructor(readonly text: string) {}

  run(): void {
    const { text } = this;
    while (this.#at < text.length) {
      const unit = text.charCodeAt(this.#at);
      if (unit === 10) this.#endLine();
      else if (unit === 35 /* # */) this.#skipComment();
      else if (unit === 92 /* \ */) this.#skipContinuation();
      else if (isBlank(unit)) this.#at++;
      else if (isQuote(unit)) this.#string(this.#at, false);
      else if (isDigit(unit) || (unit === 46 && isDigit(text.charCodeAt(this.#at + 1)))) this.#number();
      else if (isWordStart(unit)) this.#word();
      else this.#operator(unit);
    }
    this.#dropStringStatement();
  }

  tokens(): Tokens {
    const count = this.#texts.length;
    return { text: this.#texts, line: this.#lines.slice(0, count), kind: this.#kinds.slice(0, count) };
  }

  #endLine(): void {
    this.#at++;
    this.#line++;
    if (this.#brackets === 0) this.#dropStringStatement();
  }

  /** At the end of a statement: when it was strings and nothing else, it was a docstring or text without effect. */
  #dropStringStatement(): void {
    let index = this.#statementStart;
    while (index < this.#texts.length && this.#kinds[index] === STRING) index++;
    if (index === this.#texts.length) this.#texts.length = this.#statementStart;
    this.#statementStart = this.#texts.length;
  }

  #skipComment(): void {
    const end = this.text.indexOf('\n', this.#at);
    this.#at = end < 0 ? this.text.length : end;
  }

  /** A backslash before a line end joins the lines. */
  #skipContinuation(): void {
    let after = this.#at + 1;
    if (this.text.charCodeAt(after) === 13) after++;
    if (this.text.charCodeAt(after) === 10) {
      this.#line++;
      this.#at = after + 1;
    } else this.#at++;
  }

  #word(): void {
    const start = this.#at;
    const { text } = this;
    let end = start + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    if (end - start <= 3 && isQuote(text.charCodeAt(end)) && /^[rbuft]+$/i.test(text.slice(start, end))) {
      this.#at = end;
      this.#string(start, /[ft]/i.test(text.slice(start, end)));
      return;
    }
    const word = text.slice(start, end);
    this.#at = end;
    // No definition at the margin is inside brackets: one above was never closed.
    if ((word === 'def' || word === 'class') && text.charCodeAt(start - 1) === 10) {
      this.#brackets = 0;
      this.#dropStringStatement();
    }
    this.#push(word, KEYWORDS.has(word) ? KEYWORD : IDENTIFIER);
  }

  /** `#at` is at the opening quote, `start` at the prefix. */
  #string(start: number, formatted: boolean): void {
    const end = endOfString(this.text, this.#at, formatted);
    const literal = this.text.slice(start, end);
    this.#push(literal, STRING);
    for (let at = literal.indexOf('\n'); at >= 0; at = literal.indexOf('\n', at + 1)) this.#line++;
    this.#at = end;
  }

  #number(): void {
    const { text } = this;
    const start = this.#at;
    const hexadecimal = (text.charCodeAt(start + 1) | 32) === 120;
    let end = start;
    while (end < text.length) {
      const unit = text.charCodeAt(end);
      const signed = (unit === 43 || unit === 45) && !hexadecimal && (text.charCodeAt(end - 1) | 32) === 101;
      if (!signed && !(unit === 46 || (unit < 128 && isWordPart(unit)))) break;
      end++;
    }
    this.#at = end;
    this.#push(text.slice(start, end), NUMBER);
  }

  #operator(unit: number): void {
    const { text } = this;
    const start = this.#at;
    let length = 1;
    if (isOperatorStart(unit)) {
      if (LONG_OPERATORS.has(text.slice(start, start + 3))) length = 3;
      else if (LONG_OPERATORS.has(text.slice(start, start + 2))) length = 2;
    }
    this.#at += length;
    if (unit === 40 || unit === 91 || unit === 123) this.#brackets++;
    else if (unit === 41 || unit === 93 || unit === 125) this.#brackets = Math.max(0, this.#brackets - 1);
    if (unit === 59 /* ; */ && this.#brackets === 0) {
      this.#dropStringStatement();
      this.#push(';', OPERATOR);
      this.#statementStart = this.#texts.length;
    } else this.#push(text.slice(start, start + length), OPERATOR);
  }

  #push(text: string, kind: number): void {
    const index = this.#texts.length;
    if (index === this.#kinds.length) this.#grow();
    this.#texts.push(text);
    this.#lines[index] = this.#line;
    this.#kinds[index] = kind;
  }

  #grow(): void {
    const lines = new Uint32Array(this.#lines.length * 2);
    lines.set(this.#lines);
    this.#lines = lines;
    const kinds = new Uint8Array(this.#kinds.length * 2);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
  }
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0xfeff || unit === 0x2028 || unit === 0x2029 || unit === 0x200b;
}

function isWordStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit >= 128;
}

function isWordPart(unit: number): boolean {
  return (isWordStart(unit) && !isBlank(unit)) || isDigit(unit);
}

/** `!`, and the characters that begin a longer operator. */
function isOperatorStart(unit: number): boolean {
  return unit === 33 || (unit >= 37 && unit <= 47) || (unit >= 58 && unit <= 64) || unit === 94 || unit === 124;
}
