import { calledMethod, calledName, dottedName, rootName } from '../../flow/names.js';
import type { Placed, Unit } from '../../flow/unit.js';
import type { CallExpression, Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const LEARNS_FROM_DATA =
  /(?:Scaler|Imputer|Normalizer|PCA|SelectKBest|SelectPercentile|Vectorizer|Encoder|PowerTransformer|QuantileTransformer|TruncatedSVD|RFE|SMOTE|Discretizer|PolynomialFeatures|KMeans|scaler|imputer|vectorizer|encoder|pca|selector|normalizer|smote)/;
const SPLITS = /(?:^|\.)(?:train_test_split|trainTestSplit|random_split|split_data|train_val_split|splitDataset)$/;

/** A transformer sees the rows that are later held out. */
export const fitBeforeSplit: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    const split = unit.calls.find(({ node }) => SPLITS.test(calledName(node)));
    if (!split) continue;
    const held = new Set(rootsOf(split.node));
    for (const { node } of unit.calls) {
      if (node.line >= split.node.line || node.callee.kind !== 'member') continue;
      if (
        !/^(?:fit|fit_transform|fitTransform|fit_resample)$/.test(node.callee.name) ||
        !LEARNS_FROM_DATA.test(producerOf(node.callee.object, unit))
      )
        continue;
      const fitted = rootsOf(node);
      if (
        /LabelEncoder|label_encoder|\ble\b/i.test(producerOf(node.callee.object, unit)) ||
        !fitted.some((name) => held.has(name) || derivedFrom(held, name, unit))
      )
        continue;
      report.hit({
        startLine: node.line,
        endLine: node.endLine,
        unit,
        arguments: { call: dottedName(node.callee) ?? 'fit' },
        notes: [{ line: split.node.line, note: 'the split comes after' }],
      });
    }
  }
};

/** Name and constructor of what is fitted: `scaler StandardScaler`. */
function producerOf(object: Expression, unit: Unit): string {
  const name = dottedName(object) ?? '';
  const binding = object.kind === 'name' ? unit.bindings.get(object.name) : undefined;
  const made = binding?.values.map((value) => (value.kind === 'call' ? calledName(value) : '')).join(' ') ?? '';
  return `${name} ${made} ${object.kind === 'call' ? calledName(object) : ''}`;
}

function rootsOf(call: CallExpression): string[] {
  return call.arguments.map((argument) => rootName(argument.value)).filter((root) => root !== undefined);
}

/** The split data was made from what was fitted: `Xs = scaler.fit_transform(X); split(Xs)`. */
function derivedFrom(held: ReadonlySet<string>, source: string, unit: Unit): boolean {
  for (const name of held)
    for (const value of unit.bindings.get(name)?.values ?? []) {
      if (value.kind === 'call' && value.arguments.some((argument) => rootName(argument.value) === source)) return true;
      if (rootName(value) === source) return true;
    }
  return false;
}

/** A model is judged on the rows it was fitted to, and on nothing else. */
export const evaluatedOnTrainingData: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  for (const unit of file.units) {
    const fits = unit.calls.filter(
      ({ node }) => node.callee.kind === 'member' && node.callee.name === 'fit' && node.arguments.length >= 2,
    );
    if (
      fits.length === 0 ||
      unit.calls.some(
        ({ node }) => SPLITS.test(calledName(node)) || /cross_val|KFold|kfold|GridSearch/i.test(calledName(node)),
      )
    )
      continue;
    for (const fit of fits) {
      const judged = judgements(fit, unit);
      const [first] = judged;
      if (!first || judged.some((call) => dataOf(call) !== dataOf(fit.node))) continue;
      report.hit({
        startLine: first.line,
        endLine: first.endLine,
        unit,
        arguments: { call: dottedName(first.callee) ?? 'score' },
        notes: [{ line: fit.node.line, note: 'fitted to the same data' }],
      });
    }
  }
};

function judgements(fit: Placed<CallExpression>, unit: Unit): CallExpression[] {
  const model = fit.node.callee.kind === 'member' ? dottedName(fit.node.callee.object) : undefined;
  return unit.calls
    .map(({ node }) => node)
    .filter(
      (node) =>
        node.line >= fit.node.line &&
        /^(?:score|evaluate)$/.test(calledMethod(node)) &&
        node.callee.kind === 'member' &&
        dottedName(node.callee.object) === model &&
        node.arguments.length >= 2,
    );
}

function dataOf(call: CallExpression): string | undefined {
  const first = call.arguments[0]?.value;
  return first && dottedName(first);
}
