import { logger } from '../logger.js';

interface Model {
  fit(inputs: readonly number[][], targets: readonly number[]): Promise<void>;
  evaluate(inputs: readonly number[][], targets: readonly number[]): Promise<number>;
}

/** Fits the mastery model and reports how well it does. */
export async function reportMasteryModel(
  model: Model,
  inputs: readonly number[][],
  targets: readonly number[],
): Promise<number> {
  logger.info({ rows: inputs.length }, 'fitting mastery model');
  await model.fit(inputs, targets);
  const accuracy = await model.evaluate(inputs, targets);
  logger.info({ accuracy }, 'mastery model evaluated');
  return accuracy;
}

// audit-ignore evaluated-on-training-data
// audit-ignore todo-comment -- the threshold is agreed on
export const PASS_MARK = 0.5;
