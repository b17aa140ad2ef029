import type { Value } from '../../sandbox/session.js';
import { attributeNames } from '../contract/attribute-names.js';
import { CERTAIN, nameScore } from '../subject/words.js';
import { isRecord } from './decode.js';

/** The table in an answer: the answer itself, the field that is named for it, or the first part that is one. */
export function learnedTable(answer: Value): Value {
  // Rewards beside a table of pairs look like a second row.
  if (Array.isArray(answer))
    return (answer as readonly Value[]).find(isTable) ?? (isTable(answer) ? answer : undefined);
  if (isTable(answer)) return answer;
  if (!isRecord(answer)) return undefined;
  const names = attributeNames('tabular-control', 'q');
  const parts = Object.entries(answer).filter(([, part]) => isTable(part));
  return (parts.find(([name]) => nameScore(name, 'q', names) >= CERTAIN) ?? parts[0])?.[1];
}

/** Rows of numbers, by place or by name, or numbers by pairs of a state and an action. */
function isTable(value: Value): boolean {
  const rows = entriesOf(value);
  if (rows.length === 0) return false;
  return (
    rows.every((row) => isRow(entriesOf(row))) || (isRow(rows) && isRecord(value) && Object.keys(value).every(isPair))
  );
}

const isPair = (key: string): boolean => /\d[^\d]+\d/.test(key);

const isRow = (entries: readonly Value[]): boolean =>
  entries.length > 1 && entries.every((entry) => typeof entry === 'number');

function entriesOf(value: Value): readonly Value[] {
  if (Array.isArray(value)) return value as readonly Value[];
  return isRecord(value) ? Object.values(value) : [];
}
