import { type BinaryOperator, type CompareOperator, type Expression, MAX_NESTING } from '../../model/code.js';
import { Field, Kind } from './kinds.js';
import type { Scope } from './scope.js';
import { absent, type SourceFile } from './source-file.js';

type Lower = (file: SourceFile, node: number, scope: Scope) => Expression;

/** `a < b < c` is `a < b and b < c`. */
export function lowerComparison(file: SourceFile, node: number, scope: Scope, lower: Lower): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  let left: Expression | undefined;
  let operator = '';
  let whole: Expression | undefined;
  let links = 0;
  const end = tree.next[node] as number;
  for (let child = node + 1; child < end; child = tree.next[child] as number) {
    const kind = tree.kind[child] as number;
    if (kind === Kind.token) operator = tree.slice(child);
    else if (kind > Kind.comment) {
      const right = lower(file, child, scope);
      if (left) {
        const link: Expression = { kind: 'compare', operator: compareOperator(operator), left, right, line };
        whole = whole ? { kind: 'logical', operator: 'and', left: whole, right: link, line } : link;
        if (file.depth + ++links >= MAX_NESTING) return { ...link, left: whole, right: file.cutHere(child) };
      }
      left = right;
    }
  }
  return whole ?? left ?? absent(line);
}

/** `not   in` may be written with any blanks between; `<>` is Python 2's `!=`. */
function compareOperator(text: string): CompareOperator {
  if (text === '<>') return '!=';
  if (text.startsWith('not')) return 'not in';
  return text.length > 2 ? 'is not' : (text as CompareOperator);
}

/** `left operator right`. What the parser reads as `(*a) + b` is `*(a + b)`. */
export function lowerBinary(file: SourceFile, node: number, scope: Scope, lower: Lower): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const operator = tree.fieldText(node, Field.operator) as BinaryOperator;
  const [left, right] = [tree.child(node, Field.left), tree.child(node, Field.right)].map((side) =>
    side < 0 ? absent(line) : lower(file, side, scope),
  ) as [Expression, Expression];
  return left.kind === 'spread'
    ? { ...left, value: { kind: 'binary', operator, left: left.value, right, line } }
    : { kind: 'binary', operator, left, right, line };
}
