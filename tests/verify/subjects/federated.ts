function scoresOf(updates: number[][], byzantine: number): number[] {
  return updates.map((one, at) =>
    updates
      .filter((_, other) => other !== at)
      .map((other) => other.reduce((sum, value, index) => sum + (value - (one[index] as number)) ** 2, 0))
      .sort((a, b) => a - b)
      .slice(0, updates.length - byzantine - 2)
      .reduce((sum, distance) => sum + distance, 0),
  );
}

/** Krum: the update whose nearest neighbours are closest. */
export function krum(updates: number[][], byzantine: number): number[] {
  const scores = scoresOf(updates, byzantine);
  return [...(updates[scores.indexOf(Math.min(...scores))] as number[])];
}

/** Krum that takes the update farthest from the others. */
export function krumSelect(updates: number[][], byzantine: number): number[] {
  const scores = scoresOf(updates, byzantine);
  return [...(updates[scores.indexOf(Math.max(...scores))] as number[])];
}
