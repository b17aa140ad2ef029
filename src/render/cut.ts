/** The first rows of a table, and how many there are beyond them. */
export interface Cut<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly more: number;
}

export function cut<Row>(rows: readonly Row[], limit: number): Cut<Row> {
  return { rows: rows.slice(0, limit), total: rows.length, more: Math.max(0, rows.length - limit) };
}
