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
