/**
 * Normalised code: what a function does, in one form for every language. Front ends translate a syntax tree into it and drop
 * the tree. Parentheses, casts, non-null marks and types are gone; `===` is `==`; `&&` and `and` are one operator.
 * Per-file rules read it inside the worker; it is never stored.
 *
 * Nesting is cut at `MAX_NESTING`: what lies deeper is an `other` expression with `what: 'nested too deep'`, and the file
 * counts as partly analysed. So a recursive walk over normalised code is safe.
 */
export const MAX_NESTING = 600;

interface Node {
  /** 1-based. */
  readonly line: number;
}

export interface Argument {
  /** Keyword arguments of Python. A JavaScript options object stays a `dict` argument. */
  readonly name?: string;
  readonly value: Expression;
}

export interface NameExpression extends Node {
  readonly kind: 'name';
  readonly name: string;
}
/** `this`, or Python's first parameter inside a method (`self`, `cls`). */
export interface SelfExpression extends Node {
  readonly kind: 'self';
}
export interface SuperExpression extends Node {
  readonly kind: 'super';
}
export interface NumberExpression extends Node {
  readonly kind: 'number';
  readonly value: number;
  readonly text: string;
}
/** Cut after 4,000 characters. */
export interface StringExpression extends Node {
  readonly kind: 'string';
  readonly value: string;
}
export interface BooleanExpression extends Node {
  readonly kind: 'boolean';
  readonly value: boolean;
}
/** `None`, `null`, `undefined`, `void 0`. */
export interface NoneExpression extends Node {
  readonly kind: 'none';
}
export interface EllipsisExpression extends Node {
  readonly kind: 'ellipsis';
}
export interface RegexExpression extends Node {
  readonly kind: 'regex';
  readonly text: string;
}
/** f-string or template literal: literal pieces are `string` parts, in order. */
export interface TemplateExpression extends Node {
  readonly kind: 'template';
  readonly parts: readonly Expression[];
}
export interface MemberExpression extends Node {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly optional?: true;
}
export interface IndexExpression extends Node {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}
export interface SliceExpression extends Node {
  readonly kind: 'slice';
  readonly lower?: Expression;
  readonly upper?: Expression;
  readonly step?: Expression;
}
export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /**
   * Dotted name with import aliases resolved (`np.random.rand` is `numpy.random.rand`, `r` of `import { readFile as r } from
   * 'node:fs'` is `node:fs.readFile`), or a global (`print`, `Math.random`). Absent when the root is a parameter, a local
   * variable or a symbol of the same file.
   */
  readonly target?: string;
  /** `new X()`. */
  readonly constructs?: true;
  readonly endLine: number;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '&' | '|' | '^' | '<<' | '>>';
export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface LogicalExpression extends Node {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or' | '??';
  readonly left: Expression;
  readonly right: Expression;
}
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not' | 'instanceof';
/** Python's chained comparison is a conjunction of these. */
export interface CompareExpression extends Node {
  readonly kind: 'compare';
  readonly operator: CompareOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface UnaryExpression extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | '+' | 'not' | '~' | 'typeof' | 'delete';
  readonly operand: Expression;
}
export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
export interface SequenceExpression extends Node {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly elements: readonly Expression[];
}
export interface DictExpression extends Node {
  readonly kind: 'dict';
  /** Without a key: a spread (`**x`, `...x`). A shorthand `{ a }` has the string key `a`. Methods are `function` values. */
  readonly entries: readonly { readonly key?: Expression; readonly value: Expression; readonly line: number }[];
}
/** Lambda, arrow function, function expression. */
export interface FunctionExpression extends Node {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly async?: true;
  readonly endLine: number;
  /** Index in `Facts.symbols` when it has a name there (`const f = () => …`, class property, object member). */
  readonly symbol?: number;
}
export interface ComprehensionExpression extends Node {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'dict' | 'generator';
  readonly key?: Expression;
  readonly element: Expression;
  readonly clauses: readonly {
    readonly target: Expression;
    readonly iterable: Expression;
    readonly conditions: readonly Expression[];
  }[];
}
export interface AwaitExpression extends Node {
  readonly kind: 'await' | 'spread';
  readonly value: Expression;
}
export interface YieldExpression extends Node {
  readonly kind: 'yield';
  readonly value?: Expression;
}
/** Assignment used as an expression (walrus, `a = b` inside an expression, `x++` as `x += 1`, a default in a pattern). */
export interface AssignmentExpression extends Node {
  readonly kind: 'assignment';
  readonly target: Expression;
  readonly operator?: BinaryOperator | 'and' | 'or' | '??';
  readonly value: Expression;
}
/** What has no form of its own (JSX, `import()`, class expressions, unread parts); its parts are kept. */
export interface OtherExpression extends Node {
  readonly kind: 'other';
  readonly what: string;
  readonly children: readonly Expression[];
}

export type Expression =
  | NameExpression
  | SelfExpression
  | SuperExpression
  | NumberExpression
  | StringExpression
  | BooleanExpression
  | NoneExpression
  | EllipsisExpression
  | RegexExpression
  | TemplateExpression
  | MemberExpression
  | IndexExpression
  | SliceExpression
  | CallExpression
  | BinaryExpression
  | LogicalExpression
  | CompareExpression
  | UnaryExpression
  | ConditionalExpression
  | SequenceExpression
  | DictExpression
  | FunctionExpression
  | ComprehensionExpression
  | AwaitExpression
  | YieldExpression
  | AssignmentExpression
  | OtherExpression;

export interface Parameter {
  readonly name: string;
  readonly line: number;
  /** Type annotation as written, cut after 200 characters. */
  readonly type?: string;
  readonly default?: Expression;
  /** Default as written, cut after 200 characters. */
  readonly defaultText?: string;
  /** `x?: T`. */
  readonly optional?: true;
  readonly form: 'positional' | 'keyword-only' | 'rest' | 'keyword-rest';
  /** Destructuring: the names bound (`name` is then `{a, b}` as written, cut). */
  readonly pattern?: Expression;
  /** TypeScript parameter property (`private readonly x: T`): writes `self.x`. */
  readonly property?: true;
}

interface StatementBase extends Node {
  readonly endLine: number;
}

export interface ExpressionStatement extends StatementBase {
  readonly kind: 'expression';
  readonly value: Expression;
}
export interface AssignStatement extends StatementBase {
  readonly kind: 'assign';
  /** More than one for `a = b = c`. Patterns are `list`, `tuple` or `dict` expressions. */
  readonly targets: readonly Expression[];
  readonly operator?: BinaryOperator | 'and' | 'or' | '??';
  /** Absent for a bare declaration (`let x;`, `x: int`). */
  readonly value?: Expression;
  readonly declares?: 'const' | 'let' | 'var' | 'annotation';
  readonly type?: string;
}
export interface ReturnStatement extends StatementBase {
  readonly kind: 'return';
  readonly value?: Expression;
}
export interface RaiseStatement extends StatementBase {
  readonly kind: 'raise';
  readonly value?: Expression;
  /** `raise X from cause`. */
  readonly cause?: Expression;
}
export interface IfStatement extends StatementBase {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: Block;
  /** `elif` and `else if` are an `if` inside. Empty when there is none. */
  readonly otherwise: Block;
}
export interface ForStatement extends StatementBase {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}
/** `while`, `do … while`, and C's `for` (with `initial` and `update`). */
export interface WhileStatement extends StatementBase {
  readonly kind: 'while';
  readonly initial: Block;
  readonly test?: Expression;
  readonly update?: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}
export interface Handler {
  /** Names of what is caught, dotted; empty for a bare `except:` or `catch`. */
  readonly types: readonly string[];
  readonly name?: string;
  readonly body: Block;
  readonly line: number;
  readonly endLine: number;
}
export interface TryStatement extends StatementBase {
  readonly kind: 'try';
  readonly body: Block;
  readonly handlers: readonly Handler[];
  /** Python's `else`. */
  readonly otherwise: Block;
  readonly finally: Block;
}
export interface WithStatement extends StatementBase {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target?: Expression }[];
  readonly body: Block;
}
/** `switch` and `match`. A case without tests is the default. */
export interface SwitchStatement extends StatementBase {
  readonly kind: 'switch';
  readonly subject: Expression;
  readonly cases: readonly { readonly tests: readonly Expression[]; readonly body: Block; readonly line: number }[];
}
export interface SimpleStatement extends StatementBase {
  readonly kind: 'pass' | 'break' | 'continue';
}
export interface AssertStatement extends StatementBase {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message?: Expression;
}
export interface DeleteStatement extends StatementBase {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}
/** `global` and `nonlocal`. */
export interface ScopeStatement extends StatementBase {
  readonly kind: 'scope';
  readonly names: readonly string[];
}
/** A nested function, class, enum or interface: see `Facts.symbols[symbol]` and `ParsedModule.bodies`. */
export interface DeclareStatement extends StatementBase {
  readonly kind: 'declare';
  readonly symbol: number;
}
/** An import: see `Facts.imports[import]`. */
export interface ImportStatement extends StatementBase {
  readonly kind: 'import';
  readonly import: number;
}
export interface BlockStatement extends StatementBase {
  readonly kind: 'block';
  readonly body: Block;
}

export type Statement =
  | ExpressionStatement
  | AssignStatement
  | ReturnStatement
  | RaiseStatement
  | IfStatement
  | ForStatement
  | WhileStatement
  | TryStatement
  | WithStatement
  | SwitchStatement
  | SimpleStatement
  | AssertStatement
  | DeleteStatement
  | ScopeStatement
  | DeclareStatement
  | ImportStatement
  | BlockStatement;

export type Block = readonly Statement[];
