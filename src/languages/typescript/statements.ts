import { ts } from 'ts-morph';
import type { Block, Expression, Handler, Statement } from '../../model/code.js';
import { readAssignment } from './assignments.js';
import { type Context, type Draft, statementForm } from './context.js';
import { unwrap } from './expressions.js';
import { isLambda, readLambda } from './functions.js';
import { AUGMENTING } from './operators.js';
import { readPrototypeCall } from './prototypes.js';
import { declarePattern, Scope } from './scope.js';
import { readLoopTarget, readVariables } from './variables.js';

const K = ts.SyntaxKind;

export const statementForms = [
  statementForm(K.ExpressionStatement, readExpressionStatement),
  statementForm(K.VariableStatement, (node: ts.VariableStatement, context, out) =>
    readVariables(node.declarationList, node, context, out),
  ),
  statementForm(K.ReturnStatement, (node: ts.ReturnStatement, context, out) => {
    const span = spanOf(node, context);
    out.push(
      node.expression === undefined
        ? { kind: 'return', ...span }
        : { kind: 'return', ...span, value: context.returnedValue(node.expression) },
    );
  }),
  statementForm(K.ThrowStatement, (node: ts.ThrowStatement, context, out) => {
    out.push({ kind: 'raise', ...spanOf(node, context), value: context.expression(node.expression) });
  }),
  statementForm(K.IfStatement, readIf),
  statementForm(K.ForStatement, readFor),
  statementForm(K.ForOfStatement, readForEach),
  statementForm(K.ForInStatement, readForEach),
  statementForm(K.WhileStatement, readWhile),
  statementForm(K.DoStatement, readWhile),
  statementForm(K.TryStatement, readTry),
  statementForm(K.SwitchStatement, readSwitch),
  statementForm(K.WithStatement, (node: ts.WithStatement, context, out) => {
    const span = spanOf(node, context);
    const items = [{ context: context.expression(node.expression) }];
    out.push({ kind: 'with', ...span, items, body: readBody(node.statement, context) });
  }),
  statementForm(K.Block, (node: ts.Block, context, out) => {
    out.push({ kind: 'block', ...spanOf(node, context), body: context.block(node.statements) });
  }),
  statementForm(K.LabeledStatement, (node: ts.LabeledStatement, context, out) =>
    context.statement(node.statement, out),
  ),
  statementForm(K.BreakStatement, (node, context, out) => {
    out.push({ kind: 'break', ...spanOf(node, context) });
  }),
  statementForm(K.ContinueStatement, (node, context, out) => {
    out.push({ kind: 'continue', ...spanOf(node, context) });
  }),
  statementForm(K.DebuggerStatement, (node, context, out) => {
    out.push({ kind: 'pass', ...spanOf(node, context) });
  }),
  statementForm(K.EmptyStatement, () => undefined),
];

interface Span {
  readonly line: number;
  readonly endLine: number;
}

function spanOf(node: ts.Node, context: Context): Span {
  return { line: context.lineOf(node), endLine: context.endLineOf(node) };
}

/** The body of a loop or branch, with or without braces. */
function readBody(node: ts.Statement, context: Context): Block {
  return context.block(node.kind === K.Block ? (node as ts.Block).statements : [node]);
}

function guarded(guard: 'try' | 'handler' | 'if', context: Context, read: () => Block): Block {
  const outer = context.guard;
  context.guard = guard;
  const body = read();
  context.guard = outer;
  return body;
}

function readExpressionStatement(node: ts.ExpressionStatement, context: Context, out: Statement[]): void {
  readEffect(unwrap(node.expression, context), node, context, out);
}

/** A statement that is an expression: an assignment, a deletion, or a value thrown away. */
function readEffect(value: ts.Node, statement: ts.Node, context: Context, out: Statement[]): void {
  const span = spanOf(statement, context);
  if (value.kind === K.BinaryExpression) {
    const binary = value as ts.BinaryExpression;
    const { kind } = binary.operatorToken;
    if (kind === K.EqualsToken || kind === K.CommaToken) {
      if (kind === K.EqualsToken) readAssignment(binary, statement, context, out);
      else readSequence(binary, context, out);
      return;
    }
    const operator = AUGMENTING[kind];
    if (operator !== undefined) {
      const targets = [context.expression(binary.left)];
      out.push({ kind: 'assign', ...span, targets, operator, value: context.expression(binary.right) });
      return;
    }
  }
  if (value.kind === K.DeleteExpression) {
    out.push({ kind: 'delete', ...span, targets: [context.expression((value as ts.DeleteExpression).expression)] });
    return;
  }
  const immediate = context.atModuleLevel ? immediateFunction(value, context) : undefined;
  if (immediate !== undefined) {
    const lambda = readLambda(immediate, undefined, context, { self: context.self, inPlace: true });
    out.push({ kind: 'block', ...span, body: lambda.kind === 'function' ? lambda.body : [] });
    return;
  }
  const read = readPrototypeCall(value, context) ?? context.expression(value);
  if (read.kind !== 'assignment') out.push({ kind: 'expression', ...span, value: read });
  else {
    const assign: Draft<Extract<Statement, { kind: 'assign' }>> = {
      kind: 'assign',
      ...span,
      targets: [read.target],
      value: read.value,
    };
    if (read.operator !== undefined) assign.operator = read.operator;
    out.push(assign);
  }
}

/** `a = 1, b = 2;` is two statements. */
function readSequence(node: ts.BinaryExpression, context: Context, out: Statement[]): void {
  const parts: ts.Node[] = [];
  let first: ts.Node = node;
  while (first.kind === K.BinaryExpression && (first as ts.BinaryExpression).operatorToken.kind === K.CommaToken) {
    parts.push((first as ts.BinaryExpression).right);
    first = (first as ts.BinaryExpression).left;
  }
  parts.push(first);
  for (const part of parts.reverse()) readEffect(unwrap(part, context), part, context, out);
}

/** The function of `(function () { … })()` without parameters at module level: its body runs in place. */
function immediateFunction(node: ts.Node, context: Context): ts.FunctionExpression | ts.ArrowFunction | undefined {
  let call = node;
  if (call.kind === K.AwaitExpression || call.kind === K.VoidExpression) call = (call as ts.AwaitExpression).expression;
  if (call.kind === K.PrefixUnaryExpression) call = (call as ts.PrefixUnaryExpression).operand;
  if (call.kind !== K.CallExpression || (call as ts.CallExpression).arguments.length > 0) return undefined;
  const callee = unwrap((call as ts.CallExpression).expression, context);
  return isLambda(callee) && callee.parameters.length === 0 && callee.body.kind === K.Block ? callee : undefined;
}

function readIf(node: ts.IfStatement, context: Context, out: Statement[]): void {
  const span = spanOf(node, context);
  if (context.atModuleLevel && context.mainBlock === undefined && asksForMain(node.expression, context)) {
    context.mainBlock = { startLine: span.line, endLine: span.endLine };
  }
  const test = context.expression(node.expression);
  const then = guarded('if', context, () => readBody(node.thenStatement, context));
  const { elseStatement } = node;
  const otherwise = elseStatement === undefined ? [] : guarded('if', context, () => readBody(elseStatement, context));
  out.push({ kind: 'if', ...span, test, then, otherwise });
}

/** `require.main === module`, `import.meta.url === …`, `import.meta.main`. */
function asksForMain(test: ts.Expression, context: Context): boolean {
  const text = context.textOf(test, 200);
  return text.includes('require.main') || text.includes('import.meta.url') || text.includes('import.meta.main');
}

function readFor(node: ts.ForStatement, context: Context, out: Statement[]): void {
  const span = spanOf(node, context);
  const outer = context.scope;
  context.scope = new Scope(outer, 'block');
  const initial: Statement[] = [];
  const { initializer } = node;
  if (initializer?.kind === K.VariableDeclarationList)
    readVariables(initializer as ts.VariableDeclarationList, initializer, context, initial);
  else if (initializer !== undefined) readEffect(unwrap(initializer, context), initializer, context, initial);
  const loop: Draft<Extract<Statement, { kind: 'while' }>> = {
    kind: 'while',
    ...span,
    initial,
    body: [],
    otherwise: [],
  };
  if (node.condition !== undefined) loop.test = context.expression(node.condition);
  if (node.incrementor !== undefined) loop.update = context.expression(node.incrementor);
  loop.body = readBody(node.statement, context);
  context.scope = outer;
  out.push(loop);
}

/** `for … of` and `for … in`; the keys of `in` are what a loop over a dictionary runs over. */
function readForEach(node: ts.ForOfStatement | ts.ForInStatement, context: Context, out: Statement[]): void {
  const span = spanOf(node, context);
  const outer = context.scope;
  context.scope = new Scope(outer, 'block');
  const target = readLoopTarget(node.initializer, context);
  const iterable = context.expression(node.expression);
  const body = readBody(node.statement, context);
  context.scope = outer;
  out.push({ kind: 'for', ...span, target, iterable, body, otherwise: [] });
}

function readWhile(node: ts.WhileStatement | ts.DoStatement, context: Context, out: Statement[]): void {
  const span = spanOf(node, context);
  const test = context.expression(node.expression);
  out.push({ kind: 'while', ...span, initial: [], test, body: readBody(node.statement, context), otherwise: [] });
}

function readTry(node: ts.TryStatement, context: Context, out: Statement[]): void {
  const span = spanOf(node, context);
  const body = guarded('try', context, () => context.block(node.tryBlock.statements));
  const handlers = node.catchClause === undefined ? [] : [readCatch(node.catchClause, context)];
  const { finallyBlock } = node;
  out.push({
    kind: 'try',
    ...span,
    body,
    handlers,
    otherwise: [],
    finally: finallyBlock === undefined ? [] : context.block(finallyBlock.statements),
  });
}

function readCatch(node: ts.CatchClause, context: Context): Handler {
  const span = spanOf(node, context);
  const outer = context.scope;
  context.scope = new Scope(outer, 'block');
  const bound: Statement[] = [];
  let name: string | undefined;
  const declaration = node.variableDeclaration;
  if (declaration !== undefined) {
    const pattern = context.expression(declaration.name);
    declarePattern(context.scope, pattern);
    context.skip(declaration.type);
    name = pattern.kind === 'name' ? pattern.name : context.textOf(declaration.name, 200);
    if (pattern.kind !== 'name') bound.push({ kind: 'assign', ...span, targets: [pattern], declares: 'let' });
  }
  const body = [...bound, ...guarded('handler', context, () => context.block(node.block.statements))];
  context.scope = outer;
  return name === undefined ? { types: [], body, ...span } : { types: [], name, body, ...span };
}

function readSwitch(node: ts.SwitchStatement, context: Context, out: Statement[]): void {
  const span = spanOf(node, context);
  const subject = context.expression(node.expression);
  const outer = context.scope;
  context.scope = new Scope(outer, 'block');
  const cases = node.caseBlock.clauses.map((clause) => {
    const tests: Expression[] = clause.kind === K.CaseClause ? [context.expression(clause.expression)] : [];
    return { tests, body: context.statements(clause.statements), line: context.lineOf(clause) };
  });
  context.scope = outer;
  out.push({ kind: 'switch', ...span, subject, cases });
}
