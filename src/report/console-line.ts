import { plainLine } from '../render/escape.js';

const COLUMNS = 100;

/** One line without control characters that fits a terminal. */
export function shortLine(text: string): string {
  const line = plainLine(text).trimEnd();
  return line.length > COLUMNS ? `${line.slice(0, COLUMNS - 1)}…` : line;
}
