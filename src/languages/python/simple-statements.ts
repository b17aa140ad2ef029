import type { AssignStatement, BinaryOperator, Expression, Statement } from '../../model/code.js';
import { lowerAll, lowerExpression } from './expressions.js';
import { Field, Kind } from './kinds.js';
import type { Scope } from './scope.js';
import { absent, type SourceFile } from './source-file.js';

const LONGEST_TYPE = 300;

interface Span {
  readonly line: number;
  readonly endLine: number;
}

/** A statement without statements inside; undefined for a node that is none. */
export function lowerSimple(file: SourceFile, node: number, scope: Scope): Statement | undefined {
  const { tree } = file;
  const span: Span = { line: tree.line[node] as number, endLine: tree.endLine(node) };
  switch (tree.kind[node]) {
    case Kind.expression_statement:
      return lowerExpressionStatement(file, node, scope, span);
    case Kind.return_statement: {
      const value = tree.firstChild(node);
      return value < 0
        ? { kind: 'return', ...span }
        : { kind: 'return', value: lowerExpression(file, value, scope), ...span };
    }
    case Kind.raise_statement:
      return lowerRaise(file, node, scope, span);
    case Kind.pass_statement:
      return { kind: 'pass', ...span };
    case Kind.break_statement:
      return { kind: 'break', ...span };
    case Kind.continue_statement:
      return { kind: 'continue', ...span };
    case Kind.assert_statement: {
      const [test, message] = lowerAll(file, tree.children(node), scope);
      return { kind: 'assert', test: test ?? absent(span.line), ...(message && { message }), ...span };
    }
    case Kind.delete_statement: {
      const targets = lowerAll(file, tree.children(node), scope);
      const only = targets[0];
      const list = targets.length === 1 && only?.kind === 'tuple' ? only.elements : targets;
      return { kind: 'delete', targets: list, ...span };
    }
    case Kind.global_statement:
    case Kind.nonlocal_statement:
      return { kind: 'scope', names: tree.children(node).map((name) => tree.slice(name)), ...span };
    case Kind.print_statement:
      return lowerPrint(file, node, scope, span);
    case Kind.exec_statement:
      file.problem(span.line, 'Python 2 syntax: exec statement');
      return { kind: 'expression', value: callOf('exec', lowerAll(file, tree.children(node), scope), span), ...span };
    default:
      return undefined;
  }
}

function lowerExpressionStatement(file: SourceFile, node: number, scope: Scope, span: Span): Statement {
  const { tree } = file;
  const children = tree.children(node);
  const only = children[0];
  if (only !== undefined && children.length === 1 && !tree.hasComma(only, node)) {
    const kind = tree.kind[only];
    if (kind === Kind.assignment || kind === Kind.augmented_assignment) return lowerAssignment(file, only, scope, span);
    return { kind: 'expression', value: lowerExpression(file, only, scope), ...span };
  }
  const elements = lowerAll(file, children, scope);
  return { kind: 'expression', value: { kind: 'tuple', elements, line: span.line }, ...span };
}

/** `a = b = value` is one statement with two targets. */
function lowerAssignment(file: SourceFile, node: number, scope: Scope, span: Span): AssignStatement {
  const { tree } = file;
  const targets: Expression[] = [];
  let at = node;
  let type: number;
  for (;;) {
    const left = tree.child(at, Field.left);
    targets.push(left < 0 ? absent(span.line) : lowerExpression(file, left, scope));
    type = tree.child(at, Field.type);
    if (tree.kind[at] === Kind.augmented_assignment) break;
    const right = tree.child(at, Field.right);
    const chained =
      right >= 0 && (tree.kind[right] === Kind.assignment || tree.kind[right] === Kind.augmented_assignment);
    if (!chained) break;
    at = right;
  }
  const right = tree.child(at, Field.right);
  const operator =
    tree.kind[at] === Kind.augmented_assignment ? augmentation(tree.fieldText(at, Field.operator)) : undefined;
  return {
    kind: 'assign',
    targets,
    ...(operator && { operator }),
    ...(right >= 0 && { value: lowerExpression(file, right, scope) }),
    ...(type >= 0 && { declares: 'annotation' as const, type: tree.cut(type, LONGEST_TYPE) }),
    ...span,
  };
}

function augmentation(token: string): BinaryOperator {
  return token.slice(0, -1) as BinaryOperator;
}

/** `raise E, message` of Python 2 is `raise E(message)`. */
function lowerRaise(file: SourceFile, node: number, scope: Scope, span: Span): Statement {
  const { tree } = file;
  const raised = tree.children(node).find((child) => tree.field[child] !== Field.cause);
  const causeNode = tree.child(node, Field.cause);
  const cause = causeNode < 0 ? undefined : lowerExpression(file, causeNode, scope);
  if (raised === undefined) return { kind: 'raise', ...span };
  let value = lowerExpression(file, raised, scope);
  if (tree.kind[raised] === Kind.expression_list && value.kind === 'tuple' && value.elements[0]) {
    file.problem(span.line, 'Python 2 syntax: raise with a comma');
    const args = value.elements.slice(1).map((argument) => ({ value: argument }));
    value = { kind: 'call', callee: value.elements[0], arguments: args, ...span };
  }
  return { kind: 'raise', value, ...(cause && { cause }), ...span };
}

/** The print statement of Python 2, as a call. */
function lowerPrint(file: SourceFile, node: number, scope: Scope, span: Span): Statement {
  const { tree } = file;
  file.problem(span.line, 'Python 2 syntax: print statement');
  const values: Expression[] = [];
  let stream: Expression | undefined;
  for (const child of tree.children(node)) {
    if (tree.kind[child] !== Kind.chevron) values.push(lowerExpression(file, child, scope));
    else if (tree.firstChild(child) >= 0) stream = lowerExpression(file, tree.firstChild(child), scope);
  }
  const call = callOf('print', values, span);
  const args = stream ? [...call.arguments, { name: 'file', value: stream }] : call.arguments;
  return { kind: 'expression', value: { ...call, arguments: args }, ...span };
}

function callOf(name: string, values: readonly Expression[], span: Span) {
  return {
    kind: 'call' as const,
    callee: { kind: 'name' as const, name, line: span.line },
    arguments: values.map((value) => ({ value })),
    target: name,
    ...span,
  };
}
