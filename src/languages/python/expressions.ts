import {
  type Argument,
  type BinaryOperator,
  type CompareOperator,
  type ComprehensionExpression,
  type DictExpression,
  type Expression,
  type FunctionExpression,
  MAX_NESTING,
  type SequenceExpression,
} from '../../model/code.js';
import { Field, Kind, kindName } from './kinds.js';
import { numberValue } from './literals.js';
import { lowerParameters } from './parameters.js';
import type { Scope } from './scope.js';
import type { SourceFile } from './source-file.js';
import { lowerConcatenation, lowerInterpolation, lowerString } from './strings.js';
import { targetOf } from './targets.js';

/** The normalised form of an expression node. */
export function lowerExpression(file: SourceFile, node: number, scope: Scope): Expression {
  const inner = withoutParentheses(file, node);
  if (file.tooDeep) return file.cutHere(inner);
  file.depth++;
  const expression = lowerByKind(file, inner, scope);
  file.depth--;
  return expression;
}

/** The expressions of several nodes, in order. */
export function lowerAll(file: SourceFile, nodes: readonly number[], scope: Scope): Expression[] {
  return nodes.map((node) => lowerExpression(file, node, scope));
}

/** What stands for a part that the broken source lacks. */
export function absent(line: number): Expression {
  return { kind: 'other', what: 'syntax error', children: [], line };
}

/** The child with a field, lowered; an `other` in its place when the broken source lacks it. */
function lowerField(file: SourceFile, node: number, field: number, scope: Scope): Expression {
  const child = file.tree.child(node, field);
  return child < 0 ? absent(file.tree.line[node] as number) : lowerExpression(file, child, scope);
}

/** Parentheses and `type` wrappers carry nothing. Iterative: there may be thousands. */
function withoutParentheses(file: SourceFile, node: number): number {
  const { tree } = file;
  let at = node;
  while (tree.kind[at] === Kind.parenthesized_expression) {
    const children = tree.children(at);
    if (children.length !== 1) break;
    at = children[0] as number;
  }
  return at;
}

function lowerByKind(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  switch (tree.kind[node]) {
    case Kind.identifier:
      return lowerName(tree.slice(node), line, scope);
    case Kind.attribute:
      return {
        kind: 'member',
        object: lowerField(file, node, Field.object, scope),
        name: fieldText(file, node, Field.attribute),
        line,
      };
    case Kind.call:
      return lowerCall(file, node, scope);
    case Kind.string:
      return lowerString(tree, node, (inner) => lowerExpression(file, inner, scope));
    case Kind.concatenated_string:
      return lowerConcatenation(tree, node, (inner) => lowerExpression(file, inner, scope));
    case Kind.integer:
    case Kind.float:
      return lowerNumber(tree.slice(node), line);
    case Kind.true:
      return { kind: 'boolean', value: true, line };
    case Kind.false:
      return { kind: 'boolean', value: false, line };
    case Kind.none:
      return { kind: 'none', line };
    case Kind.ellipsis:
      return { kind: 'ellipsis', line };
    case Kind.subscript:
      return lowerSubscript(file, node, scope);
    case Kind.slice:
      return lowerSlice(file, node, scope);
    case Kind.binary_operator:
      return {
        kind: 'binary',
        operator: fieldText(file, node, Field.operator) as BinaryOperator,
        left: lowerField(file, node, Field.left, scope),
        right: lowerField(file, node, Field.right, scope),
        line,
      };
    case Kind.boolean_operator:
      return {
        kind: 'logical',
        operator: fieldText(file, node, Field.operator) === 'and' ? 'and' : 'or',
        left: lowerField(file, node, Field.left, scope),
        right: lowerField(file, node, Field.right, scope),
        line,
      };
    case Kind.comparison_operator:
      return lowerComparison(file, node, scope);
    case Kind.not_operator:
      return { kind: 'unary', operator: 'not', operand: lowerField(file, node, Field.argument, scope), line };
    default:
      return lowerCompound(file, node, scope);
  }
}

function lowerCompound(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  switch (tree.kind[node]) {
    case Kind.unary_operator: {
      const operator = fieldText(file, node, Field.operator) as '-' | '+' | '~';
      return { kind: 'unary', operator, operand: lowerField(file, node, Field.argument, scope), line };
    }
    case Kind.conditional_expression:
      return lowerConditional(file, node, scope);
    case Kind.lambda:
      return lowerLambda(file, node, scope);
    case Kind.list:
    case Kind.list_pattern:
      return lowerSequence(file, 'list', node, scope);
    case Kind.tuple:
    case Kind.tuple_pattern:
    case Kind.expression_list:
    case Kind.pattern_list:
      return lowerSequence(file, 'tuple', node, scope);
    case Kind.set:
      return lowerSequence(file, 'set', node, scope);
    case Kind.dictionary:
      return lowerDictionary(file, node, scope);
    case Kind.list_comprehension:
    case Kind.set_comprehension:
    case Kind.dictionary_comprehension:
    case Kind.generator_expression:
      return lowerComprehension(file, node, scope);
    case Kind.list_splat:
    case Kind.dictionary_splat:
    case Kind.list_splat_pattern:
    case Kind.dictionary_splat_pattern:
      return { kind: 'spread', value: lowerOnly(file, node, scope), line };
    case Kind.await:
      return { kind: 'await', value: lowerOnly(file, node, scope), line };
    case Kind.yield:
      return lowerYield(file, node, scope);
    case Kind.named_expression:
      return {
        kind: 'assignment',
        target: lowerField(file, node, Field.name, scope),
        value: lowerField(file, node, Field.value, scope),
        line,
      };
    case Kind.format_expression:
      return lowerInterpolation(tree, node, (inner) => lowerExpression(file, inner, scope));
    case Kind.as_pattern_target:
      return lowerOnly(file, node, scope);
    default: {
      const what = tree.kind[node] === Kind.ERROR ? 'syntax error' : kindName(tree.kind[node] as number);
      return { kind: 'other', what, children: lowerAll(file, tree.children(node), scope), line };
    }
  }
}

function fieldText(file: SourceFile, node: number, field: number): string {
  const { tree } = file;
  const end = tree.next[node] as number;
  for (let child = node + 1; child < end; child = tree.next[child] as number) {
    if (tree.field[child] === field) return tree.slice(child);
  }
  return '';
}

function lowerName(name: string, line: number, scope: Scope): Expression {
  return scope.lookUp(name) === 'self' ? { kind: 'self', line } : { kind: 'name', name, line };
}

function lowerNumber(text: string, line: number): Expression {
  const value = numberValue(text);
  if (value === undefined) return { kind: 'other', what: 'imaginary number', children: [], line };
  return { kind: 'number', value, text: text.slice(0, 200), line };
}

/** The only child that means something. */
function lowerOnly(file: SourceFile, node: number, scope: Scope): Expression {
  const child = file.tree.firstChild(node);
  return child < 0 ? absent(file.tree.line[node] as number) : lowerExpression(file, child, scope);
}

function lowerCall(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const callee = lowerField(file, node, Field.function, scope);
  if (callee.kind === 'name' && callee.name === 'super' && scope.lookUp('super') === undefined)
    return { kind: 'super', line };
  const args = lowerArguments(file, tree.child(node, Field.arguments), scope);
  const target = targetOf(callee, scope);
  const endLine = tree.endLine(node);
  return target === undefined
    ? { kind: 'call', callee, arguments: args, line, endLine }
    : { kind: 'call', callee, arguments: args, target, line, endLine };
}

/** Arguments in order; a lone generator expression is one argument. */
export function lowerArguments(file: SourceFile, list: number, scope: Scope): Argument[] {
  const { tree } = file;
  if (list < 0) return [];
  if (tree.kind[list] !== Kind.argument_list) return [{ value: lowerExpression(file, list, scope) }];
  const args: Argument[] = [];
  const end = tree.next[list] as number;
  for (let child = list + 1; child < end; child = tree.next[child] as number) {
    const kind = tree.kind[child] as number;
    if (kind <= Kind.comment) continue;
    if (kind === Kind.keyword_argument)
      args.push({ name: fieldText(file, child, Field.name), value: lowerField(file, child, Field.value, scope) });
    else args.push({ value: lowerExpression(file, child, scope) });
  }
  return args;
}

function lowerSubscript(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const object = lowerField(file, node, Field.value, scope);
  const subscripts = tree.children(node).filter((child) => tree.field[child] === Field.subscript);
  const first = subscripts[0];
  const index: Expression =
    first === undefined
      ? absent(line)
      : subscripts.length === 1
        ? lowerExpression(file, first, scope)
        : { kind: 'tuple', elements: lowerAll(file, subscripts, scope), line: tree.line[first] as number };
  return { kind: 'index', object, index, line };
}

function lowerSlice(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const bounds: Partial<Record<'lower' | 'upper' | 'step', Expression>> = {};
  const names = ['lower', 'upper', 'step'] as const;
  let colons = 0;
  const end = tree.next[node] as number;
  for (let child = node + 1; child < end; child = tree.next[child] as number) {
    const kind = tree.kind[child] as number;
    if (kind === Kind.token) colons++;
    else if (kind > Kind.comment) bounds[names[Math.min(colons, 2)] as 'lower'] = lowerExpression(file, child, scope);
  }
  return { kind: 'slice', ...bounds, line: tree.line[node] as number };
}

/** `a < b < c` is `a < b and b < c`. */
function lowerComparison(file: SourceFile, node: number, scope: Scope): Expression {
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
      const right = lowerExpression(file, child, scope);
      if (left) {
        const link: Expression = { kind: 'compare', operator: compareOperator(operator), left, right, line };
        whole = whole ? { kind: 'logical', operator: 'and', left: whole, right: link, line } : link;
        if (file.depth + ++links >= MAX_NESTING) {
          return { kind: 'logical', operator: 'and', left: whole, right: file.cutHere(child), line };
        }
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

function lowerConditional(file: SourceFile, node: number, scope: Scope): Expression {
  const line = file.tree.line[node] as number;
  const [then, test, otherwise] = lowerAll(file, file.tree.children(node), scope);
  return {
    kind: 'conditional',
    test: test ?? absent(line),
    then: then ?? absent(line),
    otherwise: otherwise ?? absent(line),
    line,
  };
}

/** A lambda is a function whose body is one `return`. */
export function lowerLambda(file: SourceFile, node: number, around: Scope): FunctionExpression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const scope = file.scopeOf(node, around);
  const endLine = tree.endLine(node);
  const parameters = lowerParameters(file, tree.child(node, Field.parameters), around, lowerExpression);
  const value = lowerField(file, node, Field.body, scope);
  return { kind: 'function', parameters, body: [{ kind: 'return', value, line: value.line, endLine }], line, endLine };
}

function lowerSequence(file: SourceFile, kind: SequenceExpression['kind'], node: number, scope: Scope): Expression {
  const { tree } = file;
  return { kind, elements: lowerAll(file, tree.children(node), scope), line: tree.line[node] as number };
}

function lowerDictionary(file: SourceFile, node: number, scope: Scope): DictExpression {
  const { tree } = file;
  const entries = tree.children(node).map((child): DictExpression['entries'][number] => {
    const line = tree.line[child] as number;
    if (tree.kind[child] === Kind.pair) {
      const key = lowerField(file, child, Field.key, scope);
      return { key, value: lowerField(file, child, Field.value, scope), line };
    }
    const value = tree.kind[child] === Kind.dictionary_splat ? lowerOnly(file, child, scope) : undefined;
    return { value: value ?? lowerExpression(file, child, scope), line };
  });
  return { kind: 'dict', entries, line: tree.line[node] as number };
}

const FORMS: ReadonlyMap<number, ComprehensionExpression['form']> = new Map([
  [Kind.list_comprehension, 'list'],
  [Kind.set_comprehension, 'set'],
  [Kind.dictionary_comprehension, 'dict'],
  [Kind.generator_expression, 'generator'],
]);

type Clause = { target: Expression; iterable: Expression; conditions: Expression[] };

/** The first iterable is evaluated outside the comprehension's own scope. */
function lowerComprehension(file: SourceFile, node: number, around: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const scope = file.scopeOf(node, around);
  const form = FORMS.get(tree.kind[node] as number) ?? 'generator';
  const clauses: Clause[] = [];
  for (const child of tree.children(node)) {
    if (tree.kind[child] === Kind.for_in_clause)
      clauses.push(lowerClause(file, child, scope, clauses.length ? scope : around));
    else if (tree.kind[child] === Kind.if_clause) clauses.at(-1)?.conditions.push(lowerOnly(file, child, scope));
  }
  const body = tree.child(node, Field.body);
  if (body >= 0 && tree.kind[body] === Kind.pair) {
    const key = lowerField(file, body, Field.key, scope);
    return { kind: 'comprehension', form, key, element: lowerField(file, body, Field.value, scope), clauses, line };
  }
  const element = body < 0 ? absent(line) : lowerExpression(file, body, scope);
  return { kind: 'comprehension', form, element, clauses, line };
}

function lowerClause(file: SourceFile, node: number, scope: Scope, iterableScope: Scope): Clause {
  const { tree } = file;
  const sources = tree.children(node).filter((child) => tree.field[child] === Field.right);
  const line = tree.line[node] as number;
  const iterables = lowerAll(file, sources, iterableScope);
  const only = iterables[0] ?? absent(line);
  return {
    target: lowerField(file, node, Field.left, scope),
    iterable: iterables.length > 1 ? { kind: 'tuple', elements: iterables, line } : only,
    conditions: [],
  };
}

function lowerYield(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const child = tree.firstChild(node);
  if (child < 0) return { kind: 'yield', line };
  const value = lowerExpression(file, child, scope);
  return { kind: 'yield', value: tree.hasToken(node, 'from') ? { kind: 'spread', value, line } : value, line };
}
