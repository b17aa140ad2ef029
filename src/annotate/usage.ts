import { posix } from 'node:path';
import type { Facts } from '../model/facts.js';

const NAMES = 8;
const EXAMPLE_LINES = 12;
const IMPORTERS = 4;

/** How a module is used, from its code and its docs: what to import, how it is run, the example it gives, and who uses it. */
export function usageOf(facts: Facts, module: string, importers: readonly string[]): string[] {
  const lines = importLine(facts, module);
  if (facts.mainBlock !== undefined)
    lines.push(`${facts.language === 'python' ? 'python' : 'node'} ${facts.path.replaceAll(' ', '\\ ')}`);
  lines.push(...exampleOf(facts));
  const others = importers.filter((path) => path !== facts.path);
  if (others.length > 0) {
    const more = others.length - IMPORTERS;
    lines.push(`Imported by ${others.slice(0, IMPORTERS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
  }
  return lines;
}

function importLine(facts: Facts, module: string): string[] {
  const names = [
    ...new Set(
      facts.symbols
        .filter(({ parent, exported, kind }) => parent === undefined && exported && kind !== 'variable')
        .map(({ name }) => name)
        .filter((name) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) && name !== 'default'),
    ),
  ].slice(0, NAMES);
  if (names.length === 0) return [];
  if (facts.language === 'python') return /^[\w.]+$/.test(module) ? [`from ${module} import ${names.join(', ')}`] : [];
  return [`import { ${names.join(', ')} } from './${posix.basename(facts.path).replace(/\.tsx?$/, '.js')}'`];
}

/** The first example in a doc: lines of an interactive session, or what stands under `Example`, `Usage` or `@example`. */
function exampleOf(facts: Facts): string[] {
  const docs = [facts.doc, ...facts.symbols.map((symbol) => symbol.doc)];
  for (const doc of docs) {
    if (doc === undefined) continue;
    const lines = doc.text.split('\n');
    const session = lines.findIndex((line) => line.trimStart().startsWith('>>> '));
    const heading = lines.findIndex((line) => /^\s*(?:@example\b|(?:example|usage)s?\s*:{0,2}\s*$)/i.test(line));
    const found = session >= 0 ? block(lines, session) : heading >= 0 ? block(lines, heading + 1) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** Lines from one on to the next blank line or tag, without their common indent, rulers and fences. */
function block(lines: readonly string[], from: number): string[] {
  let start = from;
  while (start < lines.length && /^\s*(?:[-=~]{3,}|```.*)?\s*$/.test(lines[start]!)) start++;
  const found: string[] = [];
  for (let at = start; at < lines.length && found.length < EXAMPLE_LINES; at++) {
    const line = lines[at]!;
    if (line.trim() === '' || /^\s*(?:@\w|```)/.test(line)) break;
    found.push(line.trimEnd());
  }
  const indent = Math.min(...found.map((line) => line.length - line.trimStart().length));
  return found.map((line) => line.slice(indent));
}
