import { type Declared, isLiteral, MAX_LISTING_LINES, MAX_SIGNATURE_LINES } from './listing.js';
import { closingParenthesis, parseParameters, splitArguments, type WrittenParameter } from './parameters.js';
import { typescriptValues } from './typescript-usage.js';

/** Reads declarations out of TypeScript and JavaScript as documents show it: cut, with `...`, without bodies. */
export function typescriptDeclarations(source: readonly string[]): Declared[] {
  return new TypeScriptListing(source.slice(0, MAX_LISTING_LINES)).declared;
}

const NOT_METHODS =
  /^(?:if|for|while|switch|catch|return|function|new|throw|await|typeof|super|constructor|else|do|try|require|import)$/;

/** What is said of a member beyond its name: a range, or what it must be. */
const BOUNDS = /\d|\b(?:must|never|always|only|at (?:most|least)|sorted|unique|empty)\b/i;

class TypeScriptListing {
  readonly declared: Declared[] = [];
  /** Classes and interfaces by the brace depth of their bodies. */
  readonly #types: { readonly name: string; readonly depth: number; readonly fields: WrittenParameter[] }[] = [];
  #depth = 0;
  #comment: { start: number; lines: string[] } | undefined;
  /** A comment that has ended: it is about the declaration that follows. */
  #above: { readonly start: number; readonly lines: readonly string[] } | undefined;
  #owner = '';

  constructor(readonly lines: readonly string[]) {
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at]!;
      if (this.#inComment(line, at)) continue;
      const above = this.#above;
      this.#above = undefined;
      const known = this.declared.length;
      const end = this.#declaration(at, line.trim(), this.#depth);
      if (above) this.#document(above, known);
      for (let each = at; each <= end; each++) this.#depth += braceBalance(lines[each]!);
      while (this.#types.length > 0 && this.#depth < this.#types.at(-1)!.depth) this.#types.pop();
      at = end;
    }
  }

  #inComment(line: string, at: number): boolean {
    if (this.#comment) {
      this.#comment.lines.push(line.replace(/^\s*\*?\s?/, '').replace(/\*\/.*$/, ''));
      if (line.includes('*/')) this.#closeComment();
      return true;
    }
    const open = /^\s*\/\*\*?\s?(.*)$/.exec(line);
    if (!open) return line.trim() === '' || /^\s*\/\//.test(line);
    this.#comment = { start: at, lines: [open[1]!.replace(/\*\/.*$/, '')] };
    if (line.includes('*/')) this.#closeComment();
    return true;
  }

  #closeComment(): void {
    this.#above = this.#comment;
    this.#comment = undefined;
  }

  /** Gives a comment to what was declared since `known`; what stands above anything else documents the file or nothing. */
  #document({ start, lines }: { readonly start: number; readonly lines: readonly string[] }, known: number): void {
    const next = this.declared[known];
    if (next?.kind === 'class' || next?.kind === 'function')
      this.declared.push({ kind: 'doc', index: start, owner: next.name, lines });
    else if (next?.kind === 'member' || next?.kind === 'field') {
      const words = lines.join(' ').trim();
      if (!BOUNDS.test(words)) return;
      this.declared.push({ kind: 'remark', index: start, owner: next.owner, name: next.name, parameter: false, words });
    }
  }

  /** Returns the index of the last line that the declaration's head takes. */
  #declaration(at: number, line: string, depth: number): number {
    const type =
      /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(class|interface|enum)\s+(\w+)(?:<[^{]*?>)?\s*([^{]*)/.exec(
        line,
      );
    if (type) return this.#type(at, type[2]!, type[3]!, depth);
    const alias = /^(?:export\s+)?type\s+(\w+)(?:<[^=]*>)?\s*=\s*(\{\s*$)?/.exec(line);
    if (alias?.[2] !== undefined) return this.#type(at, alias[1]!, '', depth);
    if (alias) {
      this.declared.push({ kind: 'class', index: at, name: alias[1]!, bases: [], fields: [] });
      return at;
    }
    const imported =
      /^(?:import|export)\s+(?:type\s+)?(?:(\w+)\s*,?\s*)?(?:\{([^}]*)\})?\s*from\s+['"]([^'"]+)['"]/.exec(line);
    if (imported) {
      const names = (imported[2] ?? '').split(',').map(
        (name) =>
          name
            .replace(/^\s*type\s+/, '')
            .trim()
            .split(/\s+as\s+/)[0]!,
      );
      this.declared.push({
        kind: 'import',
        index: at,
        module: imported[3]!,
        names: [imported[1] ?? '', ...names].filter((name) => /^\w+$/.test(name)),
      });
      return at;
    }
    const owner = this.#types.at(-1);
    const plain = /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:async\s+)?function\s*\*?\s*(\w+)/.exec(line);
    const arrow = /^(?:export\s+)?const\s+(\w+)\s*(?::[^=]+)?=\s*(?:async\s*)?(?:<[^>]*>\s*)?\(/.exec(line);
    const method =
      owner && depth === owner.depth
        ? /^(?:(?:public|private|protected|static|async|override|abstract|readonly|get|set)\s+)*(#?\w+)\??\s*(?:<[^(]*>)?\(/.exec(
            line,
          )
        : null;
    if (plain && depth === 0) return this.#function(at, plain[1]!, '');
    if (arrow && depth === 0 && /=>|[({,]\s*$/.test(line))
      return this.#function(at, arrow[1]!, '', line.indexOf('(', line.indexOf('=')));
    if (method && owner && !NOT_METHODS.test(method[1]!)) return this.#function(at, method[1]!, owner.name);
    if (owner && depth === owner.depth) this.#field(at, line, owner);
    const constant = depth === 0 ? /^(?:export\s+)?const\s+([A-Za-z_]\w*)\s*(?::[^=]+)?=\s*([^;]+)/.exec(line) : null;
    if (constant)
      this.declared.push({ kind: 'constant', index: at, name: constant[1]!, value: constant[2]!.trim().slice(0, 200) });
    const call = depth === 0 ? /^(?:await\s+)?([A-Za-z_][\w.]*)\(([^()]*)\)\s*;?\s*(?:\/\/.*)?$/.exec(line) : null;
    if (call) this.declared.push({ kind: 'call', index: at, name: call[1]!, inside: call[2]! });
    if (depth > 0 && !(owner && depth === owner.depth)) this.declared.push(...typescriptValues(line, at, this.#owner));
    for (const match of line.matchAll(/\.option\(\s*['"](?:-\w, )?(--[\w-]+)/g)) {
      this.declared.push({ kind: 'option', index: at, flag: match[1]! });
    }
    return at;
  }

  #type(at: number, name: string, heritage: string, depth: number): number {
    const bases = splitArguments(heritage.replace(/\b(?:extends|implements)\b/g, ',')).map((base) =>
      base.replace(/<.*$/, '').trim(),
    );
    const fields: WrittenParameter[] = [];
    this.declared.push({
      kind: 'class',
      index: at,
      name,
      bases: bases.filter((base) => /^[\w.]+$/.test(base)),
      fields,
    });
    this.#types.push({ name, depth: depth + 1, fields });
    this.#owner = name;
    return at;
  }

  #field(at: number, line: string, owner: { readonly name: string; readonly fields: WrittenParameter[] }): void {
    const field =
      /^(?:(?:public|private|protected|static|readonly|declare)\s+)*(\w+)(\?)?\s*(?::\s*((?:=>|[^=;])+?))?\s*(?:=(?!>)\s*([^;]+?))?\s*[;,]?\s*(?:\/\/.*)?$/.exec(
        line,
      );
    if (
      !field ||
      (field[3] === undefined && field[4] === undefined) ||
      /^(?:return|case|default|const|let|var)$/.test(field[1]!)
    )
      return;
    owner.fields.push({
      name: field[1]!,
      ...(field[3] ? { type: field[3].trim() } : {}),
      ...(field[4] ? { default: field[4].trim() } : {}),
      ...(field[2] ? { optional: true as const } : {}),
    });
    const part = { index: at, owner: owner.name, name: field[1]! };
    const value = field[4]?.trim();
    this.declared.push(
      value !== undefined && isLiteral(value) ? { kind: 'field', ...part, value } : { kind: 'member', ...part },
    );
    const words = /\s\/\/\s*(\S.*)$/.exec(line)?.[1];
    if (words !== undefined) this.declared.push({ kind: 'remark', ...part, parameter: false, words });
  }

  #function(at: number, name: string, owner: string, from = 0): number {
    const text = this.lines
      .slice(at, at + MAX_SIGNATURE_LINES)
      .join('\n')
      .trimStart();
    const open = text.indexOf('(', from);
    const close = open < 0 ? -1 : closingParenthesis(text, open);
    if (close < 0) return at;
    const returns = /^\s*:\s*([^{=;\n]+?)\s*(?:[{=;\n]|=>|$)/.exec(text.slice(close + 1, close + 300))?.[1];
    this.#owner = owner === '' ? name : `${owner}.${name}`;
    this.declared.push({
      kind: 'function',
      index: at,
      name: this.#owner,
      words: text.slice(0, close + 1) + (returns ? `: ${returns}` : ''),
      ...parseParameters(text.slice(open + 1, close)),
      ...(returns === undefined ? {} : { returns }),
    });
    return at + text.slice(0, close).split('\n').length - 1;
  }
}

function braceBalance(line: string): number {
  let depth = 0;
  for (const [mark] of line.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\/\/.*$|[{}]/g)) {
    if (mark === '{') depth++;
    else if (mark === '}') depth--;
  }
  return depth;
}
