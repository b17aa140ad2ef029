import type { Expression } from '../model/code.js';
import type { Unit } from './unit.js';

/** Members that every value has: they say nothing about what kind of record a parameter is. */
const OF_ANYTHING: ReadonlySet<string> = new Set(['length', 'size', 'constructor', 'prototype', 'toString', 'name']);

/**
 * Names of members read on each parameter, and on attributes of `self` that have the name of a parameter's record (`self.config.alpha`):
 * `options.alpha`, `options['alpha']`, `options.get('alpha')`, `const { gamma = 0.9 } = options`. Methods that are called are not among
 * them. By parameter or attribute, sorted.
 */
export function membersReadOn(unit: Unit): Record<string, string[]> {
  const found = new Map<string, Set<string>>();
  const add = (of: Expression, name: string): void => {
    const owner = ownerOf(of, unit);
    if (owner === undefined || OF_ANYTHING.has(name)) return;
    found.set(owner, (found.get(owner) ?? new Set()).add(name));
  };
  const called = new Set<Expression>(unit.calls.map(({ node }) => node.callee));
  for (const { node } of unit.expressions('member')) if (!called.has(node)) add(node.object, node.name);
  for (const { node } of unit.expressions('index'))
    if (node.index.kind === 'string') add(node.object, node.index.value);
  for (const { node } of unit.calls) {
    const [first] = node.arguments;
    if (node.callee.kind === 'member' && node.callee.name === 'get' && first?.value.kind === 'string')
      add(node.callee.object, first.value.value);
  }
  for (const { node } of unit.statements('assign')) {
    for (const target of node.targets)
      if (target.kind === 'dict' && node.value !== undefined)
        for (const { key } of target.entries) if (key?.kind === 'string') add(node.value, key.value);
  }
  return Object.fromEntries(
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([owner, names]) => [owner, [...names].sort()]),
  );
}

/** Names that each parameter is taken apart into, in order: `state, action, reward = transition`. */
export function partsOfParameters(unit: Unit): Record<string, string[]> {
  const found = unit.statements('assign').flatMap(({ node }): [string, string[]][] => {
    const [target] = node.targets;
    const { value } = node;
    if (node.operator !== undefined || value?.kind !== 'name' || !unit.bindings.parameters.has(value.name)) return [];
    if (target === undefined || (target.kind !== 'tuple' && target.kind !== 'list')) return [];
    const names = target.elements.flatMap((one) => (one.kind === 'name' ? [one.name] : []));
    return names.length === target.elements.length && names.length > 1 ? [[value.name, names]] : [];
  });
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Parameters on which a branch depends: `if done:`, `if terminal and not won:`. Sorted. */
export function parametersTested(unit: Unit): string[] {
  const namesIn = (test: Expression): string[] => {
    if (test.kind === 'name') return unit.bindings.parameters.has(test.name) ? [test.name] : [];
    if (test.kind === 'logical' || test.kind === 'compare') return [...namesIn(test.left), ...namesIn(test.right)];
    return test.kind === 'unary' ? namesIn(test.operand) : [];
  };
  return [...new Set(unit.statements('if').flatMap(({ node }) => namesIn(node.test)))].sort();
}

/** A parameter, or an attribute of `self`. */
function ownerOf(expression: Expression, unit: Unit): string | undefined {
  if (expression.kind === 'name') return unit.bindings.parameters.has(expression.name) ? expression.name : undefined;
  if (expression.kind === 'logical') return ownerOf(expression.left, unit);
  return expression.kind === 'member' && expression.object.kind === 'self' ? `self.${expression.name}` : undefined;
}
