/** Discounted returns of one episode. */
export function rewardsToGo(rewards: number[], gamma: number): number[] {
  const returns: number[] = [];
  let following = 0;
  for (const reward of [...rewards].reverse()) {
    following = reward + gamma * following;
    returns.unshift(following);
  }
  return returns;
}

/** Discounted returns, discounted from the start instead of from each step. */
export function fromTheStart(rewards: number[], gamma: number): number[] {
  return rewards.map((_, t) => rewards.reduce((sum, reward, k) => (k < t ? sum : sum + gamma ** k * reward), 0));
}

function advantagesOf(r: number[], v: number[], after: number, ended: boolean[], gamma: number, lam: number): number[] {
  const advantages: number[] = [];
  let [next, following] = [after, 0];
  for (let t = r.length - 1; t >= 0; t--) {
    const goesOn = ended[t] ? 0 : 1;
    following = (r[t] as number) + gamma * next * goesOn - (v[t] as number) + gamma * lam * goesOn * following;
    advantages.unshift(following);
    next = v[t] as number;
  }
  return advantages;
}

/** Generalised advantage estimation with the value of the state after the last step, and the returns beside it. */
export function withLastValue(
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lam: number,
): [number[], number[]] {
  const advantages = advantagesOf(rewards, values, lastValue, dones, gamma, lam);
  return [advantages, advantages.map((one, t) => one + (values[t] as number))];
}

/** Generalised advantage estimation of an unfinished episode: one value more than rewards. */
export function withOneValueMore(rewards: number[], values: number[], gamma: number, lam: number): number[] {
  const unfinished = rewards.map(() => false);
  if (values.length !== rewards.length + 1) throw new RangeError('one value more than rewards');
  return advantagesOf(rewards, values, values.at(-1) as number, unfinished, gamma, lam);
}

/** Generalised advantage estimation that forgets where episodes end. */
export function acrossEpisodes(
  rewards: number[],
  values: number[],
  dones: boolean[],
  lastValue: number,
  gamma: number,
  lam: number,
): number[] {
  void dones;
  const never = rewards.map(() => false);
  return advantagesOf(rewards, values, lastValue, never, gamma, lam);
}
