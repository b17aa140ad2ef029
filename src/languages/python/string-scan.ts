const NEW_LINE = 10;
const QUOTE_DOUBLE = 34;
const QUOTE_SINGLE = 39;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** The end of the text before a quote, when it is the prefix of an f-string or template string. */
const FORMAT_PREFIX = /(?<!\w)(?:[ft]r?|r[ft])$/i;

/** Where the scan of a string is: in literal text, in a `{field}`, or in the format after a field's colon. */
interface Frame {
  mode: 'text' | 'field' | 'format';
  readonly quote: number;
  readonly triple: boolean;
  readonly formatted: boolean;
  /** Brackets open inside the field. */
  brackets: number;
}

export function isQuote(unit: number): boolean {
  return unit === QUOTE_DOUBLE || unit === QUOTE_SINGLE;
}

/**
 * The offset after the string literal whose opening quote is at `at`. The fields of an f-string may hold strings with the same
 * quotes (PEP 701), to any depth. A string on one line that is not closed ends with the line, a triple-quoted one with the text.
 * Linear in the length of the literal.
 */
export function endOfString(text: string, at: number, formatted: boolean): number {
  const frames: Frame[] = [];
  let index = open(text, at, formatted, frames);
  let oneLine = frames[0]?.triple ? 0 : 1;
  while (index < text.length) {
    const frame = frames[frames.length - 1] as Frame;
    const unit = text.charCodeAt(index);
    if (unit === NEW_LINE && oneLine > 0) return index;
    if (unit === BACKSLASH) index += text.charCodeAt(index + 1) === 13 ? 3 : 2;
    else if (frame.mode === 'text' || (frame.mode === 'format' && unit === frame.quote)) {
      const closing = unit === frame.quote && (!frame.triple || text.startsWith(tripled(unit), index));
      if (closing) {
        index += frame.triple ? 3 : 1;
        if (!frame.triple) oneLine--;
        while (frames.pop()?.mode !== 'text');
        if (frames.length === 0) return index;
      } else if (unit === OPEN_BRACE && frame.formatted) {
        const doubled = text.charCodeAt(index + 1) === OPEN_BRACE;
        if (!doubled) frames.push({ ...frame, mode: 'field', brackets: 0 });
        index += doubled ? 2 : 1;
      } else index++;
    } else if (frame.mode === 'field' && isQuote(unit)) {
      index = open(text, index, FORMAT_PREFIX.test(text.slice(Math.max(0, index - 3), index)), frames);
      if (!frames[frames.length - 1]?.triple) oneLine++;
    } else {
      inField(unit, frame, frames);
      index++;
    }
  }
  return text.length;
}

function inField(unit: number, frame: Frame, frames: Frame[]): void {
  if (unit === CLOSE_BRACE && frame.brackets === 0) frames.pop();
  else if (frame.mode === 'format') {
    if (unit === OPEN_BRACE) frames.push({ ...frame, mode: 'field', brackets: 0 });
  } else if (unit === COLON && frame.brackets === 0) frame.mode = 'format';
  else if (unit === 40 || unit === 91 || unit === OPEN_BRACE) frame.brackets++;
  else if (unit === 41 || unit === 93 || unit === CLOSE_BRACE) frame.brackets = Math.max(0, frame.brackets - 1);
}

function open(text: string, at: number, formatted: boolean, frames: Frame[]): number {
  const quote = text.charCodeAt(at);
  const triple = text.startsWith(tripled(quote), at);
  frames.push({ mode: 'text', quote, triple, formatted, brackets: 0 });
  return at + (triple ? 3 : 1);
}

function tripled(quote: number): string {
  return quote === QUOTE_DOUBLE ? '"""' : "'''";
}
