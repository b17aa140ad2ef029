/** The values of each coordinate over the clients, ascending. RangeError for no updates or updates of different lengths. */
export function sortedColumns(U: readonly (readonly number[])[], caller: string): number[][] {
  const [first] = U;
  if (first === undefined) throw new RangeError(`${caller}: no updates`);
  const odd = U.find((row) => row.length !== first.length);
  if (odd !== undefined) throw new RangeError(`${caller}: updates of lengths ${first.length} and ${odd.length}`);
  return first.map((_, at) => U.map((row) => row[at] as number).sort((a, b) => a - b));
}

/** The middle value of an ascending list, or the mean of the two middle ones. */
export function middle(sorted: readonly number[]): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}

export function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
