import type { Expression, Statement } from '../../model/code.js';
import type { SourceFile } from './source-file.js';

/** Collects the names of `__all__`, given by assignment, `+=`, `.extend` or `.append`. */
export function readExportedNames(file: SourceFile, statement: Statement): void {
  if (statement.kind === 'assign') {
    if (statement.targets.some(isAll)) addNames(file, statement.value);
    return;
  }
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return;
  const { callee, arguments: args } = statement.value;
  if (callee.kind !== 'member' || !isAll(callee.object)) return;
  if (callee.name === 'extend' || callee.name === 'append') addNames(file, args[0]?.value);
}

function isAll(expression: Expression): boolean {
  return expression.kind === 'name' && expression.name === '__all__';
}

function addNames(file: SourceFile, value: Expression | undefined): void {
  const pending = value ? [value] : [];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.kind === 'string') file.exportedNames.add(next.value);
    else if (next.kind === 'list' || next.kind === 'tuple' || next.kind === 'set')
      pending.push(...[...next.elements].reverse());
    else if (next.kind === 'binary' && next.operator === '+') pending.push(next.right, next.left);
    else if (next.kind === 'spread') pending.push(next.value);
  }
}
