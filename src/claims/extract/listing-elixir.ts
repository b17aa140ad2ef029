import { type Declared, MAX_LISTING_LINES } from './listing.js';
import { closingParenthesis, splitArguments } from './parameters.js';

/** Reads modules, functions and calls out of Elixir as documents show it. */
export function elixirDeclarations(source: readonly string[]): Declared[] {
  const declared: Declared[] = [];
  let module = '';
  for (const [index, line] of source.slice(0, MAX_LISTING_LINES).entries()) {
    const opened = /^\s*defmodule\s+([A-Z][\w.]*)\s+do/.exec(line);
    if (opened) {
      module = opened[1]!;
      declared.push({ kind: 'class', index, name: module, bases: [], fields: [] });
      continue;
    }
    const head = /^\s*defp?\s+([a-z_]\w*[!?]?)\s*\(/.exec(line);
    if (head) {
      const open = line.indexOf('(');
      const close = closingParenthesis(line, open);
      const inside = close < 0 ? line.slice(open + 1) : line.slice(open + 1, close);
      const parameters = splitArguments(inside).flatMap((part) => {
        const [name, value] = part.split(/\s*\\\\\s*/);
        return /^\w+$/.test(name!) ? [{ name: name!, ...(value === undefined ? {} : { default: value }) }] : [];
      });
      declared.push({
        kind: 'function',
        index,
        name: module === '' ? head[1]! : `${module}.${head[1]!}`,
        words: line.trim().replace(/,?\s*do(?::.*)?$/, ''),
        parameters,
      });
      continue;
    }
    for (const [, name, inside] of line.matchAll(/(?<![\w.])([A-Z]\w*(?:\.[A-Z]\w*)*\.[a-z_]\w*[!?]?)\(([^()]*)/g))
      declared.push({ kind: 'call', index, name: name!, inside: inside! });
    const dependency = /^\s*\{:([a-z]\w*),\s*("[^"]*\d[^"]*")/.exec(line);
    if (dependency)
      declared.push({ kind: 'dependency', index, name: dependency[1]!, version: dependency[2]!.slice(1, -1) });
  }
  return declared;
}
