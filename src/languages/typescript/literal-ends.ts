import { endOfLine } from './positions.js';

/** End of the quoted string that starts at `start`; without a closing quote it ends with its line. */
export function endOfQuoted(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10) return at;
    if (code === 92) at++;
  }
  return text.length;
}

/** Characters after which a slash begins a regular expression. */
const BEFORE_EXPRESSION: ReadonlySet<string> = new Set('(,=:[!&|?{;>+-*%~^<');

/** The last character before `at` that is no space. */
function lastVisible(text: string, at: number): string {
  let before = at - 1;
  while (text[before] === ' ') before--;
  return text[before] ?? '';
}

/** End of the template that starts at `start`, templates and strings inside its expressions included. */
export function endOfTemplate(text: string, start: number): number {
  /** Open braces of each expression that is open, innermost last. */
  const open: number[] = [];
  let inText = true;
  let templates = 1;
  /** Before this offset no slash begins a regular expression: one on the same line had no end. */
  let noExpressionBefore = 0;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === 92) at++;
      else if (code === 36 && text.charCodeAt(at + 1) === 123) {
        at++;
        open.push(0);
        inText = false;
      } else if (code === 96) {
        templates--;
        if (templates === 0) return at + 1;
        inText = false;
      }
    } else if (code === 96) {
      templates++;
      inText = true;
    } else if (code === 34 || code === 39) at = endOfQuoted(text, at) - 1;
    else if (code === 47) {
      if (at < noExpressionBefore || !BEFORE_EXPRESSION.has(lastVisible(text, at))) continue;
      const end = endOfRegularExpression(text, at);
      if (end >= 0) at = end - 1;
      else noExpressionBefore = endOfLine(text, at);
    } else if (code === 123) open[open.length - 1]!++;
    else if (code === 125) {
      if (open[open.length - 1]! > 0) open[open.length - 1]!--;
      else {
        open.pop();
        inText = true;
      }
    }
  }
  return text.length;
}

/** End of the regular expression with its flags that starts at `start`, or -1 when the line holds no end of one. */
export function endOfRegularExpression(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return -1;
    if (code === 92) at++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) {
      let end = at + 1;
      while (end < text.length && isLetter(text.charCodeAt(end))) end++;
      return end;
    }
  }
  return -1;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
