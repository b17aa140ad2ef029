/** What a name stands for in a scope: an import (its dotted target), the instance or class of a method, or something of the file. */
export type Binding = { readonly target: string } | 'self' | 'local';

/**
 * Whether a lambda that a class gives a name takes the instance: by the name of its first parameter. A lambda that a class body
 * calls itself looks the same otherwise.
 */
export function isSelfName(name: string | undefined): boolean {
  return name === 'self' || name === 'cls' || name === 'this';
}

export type ScopeKind = 'module' | 'class' | 'function' | 'comprehension';

/** One block of names, with Python's rules of look-up: functions do not see the names of a class around them. */
export class Scope {
  readonly #bindings = new Map<string, Binding>();
  #outside: Map<string, 'global' | 'nonlocal'> | undefined;
  /** Whether its body yields. */
  generator = false;

  constructor(
    readonly kind: ScopeKind,
    readonly parent?: Scope,
  ) {}

  /** An import keeps its name against a later plain assignment: `try: import x … except ImportError: x = None`. */
  bind(name: string, binding: Binding): void {
    const outside = this.#outside?.get(name);
    // `global x` at module level says nothing.
    if (outside === 'global' && this.parent) this.module().bind(name, binding);
    else if (outside === 'nonlocal') this.parent?.bind(name, binding);
    else {
      const known = this.#bindings.get(name);
      if (known === undefined || (known === 'local' && typeof binding === 'object')) this.#bindings.set(name, binding);
    }
  }

  /** `global name` or `nonlocal name`. */
  reachOut(name: string, how: 'global' | 'nonlocal'): void {
    this.#outside ??= new Map();
    this.#outside.set(name, how);
  }

  /** What the name stands for, seen from here; undefined when the file binds it nowhere around. */
  lookUp(name: string): Binding | undefined {
    let scope: Scope | undefined = this;
    while (scope) {
      if (scope.#outside?.get(name) === 'global') return this.module().#bindings.get(name);
      if (scope === this || scope.kind !== 'class') {
        const binding = scope.#bindings.get(name);
        if (binding !== undefined) return binding;
      }
      scope = scope.parent;
    }
    return undefined;
  }

  module(): Scope {
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope;
  }

  /** The nearest scope that `:=` binds in. */
  beyondComprehensions(): Scope {
    let scope: Scope = this;
    while (scope.kind === 'comprehension' && scope.parent) scope = scope.parent;
    return scope;
  }
}
