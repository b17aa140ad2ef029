/** Tabular Q-learning that saves whole numbers only, and keeps nothing of what an update says where `deaf` is set. */
export class RoundingLearner {
  private table: number[][];

  constructor(
    states: number,
    private readonly actions: number,
    private readonly alpha = 0.5,
    private readonly gamma = 0.9,
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(this.actions).fill(0));
  }

  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const row = this.table[state] as number[];
    const next = done ? 0 : Math.max(...(this.table[nextState] as number[]));
    row[action] = (row[action] as number) + this.alpha * (reward + this.gamma * next - (row[action] as number));
  }

  q(state: number, action: number): number {
    return this.table[state]?.[action] as number;
  }

  getState(): { table: number[][] } {
    return { table: this.table.map((row) => row.map(Math.round)) };
  }

  setState(state: { table: number[][] }): void {
    this.table = state.table.map((row) => [...row]);
  }
}

/** The same, saved as it is. */
export class KeepingLearner extends RoundingLearner {
  override getState(): { table: number[][] } {
    return JSON.parse(JSON.stringify({ table: (this as unknown as { table: number[][] }).table }));
  }
}

/** Q-learning whose update is forgotten, and whose discount is read and not used. */
export class DeafLearner {
  private readonly table: number[][];

  constructor(
    states: number,
    actions: number,
    private readonly alpha = 0.5,
    private readonly gamma = 0.9,
  ) {
    this.table = Array.from({ length: states }, () => new Array<number>(actions).fill(0));
  }

  update(state: number, action: number, reward: number, nextState: number, done: boolean): void {
    const row = [...(this.table[state] as number[])];
    const next = done ? 0 : Math.max(...(this.table[nextState] as number[]));
    row[action] = (row[action] as number) + this.alpha * (reward + this.gamma * next - (row[action] as number));
  }

  q(state: number, action: number): number {
    return this.table[state]?.[action] as number;
  }
}

/** The plain mean of the clients' models: their numbers of samples are not used. */
export function plainMean(updates: { weights: number[]; numSamples: number }[]): number[] {
  const length = updates[0]?.weights.length ?? 0;
  return Array.from(
    { length },
    (_, index) => updates.reduce((sum, one) => sum + (one.weights[index] as number), 0) / updates.length,
  );
}

/** The mean weighted by numbers of samples, worked out in the clients' own lists. */
export function meanInPlace(updates: { weights: number[]; numSamples: number }[]): number[] {
  const total = updates.reduce((sum, one) => sum + one.numSamples, 0);
  for (const one of updates)
    for (const [index, value] of one.weights.entries()) one.weights[index] = (value * one.numSamples) / total;
  const length = updates[0]?.weights.length ?? 0;
  return Array.from({ length }, (_, index) => updates.reduce((sum, one) => sum + (one.weights[index] as number), 0));
}
