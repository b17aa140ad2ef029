import type { CallExpression, Expression } from '../model/code.js';

/** `self.model.fit` for a chain of members on a name, `self` or `super`; calls and indices in the chain are skipped over. */
export function dottedName(expression: Expression): string | undefined {
  let suffix = '';
  let current: Expression = expression;
  for (;;) {
    if (current.kind === 'member') {
      suffix = `.${current.name}${suffix}`;
      current = current.object;
    } else if (current.kind === 'name') {
      return suffix === '' ? current.name : current.name + suffix;
    } else if (current.kind === 'self' || current.kind === 'super') {
      return suffix === '' ? current.kind : current.kind + suffix;
    } else if (current.kind === 'call') {
      current = current.callee;
    } else if (current.kind === 'index') {
      current = current.object;
    } else if (current.kind === 'await') {
      current = current.value;
    } else {
      return undefined;
    }
  }
}

/** The resolved target of a call, else its callee as written, else `?`. */
export function calledName(call: CallExpression): string {
  return call.target ?? dottedName(call.callee) ?? '?';
}

/** The last part of the callee: `fit` of `self.model.fit(x)`. */
export function calledMethod(call: CallExpression): string {
  const { callee } = call;
  if (callee.kind === 'member' || callee.kind === 'name') return callee.name;
  return callee.kind === 'super' ? 'super' : '';
}

/** The first attribute below `self`, through members and indices: `weights` of `self.weights[i].x`. */
export function stateAttribute(expression: Expression): string | undefined {
  let current = expression;
  while (current.kind === 'index' || (current.kind === 'member' && current.object.kind !== 'self'))
    current = current.object;
  return current.kind === 'member' ? current.name : undefined;
}

/** The variable at the root of a chain of members, indices and calls. */
export function rootName(expression: Expression): string | undefined {
  let current: Expression = expression;
  for (;;) {
    if (current.kind === 'member' || current.kind === 'index') current = current.object;
    else if (current.kind === 'call') current = current.callee;
    else if (current.kind === 'await' || current.kind === 'spread') current = current.value;
    else return current.kind === 'name' ? current.name : undefined;
  }
}

/** Lower-case words of an identifier or phrase: `computeF1Score` is compute, f1, score. */
export function wordsOf(identifier: string): string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Names bound by an assignment target or pattern. */
export function boundNames(target: Expression): string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'list':
    case 'tuple':
      return target.elements.flatMap(boundNames);
    case 'dict':
      return target.entries.flatMap((entry) => boundNames(entry.value));
    case 'spread':
      return boundNames(target.value);
    case 'assignment':
      return boundNames(target.target);
    default:
      return [];
  }
}

/** Whether a method call changes its receiver in place, by the names both languages use. */
export const MUTATING_METHODS: ReadonlySet<string> = new Set([
  'append',
  'appendleft',
  'extend',
  'insert',
  'add',
  'update',
  'push',
  'unshift',
  'splice',
  'pop',
  'popleft',
  'shift',
  'remove',
  'discard',
  'clear',
  'set',
  'delete',
  'setdefault',
  'sort',
  'reverse',
  'fill',
  'copy_',
  'add_',
  'mul_',
  'sub_',
  'div_',
  'zero_',
  'fill_',
  'step',
  'load_state_dict',
  'write',
  'put',
  'enqueue',
  'move_to_end',
  'fit',
  'partial_fit',
  'backward',
  'train',
  'learn',
  'increment',
  'record',
  'observe',
  'assign',
  'assign_add',
  'assign_sub',
]);

/** Mutating methods that make a collection grow. */
export const GROWING_METHODS: ReadonlySet<string> = new Set([
  'append',
  'push',
  'unshift',
  'appendleft',
  'extend',
  'insert',
]);
