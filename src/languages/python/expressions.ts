import type { Argument, DictExpression, Expression, FunctionExpression, SequenceExpression } from '../../model/code.js';
import { lowerComprehension } from './comprehensions.js';
import { noteDynamicImport } from './imports.js';
import { Field, Kind, kindName } from './kinds.js';
import { numberValue } from './literals.js';
import { lowerBinary, lowerComparison } from './operators.js';
import { lowerParameters } from './parameters.js';
import type { Scope } from './scope.js';
import { absent, type SourceFile } from './source-file.js';
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

/** The child with a field, lowered; an `other` in its place when the broken source lacks it. */
function lowerField(file: SourceFile, node: number, field: number, scope: Scope): Expression {
  const child = file.tree.child(node, field);
  return child < 0 ? absent(file.tree.line[node] as number) : lowerExpression(file, child, scope);
}

/** Parentheses and `type` wrappers carry nothing. Iterative: there may be thousands. */
export function withoutParentheses(file: SourceFile, node: number): number {
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
      return lowerMember(file, node, scope);
    case Kind.call:
      return lowerCall(file, node, scope);
    case Kind.string: {
      const value = lowerString(tree, node, (inner) => lowerExpression(file, inner, scope));
      if (value.kind === 'other') file.problem(line, 'Python 2 syntax: backquotes');
      return value;
    }
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
      return lowerBinary(file, node, scope, lowerExpression);
    case Kind.boolean_operator:
      return {
        kind: 'logical',
        operator: tree.fieldText(node, Field.operator) === 'and' ? 'and' : 'or',
        left: lowerField(file, node, Field.left, scope),
        right: lowerField(file, node, Field.right, scope),
        line,
      };
    case Kind.comparison_operator:
      return lowerComparison(file, node, scope, lowerExpression);
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
      const operator = tree.fieldText(node, Field.operator) as '-' | '+' | '~';
      return { kind: 'unary', operator, operand: lowerField(file, node, Field.argument, scope), line };
    }
    case Kind.conditional_expression:
      return lowerConditional(file, node, scope);
    case Kind.lambda:
      return lowerLambda(file, node, scope);
    case Kind.list:
    case Kind.list_pattern:
      return lowerSequence(file, 'list', node, scope);
    case Kind.tuple_pattern:
      return lowerTuplePattern(file, node, scope);
    case Kind.tuple:
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
      return lowerComprehension(file, node, scope, lowerExpression);
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
    case Kind.as_pattern:
    // The statement that has the alias reads it.
    case Kind.as_pattern_target:
      return lowerOnly(file, node, scope);
    default: {
      const what = tree.kind[node] === Kind.ERROR ? 'syntax error' : kindName(tree.kind[node] as number);
      return { kind: 'other', what, children: lowerAll(file, tree.children(node), scope), line };
    }
  }
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

/** What the parser reads as `(*a).b` is `*(a.b)`; likewise for a call and an index. */
function lowerMember(file: SourceFile, node: number, scope: Scope): Expression {
  const object = lowerField(file, node, Field.object, scope);
  const name = file.tree.fieldText(node, Field.attribute);
  const line = file.tree.line[node] as number;
  return object.kind === 'spread'
    ? { ...object, value: { kind: 'member', object: object.value, name, line } }
    : { kind: 'member', object, name, line };
}

function lowerCall(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const written = lowerField(file, node, Field.function, scope);
  const callee = written.kind === 'spread' ? written.value : written;
  if (callee.kind === 'name' && callee.name === 'super' && scope.lookUp('super') !== 'local')
    return { kind: 'super', line };
  const args = lowerArguments(file, tree.child(node, Field.arguments), scope);
  const target = targetOf(callee, scope);
  if (target === 'importlib.import_module' || target === '__import__') noteDynamicImport(file, node, args[0]?.value);
  const endLine = tree.endLine(node);
  const call: Expression = {
    kind: 'call',
    callee,
    arguments: args,
    ...(target !== undefined && { target }),
    line,
    endLine,
  };
  return written.kind === 'spread' ? { ...written, value: call } : call;
}

/** Arguments in order; a lone generator expression is one argument. */
function lowerArguments(file: SourceFile, list: number, scope: Scope): Argument[] {
  const { tree } = file;
  if (list < 0) return [];
  if (tree.kind[list] !== Kind.argument_list) return [{ value: lowerExpression(file, list, scope) }];
  const args: Argument[] = [];
  const end = tree.next[list] as number;
  for (let child = list + 1; child < end; child = tree.next[child] as number) {
    const kind = tree.kind[child] as number;
    if (kind <= Kind.comment) continue;
    if (kind === Kind.keyword_argument)
      args.push({ name: tree.fieldText(child, Field.name), value: lowerField(file, child, Field.value, scope) });
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
      : subscripts.length === 1 && !tree.hasComma(first, node)
        ? lowerExpression(file, first, scope)
        : { kind: 'tuple', elements: lowerAll(file, subscripts, scope), line: tree.line[first] as number };
  return object.kind === 'spread'
    ? { ...object, value: { kind: 'index', object: object.value, index, line } }
    : { kind: 'index', object, index, line };
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

function lowerConditional(file: SourceFile, node: number, scope: Scope): Expression {
  const line = file.tree.line[node] as number;
  const lowered = lowerAll(file, file.tree.children(node), scope);
  const [then = absent(line), test = absent(line), otherwise = absent(line)] = lowered;
  return { kind: 'conditional', test, then, otherwise, line };
}

/** A lambda is a function whose body is one `return`. */
function lowerLambda(file: SourceFile, node: number, around: Scope): FunctionExpression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const scope = file.scopeOf(node, around);
  const endLine = tree.endLine(node);
  const parameters = lowerParameters(file, tree.child(node, Field.parameters), around, lowerExpression);
  file.depth++;
  const value = lowerField(file, node, Field.body, scope);
  file.depth--;
  return { kind: 'function', parameters, body: [{ kind: 'return', value, line: value.line, endLine }], line, endLine };
}

function lowerSequence(file: SourceFile, kind: SequenceExpression['kind'], node: number, scope: Scope): Expression {
  const { tree } = file;
  return { kind, elements: lowerAll(file, tree.children(node), scope), line: tree.line[node] as number };
}

/** `(a) = 1` gives `a`; a tuple of one has a comma. */
function lowerTuplePattern(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const [only, ...others] = tree.children(node);
  const single = only !== undefined && others.length === 0;
  if (single && !tree.hasComma(only, node)) return lowerExpression(file, only, scope);
  return lowerSequence(file, 'tuple', node, scope);
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

function lowerYield(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const child = tree.firstChild(node);
  if (child < 0) return { kind: 'yield', line };
  const value = lowerExpression(file, child, scope);
  return { kind: 'yield', value: tree.hasToken(node, 'from') ? { kind: 'spread', value, line } : value, line };
}
