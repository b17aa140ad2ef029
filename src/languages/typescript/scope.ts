import type { Expression } from '../../model/code.js';

/** What a call, decorator or base class is known by once every scope of the file has been read. */
interface TargetHolder {
  target?: string;
}

/** Binding of a name that the file itself declares (a local, a parameter, a symbol). An import is bound to its dotted name. */
const LOCAL = '';
/** Begins the binding of a name that is only another word for something else. */
const ALIAS = '=';
/** What an alias of `this` stands for. */
export const THIS = 'this';

/** `module`: the file, a namespace, or a function called on the spot at module level; its variables are symbols. */
export type ScopeKind = 'module' | 'function' | 'block';

/** One function, module or block scope of JavaScript. */
export class Scope {
  /** Where `var` binds. */
  readonly functionScope: Scope;
  private names: Map<string, string> | undefined;

  constructor(
    private readonly parent: Scope | undefined,
    readonly kind: ScopeKind,
  ) {
    this.functionScope = kind !== 'block' || parent === undefined ? this : parent.functionScope;
  }

  declare(name: string): void {
    this.names ??= new Map();
    if (!this.names.has(name)) this.names.set(name, LOCAL);
  }

  /** Binds `name` to what the dotted `target` means outside this file. */
  import(name: string, target: string): void {
    this.names ??= new Map();
    this.names.set(name, target);
  }

  /** Makes `name` another word for `this` or for another name of the file. */
  alias(name: string, meaning: string): void {
    this.import(name, ALIAS + meaning);
  }

  /** What `name` is another word for, if the innermost scope that binds it says so. */
  aliasOf(name: string): string | undefined {
    const bound = this.boundTo(name);
    return bound?.startsWith(ALIAS) === true ? bound.slice(ALIAS.length) : undefined;
  }

  /** Binds a name that is assigned from `require` to its module, in the scope that declares it (the outermost if none does). */
  importByAssignment(name: string, target: string): void {
    let scope: Scope = this;
    while (scope.parent !== undefined && scope.names?.has(name) !== true) scope = scope.parent;
    scope.import(name, target);
  }

  /** The dotted name behind `name`; `undefined` when the file declares it; the name itself when nothing binds it. */
  resolve(name: string): string | undefined {
    const bound = this.boundTo(name);
    if (bound === undefined) return name;
    return bound === LOCAL || bound.startsWith(ALIAS) ? undefined : bound;
  }

  private boundTo(name: string): string | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const bound = scope.names?.get(name);
      if (bound !== undefined) return bound;
    }
    return undefined;
  }
}

interface Reference {
  readonly scope: Scope;
  readonly root: string;
  /** What follows the root, with its leading dot. */
  readonly rest: string;
  readonly holder: TargetHolder;
}

/** Dotted names met while reading. A function may be used above its declaration, so they are resolved at the end. */
export class References {
  private readonly pending: Reference[] = [];

  add(scope: Scope, root: string, rest: string, holder: TargetHolder): void {
    this.pending.push({ scope, root, rest, holder });
  }

  resolve(): void {
    for (const { scope, root, rest, holder } of this.pending) {
      const target = scope.resolve(root);
      if (target !== undefined) holder.target = target + rest;
    }
  }
}

/** Declares every name that a pattern binds. */
export function declarePattern(scope: Scope, pattern: Expression): void {
  switch (pattern.kind) {
    case 'name':
      scope.declare(pattern.name);
      return;
    case 'list':
      for (const element of pattern.elements) declarePattern(scope, element);
      return;
    case 'dict':
      for (const entry of pattern.entries) declarePattern(scope, entry.value);
      return;
    case 'assignment':
      declarePattern(scope, pattern.target);
      return;
    case 'spread':
      declarePattern(scope, pattern.value);
      return;
    default:
  }
}
