import { ts } from 'ts-morph';
import type { Statement } from '../../model/code.js';
import type { ImportedName, ImportFact } from '../../model/facts.js';
import { type Context, type Draft, MODULE, statementForm } from './context.js';
import { isNamedValue, readNamedValue } from './definitions.js';
import { unwrap } from './expressions.js';
import { membersOf } from './functions.js';
import { readString } from './literals.js';
import { addImport } from './module-calls.js';
import { dottedPath } from './names.js';
import { addSymbol, VALUE_LIMIT } from './symbols.js';

const K = ts.SyntaxKind;

export const importForms = [
  statementForm(K.ImportDeclaration, readImport),
  statementForm(K.ImportEqualsDeclaration, readImportEquals),
  statementForm(K.ExportDeclaration, readExport),
  statementForm(K.ExportAssignment, readExportAssignment),
  statementForm(K.NamespaceExportDeclaration, () => undefined),
];

function readImport(node: ts.ImportDeclaration, context: Context, out: Statement[]): void {
  const module = specifierText(node.moduleSpecifier, context);
  context.skip(node.attributes);
  const clause = node.importClause;
  const fact = addImport(node, module, clause === undefined ? 'side-effect' : 'import', context);
  if (clause !== undefined) readImportClause(clause, module, fact, context);
  pushImport(node, context, out);
}

function readImportClause(clause: ts.ImportClause, module: string, fact: Draft<ImportFact>, context: Context): void {
  const names: ImportedName[] = [];
  const { name, namedBindings } = clause;
  if (name !== undefined) {
    names.push({ name: 'default', local: name.text });
    context.scope.import(name.text, module);
  }
  let typeOnly = clause.isTypeOnly;
  if (namedBindings?.kind === K.NamespaceImport) {
    fact.namespace = (namedBindings as ts.NamespaceImport).name.text;
    context.scope.import(fact.namespace, module);
  } else if (namedBindings !== undefined) {
    const { elements } = namedBindings as ts.NamedImports;
    for (const element of elements) {
      const imported = exportNameText(element.propertyName ?? element.name, context);
      names.push({ name: imported, local: element.name.text });
      context.scope.import(element.name.text, imported === 'default' ? module : `${module}.${imported}`);
    }
    typeOnly ||= name === undefined && elements.length > 0 && elements.every((element) => element.isTypeOnly);
  }
  fact.names = names;
  if (typeOnly) fact.typeOnly = true;
}

function exportNameText(name: ts.ModuleExportName, context: Context): string {
  if (name.kind === K.StringLiteral) readString(name, context);
  return name.text;
}

function specifierText(node: ts.Expression | undefined, context: Context): string {
  if (node === undefined) return '';
  if (ts.isStringLiteralLike(node)) {
    readString(node, context);
    return node.text;
  }
  context.skip(node);
  return '';
}

function pushImport(node: ts.Node, context: Context, out: Statement[]): void {
  const line = context.lineOf(node);
  out.push({ kind: 'import', line, endLine: context.endLineOf(node), import: context.imports.length - 1 });
}

/** `import fs = require('fs')`, or `import Short = Long.Name`, which only names a part of the file. */
function readImportEquals(node: ts.ImportEqualsDeclaration, context: Context, out: Statement[]): void {
  const { moduleReference, name } = node;
  if (moduleReference.kind === K.ExternalModuleReference) {
    const module = specifierText((moduleReference as ts.ExternalModuleReference).expression, context);
    const fact = addImport(node, module, 'require', context);
    fact.namespace = name.text;
    if (node.isTypeOnly) fact.typeOnly = true;
    context.scope.import(name.text, module);
    pushImport(node, context, out);
    return;
  }
  context.scope.declare(name.text);
  const line = context.lineOf(node);
  const text = context.textOf(moduleReference, VALUE_LIMIT);
  out.push({
    kind: 'assign',
    line,
    endLine: context.endLineOf(node),
    targets: [{ kind: 'name', line, name: name.text }],
    declares: 'const',
    value: { kind: 'other', line, what: text, children: [] },
  });
}

function readExport(node: ts.ExportDeclaration, context: Context, out: Statement[]): void {
  const clause = node.exportClause;
  const names: ImportedName[] = [];
  if (clause === undefined) names.push({ name: '*', local: '*' });
  else if (clause.kind === K.NamespaceExport) names.push({ name: '*', local: exportNameText(clause.name, context) });
  else
    for (const element of clause.elements) {
      const name = exportNameText(element.propertyName ?? element.name, context);
      names.push({ name, local: exportNameText(element.name, context) });
    }
  for (const { name, local } of names) {
    context.exportedNames.push(local);
    if (node.moduleSpecifier === undefined) context.exportedLocals.add(name);
  }
  if (node.moduleSpecifier === undefined) return;
  const fact = addImport(node, specifierText(node.moduleSpecifier, context), 're-export', context);
  context.skip(node.attributes);
  fact.names = names;
  if (node.isTypeOnly) fact.typeOnly = true;
  pushImport(node, context, out);
}

/** `export default value` and `export = value`. */
function readExportAssignment(node: ts.ExportAssignment, context: Context, out: Statement[]): void {
  const line = context.lineOf(node);
  const value = unwrap(node.expression, context);
  context.exportedNames.push('default');
  const push = (read: ReturnType<Context['expression']>): void => {
    out.push({ kind: 'expression', line, endLine: context.endLineOf(node), value: read });
  };
  const name =
    value.kind === K.ClassExpression || value.kind === K.FunctionExpression
      ? (value as ts.FunctionExpression).name?.text
      : undefined;
  const seed = { name: name ?? 'default', kind: 'function', node, parent: MODULE, exported: true } as const;
  if (isNamedValue(value)) {
    push(readNamedValue(value, seed, context));
    return;
  }
  const path = dottedPath(value);
  if (path !== undefined && path.rest === '') {
    context.exportedLocals.add(path.root);
    push(context.expression(value));
    return;
  }
  const symbol = addSymbol({ ...seed, kind: 'variable', hasBody: false }, context);
  symbol.valueText = context.textOf(value, VALUE_LIMIT);
  const read = context.definition(value, membersOf(symbol.id));
  context.values.set(symbol.id, read);
  push(read);
}

/** Marks the symbols that the module exports by another statement than their declaration. */
export function markExports(context: Context): void {
  if (context.exportedLocals.size === 0) return;
  for (const symbol of context.symbols)
    if (symbol.parent === undefined && context.exportedLocals.has(symbol.qualifiedName)) symbol.exported = true;
}
