import { importedEntries, importedModule, memberOfModule } from './import-names.js';
import { Field, Kind } from './kinds.js';
import { isSelfName, Scope } from './scope.js';
import type { FlatTree } from './tree.js';

/** The scopes of a file: that of the module, and those that function, class, lambda and comprehension nodes open. */
export interface Scopes {
  readonly module: Scope;
  readonly byNode: ReadonlyMap<number, Scope>;
}

/** Finds every scope and what it binds, in one pass before lowering: Python binds a local for its whole function. */
export function findScopes(tree: FlatTree): Scopes {
  return new Binder(tree).run();
}

class Binder {
  readonly #byNode = new Map<number, Scope>();
  readonly #module = new Scope('module');
  readonly #staticMethods = new Set<number>();
  /** Lambdas that a class gives a name: they are methods. */
  readonly #methodLambdas = new Set<number>();
  #scope = this.#module;

  constructor(readonly tree: FlatTree) {}

  run(): Scopes {
    const { tree } = this;
    const ends: number[] = [];
    for (let node = 0; node < tree.count; node++) {
      while (ends.length > 0 && node >= (ends[ends.length - 1] as number)) {
        ends.pop();
        this.#scope = this.#scope.parent as Scope;
      }
      const opened = this.#enter(node);
      if (opened) {
        this.#byNode.set(node, opened);
        this.#scope = opened;
        ends.push(tree.next[node] as number);
      }
    }
    return { module: this.#module, byNode: this.#byNode };
  }

  /** Binds what the node binds; a node that opens a scope returns it. */
  #enter(node: number): Scope | undefined {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.function_definition:
        return this.#function(node);
      case Kind.class_definition:
        this.#bindName(tree.child(node, Field.name));
        return new Scope('class', this.#scope);
      case Kind.lambda: {
        const scope = new Scope('function', this.#scope);
        const parameters = tree.child(node, Field.parameters);
        const first = parameters < 0 ? -1 : tree.firstChild(parameters);
        const method = this.#methodLambdas.has(node) && first >= 0 && isSelfName(tree.slice(first));
        this.#bindParameters(parameters, scope, method);
        return scope;
      }
      case Kind.list_comprehension:
      case Kind.set_comprehension:
      case Kind.dictionary_comprehension:
      case Kind.generator_expression:
        return new Scope('comprehension', this.#scope);
      default:
        this.#bindIn(node);
        return undefined;
    }
  }

  #bindIn(node: number): void {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.decorated_definition:
        this.#noteStatic(node);
        break;
      case Kind.assignment:
        if (this.#scope.kind === 'class') this.#methodLambdas.add(tree.child(node, Field.right));
        this.#bindTarget(tree.child(node, Field.left), this.#scope);
        break;
      case Kind.augmented_assignment:
      case Kind.for_statement:
      case Kind.for_in_clause:
      case Kind.type_alias_statement:
        this.#bindTarget(tree.child(node, Field.left), this.#scope);
        break;
      case Kind.named_expression:
        this.#bindTarget(tree.child(node, Field.name), this.#scope.beyondComprehensions());
        break;
      case Kind.as_pattern_target:
        this.#bindTarget(tree.firstChild(node), this.#scope);
        break;
      case Kind.except_clause:
        this.#bindTarget(tree.child(node, Field.alias), this.#scope);
        break;
      case Kind.case_pattern:
      case Kind.splat_pattern:
      case Kind.as_pattern:
        this.#bindCapture(node);
        break;
      case Kind.import_statement:
      case Kind.import_from_statement:
      case Kind.future_import_statement:
        this.#bindImport(node);
        break;
      case Kind.global_statement:
      case Kind.nonlocal_statement: {
        // Python demands these above every use of the name in the function, so reading in order is enough.
        const how = tree.kind[node] === Kind.global_statement ? 'global' : 'nonlocal';
        for (const name of tree.children(node)) this.#scope.reachOut(tree.slice(name), how);
        break;
      }
      case Kind.yield:
        this.#scope.beyondComprehensions().generator = true;
        break;
      default:
    }
  }

  #function(node: number): Scope {
    const { tree } = this;
    this.#bindName(tree.child(node, Field.name));
    const scope = new Scope('function', this.#scope);
    const method = this.#scope.kind === 'class' && !this.#staticMethods.has(node);
    this.#bindParameters(tree.child(node, Field.parameters), scope, method);
    return scope;
  }

  #bindName(name: number): void {
    if (name >= 0) this.#scope.bind(this.tree.slice(name), 'local');
  }

  #bindParameters(parameters: number, scope: Scope, method: boolean): void {
    if (parameters < 0) return;
    const { tree } = this;
    let first = method;
    for (const parameter of tree.children(parameters)) {
      const kind = tree.kind[parameter];
      if (kind === Kind.keyword_separator || kind === Kind.positional_separator) continue;
      const plain = kind === Kind.identifier ? parameter : tree.firstChild(parameter);
      if (first && plain >= 0 && tree.kind[plain] === Kind.identifier && kind !== Kind.list_splat_pattern)
        scope.bind(tree.slice(plain), 'self');
      else if (kind === Kind.tuple_pattern) this.#bindTarget(parameter, scope);
      else this.#bindTarget(plain, scope);
      first = false;
    }
  }

  /** Binds the names of an assignment target; attributes and elements bind none. */
  #bindTarget(target: number, scope: Scope): void {
    if (target < 0) return;
    const { tree } = this;
    const end = tree.next[target] as number;
    for (let node = target; node < end; ) {
      const kind = tree.kind[node];
      if (kind === Kind.attribute || kind === Kind.subscript || kind === Kind.type || kind === Kind.call) {
        node = tree.next[node] as number;
        continue;
      }
      if (kind === Kind.identifier) scope.bind(tree.slice(node), 'local');
      node++;
    }
  }

  /** Captures of `match`: a bare name in a case pattern, what follows `as`, a starred name. */
  #bindCapture(node: number): void {
    const { tree } = this;
    const children = tree.children(node);
    const last = children[children.length - 1];
    if (last === undefined) return;
    const kind = tree.kind[last];
    if (kind === Kind.identifier && (tree.kind[node] !== Kind.as_pattern || children.length > 1)) this.#bindName(last);
    else if (kind === Kind.dotted_name && tree.kind[node] === Kind.case_pattern && !tree.slice(last).includes('.'))
      this.#bindName(last);
  }

  #bindImport(statement: number): void {
    const { tree } = this;
    const from = tree.kind[statement] !== Kind.import_statement;
    const module = from ? importedModule(tree, statement) : undefined;
    if (from && module === undefined) return;
    for (const { name, alias } of importedEntries(tree, statement)) {
      if (name === '*') continue;
      if (module !== undefined) this.#scope.bind(alias ?? name, { target: memberOfModule(module, name) });
      else if (alias !== undefined) this.#scope.bind(alias, { target: name });
      else {
        const root = name.split('.', 1)[0] as string;
        this.#scope.bind(root, { target: root });
      }
    }
  }

  #noteStatic(decorated: number): void {
    const { tree } = this;
    const definition = tree.child(decorated, Field.definition);
    for (const child of tree.children(decorated)) {
      if (tree.kind[child] === Kind.decorator && /^@\s*staticmethod\b/.test(tree.cut(child, 40)))
        this.#staticMethods.add(definition);
    }
  }
}
