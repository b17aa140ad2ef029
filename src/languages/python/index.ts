import type { ParsedModule, ParseProblem } from '../../model/facts.js';
import { findComments } from './comments.js';
import { docFrom, moduleDocStatement } from './docs.js';
import { pythonLanguage } from './grammar.js';
import { grammarTables } from './kinds.js';
import { withLineFeeds } from './lines.js';
import { lowerModule } from './module.js';
import { GuardedParser } from './parser.js';
import { findProblems } from './problems.js';
import { SourceFile } from './source-file.js';
import { FlatTree } from './tree.js';

/** Reads Python. Not re-entrant, and one a thread: it holds one parser. */
export interface PythonFrontEnd {
  /** Never throws for any text; what does not parse is a problem with a line. `path` is only copied into the facts. */
  parse(text: string, path: string): ParsedModule;
}

export async function createPythonFrontEnd(): Promise<PythonFrontEnd> {
  const language = await pythonLanguage();
  const tables = grammarTables(language.types as string[], (id) => language.nodeTypeIsNamed(id), language.fields);
  const parser = new GuardedParser(language);
  return {
    parse(text, path) {
      const source = withLineFeeds(text);
      const tree = parser.parse(source);
      if (!tree) return unparsed(source, path);
      const root = tree.rootNode;
      const problems = root.hasError ? findProblems(root, source) : [];
      const flat = new FlatTree(source, tree, tables);
      tree.delete();
      return assemble(flat, path, problems);
    },
  };
}

function assemble(tree: FlatTree, path: string, syntaxProblems: readonly ParseProblem[]): ParsedModule {
  const file = new SourceFile(tree);
  const code = lowerModule(file);
  const problems = [...syntaxProblems, ...file.problems].sort((a, b) => a.line - b.line);
  const docNode = moduleDocStatement(tree, 0);
  const doc = docNode < 0 ? undefined : docFrom(tree, docNode);
  return {
    outline: {
      path,
      language: 'python',
      lines: lineCount(tree.text),
      parse: problems.length > 0 ? 'partial' : 'whole',
      problems,
      ...(doc && { doc }),
      imports: file.imports,
      exportedNames: [...file.exportedNames],
      symbols: file.symbols.map((symbol) =>
        symbol.parent === undefined && file.exportedNames.has(symbol.name) ? { ...symbol, exported: true } : symbol,
      ),
      comments: findComments(tree, file.textStatements),
      ...(file.mainBlock && { mainBlock: file.mainBlock }),
    },
    code,
    functions: file.functions,
    values: file.values,
  };
}

/** What is left to say of a text on which the parser gave up. */
function unparsed(text: string, path: string): ParsedModule {
  return {
    outline: {
      path,
      language: 'python',
      lines: lineCount(text),
      parse: 'partial',
      problems: [{ line: 1, message: 'the parser gave up on this file' }],
      imports: [],
      exportedNames: [],
      symbols: [],
      comments: [],
    },
    code: [],
    functions: new Map(),
    values: new Map(),
  };
}

/** Lines as an editor counts them, without the empty one after a last line feed. */
function lineCount(text: string): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
