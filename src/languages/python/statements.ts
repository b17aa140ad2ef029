import type { Block, Statement } from '../../model/code.js';
import { lowerFor, lowerIf, lowerWhile, lowerWith } from './compound-statements.js';
import { addSymbol, lowerDefinition } from './definitions.js';
import { docFrom } from './docs.js';
import { readExportedNames } from './exported-names.js';
import { lowerExpression } from './expressions.js';
import { readImports } from './imports.js';
import { checkIndentation } from './indentation.js';
import { Field, Kind } from './kinds.js';
import { enterMainBlock } from './main-block.js';
import { lowerMatch } from './match-statements.js';
import type { Place } from './place.js';
import { lowerSimple } from './simple-statements.js';
import type { SourceFile } from './source-file.js';
import { lowerTry } from './try-statements.js';
import { declareAssigned } from './variables.js';

/**
 * The statements of a block. Docstrings are left out: they are in the symbol's `doc`; and so are other strings that stand as
 * statements: they are in the comments.
 */
export function lowerBlock(file: SourceFile, block: number, place: Place): Block {
  const { tree } = file;
  const nodes = tree.children(block);
  checkIndentation(file, block, nodes);
  const out: Statement[] = [];
  let used = -1;
  nodes.forEach((node, index) => {
    if (node === used || file.docStatements.has(node)) return;
    const after = nodes[index + 1] ?? -1;
    if (file.tooDeep) {
      const value = file.cutHere(node);
      out.push({ kind: 'expression', value, line: value.line, endLine: tree.endLine(node) });
      return;
    }
    file.depth++;
    file.surroundings = place;
    if (lowerStatement(file, node, after, place, out)) used = after;
    file.depth--;
  });
  return out;
}

/** Lowers one statement into `out`. True when the statement after it is its documentation. */
function lowerStatement(file: SourceFile, node: number, after: number, place: Place, out: Statement[]): boolean {
  const { tree } = file;
  switch (tree.kind[node]) {
    case Kind.expression_statement:
      return lowerExpressionLike(file, node, after, place, out);
    case Kind.if_statement:
      out.push(lowerIf(file, node, enterMainBlock(file, node, place), lowerBlock));
      break;
    case Kind.for_statement:
      out.push(lowerFor(file, node, place, lowerBlock));
      break;
    case Kind.while_statement:
      out.push(lowerWhile(file, node, place, lowerBlock));
      break;
    case Kind.try_statement:
      out.push(lowerTry(file, node, place, lowerBlock));
      break;
    case Kind.with_statement:
      out.push(lowerWith(file, node, place, lowerBlock));
      break;
    case Kind.match_statement:
      out.push(lowerMatch(file, node, place, lowerBlock));
      break;
    case Kind.function_definition:
    case Kind.class_definition:
    case Kind.decorated_definition:
      out.push(...lowerDefinition(file, node, place, lowerBlock));
      break;
    case Kind.import_statement:
    case Kind.import_from_statement:
    case Kind.future_import_statement: {
      const span = { line: tree.line[node] as number, endLine: tree.endLine(node) };
      for (const index of readImports(file, node, place)) out.push({ kind: 'import', import: index, ...span });
      break;
    }
    case Kind.type_alias_statement:
      out.push(lowerTypeAlias(file, node, place));
      break;
    default:
      lowerOther(file, node, place, out);
  }
  return false;
}

function lowerExpressionLike(file: SourceFile, node: number, after: number, place: Place, out: Statement[]): boolean {
  const text = docFrom(file.tree, node);
  if (text) {
    file.textStatements.push({
      line: text.line,
      endLine: text.endLine,
      text: text.text.slice(0, 4_000),
      ownLine: true,
    });
    return false;
  }
  const statement = lowerSimple(file, node, place.scope);
  if (!statement) return false;
  if (place.level === 'module') readExportedNames(file, statement);
  if (statement.kind !== 'assign') {
    out.push(statement);
    return false;
  }
  const documented = place.level !== 'function' && after >= 0 && statement.targets[0]?.kind === 'name';
  const follows = documented && file.tree.line[after] === statement.endLine + 1;
  const doc = follows ? docFrom(file.tree, after) : undefined;
  out.push(declareAssigned(file, statement, node, place, doc));
  return doc !== undefined;
}

function lowerTypeAlias(file: SourceFile, node: number, place: Place): Statement {
  const { tree } = file;
  const left = tree.child(node, Field.left);
  const right = tree.child(node, Field.right);
  const name = left < 0 ? '' : (tree.slice(left).split('[', 1)[0] as string).trim();
  const symbol = addSymbol(file, place, {
    name,
    kind: 'type',
    node,
    ...(right >= 0 && { type: tree.cut(right, 300) }),
    hasBody: false,
  });
  return { kind: 'declare', symbol, line: tree.line[node] as number, endLine: tree.endLine(node) };
}

/** Simple statements; and, in broken source, whatever lies where a statement should be. */
function lowerOther(file: SourceFile, node: number, place: Place, out: Statement[]): void {
  const { tree } = file;
  const kind = tree.kind[node];
  const statement = lowerSimple(file, node, place.scope);
  if (statement) out.push(statement);
  else if (kind === Kind.ERROR || kind === Kind.block) out.push(...lowerBlock(file, node, place));
  else {
    const value = lowerExpression(file, node, place.scope);
    out.push({ kind: 'expression', value, line: value.line, endLine: tree.endLine(node) });
  }
}
