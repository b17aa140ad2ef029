/** Records of what was answered, and objects that hold functions. */
export interface Answered {
  readonly item: string;
  readonly discrimination: number;
  readonly difficulty: number;
  readonly correct: boolean;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Newton's steps on the log likelihood; `sign` of -1 exchanges right and wrong. */
function ability(answers: readonly Answered[], sign: 1 | -1): number {
  let theta = 0;
  for (let step = 0; step < 60; step++) {
    let slope = 0;
    let curvature = 0;
    for (const { discrimination: a, difficulty: b, correct } of answers) {
      const p = logistic(a * (theta - b));
      slope += a * (Number(sign === 1 ? correct : !correct) - p);
      curvature += a * a * p * (1 - p);
    }
    theta += slope / curvature;
  }
  return theta;
}

/** Two-parameter logistic model: maximum-likelihood ability. */
export function estimateAbility(answers: readonly Answered[]): number {
  return ability(answers, 1);
}

/** Two-parameter logistic model: maximum-likelihood ability. */
export function estimateAbilityWrongly(answers: readonly Answered[]): number {
  return ability(answers, -1);
}

export interface Step {
  readonly reward: number;
  readonly value: number;
  readonly done: boolean;
}

/** Generalised advantage estimation of a rollout. */
export function computeAdvantages(steps: readonly Step[], lastValue: number, gamma: number, lambda: number): number[] {
  const advantages = new Array<number>(steps.length).fill(0);
  let running = 0;
  for (let t = steps.length - 1; t >= 0; t--) {
    const { reward, value, done } = steps[t]!;
    const next = t === steps.length - 1 ? lastValue : steps[t + 1]!.value;
    const goesOn = done ? 0 : 1;
    running = reward + gamma * next * goesOn - value + gamma * lambda * goesOn * running;
    advantages[t] = running;
  }
  return advantages;
}

/** Generalised advantage estimation that runs over the end of an episode. */
export function computeAdvantagesOverTheEnd(
  steps: readonly Step[],
  lastValue: number,
  gamma: number,
  lambda: number,
): number[] {
  const advantages = new Array<number>(steps.length).fill(0);
  let running = 0;
  for (let t = steps.length - 1; t >= 0; t--) {
    const { reward, value, done } = steps[t]!;
    const next = t === steps.length - 1 ? lastValue : steps[t + 1]!.value;
    running = reward + gamma * next * (done ? 0 : 1) - value + gamma * lambda * running;
    advantages[t] = running;
  }
  return advantages;
}

/** Expected calibration error over pairs, in bins of equal width. */
export function expectedCalibrationError(
  pairs: readonly { confidence: number; correct: boolean }[],
  bins = 10,
): number {
  const sums = Array.from({ length: bins }, () => ({ n: 0, confidence: 0, right: 0 }));
  for (const { confidence, correct } of pairs) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]!;
    bin.n += 1;
    bin.confidence += confidence;
    bin.right += Number(correct);
  }
  return sums.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / pairs.length;
}

/** Functions of the three-parameter logistic model. */
export const irt = {
  probability(theta: number, a: number, b: number, c: number): number {
    return c + (1 - c) * logistic(a * (theta - b));
  },
  information(theta: number, a: number, b: number, c: number): number {
    const p = this.probability(theta, a, b, c);
    return a ** 2 * ((1 - p) / p) * ((p - c) / (1 - c)) ** 2;
  },
};

/** Functions of the three-parameter logistic model, with the guessing added on top. */
export const wrongIrt = {
  probability(theta: number, a: number, b: number, c: number): number {
    return c + logistic(a * (theta - b));
  },
};

/** Rasch model: items differ in difficulty alone. */
export function raschProbability(theta: number, difficulty: number): number {
  return logistic(theta - difficulty);
}

/** Rasch model, where difficult items are easy. */
export function raschTheOtherWay(theta: number, difficulty: number): number {
  return logistic(theta + difficulty);
}
