import type { Expression } from '../model/code.js';
import type { Unit } from './unit.js';

/** Names of members read on anything but `self`, string keys of indices and `get`, and names given to `getattr` and `hasattr`. */
export function attributesRead(units: readonly Unit[]): string[] {
  const names = new Set<string>();
  for (const unit of units) {
    for (const { node } of unit.expressions('member')) if (node.object.kind !== 'self') names.add(node.name);
    for (const { node } of unit.expressions('index')) addString(node.index, names);
    for (const { node } of unit.calls) {
      if (node.target === 'getattr' || node.target === 'hasattr') addString(node.arguments[1]?.value, names);
      else if (node.callee.kind === 'member' && node.callee.name === 'get') addString(node.arguments[0]?.value, names);
    }
    for (const { node } of unit.statements('assign'))
      for (const target of node.targets)
        if (target.kind === 'dict') for (const entry of target.entries) addString(entry.key, names);
    for (const parameter of unit.parameters)
      if (parameter.pattern?.kind === 'dict')
        for (const entry of parameter.pattern.entries) addString(entry.key, names);
  }
  return [...names].sort();
}

function addString(expression: Expression | undefined, names: Set<string>): void {
  if (expression?.kind === 'string' && /^[A-Za-z_$][\w$]{0,80}$/.test(expression.value)) names.add(expression.value);
}
