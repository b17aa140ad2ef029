import type { Block, Expression, Parameter } from '../model/code.js';
import { boundNames, MUTATING_METHODS, rootName } from './names.js';
import { visitBlock, visitExpression } from './visit.js';

/** How one local name gets its values inside one function. */
export interface Binding {
  /** Values assigned to it (through a pattern: the whole value). */
  readonly values: Expression[];
  /** Iterables it runs over as a loop or comprehension variable. */
  readonly iterables: Expression[];
  /** Values put into it: `x.append(v)`, `x[k] = v`, `x.a = v`. */
  readonly contents: Expression[];
  /** `x += v`. */
  readonly augments: Expression[];
  /** Bound by something without a value that can be read: `except … as x`, nested def, import, bare declaration. */
  opaque: boolean;
  /** Whether this function binds the name at all; a module-level name that is only filled here is not bound. */
  bound: boolean;
}

/** Local names of one function with everything that flows into them, in any order (no control flow). */
export class Bindings {
  readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly locals = new Map<string, Binding>();

  constructor(parameters: readonly Parameter[], body: Block) {
    const named = new Map<string, Parameter>();
    for (const parameter of parameters) {
      if (parameter.pattern) for (const name of boundNames(parameter.pattern)) named.set(name, parameter);
      else named.set(parameter.name, parameter);
    }
    this.parameters = named;
    for (const parameter of parameters)
      if (parameter.default)
        visitExpression(parameter.default, { expression: (expression) => this.readExpression(expression) });
    this.read(body);
  }

  get(name: string): Binding | undefined {
    return this.locals.get(name);
  }

  isLocal(name: string): boolean {
    return this.parameters.has(name) || this.locals.get(name)?.bound === true;
  }

  /** Every name this function binds. */
  names(): string[] {
    const bound = [...this.locals].filter(([, binding]) => binding.bound).map(([name]) => name);
    return [...this.parameters.keys(), ...bound];
  }

  private of(name: string): Binding {
    let binding = this.locals.get(name);
    if (binding === undefined) {
      binding = { values: [], iterables: [], contents: [], augments: [], opaque: false, bound: false };
      this.locals.set(name, binding);
    }
    return binding;
  }

  private bind(name: string): Binding {
    const binding = this.of(name);
    binding.bound = true;
    return binding;
  }

  private assign(target: Expression, value: Expression | undefined, augments: boolean): void {
    if (target.kind === 'member' || target.kind === 'index') {
      const root = rootName(target);
      if (root !== undefined && value !== undefined) this.of(root).contents.push(value);
      return;
    }
    for (const name of boundNames(target)) {
      const binding = this.bind(name);
      if (value === undefined) continue;
      if (augments) binding.augments.push(value);
      else binding.values.push(elementOf(target, name, value));
    }
  }

  private read(body: Block): void {
    visitBlock(body, {
      statement: (statement) => {
        if (statement.kind === 'assign')
          for (const target of statement.targets)
            this.assign(target, statement.value, statement.operator !== undefined);
        else if (statement.kind === 'for')
          for (const name of boundNames(statement.target)) this.bind(name).iterables.push(statement.iterable);
        else if (statement.kind === 'with')
          for (const item of statement.items) if (item.target) this.assign(item.target, item.context, false);
        if (statement.kind === 'try')
          for (const handler of statement.handlers) if (handler.name) this.bind(handler.name).opaque = true;
      },
      expression: (expression) => this.readExpression(expression),
    });
  }

  private readExpression(expression: Expression): void {
    if (expression.kind === 'assignment') {
      this.assign(expression.target, expression.value, expression.operator !== undefined);
    } else if (expression.kind === 'comprehension') {
      for (const clause of expression.clauses)
        for (const name of boundNames(clause.target)) this.bind(name).iterables.push(clause.iterable);
    } else if (expression.kind === 'function') {
      for (const parameter of expression.parameters) {
        const names = parameter.pattern ? boundNames(parameter.pattern) : [parameter.name];
        for (const name of names) if (!this.parameters.has(name)) this.bind(name).opaque = true;
      }
    } else if (expression.kind === 'call' && expression.callee.kind === 'member') {
      if (!MUTATING_METHODS.has(expression.callee.name)) return;
      const root = rootName(expression.callee.object);
      if (root === undefined) return;
      for (const argument of expression.arguments) this.of(root).contents.push(argument.value);
    }
  }
}

/** `a` of `[a, b] = [x, y]` gets `x`; where the value is no literal sequence it gets the whole value. */
function elementOf(target: Expression, name: string, value: Expression): Expression {
  if (target.kind !== 'tuple' && target.kind !== 'list') return value;
  if (value.kind !== 'tuple' && value.kind !== 'list') return value;
  if (value.elements.length !== target.elements.length) return value;
  const at = target.elements.findIndex((element) => boundNames(element).includes(name));
  return value.elements[at] ?? value;
}
