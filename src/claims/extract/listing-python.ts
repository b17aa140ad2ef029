import { type Declared, isLiteral, MAX_LISTING_LINES, MAX_SIGNATURE_LINES } from './listing.js';
import { closingParenthesis, parseParameters, splitArguments, type WrittenParameter } from './parameters.js';
import { PythonUsage } from './python-usage.js';

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
  readonly #usage = new PythonUsage();

  constructor(readonly lines: readonly string[]) {
    for (let at = 0; at < lines.length; at++) at = this.#line(at);
  }

  #line(at: number): number {
    const line = this.lines[at]!;
    const trimmed = line.trim();
    if (trimmed === '') return at;
    if (trimmed.startsWith('#')) {
      const words = trimmed.replace(/^#+\s*/, '');
      const inBody = this.#functionIndent >= 0 && line.length - line.trimStart().length > this.#functionIndent;
      if (inBody && words.length > 12)
        this.declared.push({ kind: 'remark', index: at, owner: this.#owner, name: '', parameter: false, words });
      return at;
    }
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
      if (owner === '') this.#usage.declares(name);
      this.#remarks(at, end, this.#owner);
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
    this.#usage.declares(owner);
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
      this.#usage.imports(from[1]!, names);
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
    const code = stripComments(text);
    this.declared.push(...this.#usage.calls(code, at));
    if (inFunction) {
      this.declared.push(...this.#usage.values(code, at, this.#owner, false));
      for (const match of text.matchAll(
        /(?:\.get|getenv)\(\s*["'](\w+)["']\s*,\s*("[^"]*"|'[^']*'|-?[\d.]+|True|False)\s*\)/g,
      )) {
        this.declared.push({ kind: 'field', index: at, owner: this.#owner, name: match[1]!, value: match[2]! });
      }
      return end;
    }
    const owner = this.#classes.at(-1);
    const qualified = this.#classes.map((each) => each.name).join('.');
    const annotated = /^([A-Za-z_]\w*)\s*:\s*([^=]+?)(?:\s*=\s*([\s\S]+))?$/.exec(code.trim());
    const assigned = /^([A-Za-z_]\w*)\s*=\s*(?!=)([\s\S]+)$/.exec(code.trim());
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
      if (annotated) {
        if (value === undefined || !isLiteral(value))
          this.declared.push({ kind: 'member', index: at, owner: qualified, name });
        this.#remarks(at, at, qualified, name);
      }
      return end;
    }
    if (name !== undefined && !owner && indent === 0) {
      this.declared.push({ kind: 'constant', index: at, name, value: (value ?? '').slice(0, 200) });
      if (/^[A-Z][A-Z0-9_]+$/.test(name)) this.declared.push(...this.#usage.values(code, at, name, true));
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

  /** Comments behind the attributes or parameters of some lines. */
  #remarks(from: number, to: number, owner: string, field?: string): void {
    for (let at = from; at <= to; at++) {
      const match = /^\s*(?:def\s.*\(\s*)?\*{0,2}([A-Za-z_]\w*)\s*[:=,].*?\s#\s*(\S.*)$/.exec(this.lines[at]!);
      const [, name, words] = match ?? [];
      if (name === undefined || words === undefined || (field !== undefined && name !== field)) continue;
      this.declared.push({ kind: 'remark', index: at, owner, name, parameter: field === undefined, words });
    }
  }

  /** A logical line: on to the line on which its brackets and its long string close. */
  #joined(at: number): { text: string; end: number } {
    let depth = 0;
    let text = '';
    let quote = '';
    for (let end = at; end < Math.min(this.lines.length, at + MAX_SIGNATURE_LINES); end++) {
      const line = this.lines[end]!;
      text += end === at ? line.trimStart() : `\n${line}`;
      const scanned = scanLine(line, quote);
      depth += scanned.balance;
      quote = scanned.quote;
      if (depth <= 0 && quote === '') return { text, end };
      if (end > at && quote === '' && /^(?:class|def|async def)\s/.test(line)) break;
    }
    return { text: this.lines[at]!.trimStart(), end: at };
  }
}

function stripComments(text: string): string {
  return text.replace(/\s+#\s[^\n]*/g, '').replace(/\s+#[^\n"']*$/g, '');
}

/** How many brackets a line leaves open, and the quotes of a string over several lines that it begins or goes on with. */
function scanLine(line: string, quote: string): { readonly balance: number; readonly quote: string } {
  let rest = line;
  if (quote !== '') {
    const close = line.indexOf(quote);
    if (close < 0) return { balance: 0, quote };
    rest = line.slice(close + 3);
  }
  let balance = 0;
  let open = '';
  for (const [mark] of rest.matchAll(
    /("""|''')(?:[\s\S]*?\1|[\s\S]*$)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*$|[()[\]{}]/g,
  )) {
    if (/^(?:"""|''')/.test(mark)) {
      if (mark.length < 6 || !mark.endsWith(mark.slice(0, 3))) open = mark.slice(0, 3);
    } else if (mark.length === 1 && mark !== '#') balance += '([{'.includes(mark) ? 1 : -1;
  }
  return { balance, quote: open };
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
