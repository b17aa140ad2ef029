import type { Block, Expression, Statement, WithStatement } from '../../model/code.js';
import { lowerExpression } from './expressions.js';
import { Field, Kind } from './kinds.js';
import { guarded, type LowerBlock, type Place } from './place.js';
import { absent, type SourceFile } from './source-file.js';
import { dottedName } from './targets.js';

function fieldOf(file: SourceFile, node: number, field: number, place: Place): Expression {
  const child = file.tree.child(node, field);
  return child < 0 ? absent(file.tree.line[node] as number) : lowerExpression(file, child, place.scope);
}

/** The statements of the block with the field; none when there is no such block. */
function blockOf(file: SourceFile, node: number, field: number, place: Place, lowerBlock: LowerBlock): Block {
  const block = file.tree.child(node, field);
  return block < 0 ? [] : lowerBlock(file, block, place);
}

/** The `else` of a loop or `try`. */
export function elseOf(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Block {
  const clause = file.tree.childOfKind(node, Kind.else_clause);
  return clause < 0 ? [] : blockOf(file, clause, Field.body, place, lowerBlock);
}

/** `if` with its `elif`s, which nest; they are built from the last one inwards, since a file may hold thousands. */
export function lowerIf(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Statement {
  const { tree } = file;
  const outerDepth = file.depth;
  const endLine = tree.endLine(node);
  const branches: { test: Expression; then: Block; line: number }[] = [];
  const inside = guarded(place, 'if');
  let otherwise: Block = [];
  // The first clause is always read: the statement itself is within the limit.
  for (const clause of [node, ...tree.children(node).filter((child) => tree.field[child] === Field.alternative)]) {
    if (branches.length > 0 && file.tooDeep) {
      const line = tree.line[clause] as number;
      otherwise = [{ kind: 'expression', value: file.cutHere(clause), line, endLine }];
      break;
    }
    if (tree.kind[clause] === Kind.else_clause) otherwise = blockOf(file, clause, Field.body, inside, lowerBlock);
    else {
      const test = fieldOf(file, clause, Field.condition, place);
      const typing = isTypeChecking(test) ? { ...inside, typeOnly: true as const } : inside;
      const then = blockOf(file, clause, Field.consequence, typing, lowerBlock);
      branches.push({ test, then, line: tree.line[clause] as number });
      file.depth++;
    }
  }
  file.depth = outerDepth;
  for (let index = branches.length - 1; index > 0; index--) {
    const branch = branches[index] as (typeof branches)[number];
    otherwise = [{ kind: 'if', ...branch, otherwise, endLine }];
  }
  const { test, then, line } = branches[0] as (typeof branches)[number];
  return { kind: 'if', test, then, otherwise, line, endLine };
}

function isTypeChecking(test: Expression): boolean {
  const name = dottedName(test);
  return name === 'TYPE_CHECKING' || name?.endsWith('.TYPE_CHECKING') === true;
}

export function lowerFor(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Statement {
  const { tree } = file;
  return {
    kind: 'for',
    target: fieldOf(file, node, Field.left, place),
    iterable: fieldOf(file, node, Field.right, place),
    body: blockOf(file, node, Field.body, place, lowerBlock),
    otherwise: elseOf(file, node, place, lowerBlock),
    line: tree.line[node] as number,
    endLine: tree.endLine(node),
  };
}

export function lowerWhile(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Statement {
  const { tree } = file;
  return {
    kind: 'while',
    initial: [],
    test: fieldOf(file, node, Field.condition, place),
    body: blockOf(file, node, Field.body, place, lowerBlock),
    otherwise: elseOf(file, node, place, lowerBlock),
    line: tree.line[node] as number,
    endLine: tree.endLine(node),
  };
}

export function lowerWith(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Statement {
  const { tree } = file;
  const items: { context: Expression; target?: Expression }[] = [];
  const clause = tree.childOfKind(node, Kind.with_clause);
  for (const item of clause < 0 ? [] : tree.children(clause)) {
    const value = tree.child(item, Field.value);
    for (const context of contextsIn(file, value < 0 ? item : value)) items.push(lowerItem(file, context, place));
  }
  const lenient = items.some(
    ({ context }) => context.kind === 'call' && dottedName(context.callee)?.endsWith('suppress'),
  );
  const statement: WithStatement = {
    kind: 'with',
    items,
    body: blockOf(file, node, Field.body, lenient ? guarded(place, 'try') : place, lowerBlock),
    line: tree.line[node] as number,
    endLine: tree.endLine(node),
  };
  return statement;
}

/** In `with (open(a) as x, open(b) as y):` the parser may see one tuple. */
function contextsIn(file: SourceFile, value: number): number[] {
  const { tree } = file;
  const kind = tree.kind[value];
  if (kind !== Kind.tuple && kind !== Kind.parenthesized_expression) return [value];
  const parts = tree.children(value);
  return parts.some((part) => tree.kind[part] === Kind.as_pattern) ? parts : [value];
}

function lowerItem(file: SourceFile, node: number, place: Place): { context: Expression; target?: Expression } {
  const { tree } = file;
  const context = lowerExpression(file, node, place.scope);
  const aliased = tree.aliasedPart(node);
  return aliased < 0 ? { context } : { context, target: fieldOf(file, aliased, Field.alias, place) };
}
