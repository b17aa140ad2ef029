import { CHOSEN, type Declared } from './listing.js';
import { closingParenthesis, splitArguments } from './parameters.js';

const STATEMENT =
  /^(?:return\s+)?(?:([A-Za-z_][\w., ]*)(?:\s*:\s*[^=()]+)?\s*=\s*)?(?:await\s+)?([A-Za-z_]\w*(?:\.\w+)*)\(/;
const COMPARED = new RegExp(
  String.raw`\b((?:len\([\w.]+\)|[A-Za-z_][\w.]*))\s*(?:<=?|>=?|==)\s*(${CHOSEN})(?![\w.])`,
  'g',
);
const GIVEN = new RegExp(String.raw`\b((?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*)\(\s*(${CHOSEN})\s*\)`, 'g');
const NAMED = new RegExp(String.raw`[(,]\s*([A-Za-z_]\w*)\s*=\s*(${CHOSEN})\s*(?=[,)])`, 'g');
const NAMED_TEXT = /[(,]\s*([A-Za-z_]\w*)\s*=\s*("[^"\n]{1,60}"|'[^'\n]{1,60}')\s*(?=[,)])/g;
/** Arguments that say how something is printed or laid out. */
const FORMAL = /^(?:axis|dim|indent|figsize|dpi|fontsize|ndigits|description|help|level|line|width|height)$/;

/** Follows the statements of a Python listing: what is called with which names, on what, and the numbers that stand in bodies. */
export class PythonUsage {
  /** Module by imported name; what the listing declares is in none. */
  readonly #modules = new Map<string, string>();
  /** Class by the variable that holds an instance. */
  readonly #classes = new Map<string, string>();
  /** What was shown of a callee once is not told again. */
  readonly #shown = new Set<string>();

  imports(module: string, names: readonly string[]): void {
    for (const name of names) this.#modules.set(name, module);
  }

  declares(name: string): void {
    this.#modules.set(name, '');
  }

  /** Calls of imported and declared names, and of methods of what they make. `text` is a logical line without comments. */
  calls(text: string, index: number): Declared[] {
    const head = STATEMENT.exec(text);
    if (!head) return [];
    const [, variable, callee] = head;
    const first = callee!.split('.')[0]!;
    const made = this.#classes.get(callee!.slice(0, Math.max(0, callee!.lastIndexOf('.'))));
    const module = this.#modules.get(made ?? first);
    if (module === undefined) return [];
    if (variable !== undefined && /^_?[A-Z]/.test(callee!) && !callee!.includes('.'))
      this.#classes.set(variable.trim(), callee!);
    const open = head[0].length - 1;
    const close = closingParenthesis(text, open);
    const named = splitArguments(text.slice(open + 1, close < 0 ? undefined : close)).flatMap(
      (part) => /^([A-Za-z_]\w*)\s*=(?!=)/.exec(part)?.[1] ?? [],
    );
    const name = made === undefined ? callee! : `${made}.${callee!.slice(callee!.lastIndexOf('.') + 1)}`;
    const fresh = named.length === 0 ? [''] : named.filter((each) => !this.#shown.has(`${name} ${each}`));
    for (const each of fresh) this.#shown.add(`${name} ${each}`);
    if (fresh.length === 0 || (made === undefined && named.length === 0)) return [];
    return [{ kind: 'use', index, name, module, named }];
  }

  /** Numbers of a body, and what a constant is made with. `constant`: the statement assigns one of the module. */
  values(text: string, index: number, owner: string, constant: boolean): Declared[] {
    if (owner === '') return [];
    const found: Declared[] = [];
    const description = constant ? /[(,]\s*description\s*=\s*("[^"\n]{12,300}"|'[^'\n]{12,300}')/.exec(text) : null;
    if (description) {
      const before = text.slice(0, description.index + description[0].indexOf('description'));
      found.push({
        kind: 'doc',
        index: index + before.split('\n').length - 1,
        owner,
        lines: [description[1]!.slice(1, -1)],
      });
    }
    const add = (match: RegExpMatchArray): void => {
      if (FORMAL.test(match[1]!)) return;
      const at = index + text.slice(0, match.index! + match[0].indexOf(match[1]!)).split('\n').length - 1;
      found.push({ kind: 'value', index: at, owner, name: match[1]!, value: match[2]! });
    };
    for (const match of text.matchAll(NAMED)) add(match);
    if (constant) for (const match of text.matchAll(NAMED_TEXT)) add(match);
    else {
      for (const match of text.matchAll(COMPARED)) add(match);
      for (const match of text.matchAll(GIVEN)) add(match);
    }
    return found;
  }
}
