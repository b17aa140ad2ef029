// What the parsers alone cost on a tree: parse every file and visit every node, nothing else. Prints JSON.
// node scripts/bench/bare-parse.mjs typescript|python FILE_WITH_PATHS
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [language, list] = process.argv.slice(2);
const files = readFileSync(list, 'utf8').split('\n').filter(Boolean);
const started = performance.now();
const nodes = language === 'typescript' ? await walkTypeScript() : await walkPython();
console.log(JSON.stringify({ ms: performance.now() - started, nodes }));

async function walkTypeScript() {
  const { ts } = await import('ts-morph');
  let count = 0;
  const visit = (node) => {
    count++;
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false));
  }
  return count;
}

async function walkPython() {
  const { Language, Parser } = await import('web-tree-sitter');
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(fileURLToPath(import.meta.resolve('tree-sitter-python/tree-sitter-python.wasm'))),
  );
  let count = 0;
  for (const file of files) {
    const tree = parser.parse(readFileSync(file, 'utf8'));
    const cursor = tree.walk();
    for (let more = true; more; ) {
      count++;
      if (cursor.gotoFirstChild() || cursor.gotoNextSibling()) continue;
      do more = cursor.gotoParent();
      while (more && !cursor.gotoNextSibling());
    }
    cursor.delete();
    tree.delete();
  }
  return count;
}
