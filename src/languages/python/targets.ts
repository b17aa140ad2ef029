import type { Expression } from '../../model/code.js';
import type { Scope } from './scope.js';

/**
 * Dotted name with the import alias of its root resolved; undefined when the expression is no dotted name, or its root is
 * something of this file. A name that nothing in the file binds stands for itself.
 */
export function targetOf(expression: Expression, scope: Scope): string | undefined {
  let path = '';
  let at = expression;
  while (at.kind === 'member') {
    path = `.${at.name}${path}`;
    at = at.object;
  }
  if (at.kind !== 'name') return undefined;
  return targetOfName(at.name, path, scope);
}

/** The same for a dotted name as written. */
export function targetOfDotted(dotted: string, scope: Scope): string | undefined {
  const dot = dotted.indexOf('.');
  return dot < 0 ? targetOfName(dotted, '', scope) : targetOfName(dotted.slice(0, dot), dotted.slice(dot), scope);
}

function targetOfName(root: string, path: string, scope: Scope): string | undefined {
  const binding = scope.lookUp(root);
  if (binding === undefined) return root + path;
  return typeof binding === 'object' ? binding.target + path : undefined;
}

/** The dotted name an expression spells, `self` included; undefined when it is none. */
export function dottedName(expression: Expression): string | undefined {
  let path = '';
  let at = expression;
  while (at.kind === 'member') {
    path = `.${at.name}${path}`;
    at = at.object;
  }
  if (at.kind === 'name') return at.name + path;
  if (at.kind === 'self') return `self${path}`;
  return at.kind === 'super' ? `super${path}` : undefined;
}
