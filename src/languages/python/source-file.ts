import { type Expression, MAX_NESTING, type OtherExpression } from '../../model/code.js';
import type { CommentFact, FunctionCode, ImportFact, ParseProblem, SymbolFact } from '../../model/facts.js';
import { findScopes, type Scopes } from './bindings.js';
import type { Scope } from './scope.js';
import type { FlatTree } from './tree.js';

/** What surrounds a statement: the symbol whose body it is in, and the conditions it runs under. */
export interface Surroundings {
  readonly symbol?: number;
  readonly guard?: 'try' | 'handler' | 'if';
  readonly typeOnly?: true;
}

/** What the lowering of one file collects, and where it is just now. */
export class SourceFile {
  readonly symbols: SymbolFact[] = [];
  readonly imports: ImportFact[] = [];
  readonly functions = new Map<number, FunctionCode>();
  readonly values = new Map<number, Expression>();
  readonly exportedNames = new Set<string>();
  /** Variables and properties that have their symbol, as `parent:name`. */
  readonly declared = new Set<string>();
  readonly problems: ParseProblem[] = [];
  readonly scopes: Scopes;
  /** Docstring statements, which are no code. */
  readonly docStatements = new Set<number>();
  /** Strings that stand as statements and document nothing: comments in all but form. */
  readonly textStatements: CommentFact[] = [];
  mainBlock: { readonly startLine: number; readonly endLine: number } | undefined;
  /** Those of the statement being lowered. */
  surroundings: Surroundings = {};
  /** Levels of normalised code above the node being lowered. */
  depth = 0;
  #cut = false;

  constructor(readonly tree: FlatTree) {
    this.scopes = findScopes(tree);
  }

  /** The scope that the node opens; `around` when it opens none. */
  scopeOf(node: number, around: Scope): Scope {
    return this.scopes.byNode.get(node) ?? around;
  }

  get tooDeep(): boolean {
    return this.depth >= MAX_NESTING;
  }

  /** What stands for code below the deepest level that is read. */
  cutHere(node: number): OtherExpression {
    const line = this.tree.line[node] as number;
    if (!this.#cut) {
      this.#cut = true;
      this.problem(line, `nested deeper than ${MAX_NESTING} levels`);
    }
    return { kind: 'other', what: 'nested too deep', children: [], line };
  }

  problem(line: number, message: string): void {
    this.problems.push({ line, message });
  }
}

/** What stands for a part that the broken source lacks. */
export function absent(line: number): Expression {
  return { kind: 'other', what: 'syntax error', children: [], line };
}
