import { dottedName, wordsOf } from '../../flow/names.js';
import { randomDraw } from '../../flow/randomness.js';
import type { Placed, Unit } from '../../flow/unit.js';
import { somePart } from '../../flow/visit.js';
import type { CallExpression, Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const UNSEEDED_GENERATORS = /^(?:random\.Random|numpy\.random\.(?:default_rng|RandomState))$/;
const NOT_LEARNING = new Set(
  'id uid uuid guid key token nonce salt color colour position delay offset animation confetti avatar port session request trace filename suffix temp tmp toast message quote greeting tip placeholder'.split(
    ' ',
  ),
);

/** A draw that no seed makes repeatable. */
export const unseededRandomness: Matcher = (file, report) => {
  if (file.role.test || file.role.example || file.role.page) return;
  for (const unit of file.units)
    for (const placed of unit.calls) {
      const generator = generatorOf(placed.node);
      if (generator === undefined || isForNames(placed) || isExampleInput(placed.node, unit)) continue;
      report.hit({
        startLine: placed.node.line,
        unit,
        arguments: { call: placed.node.target ?? dottedName(placed.node.callee) ?? '' },
        unless: { kind: 'seeded', generator },
      });
    }
};

function generatorOf(call: CallExpression): string | undefined {
  if (call.target !== undefined && UNSEEDED_GENERATORS.test(call.target)) {
    const [seed] = call.arguments;
    return seed === undefined || seed.value.kind === 'none' ? 'instance' : undefined;
  }
  if (randomDraw(call) !== 'global') return undefined;
  const [root = ''] = (call.target ?? '').split('.');
  return root;
}

/** A tensor of the right shape that a tracer or exporter runs through a model. */
function isExampleInput(draw: CallExpression, unit: Unit): boolean {
  return unit.calls.some(
    ({ node }) =>
      /(?:^|\.)(?:export|trace|summary|profile|fx\.symbolic_trace)$/.test(node.target ?? '') &&
      node.arguments.some((argument) => somePart(argument.value, (part) => part === draw)),
  );
}

/** Identifiers, colours and the like need no seed. */
function isForNames({ node, within }: Placed<CallExpression>): boolean {
  const holder = within.at(-1);
  const holds = (value: Expression | undefined): boolean =>
    value !== undefined &&
    somePart(
      value,
      (part) =>
        (part.kind === 'call' &&
          part.callee.kind === 'member' &&
          part.callee.name === 'toString' &&
          part.arguments[0]?.value.kind === 'number' &&
          somePart(part.callee.object, (inner) => inner === node)) ||
        (part.kind === 'template' && somePart(part, (inner) => inner === node)),
    );
  if (holder?.kind === 'assign') {
    const named = holder.targets.some(
      (target) =>
        (target.kind === 'name' || target.kind === 'member') &&
        wordsOf(target.name).some((word) => NOT_LEARNING.has(word)),
    );
    return named || holds(holder.value);
  }
  return (holder?.kind === 'return' || holder?.kind === 'expression') && holds(holder.value);
}
