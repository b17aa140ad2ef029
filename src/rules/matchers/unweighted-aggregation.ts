import { calledName } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import type { Matcher } from '../context.js';
import { identifiersOf, isFederated } from './federated-context.js';

const AGGREGATES =
  /aggregat(?!or)|fed_?avg|federate(?!d)|average_?(?:weights|models|params|parameters|updates|states?)|merge_?(?:models|updates|weights)|combine_?(?:models|updates|weights|gradients)/i;
const WEIGHTED =
  /num_?(?:samples|examples|data|points)|n_?(?:samples|examples|k)\b|sample_?(?:count|size|s\b|num)|samples|data_?(?:size|count|points)|dataset_?size|weighted|client_?weights?|contribution|trust|reputation|coefficients?|proportions?|total_?(?:size|data|weight)|trimmed|median|krum|numExamples|numSamples|sampleCount|weightSum|importance/i;
const MODEL_STATE = /weights?|params?|parameters?|state|grad|model|update|delta|tensor|coef/i;

/** Client models are averaged as if every client had seen the same amount of data, or added up without a mean. */
export const unweightedAggregation: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.functions) {
    if (!AGGREGATES.test(unit.name) || !unit.symbol || !isFederated(unit, file)) continue;
    const identifiers = identifiersOf(unit);
    // McMahan et al. write a client's sample count as n.
    if (
      WEIGHTED.test(identifiers) ||
      unit.expressions('member').some(({ node }) => node.name === 'n') ||
      !MODEL_STATE.test(identifiers)
    )
      continue;
    const mean = plainMean(unit);
    const sum = mean === undefined ? plainSum(unit) : undefined;
    const line = mean ?? sum;
    if (line === undefined) continue;
    report.hit({
      startLine: unit.symbol.startLine,
      endLine: unit.symbol.endLine,
      unit,
      arguments: {
        name: unit.name,
        how:
          mean !== undefined
            ? 'averages clients without their sample counts'
            : 'adds client models up and never divides',
      },
      notes: [{ line, note: mean !== undefined ? 'an unweighted mean' : 'a sum' }],
    });
  }
};

function plainMean(unit: Unit): number | undefined {
  const call = unit.calls.find(({ node }) =>
    /^(?:numpy|torch|statistics|tensorflow)\.(?:mean|average|reduce_mean)$|\.mean$/.test(calledName(node)),
  );
  if (call) return call.node.line;
  const division = unit.expressions('binary').find(({ node }) => node.operator === '/' && isCount(node.right));
  if (division) return division.node.line;
  return unit.statements('assign').find(({ node }) => node.operator === '/' && node.value && isCount(node.value))?.node
    .line;
}

/** `len(updates)`, `updates.length`, `num_clients`. */
function isCount(expression: { readonly kind: string }): boolean {
  const part = expression as { kind: string; target?: string; name?: string };
  if (part.kind === 'call') return part.target === 'len';
  if (part.kind === 'member') return part.name === 'length' || /num_?clients|n_?clients|count/i.test(part.name ?? '');
  return (
    part.kind === 'name' &&
    /num_?(?:clients|models|updates|nodes|workers)|n_?clients|count|^n$|^k$|total/i.test(part.name ?? '')
  );
}

/** `total += update` in a loop, with no division anywhere. */
function plainSum(unit: Unit): number | undefined {
  if (
    unit.expressions('binary').some(({ node }) => node.operator === '/') ||
    unit.statements('assign').some(({ node }) => node.operator === '/')
  )
    return undefined;
  if (unit.calls.some(({ node }) => /mean|average|divide|div_?$/.test(calledName(node)))) return undefined;
  return unit
    .statements('assign')
    .find(
      ({ node, within }) =>
        node.operator === '+' &&
        within.some((statement) => statement.kind === 'for' || statement.kind === 'while') &&
        node.targets.some(
          (target) =>
            target.kind !== 'name' || MODEL_STATE.test(target.name) || /total|sum|agg|global/i.test(target.name),
        ) &&
        node.value?.kind !== 'number',
    )?.node.line;
}
