import { CHOSEN, type Declared } from './listing.js';

const ENTRY = new RegExp(String.raw`^([A-Za-z_]\w{2,})\s*:\s*(${CHOSEN})\s*,?$`);
const FALLBACK = new RegExp(
  String.raw`\b([A-Za-z_]\w*)\s*(?:\?\?|\|\|)\s*(${CHOSEN}(?![\w.])|'[^'\n]{1,60}'|"[^"\n]{1,60}")`,
  'g',
);
const COMPARED = new RegExp(
  String.raw`\b((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)\s*(?:<=?|>=?|===?)\s*(${CHOSEN})(?![\w.])`,
  'g',
);
/** Entries that say how something looks. */
const FORMAL =
  /(?:width|height|margin|padding|size|spacing|radius|rows|cols|columns|index|opacity|elevation|duration)$/i;

/** Numbers and texts that stand in the body of a function: entries of an object, what is taken when nothing is given, bounds. */
export function typescriptValues(line: string, index: number, owner: string): Declared[] {
  const code = line.replace(/\s*\/\/.*$/, '').trim();
  // Markup is laid out with numbers.
  if (owner === '' || /^<|<\/|\/>|=\{/.test(code)) return [];
  const found: Declared[] = [];
  const add = (name: string, value: string): void => {
    if (!FORMAL.test(name)) found.push({ kind: 'value', index, owner, name, value });
  };
  const entry = ENTRY.exec(code);
  if (entry) add(entry[1]!, entry[2]!);
  for (const [, name, value] of code.matchAll(FALLBACK)) add(name!, value!);
  for (const [, name, value] of code.matchAll(COMPARED)) add(name!, value!);
  return found;
}
