import { ts } from 'ts-morph';
import type { ImportFact } from '../../model/facts.js';
import { type Context, type Draft, MODULE } from './context.js';
import { requiredModule } from './names.js';

const K = ts.SyntaxKind;

/** Notes the import that a `require('m')` or `import('m')` call is. Says which of the two it is, if any. */
export function readImportCall(
  node: ts.CallExpression | ts.NewExpression,
  context: Context,
): 'require' | 'dynamic' | undefined {
  if (node.expression.kind === K.ImportKeyword) {
    const first = node.arguments?.[0];
    if (first !== undefined && ts.isStringLiteralLike(first)) addImport(node, first.text, 'dynamic', context);
    return 'dynamic';
  }
  const module = requiredModule(node);
  if (module === undefined) return undefined;
  addImport(node, module, 'require', context);
  return 'require';
}

/** Adds an import without names. */
export function addImport(
  node: ts.Node,
  module: string,
  form: ImportFact['form'],
  context: Context,
): Draft<ImportFact> {
  const fact: Draft<ImportFact> = {
    module,
    names: [],
    line: context.lineOf(node),
    endLine: context.endLineOf(node),
    form,
  };
  if (context.guard !== undefined) fact.guard = context.guard;
  if (context.owner !== MODULE) fact.symbol = context.owner;
  context.imports.push(fact);
  return fact;
}
