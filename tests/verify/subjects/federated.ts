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

interface ClientUpdate {
  readonly clientId: string;
  readonly weights: readonly number[];
  readonly sampleCount: number;
}

/** Federated averaging by a class without a constructor, which keeps the last model. */
export class KeepingServer {
  private globalWeights: number[] = [];

  aggregate(updates: readonly ClientUpdate[]): number[] {
    const total = updates.reduce((sum, { sampleCount }) => sum + sampleCount, 0);
    if (total === 0) throw new RangeError('no samples');
    this.globalWeights = (updates[0]?.weights ?? []).map((_, at) =>
      updates.reduce((sum, { weights, sampleCount }) => sum + (sampleCount / total) * (weights[at] ?? 0), 0),
    );
    return this.globalWeights;
  }
}
