import type { AnyAlgorithm, OperationSpec } from '../../model/algorithm.js';
import type { Item } from './items.js';

const PREDICTED =
  'predictions preds predicted predicted_labels predicted_classes pred_labels pred_classes predicted_label y_pred pred hypotheses'.split(
    ' ',
  );
const TRUE =
  'labels true_labels targets target truth ground_truth true_classes gt actual actuals references y_true y gold label'.split(
    ' ',
  );

/**
 * Items for measures of confidence that are given what was predicted and what is true in place of whether it was right: two classes, of
 * which class 1 is always true.
 */
export function withLabels(
  { contract }: AnyAlgorithm,
  spec: OperationSpec,
  items: readonly Item[],
): Item[] | undefined {
  const correct = spec.parameters.find(({ name }) => contract.id === 'ece' && name === 'correct');
  if (correct === undefined) return undefined;
  const base = { shape: 'vector', operation: spec.name };
  const judged = (given: Readonly<Record<string, unknown>>): readonly number[] =>
    (given[correct.name] ?? []) as readonly number[];
  const predicted: Item = {
    ...base,
    path: 'the predicted classes',
    name: PREDICTED[0] as string,
    aliases: PREDICTED,
    parameter: correct.name,
    derive: judged,
  };
  const labels: Item = {
    ...base,
    path: 'the true classes',
    name: TRUE[0] as string,
    aliases: TRUE,
    parameter: '#labels',
    derive: (given) => judged(given).map(() => 1),
  };
  return [predicted, labels, ...items.filter(({ parameter }) => parameter !== correct.name)];
}
