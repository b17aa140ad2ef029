import type { Collision } from '../model/result.js';
import type { Tokens } from '../model/tokens.js';
import { hashText, mix } from './hash.js';
import { differences } from './line-difference.js';
import { isSign } from './signs.js';
import type { Unit } from './unit.js';

const NUMBER = 2;
/** Lines that may differ before two copies are two things. */
const MOST_EDITS = 200;
const MOST_DRIFTS = 12;
const SHOWN_CHARACTERS = 160;
/** Signs that one copy may have and the other lack. */
const PREFIXES: ReadonlySet<string> = new Set(['-', '+', 'not', '!']);

/** Text and tokens of one source file. */
export interface Source {
  readonly text: string;
  readonly tokens: Tokens;
}

/** How a file is read again; `undefined` when it is gone or has changed its size since. */
export type SourceOf = (path: string) => Source | undefined;

export type Drift = Collision['drift'][number];

/** One line of code as tokens. */
interface CodeLine {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** Of all tokens. */
  readonly hash: number;
  /** The same without numbers and signs. */
  readonly shape: number;
}

/** Lines of two copies that differ in nothing but a number, a sign, an operator or a default, in the order of the first. */
export function driftBetween(left: Unit, right: Unit, sourceOf: SourceOf): Drift[] {
  const a = sourceOf(left.file.path);
  const b = sourceOf(right.file.path);
  if (a === undefined || b === undefined) return [];
  const leftLines = codeLines(a.tokens, left);
  const rightLines = codeLines(b.tokens, right);
  const hunks = differences(
    leftLines.map((line) => line.hash),
    rightLines.map((line) => line.hash),
    MOST_EDITS,
  );
  const drifts: Drift[] = [];
  for (const { leftStart, leftEnd, rightStart, rightEnd } of hunks ?? []) {
    const open = rightLines.slice(rightStart, rightEnd);
    for (const line of leftLines.slice(leftStart, leftEnd)) {
      const index = open.findIndex((candidate) => candidate.shape === line.shape);
      const match = open[index];
      if (match === undefined) continue;
      open.splice(0, index + 1);
      const what = changeBetween(a.tokens, line, b.tokens, match);
      if (what === undefined) continue;
      drifts.push({
        a: `${left.file.path}:${line.line}`,
        b: `${right.file.path}:${match.line}`,
        what,
        textA: lineText(a.text, line.line),
        textB: lineText(b.text, match.line),
      });
    }
  }
  return drifts.slice(0, MOST_DRIFTS);
}

function codeLines(tokens: Tokens, unit: Unit): CodeLine[] {
  const lines: CodeLine[] = [];
  for (let from = 0; from < tokens.text.length; ) {
    const line = tokens.line[from]!;
    let to = from;
    while (to < tokens.text.length && tokens.line[to] === line) to++;
    if (line >= unit.startLine && line <= unit.endLine) lines.push(codeLine(tokens, line, from, to));
    from = to;
  }
  return lines;
}

function codeLine(tokens: Tokens, line: number, from: number, to: number): CodeLine {
  let hash = 0;
  let shape = 0;
  for (let index = from; index < to; index++) {
    const text = tokens.text[index]!;
    const own = hashText(text);
    hash = mix(Math.imul(hash, 0x9e3779b1) + own);
    if (PREFIXES.has(text)) continue;
    const loose = tokens.kind[index] === NUMBER ? 1 : isSign(text) ? 2 : own;
    shape = mix(Math.imul(shape, 0x9e3779b1) + loose);
  }
  return { line, from, to, hash, shape };
}

/** What differs between two lines of one shape: the first of it names it. */
function changeBetween(a: Tokens, left: CodeLine, b: Tokens, right: CodeLine): string | undefined {
  let i = left.from;
  let j = right.from;
  for (; i < left.to || j < right.to; i++, j++) {
    const first = i < left.to ? a.text[i] : undefined;
    const second = j < right.to ? b.text[j] : undefined;
    if (first === second) continue;
    if ((first !== undefined && PREFIXES.has(first)) || (second !== undefined && PREFIXES.has(second))) return 'sign';
    if (a.kind[i] !== NUMBER) return 'operator';
    if (Number(first?.replaceAll('_', '')) === Number(second?.replaceAll('_', ''))) continue;
    return isDefault(a, i, left) ? 'default' : 'number';
  }
  return undefined;
}

/** `name = 0.1,` or `name: float = 0.1)` in a list of parameters. */
function isDefault(tokens: Tokens, at: number, line: CodeLine): boolean {
  const after = at + 1 < line.to ? tokens.text[at + 1] : undefined;
  return tokens.text[at - 1] === '=' && (after === ',' || after === ')');
}

function lineText(text: string, line: number): string {
  return (text.split('\n', line)[line - 1] ?? '').trim().slice(0, SHOWN_CHARACTERS);
}
