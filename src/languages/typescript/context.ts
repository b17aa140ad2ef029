import { ts } from 'ts-morph';
import { type Block, type Expression, MAX_NESTING, type Statement } from '../../model/code.js';
import type { FunctionCode, ImportFact, ParseProblem, SymbolFact } from '../../model/facts.js';
import { LiteralSpans } from './literal-spans.js';
import { References, Scope, type ScopeKind } from './scope.js';

export type Draft<T> = { -readonly [K in keyof T]: T[K] };

type ExpressionReader = (node: ts.Node, context: Context) => Expression;
type StatementReader = (node: ts.Node, context: Context, out: Statement[]) => void;

/** How to read each kind of node, by `ts.SyntaxKind`. */
export interface Forms {
  readonly expressions: readonly (ExpressionReader | undefined)[];
  readonly statements: readonly (StatementReader | undefined)[];
  /** Reads the value of a definition: functions in an object literal become members of what `members` names. */
  readonly definition: (node: ts.Node, members: MemberNaming, context: Context) => Expression;
}

/** Where functions that are members of an object belong. */
export interface MemberNaming {
  /** Symbol they are members of, or `MODULE`. */
  readonly parent: number;
  /** Between the parent's name and the member's: `inner.` for an object inside an object, else empty. */
  readonly prefix: string;
  readonly kind: 'function' | 'method';
  readonly exported: boolean;
}

/** Types a reader by the node it reads. */
export function expressionForm<N extends ts.Node>(
  kind: ts.SyntaxKind,
  read: (node: N, context: Context) => Expression,
): readonly [ts.SyntaxKind, ExpressionReader] {
  return [kind, read as ExpressionReader];
}

export function statementForm<N extends ts.Node>(
  kind: ts.SyntaxKind,
  read: (node: N, context: Context, out: Statement[]) => void,
): readonly [ts.SyntaxKind, StatementReader] {
  return [kind, read as StatementReader];
}

export function formTable<R>(entries: readonly (readonly [ts.SyntaxKind, R])[]): readonly (R | undefined)[] {
  const table: (R | undefined)[] = new Array(512).fill(undefined);
  for (const [kind, reader] of entries) table[kind] = reader;
  return table;
}

/** Module level: no symbol holds the code. */
export const MODULE = -1;

/** The state of reading one file. */
export class Context {
  readonly symbols: Draft<SymbolFact>[] = [];
  readonly imports: Draft<ImportFact>[] = [];
  readonly exportedNames: string[] = [];
  /** Local names that the module exports by another statement than their declaration. */
  readonly exportedLocals = new Set<string>();
  readonly problems: ParseProblem[] = [];
  readonly functions = new Map<number, FunctionCode>();
  readonly values = new Map<number, Expression>();
  readonly references = new References();
  readonly literals = new LiteralSpans();
  /** Symbols by qualified name; the first of each. */
  readonly symbolsByName = new Map<string, number>();
  /** Names `X` for which the file says `X.prototype`. */
  readonly prototypeOwners: ReadonlySet<string>;
  mainBlock: { startLine: number; endLine: number } | undefined;

  scope = new Scope(undefined, 'module');
  /** Names that are or were another word for something else; none in most files, which saves looking names up. */
  private readonly aliases = new Set<string>();
  /** The symbol whose body is being read. */
  owner = MODULE;
  /** The namespace that is being read. */
  namespace = MODULE;
  /** The class that `this` belongs to. */
  self = MODULE;
  /** Where the members of an object that the current function returns belong; absent in functions without a name. */
  returned: MemberNaming | undefined;
  guard: 'try' | 'handler' | 'if' | undefined;
  depth = 0;

  private readonly lineStarts: number[];
  private lineHint = 0;
  private lastPosition = -1;
  private lastStart = 0;
  private cut = false;

  constructor(
    readonly text: string,
    readonly file: ts.SourceFile,
    private readonly forms: Forms,
  ) {
    this.lineStarts = lineStartsOf(text);
    this.prototypeOwners = prototypeOwnersOf(text);
  }

  /** The parent of a symbol declared here. */
  get newParent(): number {
    return this.owner === MODULE ? this.namespace : this.owner;
  }

  /** Lines as `split('\n')` counts them, without an empty last one. */
  get lines(): number {
    return this.text === '' ? 0 : this.lineStarts.length;
  }

  /** 1-based line of a character offset. */
  lineAt(offset: number): number {
    const starts = this.lineStarts;
    const hint = this.lineHint;
    if (starts[hint]! <= offset && (hint + 1 === starts.length || offset < starts[hint + 1]!)) return hint + 1;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    this.lineHint = low;
    return low + 1;
  }

  columnAt(offset: number): number {
    return offset - this.lineStarts[this.lineAt(offset) - 1]! + 1;
  }

  /** Offset of the first character after blank space and comments. Nested nodes often share it. */
  startOf(node: ts.Node): number {
    if (node.pos !== this.lastPosition) {
      this.lastPosition = node.pos;
      this.lastStart = node.getStart(this.file);
    }
    return this.lastStart;
  }

  lineOf(node: ts.Node): number {
    return this.lineAt(this.startOf(node));
  }

  endLineOf(node: ts.Node): number {
    return this.lineAt(node.end);
  }

  /** The text of a node, cut after `limit` characters. */
  textOf(node: ts.Node, limit: number): string {
    const start = this.startOf(node);
    return this.text.slice(start, Math.min(node.end, start + limit));
  }

  expression(node: ts.Node): Expression {
    if (this.depth >= MAX_NESTING) return this.cutOff(node);
    this.depth++;
    const read = this.forms.expressions[node.kind];
    const expression = read === undefined ? this.unread(node) : read(node, this);
    this.depth--;
    return expression;
  }

  /** Reads a value that functions in it may take their names from; a level of its own like any expression. */
  definition(node: ts.Node, members: MemberNaming): Expression {
    if (this.depth >= MAX_NESTING) return this.cutOff(node);
    this.depth++;
    const expression = this.forms.definition(node, members, this);
    this.depth--;
    return expression;
  }

  /** The value of a `return`. */
  returnedValue(node: ts.Node): Expression {
    return this.returned === undefined ? this.expression(node) : this.definition(node, this.returned);
  }

  /** Appends what a statement becomes; a declaration list becomes several. */
  statement(node: ts.Node, out: Statement[]): void {
    if (this.depth >= MAX_NESTING) {
      const value = this.cutOff(node);
      out.push({ kind: 'expression', line: value.line, endLine: this.endLineOf(node), value });
      return;
    }
    this.depth++;
    const read = this.forms.statements[node.kind];
    if (read !== undefined) read(node, this, out);
    else {
      const value = this.unread(node);
      out.push({ kind: 'expression', line: value.line, endLine: this.endLineOf(node), value });
    }
    this.depth--;
  }

  /** Reads `nodes` in a scope of their own. */
  block(nodes: readonly ts.Node[], kind: ScopeKind = 'block'): Block {
    const outer = this.scope;
    this.scope = new Scope(outer, kind);
    const out = this.statements(nodes);
    this.scope = outer;
    return out;
  }

  /** Code that runs with the module: no function is around it but one that is called on the spot. */
  get atModuleLevel(): boolean {
    return this.scope.functionScope.kind === 'module';
  }

  alias(name: string, meaning: string): void {
    this.aliases.add(name);
    this.scope.alias(name, meaning);
  }

  /** What a name is another word for here. */
  aliasOf(name: string): string | undefined {
    return this.aliases.has(name) ? this.scope.aliasOf(name) : undefined;
  }

  statements(nodes: readonly ts.Node[]): Statement[] {
    const out: Statement[] = [];
    for (const node of nodes) this.statement(node, out);
    return out;
  }

  /** Leaves a subtree unread that has no meaning for the normalised code (types), but may hold literals. */
  skip(node: ts.Node | undefined): void {
    if (node !== undefined) this.literals.addUnread(node);
  }

  skipAll(nodes: readonly ts.Node[] | undefined): void {
    if (nodes !== undefined) for (const node of nodes) this.literals.addUnread(node);
  }

  /** What has no form: its expression children are kept. */
  private unread(node: ts.Node): Expression {
    const children: Expression[] = [];
    ts.forEachChild(node, (child) => {
      if (this.forms.expressions[child.kind] !== undefined) children.push(this.expression(child));
      else this.skip(child);
    });
    return { kind: 'other', line: this.lineOf(node), what: ts.SyntaxKind[node.kind] ?? 'unknown', children };
  }

  private cutOff(node: ts.Node): Expression {
    const line = this.lineOf(node);
    if (!this.cut) {
      this.cut = true;
      this.problems.push({ line, message: `nested deeper than ${MAX_NESTING} levels` });
    }
    this.skip(node);
    return { kind: 'other', line, what: 'nested too deep', children: [] };
  }
}

/** An empty last line is none, so that what ends with the file ends in its last line. */
function lineStartsOf(text: string): number[] {
  const starts = [0];
  const last = text.length - 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < last; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function prototypeOwnersOf(text: string): ReadonlySet<string> {
  const owners = new Set<string>();
  for (let at = text.indexOf('.prototype'); at >= 0; at = text.indexOf('.prototype', at + 10)) {
    let start = at;
    while (start > 0 && isNamePart(text.charCodeAt(start - 1))) start--;
    if (start < at) owners.add(text.slice(start, at));
  }
  return owners;
}

function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36 ||
    code > 127
  );
}
