import type { Block, Handler, TryStatement } from '../../model/code.js';
import { elseOf } from './compound-statements.js';
import { lowerExpression } from './expressions.js';
import { Field, Kind } from './kinds.js';
import { guarded, type LowerBlock, type Place } from './place.js';
import type { SourceFile } from './source-file.js';
import { dottedName } from './targets.js';

export function lowerTry(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): TryStatement {
  const { tree } = file;
  const body = tree.child(node, Field.body);
  const handlers: Handler[] = [];
  let last: Block = [];
  const lowered = body < 0 ? [] : lowerBlock(file, body, guarded(place, 'try'));
  for (const child of tree.children(node)) {
    if (tree.kind[child] === Kind.except_clause) handlers.push(lowerHandler(file, child, place, lowerBlock));
  }
  const otherwise = elseOf(file, node, place, lowerBlock);
  const clause = tree.childOfKind(node, Kind.finally_clause);
  if (clause >= 0) last = innerBlock(file, clause, place, lowerBlock);
  return {
    kind: 'try',
    body: lowered,
    handlers,
    otherwise,
    finally: last,
    line: tree.line[node] as number,
    endLine: tree.endLine(node),
  };
}

function innerBlock(file: SourceFile, clause: number, place: Place, lowerBlock: LowerBlock): Block {
  const block = file.tree.childOfKind(clause, Kind.block);
  return block < 0 ? [] : lowerBlock(file, block, place);
}

function lowerHandler(file: SourceFile, node: number, place: Place, lowerBlock: LowerBlock): Handler {
  const { tree } = file;
  const line = tree.line[node] as number;
  const caught: number[] = [];
  let name: string | undefined;
  for (const child of tree.children(node)) {
    if (tree.field[child] === Field.alias) name = tree.slice(child);
    else if (tree.field[child] === Field.value) {
      const aliased = tree.aliasedPart(child);
      if (aliased >= 0) name = tree.fieldText(aliased, Field.alias);
      caught.push(tree.kind[child] === Kind.as_pattern ? tree.firstChild(child) : child);
    }
  }
  // `except E, e` binds e in Python 2; `except E, F` without brackets is Python 3.14. Exceptions start with a capital.
  const second = caught[1];
  if (
    caught.length === 2 &&
    second !== undefined &&
    tree.kind[second] === Kind.identifier &&
    /^[a-z_]/.test(tree.cut(second, 1))
  ) {
    file.problem(line, 'Python 2 syntax: except with a comma');
    name = tree.slice(second);
    caught.pop();
  }
  const types = caught.flatMap((child) => (child < 0 ? [] : caughtNames(file, child, place)));
  const body = innerBlock(file, node, guarded(place, 'handler'), lowerBlock);
  return { types, ...(name !== undefined && { name }), body, line, endLine: tree.endLine(node) };
}

/** Dotted names as written; what is no name (a call, a starred tuple) reads as its text. */
function caughtNames(file: SourceFile, node: number, place: Place): string[] {
  const { tree } = file;
  const kind = tree.kind[node];
  if (kind === Kind.tuple || kind === Kind.parenthesized_expression || kind === Kind.expression_list)
    return tree.children(node).map((child) => caughtName(file, child, place));
  return [caughtName(file, node, place)];
}

function caughtName(file: SourceFile, node: number, place: Place): string {
  return dottedName(lowerExpression(file, node, place.scope)) ?? file.tree.cut(node, 200);
}
