import type { Block, CallExpression, Expression, Parameter, Statement } from '../model/code.js';
import type { ParsedModule, SymbolFact } from '../model/facts.js';
import { Bindings } from './bindings.js';
import { visitBlock, visitExpression } from './visit.js';

/** A node with the statements around it, outermost first; the last one holds the node. */
export interface Placed<Node> {
  readonly node: Node;
  readonly within: readonly Statement[];
}

type OfKind<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;
type ExpressionOfKind<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/**
 * One body of code: a function with its parameters, or the module's own statements. Everything in it is listed by kind in one
 * walk, so that rules look things up instead of walking again. Nested functions that are symbols are units of their own;
 * lambdas without a name belong to the unit around them.
 */
export class Unit {
  private statementsByKind: Map<string, Placed<Statement>[]> | undefined;
  private expressionsByKind: Map<string, Placed<Expression>[]> | undefined;
  private ownBindings: Bindings | undefined;
  /** Units of functions declared inside this one. */
  readonly inner: Unit[] = [];

  constructor(
    /** Absent for the module's own statements. */
    readonly symbol: SymbolFact | undefined,
    /** The class around a method. */
    readonly owner: SymbolFact | undefined,
    readonly parameters: readonly Parameter[],
    readonly body: Block,
    /** The unit of the function around a nested function. */
    readonly outer: Unit | undefined,
  ) {}

  get name(): string {
    return this.symbol?.name ?? '';
  }

  get qualifiedName(): string {
    return this.symbol?.qualifiedName ?? '';
  }

  get bindings(): Bindings {
    this.ownBindings ??= new Bindings(this.parameters, this.body);
    return this.ownBindings;
  }

  /** Whether a function inside this one, at any depth, assigns the name. */
  isAssignedInside(name: string): boolean {
    return this.inner.some(
      (unit) =>
        (!unit.bindings.parameters.has(name) && unit.bindings.get(name) !== undefined) || unit.isAssignedInside(name),
    );
  }

  statements<Kind extends Statement['kind']>(kind: Kind): readonly Placed<OfKind<Kind>>[] {
    this.index();
    return (this.statementsByKind?.get(kind) ?? []) as unknown as readonly Placed<OfKind<Kind>>[];
  }

  expressions<Kind extends Expression['kind']>(kind: Kind): readonly Placed<ExpressionOfKind<Kind>>[] {
    this.index();
    return (this.expressionsByKind?.get(kind) ?? []) as unknown as readonly Placed<ExpressionOfKind<Kind>>[];
  }

  get calls(): readonly Placed<CallExpression>[] {
    return this.expressions('call');
  }

  private index(): void {
    if (this.statementsByKind) return;
    const statements = new Map<string, Placed<Statement>[]>();
    const expressions = new Map<string, Placed<Expression>[]>();
    const walk = (block: Block, around: readonly Statement[], inline: boolean): void =>
      visitBlock(
        block,
        {
          inlineFunctions: false,
          // A lambda's return is not the unit's.
          statement: (node, within) => {
            if (!(inline && node.kind === 'return')) put(statements, node.kind, { node, within });
          },
          expression: (node, within) => {
            put(expressions, node.kind, { node, within });
            if (node.kind === 'function' && node.symbol === undefined) walk(node.body, within, true);
          },
        },
        around,
      );
    for (const parameter of this.parameters)
      if (parameter.default)
        visitExpression(parameter.default, {
          expression: (node, within) => put(expressions, node.kind, { node, within }),
        });
    walk(this.body, [], false);
    this.statementsByKind = statements;
    this.expressionsByKind = expressions;
  }
}

function put<Node>(map: Map<string, Placed<Node>[]>, kind: string, placed: Placed<Node>): void {
  const list = map.get(kind);
  if (list) list.push(placed);
  else map.set(kind, [placed]);
}

/** All units of a file: the module's own statements first, then functions in source order. */
export function unitsOf(parsed: ParsedModule): Unit[] {
  const { symbols } = parsed.outline;
  const units: Unit[] = [new Unit(undefined, undefined, [], parsed.code, undefined)];
  const bySymbol = new Map<number, Unit>();
  for (const symbol of symbols) {
    const code = parsed.functions.get(symbol.id);
    if (code === undefined) continue;
    const parent = symbol.parent === undefined ? undefined : symbols[symbol.parent];
    const owner = parent?.kind === 'class' ? parent : undefined;
    const unit = new Unit(symbol, owner, code.parameters, code.body, outerUnit(symbol, symbols, bySymbol));
    unit.outer?.inner.push(unit);
    bySymbol.set(symbol.id, unit);
    units.push(unit);
  }
  return units;
}

function outerUnit(
  symbol: SymbolFact,
  symbols: readonly SymbolFact[],
  units: ReadonlyMap<number, Unit>,
): Unit | undefined {
  let parent = symbol.within ?? symbol.parent;
  while (parent !== undefined) {
    const unit = units.get(parent);
    if (unit) return unit;
    parent = symbols[parent]?.parent;
  }
  return undefined;
}
