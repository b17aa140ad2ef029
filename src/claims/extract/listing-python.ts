import { type Declared, MAX_LISTING_LINES, MAX_SIGNATURE_LINES } from './listing.js';
import { closingParenthesis, parseParameters, splitArguments, type WrittenParameter } from './parameters.js';

/**
 * Reads declarations out of Python as documents show it: cut, without bodies, with docstrings at the wrong indent. A parser would
 * refuse most of it, so lines and brackets are followed instead.
 */
export function pythonDeclarations(source: readonly string[]): Declared[] {
  return new PythonListing(source.slice(0, MAX_LISTING_LINES)).declared;
}

interface OpenClass {
  readonly name: string;
  readonly indent: number;
  readonly fields: WrittenParameter[];
}

class PythonListing {
  readonly declared: Declared[] = [];
  readonly #classes: OpenClass[] = [];
  /** Indent of the innermost function, whose locals are nobody's fields. */
  #functionIndent = -1;
  #owner = '';

  constructor(readonly lines: readonly string[]) {
    for (let at = 0; at < lines.length; at++) at = this.#line(at);
  }

  #line(at: number): number {
    const line = this.lines[at]!;
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return at;
    const doc = /^\s*[rRbBuUfF]{0,2}("""|''')/.exec(line);
    if (doc) return this.#docstring(at, doc[1]!);
    const indent = line.length - line.trimStart().length;
    this.#leave(indent);
    if (/^(?:async\s+)?def\s/.test(trimmed)) return this.#function(at, indent);
    if (/^class\s+\w/.test(trimmed)) return this.#class(at, indent, trimmed);
    if (/^(?:from|import)\s/.test(trimmed)) return this.#import(at, trimmed);
    if (trimmed.startsWith('@')) return this.#skipBrackets(at);
    return this.#statement(at, indent, trimmed);
  }

  #leave(indent: number): void {
    while (this.#classes.length > 0 && indent <= this.#classes.at(-1)!.indent) this.#classes.pop();
    if (indent <= this.#functionIndent) this.#functionIndent = -1;
  }

  #docstring(at: number, mark: string): number {
    const first = this.lines[at]!;
    const open = first.indexOf(mark) + 3;
    const text: string[] = [];
    let end = at;
    if (first.indexOf(mark, open) >= 0) text.push(first.slice(open, first.indexOf(mark, open)));
    else {
      text.push(first.slice(open));
      for (end = at + 1; end < this.lines.length; end++) {
        const close = this.lines[end]!.indexOf(mark);
        text.push(close < 0 ? this.lines[end]! : this.lines[end]!.slice(0, close));
        if (close >= 0) break;
      }
    }
    this.declared.push({ kind: 'doc', index: at, owner: this.#owner, lines: text });
    return end;
  }

  #function(at: number, indent: number): number {
    const { text, end } = this.#joined(at);
    const open = text.indexOf('(');
    const name = /def\s+([A-Za-z_]\w*)/.exec(text)?.[1];
    if (open < 0 || name === undefined) return at;
    const close = closingParenthesis(text, open);
    const inside = close < 0 ? text.slice(open + 1) : text.slice(open + 1, close);
    const returns = close < 0 ? undefined : /^\s*->\s*(.+?)\s*:/.exec(text.slice(close + 1).replace(/\n/g, ' '))?.[1];
    const nested = this.#functionIndent >= 0 && indent > this.#functionIndent;
    if (!nested) {
      const owner = this.#classes.map((each) => each.name).join('.');
      const list = parseParameters(inside);
      this.#owner = owner === '' ? name : `${owner}.${name}`;
      this.declared.push({
        kind: 'function',
        index: at,
        name: this.#owner,
        words: text.slice(0, close < 0 ? undefined : close + 1).trim() + (returns ? ` -> ${returns}` : ''),
        ...list,
        ...(close < 0 ? { open: true as const } : {}),
        ...(owner === '' && /^\s*(?:self|cls)\b/.test(inside) ? { orphan: true as const } : {}),
        ...(returns === undefined ? {} : { returns }),
      });
      this.#functionIndent = indent;
    }
    this.#optionDefaults(inside, at);
    return end;
  }

  #class(at: number, indent: number, trimmed: string): number {
    const head = /^class\s+(\w+)\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?\s*:?/.exec(trimmed);
    if (!head) return at;
    const bases = splitArguments(head[2] ?? '').filter((base) => !base.includes('='));
    const owner = [...this.#classes.map((each) => each.name), head[1]!].join('.');
    const fields: WrittenParameter[] = [];
    this.declared.push({ kind: 'class', index: at, name: owner, bases, fields });
    this.#classes.push({ name: head[1]!, indent, fields });
    this.#owner = owner;
    this.#functionIndent = -1;
    return at;
  }

  #import(at: number, trimmed: string): number {
    const { text, end } = this.#joined(at);
    const from = /^\s*from\s+(\.*[\w.]*)\s+import\s+([\s\S]+)$/.exec(text);
    if (from) {
      const names = from[2]!
        .replace(/#[^\n]*/g, '')
        .split(/[(),\s]+/)
        .filter((name, index, all) => /^\w+$/.test(name) && name !== 'as' && all[index - 1] !== 'as');
      this.declared.push({ kind: 'import', index: at, module: from[1]!, names });
    } else {
      const module = /^import\s+([\w.]+)/.exec(trimmed)?.[1];
      if (module) this.declared.push({ kind: 'import', index: at, module, names: [] });
    }
    return end;
  }

  #statement(at: number, indent: number, trimmed: string): number {
    const inFunction = this.#functionIndent >= 0 && indent > this.#functionIndent;
    const { text, end } = this.#joined(at);
    for (const match of text.matchAll(/\badd_argument\(\s*(["'])(--[\w-]+)\1([^\n]*)/g)) {
      const value = /\bdefault\s*=\s*("[^"]*"|'[^']*'|[\w.+-]+)/.exec(match[3]!)?.[1];
      this.declared.push({ kind: 'option', index: at, flag: match[2]!, ...(value ? { value } : {}) });
    }
    if (inFunction) {
      for (const match of text.matchAll(
        /(?:\.get|getenv)\(\s*["'](\w+)["']\s*,\s*("[^"]*"|'[^']*'|-?[\d.]+|True|False)\s*\)/g,
      )) {
        this.declared.push({ kind: 'field', index: at, owner: this.#owner, name: match[1]!, value: match[2]! });
      }
      return end;
    }
    const owner = this.#classes.at(-1);
    const qualified = this.#classes.map((each) => each.name).join('.');
    const annotated = /^([A-Za-z_]\w*)\s*:\s*([^=]+?)(?:\s*=\s*([\s\S]+))?$/.exec(stripComment(text).trim());
    const assigned = /^([A-Za-z_]\w*)\s*=\s*(?!=)([\s\S]+)$/.exec(stripComment(text).trim());
    const name = annotated?.[1] ?? assigned?.[1];
    const value = defaultOf(annotated ? annotated[3] : assigned?.[2]);
    if (
      name !== undefined &&
      owner &&
      (annotated || assigned) &&
      !/^(?:if|for|while|else|try|return|raise|with)$/.test(name)
    ) {
      const required = annotated?.[3] === undefined && annotated !== null;
      if (annotated) {
        owner.fields.push({
          name,
          type: annotated[2]!.trim(),
          ...(value === undefined ? {} : { default: value }),
          ...(required || value !== undefined ? {} : { optional: true as const }),
        });
      }
      if (value !== undefined) this.declared.push({ kind: 'field', index: at, owner: qualified, name, value });
      return end;
    }
    if (name !== undefined && !owner && indent === 0) {
      this.declared.push({ kind: 'constant', index: at, name, value: (value ?? '').slice(0, 200) });
      return end;
    }
    const call = /^(?:await\s+)?([A-Za-z_][\w.]*)\(/.exec(trimmed);
    if (call && indent === 0) {
      const open = text.indexOf('(');
      const close = closingParenthesis(text, open);
      if (close > 0)
        this.declared.push({ kind: 'call', index: at, name: call[1]!, inside: text.slice(open + 1, close) });
    }
    return end;
  }

  /** `typer.Option(False, "--use-rl", …)` in a parameter list. */
  #optionDefaults(inside: string, at: number): void {
    const starts = inside.split('\n');
    for (const [offset, line] of starts.entries()) {
      const option = /\b(?:typer\.|click\.)?(?:Option|option)\(\s*([^,()]+),\s*["'](--[\w-]+)/.exec(line);
      if (option)
        this.declared.push({ kind: 'option', index: at + offset, flag: option[2]!, value: option[1]!.trim() });
    }
  }

  #skipBrackets(at: number): number {
    const { text, end } = this.#joined(at);
    for (const match of text.matchAll(/\boption\(\s*["'](--[\w-]+)["']([^\n]*)/g)) {
      const value = /\bdefault\s*=\s*("[^"]*"|'[^']*'|[\w.+-]+)/.exec(match[2]!)?.[1];
      this.declared.push({ kind: 'option', index: at, flag: match[1]!, ...(value ? { value } : {}) });
    }
    return end;
  }

  /** A logical line: on to the line on which its brackets close. */
  #joined(at: number): { text: string; end: number } {
    let depth = 0;
    let text = '';
    for (let end = at; end < Math.min(this.lines.length, at + MAX_SIGNATURE_LINES); end++) {
      const line = this.lines[end]!;
      text += end === at ? line.trimStart() : `\n${line}`;
      depth += bracketBalance(line);
      if (depth <= 0) return { text, end };
      if (end > at && /^(?:class|def|async def)\s/.test(line)) break;
    }
    return { text: this.lines[at]!.trimStart(), end: at };
  }
}

function stripComment(text: string): string {
  return text.replace(/\s+#\s[^\n]*/g, '').replace(/\s+#[^\n"']*$/g, '');
}

function bracketBalance(line: string): number {
  let depth = 0;
  for (const [mark] of line.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*$|[()[\]{}]/g)) {
    if (mark.length > 1 || mark === '#') continue;
    depth += '([{'.includes(mark) ? 1 : -1;
  }
  return depth;
}

/** The value that a field has: a literal, the first argument or `default=` of `Field(…)` and `field(…)`. */
function defaultOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const value = written.trim();
  const field = /^(?:Field|field|attr\.ib|Column|mapped_column)\(/.exec(value);
  if (!field) return value.length <= 200 ? value : undefined;
  const close = closingParenthesis(value, field[0].length - 1);
  const parts = splitArguments(value.slice(field[0].length, close < 0 ? undefined : close));
  const named = parts.find((part) => /^default\s*=/.test(part));
  if (named) return named.replace(/^default\s*=\s*/, '');
  const first = parts[0];
  return first !== undefined && first !== '...' && !/^\w+\s*=/.test(first) ? first : undefined;
}
