import type { Block, Expression, Parameter } from './code.js';

/**
 * What one file says, free of any syntax tree, and the same shape for every language. Facts are stored (cached by content hash)
 * and all that runs on the whole program reads nothing else.
 */
export type Language = 'typescript' | 'javascript' | 'python';

export interface ParseProblem {
  readonly line: number;
  readonly message: string;
}

export interface ImportedName {
  /** `*` for everything, `default` for a default import. */
  readonly name: string;
  /** The name it has in this file. */
  readonly local: string;
}

export interface ImportFact {
  /** As written: `numpy.random`, `./model.js`, `..core`; Python's leading dots included. */
  readonly module: string;
  readonly names: readonly ImportedName[];
  /** `import numpy as np`, `import * as tf from …`, `const fs = require(…)`: the local name of the module. */
  readonly namespace?: string;
  readonly line: number;
  readonly endLine: number;
  readonly form: 'import' | 'require' | 'dynamic' | 're-export' | 'side-effect';
  /** `import type`, or inside `if TYPE_CHECKING`. */
  readonly typeOnly?: true;
  /** In a `try` body, in an `except`/`catch` body, under an `if`. The innermost of these. */
  readonly guard?: 'try' | 'handler' | 'if';
  /** The symbol whose body holds it; absent at module level. */
  readonly symbol?: number;
}

export interface DecoratorFact {
  /** Dotted, import aliases resolved: `torch.no_grad`, `app.route`. */
  readonly name: string;
  readonly line: number;
  readonly arguments: readonly { readonly name?: string; readonly text: string }[];
}

export interface BaseFact {
  /** Dotted, as written without type arguments. */
  readonly name: string;
  /** Import aliases resolved; absent for a name of the same file. */
  readonly target?: string;
  readonly relation: 'extends' | 'implements';
}

export interface DocFact {
  /** Without delimiters, stars and common indent. */
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

export type SymbolKind =
  | 'class'
  | 'interface'
  | 'enum'
  | 'type'
  | 'function'
  | 'method'
  | 'constructor'
  | 'getter'
  | 'setter'
  | 'property'
  | 'variable'
  | 'namespace';

export type Modifier =
  | 'async'
  | 'generator'
  | 'static'
  | 'class-method'
  | 'abstract'
  | 'overload'
  | 'declare'
  | 'private'
  | 'protected'
  | 'readonly'
  | 'const'
  | 'optional'
  | 'override';

export interface EnumMember {
  readonly name: string;
  readonly line: number;
  /** Literal value as written. */
  readonly value?: string;
}

/** Parameters without their normalised default (which is not stored). */
export type ParameterFact = Omit<Parameter, 'default' | 'pattern'>;

export interface SymbolFact {
  /** Its index in `Facts.symbols`; parents come before children. */
  readonly id: number;
  readonly name: string;
  /** `Outer.method`, `function.inner`, `Outer.method.inner`. */
  readonly qualifiedName: string;
  readonly kind: SymbolKind;
  readonly parent?: number;
  /**
   * The function whose body holds it when that is no ancestor: `this.predict = () => …` in a constructor has the class as parent
   * and the constructor here. Names are looked up here first.
   */
  readonly within?: number;
  /** Decorators and the doc comment are outside; `startLine` is the line of the declaration itself. */
  readonly startLine: number;
  readonly endLine: number;
  /** 1-based column of the name. */
  readonly column: number;
  /** `export`, or a module-level Python name without a leading underscore (or in `__all__`). */
  readonly exported: boolean;
  readonly modifiers: readonly Modifier[];
  readonly decorators: readonly DecoratorFact[];
  readonly parameters: readonly ParameterFact[];
  /** Return type, or type of a property or variable, as written; cut after 300 characters. */
  readonly type?: string;
  readonly bases: readonly BaseFact[];
  readonly doc?: DocFact;
  /** Members of an enum, of a string-literal union type, or of a Python `Enum` class. */
  readonly members?: readonly EnumMember[];
  /** Initial value of a property or variable as written; cut after 200 characters. */
  readonly valueText?: string;
  /** Whether it has a body (an abstract method, overload or interface member has none). */
  readonly hasBody: boolean;
}

export interface CommentFact {
  readonly line: number;
  readonly endLine: number;
  /** Without delimiters; cut after 4,000 characters. */
  readonly text: string;
  /** Nothing but white space before it on its line. */
  readonly ownLine: boolean;
}

/** One call, reduced: literal arguments are kept, others are absent. */
export interface CallFact {
  /** As written, dotted: `self.model.fit`, `np.random.rand`; `?` for a callee that is no dotted name. */
  readonly callee: string;
  /** See `CallExpression.target`. */
  readonly target?: string;
  readonly line: number;
  readonly arguments: readonly { readonly name?: string; readonly literal?: string | number | boolean | null }[];
}

/** Where a value can come from. `unknown` is said rather than guessed. */
export type Origin = 'constant' | 'parameter' | 'state' | 'random' | 'time' | 'call' | 'global' | 'unknown';

export interface StateWrite {
  /** First attribute below `self`: `self.weights[i] = x` writes `weights`. */
  readonly attribute: string;
  readonly line: number;
  readonly how: 'assign' | 'augment' | 'element' | 'mutating-call' | 'delete';
  readonly origins: readonly Origin[];
}

/** What a function body does, reduced. */
export interface BodyFacts {
  /** Index in `Facts.symbols`; -1 for the module's own statements. */
  readonly symbol: number;
  readonly statements: number;
  readonly branches: number;
  readonly loops: number;
  readonly calls: readonly CallFact[];
  readonly parametersRead: readonly string[];
  /** Parameters that are the condition of a branch, or a part of it. Absent when there are none. */
  readonly parametersTested?: readonly string[];
  /** Members read on parameters and, as `self.x`, on attributes, without methods that are called. Absent when there are none. */
  readonly membersRead?: Readonly<Record<string, readonly string[]>>;
  /** Names into which parameters are taken apart, in order: `s, a, r = transition`. Absent when there are none. */
  readonly takenApart?: Readonly<Record<string, readonly string[]>>;
  /** First attributes below `self`. */
  readonly stateReads: readonly string[];
  readonly stateWrites: readonly StateWrite[];
  readonly returns: readonly {
    readonly line: number;
    readonly origins: readonly Origin[];
    readonly literal?: string;
  }[];
  /** Dotted names of what is raised or thrown. */
  readonly raises: readonly { readonly name: string; readonly line: number }[];
  readonly asserts: number;
  /** Names read that nothing in the file binds and that are no built-ins. */
  readonly unboundNames: readonly { readonly name: string; readonly line: number }[];
  /** Module-level names of this file that it reads. */
  readonly moduleNamesRead: readonly string[];
}

/**
 * A member of an enumeration or of a union of strings that something is given: `self.state = State.READY`, `setPhase('done')`, a
 * return of a function that leads from one to the next, an entry of a table of transitions.
 */
export interface TransitionFact {
  /** Index in `Facts.symbols` of the function it is in; -1 for the module's own statements and for class bodies. */
  readonly symbol: number;
  /** What is given the value: `self.state`, `phase`; `return`; `table:` and the name of the table. */
  readonly target: string;
  /** `State.READY`, or a string between double quotes. */
  readonly to: string;
  readonly line: number;
  /** What the conditions around it say of the value before. With `not`: the values that it has not. */
  readonly from?: { readonly values: readonly string[]; readonly not?: true };
}

/** A question of a decision tree with its answers, or an outcome, which has none. */
export interface ChoiceNode {
  readonly text: string;
  readonly line: number;
  /** In order; `to` is an index of the same tree. */
  readonly answers: readonly { readonly text: string; readonly to: number }[];
}

/** How a function or a table chooses between strategies; the first node is the root. */
export interface ChoiceFact {
  /** Index in `Facts.symbols` of the function, of the variable or of the property that holds the table; -1 for the module. */
  readonly symbol: number;
  readonly line: number;
  readonly nodes: readonly ChoiceNode[];
}

/** A router, or something else by name, that an application takes in. */
export interface MountFact {
  /** Dotted, as written: `users.router`. */
  readonly router: string;
  /** Something that asks who is calling is named beside it. */
  readonly guarded: boolean;
  readonly line: number;
}

export interface Facts {
  readonly path: string;
  readonly language: Language;
  readonly lines: number;
  /** `partial`: some of the file did not parse or was cut; facts hold for the rest. */
  readonly parse: 'whole' | 'partial';
  readonly problems: readonly ParseProblem[];
  readonly doc?: DocFact;
  readonly imports: readonly ImportFact[];
  /** Names re-exported or listed in `__all__` or `export { … }`. */
  readonly exportedNames: readonly string[];
  readonly symbols: readonly SymbolFact[];
  readonly comments: readonly CommentFact[];
  /** `if __name__ == '__main__'`, `if (require.main === module)`. */
  readonly mainBlock?: { readonly startLine: number; readonly endLine: number };
  readonly bodies: readonly BodyFacts[];
  /** Names of members read anywhere in the file on anything but `self`, string keys and `getattr` names included; sorted. */
  readonly attributesRead: readonly string[];
  /** Absent when there are none. */
  readonly transitions?: readonly TransitionFact[];
  /** Absent when there are none. */
  readonly choices?: readonly ChoiceFact[];
  /** Absent when there are none. */
  readonly mounts?: readonly MountFact[];
}

/** What a front end makes of one text: facts without what is reduced from bodies, and the normalised code they are reduced from. */
export interface ParsedModule {
  readonly outline: Omit<Facts, 'bodies' | 'attributesRead' | 'transitions' | 'choices' | 'mounts'>;
  /** Statements at module level. */
  readonly code: Block;
  /** Bodies of functions, methods, constructors and accessors by symbol id. A lambda with one expression is one `return`. */
  readonly functions: ReadonlyMap<number, FunctionCode>;
  /** Initial values of properties and variables by symbol id. */
  readonly values: ReadonlyMap<number, Expression>;
}

export interface FunctionCode {
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}
