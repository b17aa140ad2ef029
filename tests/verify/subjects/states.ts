/** Functions over state that somebody else keeps. */

export interface Tally {
  readonly plays: readonly number[];
  readonly averages: readonly number[];
  readonly epsilon: number;
}

export function initTally(arms: number, epsilon = 0.1): Tally {
  return { plays: new Array<number>(arms).fill(0), averages: new Array<number>(arms).fill(0), epsilon };
}

export function pick(tally: Tally, rng: () => number = Math.random): number {
  if (rng() < tally.epsilon) return Math.floor(rng() * tally.averages.length);
  return tally.averages.indexOf(Math.max(...tally.averages));
}

/** The tally after a reward, as a new one. */
export function learnReward(tally: Tally, arm: number, reward: number): { tally: Tally; change: number } {
  const plays = tally.plays.map((n, index) => (index === arm ? n + 1 : n));
  const change = (reward - (tally.averages[arm] as number)) / (plays[arm] as number);
  const averages = tally.averages.map((value, index) => (index === arm ? value + change : value));
  return { tally: { ...tally, plays, averages }, change };
}

export interface Lever {
  pulls: number;
  total: number;
}

export const createLever = (): Lever => ({ pulls: 0, total: 0 });

/** UCB1's choice among levers. */
export function chooseLever(levers: readonly Lever[]): number {
  const t = levers.reduce((all, { pulls }) => all + pulls, 0);
  const bounds = levers.map(({ pulls, total }) =>
    pulls === 0 ? Number.POSITIVE_INFINITY : total / pulls + Math.sqrt((2 * Math.log(t)) / pulls),
  );
  return bounds.indexOf(Math.max(...bounds));
}

export function recordReward(lever: Lever, reward: number): void {
  lever.pulls += 1;
  lever.total += reward;
}

/** Q-learning on a table that the caller keeps. */
export function updateTable(
  table: number[][],
  s: number,
  a: number,
  r: number,
  s2: number,
  alpha: number,
  gamma: number,
): void {
  const row = table[s] as number[];
  const ahead = Math.max(...(table[s2] as number[]));
  row[a] = (row[a] as number) + alpha * (r + gamma * ahead - (row[a] as number));
}

type Values = Record<string, Record<string, number>>;

/** Q-learning into a new table, which bootstraps from the state that was left. */
export function relearn(
  q: Values,
  state: string,
  action: string,
  reward: number,
  nextState: string,
  alpha: number,
  gamma: number,
): Values {
  const old = q[state]?.[action] ?? 0;
  const ahead = Math.max(...Object.values(q[state] ?? {}));
  void nextState;
  return { ...q, [state]: { ...q[state], [action]: old + alpha * (reward + gamma * ahead - old) } };
}

/** UCB1 out of what is known of the arms. */
export function ucb1(counts: number[], means: number[], total: number): number {
  const unplayed = counts.indexOf(0);
  if (unplayed >= 0) return unplayed;
  const bounds = means.map((mean, arm) => mean + Math.sqrt((2 * Math.log(total)) / (counts[arm] as number)));
  return bounds.indexOf(Math.max(...bounds));
}

/** The upper confidence bound of one arm, without the logarithm. */
export function boundOf(mean: number, pulls: number, totalPulls: number): number {
  return pulls === 0 ? Number.POSITIVE_INFINITY : mean + Math.sqrt((2 * totalPulls) / pulls);
}

export interface Variant {
  readonly id: string;
  readonly wins: number;
  readonly trials: number;
}

/** Thompson sampling among variants, with a quotient of exponential draws for the Beta draw. */
export function sampleVariant(variants: readonly Variant[], rng: () => number): string | undefined {
  const draw = (shape: number): number => -Math.log(1 - rng()) / shape;
  const drawn = variants.map(({ id, wins, trials }) => {
    const [a, b] = [draw(1 + wins), draw(1 + trials - wins)];
    return { id, value: a / (a + b) };
  });
  return drawn.sort((a, b) => b.value - a.value)[0]?.id;
}
