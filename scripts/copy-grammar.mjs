// Puts what the compiler does not write where the built program looks for it: the compiled Python grammar, with its licence text, in
// dist/grammars/, and the programs that run beside subjects in dist/sandbox/runners/.
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const grammar = createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm');
const target = fileURLToPath(new URL('../dist/grammars/', import.meta.url));
mkdirSync(target, { recursive: true });
copyFileSync(grammar, join(target, 'python.wasm'));
copyFileSync(join(dirname(grammar), 'LICENSE'), join(target, 'python.LICENSE'));

const runners = fileURLToPath(new URL('../dist/sandbox/runners/', import.meta.url));
rmSync(runners, { recursive: true, force: true });
cpSync(fileURLToPath(new URL('../src/sandbox/runners/', import.meta.url)), runners, {
  recursive: true,
  filter: (path) => !path.includes('__pycache__'),
});
