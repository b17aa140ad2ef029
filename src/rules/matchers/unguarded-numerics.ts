import { calledName, dottedName, stateAttribute } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import { somePart } from '../../flow/visit.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const LOG = /^(?:Math\.log(?:2|10)?|math\.log(?:2|10)?|numpy\.log(?:2|10)?|torch\.log(?:2|10)?)$/;
const PROBABILITY =
  /^_?(?:p|q|probs?|probabilit(?:y|ies)|likelihoods?|y_?pred|pred(?:iction)?s?|y_?hat|pi|freqs?|ratios?|softmax\w*|dist(?:ribution)?)$/i;

/** A logarithm of a probability, or a division by a count, that nothing keeps from zero. */
export const unguardedNumerics: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  for (const unit of file.functions) {
    for (const { node } of unit.calls) {
      const argument = node.arguments[0]?.value;
      if (!argument || !LOG.test(calledName(node))) continue;
      const name = lastName(argument);
      if (name && PROBABILITY.test(name) && !isGuarded(argument, unit))
        report.hit({ startLine: node.line, unit, arguments: { what: `log of ${name}` }, confidence: 'low' });
    }
    for (const { node } of unit.expressions('binary')) {
      if (node.operator !== '/') continue;
      const counted = countedCollection(node.right);
      if (counted && mayBeEmpty(counted, unit) && !isGuarded(counted, unit))
        report.hit({
          startLine: node.line,
          unit,
          arguments: { what: `division by the size of ${dottedName(counted) ?? 'a collection'}` },
          confidence: 'low',
        });
    }
  }
};

function lastName(expression: Expression): string | undefined {
  if (expression.kind === 'name' || expression.kind === 'member') return expression.name;
  return expression.kind === 'index' ? lastName(expression.object) : undefined;
}

/** `xs` of `len(xs)` and `xs.length`. */
function countedCollection(expression: Expression): Expression | undefined {
  if (expression.kind === 'call' && expression.target === 'len') return expression.arguments[0]?.value;
  return expression.kind === 'member' && expression.name === 'length' ? expression.object : undefined;
}

/** State, or what the function filled or filtered itself. What a caller hands in is the caller's to check. */
function mayBeEmpty(collection: Expression, unit: Unit): boolean {
  if (stateAttribute(collection) !== undefined) return true;
  const binding =
    collection.kind === 'name' && !unit.bindings.parameters.has(collection.name)
      ? unit.bindings.get(collection.name)
      : undefined;
  return (
    binding?.values.some(
      (value) =>
        (value.kind === 'list' && value.elements.length === 0) ||
        (value.kind === 'comprehension' && value.clauses.some((clause) => clause.conditions.length > 0)) ||
        (value.kind === 'call' && /(?:^|\.)(?:filter|get)$/.test(calledName(value))),
    ) ?? false
  );
}

/** Some test, loop, maximum or default of the unit speaks of it, or it is a parameter checked elsewhere by type. */
function isGuarded(value: Expression, unit: Unit): boolean {
  const name = dottedName(value);
  if (name === undefined) return true;
  const speaksOfIt = (expression: Expression | undefined): boolean =>
    expression !== undefined && somePart(expression, (part) => dottedName(part) === name && part.kind !== 'call');
  if (unit.statements('if').some(({ node }) => speaksOfIt(node.test))) return true;
  if (unit.statements('while').some(({ node }) => speaksOfIt(node.test))) return true;
  if (unit.statements('assert').some(({ node }) => speaksOfIt(node.test))) return true;
  if (unit.expressions('conditional').some(({ node }) => speaksOfIt(node.test))) return true;
  if (unit.expressions('logical').some(({ node }) => speaksOfIt(node.left))) return true;
  if (
    unit
      .statements('for')
      .some(
        ({ node, within }) =>
          speaksOfIt(node.iterable) && within.length > 0 && node.line < value.line && value.line <= node.endLine,
      )
  )
    return true;
  if (
    unit.calls.some(
      ({ node }) =>
        /(?:^|\.)(?:max|clip|clamp|maximum|where)$/.test(calledName(node)) &&
        node.arguments.some((argument) => speaksOfIt(argument.value)),
    )
  )
    return true;
  const binding = value.kind === 'name' ? unit.bindings.get(value.name) : undefined;
  if (
    binding?.values.some(
      (given) =>
        (given.kind === 'list' && given.elements.length > 0) ||
        (given.kind === 'call' && /clip|clamp|max|softmax|sigmoid|exp/.test(calledName(given))) ||
        (given.kind === 'binary' && given.operator === '+'),
    )
  )
    return true;
  return false;
}
