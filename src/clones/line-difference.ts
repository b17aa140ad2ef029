/** A run of items of one sequence that stands where the other has another run. Ends are exclusive; either may be empty. */
export interface Hunk {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

/**
 * The shortest edit script as hunks, by Myers' greedy algorithm (1986, "An O(ND) difference algorithm and its variations").
 *
 * @param most edits after which the sequences count as different altogether
 * @returns `undefined` when they are
 */
export function differences(left: readonly number[], right: readonly number[], most: number): Hunk[] | undefined {
  const trace: Int32Array[] = [];
  const offset = most + 1;
  const furthest = new Int32Array(2 * offset + 1);
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
      let x = down ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x++;
      furthest[diagonal + offset] = x;
      if (x >= left.length && x - diagonal >= right.length) return hunksOf(trace, offset, left.length, right.length);
    }
  }
  return undefined;

  function at(diagonal: number): number {
    return furthest[diagonal + offset]!;
  }
}

/** Walks the trace back and joins neighbouring edits. */
function hunksOf(trace: readonly Int32Array[], offset: number, leftLength: number, rightLength: number): Hunk[] {
  const hunks: Hunk[] = [];
  let x = leftLength;
  let y = rightLength;
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const furthest = trace[edits]!;
    const diagonal = x - y;
    const down =
      diagonal === -edits ||
      (diagonal !== edits && furthest[diagonal - 1 + offset]! < furthest[diagonal + 1 + offset]!);
    const before = down ? diagonal + 1 : diagonal - 1;
    const fromX = furthest[before + offset]!;
    const fromY = fromX - before;
    const [toX, toY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const next = hunks.at(-1);
    if (next !== undefined && next.leftStart === toX && next.rightStart === toY)
      hunks[hunks.length - 1] = { ...next, leftStart: fromX, rightStart: fromY };
    else hunks.push({ leftStart: fromX, leftEnd: toX, rightStart: fromY, rightEnd: toY });
    x = fromX;
    y = fromY;
  }
  return hunks.reverse();
}
