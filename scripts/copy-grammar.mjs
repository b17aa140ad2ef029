// Puts the compiled Python grammar, with its licence text, where the built program looks for it: dist/grammars/.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
const target = fileURLToPath(new URL('../dist/grammars/', import.meta.url));
mkdirSync(target, { recursive: true });
copyFileSync(grammar, join(target, 'python.wasm'));
copyFileSync(join(dirname(grammar), 'LICENSE'), join(target, 'python.LICENSE'));
