import { ts } from 'ts-morph';
import type { Block } from '../../model/code.js';
import type { Language, ParsedModule } from '../../model/facts.js';
import { classForms } from './classes.js';
import { readComments } from './comments.js';
import { Context, type Draft, type Forms, formTable } from './context.js';
import { declarationForms } from './declarations.js';
import { readDefinition } from './definitions.js';
import { moduleDoc } from './docs.js';
import { expressionForms } from './expressions.js';
import { functionForms } from './functions.js';
import { importForms, markExports } from './imports.js';
import { jsxForms } from './jsx.js';
import { literalForms } from './literals.js';
import { objectForms } from './objects.js';
import { parseProblems } from './problems.js';
import { statementForms } from './statements.js';

const FORMS: Forms = {
  expressions: formTable([
    ...expressionForms,
    ...literalForms,
    ...objectForms,
    ...functionForms,
    ...classForms,
    ...jsxForms,
  ]),
  statements: formTable([...statementForms, ...declarationForms, ...importForms]),
  definition: readDefinition,
};

/**
 * Reads one TypeScript or JavaScript file; `path` tells which by its ending. Text that does not parse gives what could be read,
 * with `parse: 'partial'`. The parser recurses: on input nested thousands of levels deep it needs a large stack, and without one
 * the file comes back without code and with a problem that says so.
 */
export const typescriptFrontEnd = {
  parse(text: string, path: string): ParsedModule {
    const file = sourceFileOf(text, path);
    if (file === undefined) return unreadable(text, path);
    const context = new Context(text, file, FORMS);
    const code = context.statements(file.statements);
    context.references.resolve();
    markExports(context);
    return { outline: outlineOf(context, path), code, functions: context.functions, values: context.values };
  },
};

function sourceFileOf(text: string, path: string): ts.SourceFile | undefined {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    // Reads every file as a module, so that `await` at top level parses without an import in sight.
    setExternalModuleIndicator: (file) => {
      (file as { externalModuleIndicator?: unknown }).externalModuleIndicator = true;
    },
  };
  try {
    return ts.createSourceFile(path, text, options, false, scriptKind(path));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function outlineOf(context: Context, path: string): ParsedModule['outline'] {
  const problems = [...parseProblems(context), ...context.problems].sort((a, b) => a.line - b.line);
  const outline: Draft<ParsedModule['outline']> = {
    path,
    language: languageOf(path),
    lines: context.lines,
    parse: problems.length === 0 ? 'whole' : 'partial',
    problems,
    imports: context.imports,
    exportedNames: context.exportedNames,
    symbols: context.symbols,
    comments: readComments(context),
  };
  const doc = moduleDoc(context);
  if (doc !== undefined) outline.doc = doc;
  if (context.mainBlock !== undefined) outline.mainBlock = context.mainBlock;
  return outline;
}

function unreadable(text: string, path: string): ParsedModule {
  const code: Block = [];
  return {
    outline: {
      path,
      language: languageOf(path),
      lines: text.split('\n').length,
      parse: 'partial',
      problems: [{ line: 1, message: 'nested too deep for the parser' }],
      imports: [],
      exportedNames: [],
      symbols: [],
      comments: [],
    },
    code,
    functions: new Map(),
    values: new Map(),
  };
}

function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

function languageOf(path: string): Language {
  return ['ts', 'tsx', 'mts', 'cts'].includes(extensionOf(path)) ? 'typescript' : 'javascript';
}

function scriptKind(path: string): ts.ScriptKind {
  const extension = extensionOf(path);
  if (extension === 'tsx') return ts.ScriptKind.TSX;
  if (extension === 'jsx') return ts.ScriptKind.JSX;
  return languageOf(path) === 'typescript' ? ts.ScriptKind.TS : ts.ScriptKind.JS;
}
