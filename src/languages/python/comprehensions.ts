import type { ComprehensionExpression, Expression } from '../../model/code.js';
import { Field, Kind } from './kinds.js';
import type { Scope } from './scope.js';
import { absent, type SourceFile } from './source-file.js';

type Lower = (file: SourceFile, node: number, scope: Scope) => Expression;
type Clause = { target: Expression; iterable: Expression; conditions: Expression[] };

const FORMS: ReadonlyMap<number, ComprehensionExpression['form']> = new Map([
  [Kind.list_comprehension, 'list'],
  [Kind.set_comprehension, 'set'],
  [Kind.dictionary_comprehension, 'dict'],
  [Kind.generator_expression, 'generator'],
]);

/** A comprehension. Its first iterable is evaluated outside its own scope. */
export function lowerComprehension(file: SourceFile, node: number, around: Scope, lower: Lower): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const scope = file.scopeOf(node, around);
  const form = FORMS.get(tree.kind[node] as number) ?? 'generator';
  const clauses: Clause[] = [];
  for (const child of tree.children(node)) {
    if (tree.kind[child] === Kind.for_in_clause) {
      clauses.push(lowerClause(file, child, scope, clauses.length === 0 ? around : scope, lower));
    } else if (tree.kind[child] === Kind.if_clause) {
      const condition = tree.firstChild(child);
      if (condition >= 0) clauses.at(-1)?.conditions.push(lower(file, condition, scope));
    }
  }
  const body = tree.child(node, Field.body);
  if (body < 0) return { kind: 'comprehension', form, element: absent(line), clauses, line };
  if (tree.kind[body] !== Kind.pair)
    return { kind: 'comprehension', form, element: lower(file, body, scope), clauses, line };
  const [key, value] = [tree.child(body, Field.key), tree.child(body, Field.value)].map((part) =>
    part < 0 ? absent(line) : lower(file, part, scope),
  ) as [Expression, Expression];
  return { kind: 'comprehension', form, key, element: value, clauses, line };
}

function lowerClause(file: SourceFile, node: number, scope: Scope, iterableScope: Scope, lower: Lower): Clause {
  const { tree } = file;
  const line = tree.line[node] as number;
  const sources = tree.children(node).filter((child) => tree.field[child] === Field.right);
  const iterables = sources.map((source) => lower(file, source, iterableScope));
  const target = tree.child(node, Field.left);
  return {
    target: target < 0 ? absent(line) : lower(file, target, scope),
    iterable: iterables.length > 1 ? { kind: 'tuple', elements: iterables, line } : (iterables[0] ?? absent(line)),
    conditions: [],
  };
}
