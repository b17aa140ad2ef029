import type { Expression } from '../model/code.js';
import type { ParsedModule } from '../model/facts.js';
import { FOREIGN_PYTHON_NAMES, isBuiltIn } from './builtins.js';
import { boundNames } from './names.js';
import type { Unit } from './unit.js';

export interface NameUse {
  readonly name: string;
  readonly line: number;
}

/** Which names each unit binds and which the module binds; answers what a name read in a unit refers to. */
export class Scopes {
  private readonly moduleNames: ReadonlySet<string>;
  private readonly unitNames = new Map<Unit, ReadonlySet<string>>();
  /** Unbound names cannot be told apart from what a star import or a foreign environment brings. */
  private readonly openWorld: boolean;

  constructor(
    private readonly parsed: ParsedModule,
    units: readonly Unit[],
  ) {
    const { outline } = parsed;
    const names = new Set<string>();
    const moduleUnit = units[0];
    for (const name of moduleUnit?.bindings.names() ?? []) names.add(name);
    for (const symbol of outline.symbols) if (symbol.parent === undefined) names.add(symbol.name);
    for (const fact of outline.imports) if (fact.symbol === undefined) addImported(fact, names);
    for (const unit of units)
      for (const { node } of unit.statements('scope')) for (const name of node.names) names.add(name);
    this.moduleNames = names;
    this.openWorld =
      outline.parse === 'partial' ||
      outline.imports.some((fact) =>
        fact.names.some((imported) => imported.name === '*' && fact.namespace === undefined),
      ) ||
      (outline.language !== 'python' && !outline.imports.some((fact) => fact.form !== 'side-effect'));
  }

  isModuleName(name: string): boolean {
    return this.moduleNames.has(name);
  }

  /** Names read in the unit that nothing binds, each once, at its first use. */
  unbound(unit: Unit): NameUse[] {
    if (this.openWorld) return [];
    const { language } = this.parsed.outline;
    const found = new Map<string, number>();
    for (const { node } of unit.expressions('name')) {
      const { name, line } = node;
      if (found.has(name) || isBuiltIn(name, language) || this.resolves(name, unit)) continue;
      if (language === 'python' && FOREIGN_PYTHON_NAMES.has(name)) continue;
      found.set(name, line);
    }
    return [...found].map(([name, line]) => ({ name, line }));
  }

  /** Module-level names of this file that the unit reads. */
  moduleNamesRead(unit: Unit): string[] {
    const read = new Set<string>();
    for (const { node } of unit.expressions('name'))
      if (this.moduleNames.has(node.name) && !unit.bindings.isLocal(node.name)) read.add(node.name);
    return [...read].sort();
  }

  private resolves(name: string, unit: Unit): boolean {
    for (let scope: Unit | undefined = unit; scope; scope = scope.outer) if (this.namesOf(scope).has(name)) return true;
    return this.moduleNames.has(name);
  }

  private namesOf(unit: Unit): ReadonlySet<string> {
    let names = this.unitNames.get(unit);
    if (names === undefined) {
      names = this.collectNames(unit);
      this.unitNames.set(unit, names);
    }
    return names;
  }

  private collectNames(unit: Unit): ReadonlySet<string> {
    const names = new Set(unit.bindings.names());
    const { symbols, imports } = this.parsed.outline;
    for (const { node } of unit.statements('declare')) {
      const symbol = symbols[node.symbol];
      if (symbol) names.add(symbol.name);
    }
    for (const { node } of unit.statements('import')) {
      const fact = imports[node.import];
      if (fact) addImported(fact, names);
    }
    for (const { node } of unit.statements('scope')) for (const name of node.names) names.add(name);
    for (const { node } of unit.statements('switch'))
      for (const branch of node.cases) for (const test of branch.tests) addPattern(test, names);
    // A named function expression, and a class written as an expression, know their own name.
    if (unit.symbol) names.add(unit.symbol.name);
    if (unit.owner) names.add(unit.owner.name);
    return names;
  }
}

/** `case Point(x=a, y=b):` binds a and b; names in patterns are never reads that can be told apart. */
function addPattern(test: Expression, names: Set<string>): void {
  if (test.kind === 'call') for (const argument of test.arguments) addPattern(argument.value, names);
  else if (test.kind === 'binary') for (const side of [test.left, test.right]) addPattern(side, names);
  else if (test.kind === 'other') for (const child of test.children) addPattern(child, names);
  else for (const name of boundNames(test)) names.add(name);
}

function addImported(fact: ParsedModule['outline']['imports'][number], names: Set<string>): void {
  if (fact.namespace !== undefined) names.add(fact.namespace.split('.')[0] as string);
  for (const imported of fact.names) names.add(imported.local);
}
