import type { Block } from '../../model/code.js';
import { moduleDocStatement } from './docs.js';
import type { SourceFile } from './source-file.js';
import { lowerBlock } from './statements.js';

/** The statements of the module, main block included; its docstring is left out. */
export function lowerModule(file: SourceFile): Block {
  const { tree } = file;
  if (tree.count === 0) return [];
  file.docStatements.add(moduleDocStatement(tree, 0));
  return lowerBlock(file, 0, { scope: file.scopes.module, level: 'module', prefix: '' });
}
