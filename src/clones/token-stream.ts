import type { Tokens } from '../model/tokens.js';
import { hashText } from './hash.js';
import { isSign } from './signs.js';

const KEYWORD = 0;
const IDENTIFIER = 1;
const NUMBER = 2;
const STRING = 3;

/** Stand for all tokens of a sort; a token's own hash is as good as never below 16. */
const ANY_IDENTIFIER = 1;
const ANY_STRING = 2;
const ANY_NUMBER = 3;
const ANY_SIGN = 4;

/** Keywords by which the flow of control branches, repeats or leaves. Both languages: none means something else in the other. */
const FLOW: ReadonlySet<string> = new Set([
  ...['if', 'elif', 'else', 'for', 'while', 'do', 'switch', 'case', 'try', 'except', 'catch', 'finally', 'return'],
  ...['raise', 'throw', 'break', 'continue', 'yield', 'await'],
]);

/** A file's tokens as numbers; parallel arrays. */
export interface TokenStream {
  /** Hash of each token's text. */
  readonly raw: Uint32Array;
  /** The same with all identifiers alike, all strings of one line and all numbers. */
  readonly blind: Uint32Array;
  /** The same as `raw` with all numbers alike and all signs (operators, `and`, `True` …). */
  readonly skeleton: Uint32Array;
  /** For identifiers the index of the one before with the same name, -1 for the first; -2 for what is no identifier. */
  readonly previous: Int32Array;
  readonly line: Uint32Array;
  /** Flow keywords before each index; one longer than the others. */
  readonly flowBefore: Uint32Array;
}

/**
 * Turns tokens into numbers. A string of several lines is one token for each line that is not blank: a page of markup in a
 * template weighs what it is long, and a copy with another page is no renamed one.
 */
export function tokenStream(tokens: Tokens): TokenStream {
  const { text, kind } = tokens;
  const count = text.length + extraLines(tokens);
  const stream = {
    raw: new Uint32Array(count),
    blind: new Uint32Array(count),
    skeleton: new Uint32Array(count),
    previous: new Int32Array(count).fill(-2),
    line: new Uint32Array(count),
    flowBefore: new Uint32Array(count + 1),
  };
  const last = new Map<string, number>();
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const token = text[index]!;
    const what = kind[index]!;
    const first = tokens.line[index]!;
    if (what === STRING) {
      at = pushString(stream, at, token, first);
      continue;
    }
    const hash = hashText(token);
    stream.raw[at] = hash;
    stream.blind[at] = what === IDENTIFIER ? ANY_IDENTIFIER : what === NUMBER ? ANY_NUMBER : hash;
    stream.skeleton[at] = what === NUMBER ? ANY_NUMBER : isSign(token) ? ANY_SIGN : hash;
    stream.line[at] = first;
    if (what === IDENTIFIER) {
      stream.previous[at] = last.get(token) ?? -1;
      last.set(token, at);
    }
    stream.flowBefore[at + 1] = stream.flowBefore[at]! + (what === KEYWORD && FLOW.has(token) ? 1 : 0);
    at++;
  }
  return {
    raw: stream.raw.subarray(0, at),
    blind: stream.blind.subarray(0, at),
    skeleton: stream.skeleton.subarray(0, at),
    previous: stream.previous.subarray(0, at),
    line: stream.line.subarray(0, at),
    flowBefore: stream.flowBefore.subarray(0, at + 1),
  };
}

function extraLines({ text, kind }: Tokens): number {
  let extra = 0;
  for (let index = 0; index < text.length; index++) {
    if (kind[index] !== STRING) continue;
    for (let at = text[index]!.indexOf('\n'); at >= 0; at = text[index]!.indexOf('\n', at + 1)) extra++;
  }
  return extra;
}

function pushString(stream: TokenStream, from: number, token: string, first: number): number {
  let at = from;
  const put = (part: string, line: number, blind?: number): void => {
    stream.raw[at] = hashText(part);
    stream.blind[at] = blind ?? stream.raw[at]!;
    stream.skeleton[at] = stream.raw[at]!;
    stream.line[at] = line;
    stream.flowBefore[at + 1] = stream.flowBefore[at]!;
    at++;
  };
  if (!token.includes('\n')) put(token, first, ANY_STRING);
  else
    for (const [offset, part] of token.split('\n').entries()) {
      const trimmed = part.trim();
      if (trimmed !== '') put(trimmed, first + offset);
    }
  return at;
}
