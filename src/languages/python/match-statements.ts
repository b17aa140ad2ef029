import type { Block, Expression, Statement, SwitchStatement } from '../../model/code.js';
import { lowerAll, lowerExpression } from './expressions.js';
import { Field, Kind, kindName } from './kinds.js';
import { guarded, type LowerBlock, type Place } from './place.js';
import type { Scope } from './scope.js';
import { absent, type SourceFile } from './source-file.js';

type Case = SwitchStatement['cases'][number];

/** `match` as a switch. A capture of the whole subject is the default case, and an assignment at the head of its body. */
export function lowerMatch(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Statement {
  const { tree } = file;
  const line = tree.line[node] as number;
  const subjects = tree.children(node).filter((child) => tree.field[child] === Field.subject);
  const parts = lowerAll(file, subjects, place.scope);
  const subject: Expression = parts.length > 1 ? { kind: 'tuple', elements: parts, line } : (parts[0] ?? absent(line));
  const body = tree.child(node, Field.body);
  const clauses = body < 0 ? [] : tree.children(body).filter((child) => tree.kind[child] === Kind.case_clause);
  const cases = clauses.map((clause) => lowerCase(file, clause, subject, place, lowerBlock));
  return { kind: 'switch', subject, cases, line, endLine: tree.endLine(node) };
}

function lowerCase(file: SourceFile, node: number, subject: Expression, place: Place, lowerBlock: LowerBlock): Case {
  const { tree } = file;
  const line = tree.line[node] as number;
  const { scope } = place;
  const patterns = tree.children(node).filter((child) => tree.kind[child] === Kind.case_pattern);
  const consequence = tree.child(node, Field.consequence);
  const captured = patterns.length === 1 ? wholeCapture(file, patterns[0] as number) : undefined;
  let tests: Expression[] = [];
  if (captured === undefined) {
    const lowered = patterns.map((pattern) => lowerPattern(file, pattern, scope));
    tests = lowered.length > 1 ? [{ kind: 'tuple', elements: lowered, line }] : alternatives(lowered[0]);
  }
  const guard = tree.child(node, Field.guard);
  const condition = guard < 0 ? -1 : tree.firstChild(guard);
  if (condition >= 0) tests = withGuard(tests, lowerExpression(file, condition, scope));
  const statements = consequence < 0 ? [] : lowerBlock(file, consequence, guarded(place, 'if'));
  const head: Block =
    captured && captured !== '_'
      ? [{ kind: 'assign', targets: [{ kind: 'name', name: captured, line }], value: subject, line, endLine: line }]
      : [];
  return { tests, body: [...head, ...statements], line };
}

/** The name in `case name:`, `_` included. */
function wholeCapture(file: SourceFile, pattern: number): string | undefined {
  const { tree } = file;
  const text = tree.cut(pattern, 200);
  if (text === '_') return '_';
  const child = tree.firstChild(pattern);
  if (child < 0 || tree.kind[child] !== Kind.dotted_name || text.includes('.')) return undefined;
  return text;
}

function alternatives(test: Expression | undefined): Expression[] {
  if (test === undefined) return [];
  return test.kind === 'other' && test.what === 'alternatives' ? [...test.children] : [test];
}

function withGuard(tests: readonly Expression[], guard: Expression): Expression[] {
  if (tests.length === 0) return [guard];
  return tests.map((left) => ({ kind: 'logical', operator: 'and', left, right: guard, line: left.line }));
}

/** A pattern as the expression that looks like it; a captured name is an assignment of the part it matches. */
function lowerPattern(file: SourceFile, node: number, scope: Scope): Expression {
  if (file.tooDeep) return file.cutHere(node);
  file.depth++;
  const expression = patternByKind(file, node, scope);
  file.depth--;
  return expression;
}

function patternByKind(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const parts = () => tree.children(node).map((child) => lowerPattern(file, child, scope));
  switch (tree.kind[node]) {
    case Kind.case_pattern: {
      const child = tree.firstChild(node);
      if (child < 0) return wildcard(line);
      const inner = lowerPattern(file, child, scope);
      const negative = inner.kind === 'number' && tree.hasToken(node, '-');
      return negative ? { kind: 'unary', operator: '-', operand: inner, line } : inner;
    }
    case Kind.dotted_name:
      return tree.slice(node).includes('.')
        ? dottedExpression(tree.slice(node), line, scope)
        : capture(file, node, line);
    case Kind.identifier:
      return capture(file, node, line);
    case Kind.union_pattern:
      return { kind: 'other', what: 'alternatives', children: parts(), line };
    case Kind.list_pattern:
      return { kind: 'list', elements: parts(), line };
    case Kind.tuple_pattern:
      return { kind: 'tuple', elements: parts(), line };
    case Kind.splat_pattern: {
      const name = tree.firstChild(node);
      return { kind: 'spread', value: name < 0 ? wildcard(line) : capture(file, name, line), line };
    }
    case Kind.dict_pattern:
      return dictPattern(file, node, scope);
    case Kind.class_pattern:
      return classPattern(file, node, scope);
    case Kind.as_pattern: {
      const [matched, name] = tree.children(node);
      if (matched === undefined || name === undefined) return wildcard(line);
      return { kind: 'assignment', target: nameOf(file, name), value: lowerPattern(file, matched, scope), line };
    }
    case Kind.complex_pattern:
    case Kind.ERROR:
      return { kind: 'other', what: kindName(tree.kind[node] as number), children: parts(), line };
    default:
      return lowerExpression(file, node, scope);
  }
}

function wildcard(line: number): Expression {
  return { kind: 'other', what: 'wildcard', children: [], line };
}

function nameOf(file: SourceFile, node: number): Expression {
  return { kind: 'name', name: file.tree.slice(node), line: file.tree.line[node] as number };
}

function capture(file: SourceFile, node: number, line: number): Expression {
  if (file.tree.slice(node) === '_') return wildcard(line);
  const value: Expression = { kind: 'other', what: 'matched part', children: [], line };
  return { kind: 'assignment', target: nameOf(file, node), value, line };
}

function dottedExpression(text: string, line: number, scope: Scope): Expression {
  const [root = '', ...path] = text.split('.').map((part) => part.trim());
  let at: Expression = scope.lookUp(root) === 'self' ? { kind: 'self', line } : { kind: 'name', name: root, line };
  for (const name of path) at = { kind: 'member', object: at, name, line };
  return at;
}

function dictPattern(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const entries: { key?: Expression; value: Expression; line: number }[] = [];
  let key: Expression | undefined;
  for (const child of tree.children(node)) {
    const line = tree.line[child] as number;
    if (tree.field[child] === Field.key) key = lowerPattern(file, child, scope);
    else if (key) {
      entries.push({ key, value: lowerPattern(file, child, scope), line });
      key = undefined;
    } else {
      const rest = lowerPattern(file, child, scope);
      entries.push({ value: rest.kind === 'spread' ? rest.value : rest, line });
    }
  }
  return { kind: 'dict', entries, line: tree.line[node] as number };
}

/** `Point(x=0, y=name)` looks like a call; it has no target, because nothing is called. */
function classPattern(file: SourceFile, node: number, scope: Scope): Expression {
  const { tree } = file;
  const line = tree.line[node] as number;
  const [name, ...patterns] = tree.children(node);
  const callee = name === undefined ? absent(line) : dottedExpression(tree.slice(name), line, scope);
  const args = patterns.map((pattern) => {
    const inner = tree.kind[pattern] === Kind.case_pattern ? tree.firstChild(pattern) : pattern;
    if (inner < 0 || tree.kind[inner] !== Kind.keyword_pattern) return { value: lowerPattern(file, pattern, scope) };
    const [key, value] = tree.children(inner);
    const lowered = value === undefined ? wildcard(line) : lowerPattern(file, value, scope);
    return key === undefined ? { value: lowered } : { name: tree.slice(key), value: lowered };
  });
  return { kind: 'call', callee, arguments: args, line, endLine: tree.endLine(node) };
}
