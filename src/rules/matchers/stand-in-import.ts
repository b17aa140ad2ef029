import { blocksOf } from '../../flow/visit.js';
import type { Block, Handler } from '../../model/code.js';
import type { FileContext, Matcher } from '../context.js';

const IMPORT_FAILURE = /^(?:ImportError|ModuleNotFoundError|Exception|BaseException)$/;
const DOUBLE = /mock|stub|fake|dummy|placeholder|simulat|fallback_?impl/i;

/** When an import fails, a stand-in takes the name and the program goes on as if nothing were missing. */
export const standInImport: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units)
    for (const { node } of unit.statements('try')) {
      if (!importsOrRequires(node.body)) continue;
      for (const handler of node.handlers) {
        if (handler.types.length > 0 && !handler.types.some((type) => IMPORT_FAILURE.test(type))) continue;
        const standIn = standInOf(handler, file);
        if (standIn)
          report.hit({
            startLine: handler.line,
            endLine: handler.endLine,
            unit,
            arguments: { name: standIn.name },
            notes: [{ line: standIn.line, note: 'the stand-in' }],
          });
      }
    }
};

function importsOrRequires(body: Block): boolean {
  return body.some((statement) => {
    if (statement.kind === 'import') return true;
    if (statement.kind === 'assign' || statement.kind === 'expression') {
      let value = statement.value;
      while (value?.kind === 'await' || value?.kind === 'member')
        value = value.kind === 'member' ? value.object : value.value;
      return (
        (value?.kind === 'call' && /^(?:require|importlib\.import_module|import)$/.test(value.target ?? '')) ||
        (value?.kind === 'other' && /import/i.test(value.what))
      );
    }
    return blocksOf(statement).some(importsOrRequires);
  });
}

function standInOf(handler: Handler, file: FileContext): { readonly name: string; readonly line: number } | undefined {
  for (const statement of handler.body) {
    if (statement.kind === 'declare') {
      const symbol = file.outline.symbols[statement.symbol];
      if (symbol && (symbol.kind === 'class' || symbol.kind === 'function'))
        return { name: symbol.name, line: symbol.startLine };
    }
    if (statement.kind === 'import') {
      const fact = file.outline.imports[statement.import];
      if (fact && (DOUBLE.test(fact.module) || fact.names.some((name) => DOUBLE.test(name.name))))
        return { name: fact.names[0]?.local ?? fact.module, line: fact.line };
    }
    if (statement.kind === 'assign' && statement.value?.kind === 'function')
      return { name: nameOf(statement.targets[0]), line: statement.line };
    if (
      statement.kind === 'assign' &&
      statement.value?.kind === 'call' &&
      DOUBLE.test(statement.value.callee.kind === 'name' ? statement.value.callee.name : '')
    )
      return { name: nameOf(statement.targets[0]), line: statement.line };
  }
  return undefined;
}

function nameOf(target: { readonly kind: string } | undefined): string {
  return (target as { name?: string } | undefined)?.name ?? 'the name';
}
