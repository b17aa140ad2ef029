/** Functions that return an object of functions, where others write a class. */

export interface Policy {
  pick(): number;
  reward(arm: number, value: number): void;
  readonly averages: number[];
}

/** Epsilon-greedy over closed-over averages. */
export function greedyPolicy({ arms, epsilon }: { arms: number; epsilon: number }): Policy {
  const averages = new Array<number>(arms).fill(0);
  const plays = new Array<number>(arms).fill(0);
  const best = (): number => averages.indexOf(Math.max(...averages));
  const pick = (): number => (Math.random() < epsilon ? Math.floor(Math.random() * arms) : best());
  function reward(arm: number, value: number): void {
    plays[arm] = (plays[arm] as number) + 1;
    averages[arm] = (averages[arm] as number) + (value - (averages[arm] as number)) / (plays[arm] as number);
  }
  return { pick, reward, averages };
}

/** The same with an average that forgets that it divides. */
export const forgetfulPolicy = ({ arms, epsilon }: { arms: number; epsilon: number }): Policy => {
  const averages = new Array<number>(arms).fill(0);
  return {
    averages,
    pick: () => (Math.random() < epsilon ? Math.floor(Math.random() * arms) : averages.indexOf(Math.max(...averages))),
    reward(arm, value) {
      averages[arm] = (averages[arm] as number) + value;
    },
  };
};

/** Q-learning in an object that refers to itself. */
export const makeLearner = (states: number, actions: number, alpha = 0.1, gamma = 0.9) => ({
  table: Array.from({ length: states }, () => new Array<number>(actions).fill(0)),
  learn(state: number, action: number, reward: number, nextState: number) {
    const row = this.table[state] as number[];
    const ahead = Math.max(...(this.table[nextState] as number[]));
    row[action] = (row[action] as number) + alpha * (reward + gamma * ahead - (row[action] as number));
  },
});

/** Gives the exponentially weighted average of a series, value by value. */
export function smoother(alpha: number) {
  let level: number | undefined;
  return {
    push(x: number): number {
      level = level === undefined ? x : alpha * x + (1 - alpha) * level;
      return level;
    },
  };
}

/** A source of random numbers as applications have them. */
export interface Dice {
  next(): number;
  int(below: number): number;
}

/** Epsilon-greedy that is handed its dice. */
export function dicePolicy(arms: number, epsilon: number, rng: Dice) {
  const plays = new Array<number>(arms).fill(0);
  const means = new Array<number>(arms).fill(0);
  return {
    means,
    choose: (): number => (rng.next() < epsilon ? rng.int(arms) : means.indexOf(Math.max(...means))),
    update(arm: number, reward: number): void {
      plays[arm] = (plays[arm] as number) + 1;
      means[arm] = (means[arm] as number) + (reward - (means[arm] as number)) / (plays[arm] as number);
    },
  };
}
