/** A matrix as a list of rows, the form in which implementations exchange data (plain JSON). */
export type Rows = readonly (readonly number[])[];

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

/** Euclidean norm. */
export function norm(a: readonly number[]): number {
  return Math.sqrt(dot(a, a));
}

/** a + factor * b. */
export function plus(a: readonly number[], b: readonly number[], factor = 1): number[] {
  return a.map((value, index) => value + factor * (b[index] as number));
}

/** The weighted sum of rows, sum_j weights[j] * rows[j]: a code times its dictionary. */
export function combination(weights: readonly number[], rows: Rows): number[] {
  const sum = new Array<number>(rows[0]?.length ?? 0).fill(0);
  for (let row = 0; row < rows.length; row++) {
    const weight = weights[row] as number;
    if (weight === 0) continue;
    const values = rows[row] as readonly number[];
    for (let column = 0; column < sum.length; column++)
      sum[column] = (sum[column] as number) + weight * (values[column] as number);
  }
  return sum;
}

/** Throws a RangeError unless `rows` is a non-empty rectangular matrix of finite numbers; returns its width. */
export function requireRows(where: string, rows: Rows, width = rows[0]?.length ?? 0): number {
  if (rows.length === 0 || width === 0) throw new RangeError(`${where}: needs at least one row and one column`);
  rows.forEach((row, index) => {
    if (row.length !== width)
      throw new RangeError(`${where}: row ${index} has ${row.length} entries, expected ${width}`);
    if (!row.every(Number.isFinite)) throw new RangeError(`${where}: row ${index} holds a value that is not finite`);
  });
  return width;
}

export function copyRows(rows: Rows): number[][] {
  return rows.map((row) => [...row]);
}
