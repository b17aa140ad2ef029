import type { NamedArguments } from '../contract/named-arguments.js';

/** Where the vector that a subject answers stands among the vectors that it was given, when the question is which; else -1. */
export function indexOfChosen(answer: unknown, named: NamedArguments): number {
  if (!Array.isArray(answer) || answer.length < 2 || !answer.every((entry) => typeof entry === 'number')) return -1;
  const [rows, ...others] = Object.values(named).filter(
    (value): value is readonly (readonly number[])[] =>
      Array.isArray(value) && value.every((row) => Array.isArray(row)),
  );
  if (rows === undefined || others.length > 0) return -1;
  const found = [...rows.keys()].filter((index) =>
    isSame(rows[index] as readonly number[], answer as readonly number[]),
  );
  return found.length === 1 ? (found[0] as number) : -1;
}

function isSame(row: readonly number[], answer: readonly number[]): boolean {
  return row.length === answer.length && row.every((entry, index) => entry === answer[index]);
}
