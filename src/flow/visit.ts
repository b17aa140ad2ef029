import type { Block, Expression, Statement } from '../model/code.js';

/** The expressions directly inside an expression, in source order. A function's body is not among them. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'slice':
      return [expression.lower, expression.upper, expression.step].filter((part) => part !== undefined);
    case 'call':
      return [expression.callee, ...expression.arguments.map((argument) => argument.value)];
    case 'binary':
    case 'logical':
    case 'compare':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise];
    case 'list':
    case 'tuple':
    case 'set':
      return expression.elements;
    case 'dict':
      return expression.entries.flatMap((entry) => (entry.key ? [entry.key, entry.value] : [entry.value]));
    case 'template':
      return expression.parts;
    case 'comprehension':
      return [
        ...expression.clauses.flatMap((clause) => [clause.iterable, clause.target, ...clause.conditions]),
        ...(expression.key ? [expression.key] : []),
        expression.element,
      ];
    case 'await':
    case 'spread':
      return [expression.value];
    case 'yield':
      return expression.value ? [expression.value] : [];
    case 'assignment':
      return [expression.target, expression.value];
    case 'other':
      return expression.children;
    case 'function':
      return expression.parameters.flatMap((parameter) => (parameter.default ? [parameter.default] : []));
    default:
      return [];
  }
}

/** The expressions that stand directly in a statement, in source order; those of nested statements are not among them. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'expression':
      return [statement.value];
    case 'assign':
      return statement.value ? [statement.value, ...statement.targets] : statement.targets;
    case 'return':
    case 'raise':
      return statement.value ? [statement.value] : [];
    case 'if':
      return [statement.test];
    case 'for':
      return [statement.iterable, statement.target];
    case 'while':
      return [statement.test, statement.update].filter((part) => part !== undefined);
    case 'with':
      return statement.items.flatMap((item) => (item.target ? [item.context, item.target] : [item.context]));
    case 'switch':
      return [statement.subject, ...statement.cases.flatMap((branch) => branch.tests)];
    case 'assert':
      return statement.message ? [statement.test, statement.message] : [statement.test];
    case 'delete':
      return statement.targets;
    default:
      return [];
  }
}

/** The blocks directly inside a statement. Bodies of declared functions and classes are not among them. */
export function blocksOf(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case 'if':
      return [statement.then, statement.otherwise];
    case 'for':
      return [statement.body, statement.otherwise];
    case 'while':
      return [statement.initial, statement.body, statement.otherwise];
    case 'try':
      return [
        statement.body,
        ...statement.handlers.map((handler) => handler.body),
        statement.otherwise,
        statement.finally,
      ];
    case 'with':
    case 'block':
      return [statement.body];
    case 'switch':
      return statement.cases.map((branch) => branch.body);
    default:
      return [];
  }
}

export interface Visitor {
  /** Return false to stay out of its nested statements and expressions. `within` ends with the statement itself. */
  readonly statement?: (statement: Statement, within: readonly Statement[]) => unknown;
  /** Return false to stay out of its children. */
  readonly expression?: (expression: Expression, ancestors: readonly Statement[]) => unknown;
  /** Whether to enter bodies of lambdas and arrow functions that have no symbol of their own (default true). */
  readonly inlineFunctions?: boolean;
}

/** Visits all statements and expressions of a block in source order, `ancestors` being the statements around. */
export function visitBlock(block: Block, visitor: Visitor, ancestors: readonly Statement[] = []): void {
  for (const statement of block) {
    const inside = [...ancestors, statement];
    if (visitor.statement?.(statement, inside) === false) continue;
    for (const expression of expressionsOf(statement)) visitExpression(expression, visitor, inside);
    for (const nested of blocksOf(statement)) visitBlock(nested, visitor, inside);
  }
}

export function visitExpression(expression: Expression, visitor: Visitor, ancestors: readonly Statement[] = []): void {
  if (visitor.expression?.(expression, ancestors) === false) return;
  for (const child of childrenOf(expression)) visitExpression(child, visitor, ancestors);
  if (expression.kind === 'function' && expression.symbol === undefined && visitor.inlineFunctions !== false)
    visitBlock(expression.body, visitor, ancestors);
}

/** Whether any expression of the block passes the test. */
export function someExpression(block: Block, test: (expression: Expression) => boolean): boolean {
  let found = false;
  visitBlock(block, {
    statement: () => !found,
    expression: (expression) => {
      if (!found && test(expression)) found = true;
      return !found;
    },
  });
  return found;
}

/** Whether the expression or any part of it passes the test. */
export function somePart(expression: Expression, test: (part: Expression) => boolean): boolean {
  let found = false;
  visitExpression(expression, {
    expression: (part) => {
      if (!found && test(part)) found = true;
      return !found;
    },
  });
  return found;
}
