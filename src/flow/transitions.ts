import type { Block, CallExpression, Expression, Statement } from '../model/code.js';
import type { ParsedModule, TransitionFact } from '../model/facts.js';
import { eitherOf, forget, type KnownValues, knownAfter, learn } from './known-values.js';
import { memberGroup, memberValue, placeName } from './member-value.js';
import { calledMethod } from './names.js';
import { tablesOf } from './transition-tables.js';
import type { Unit } from './unit.js';
import { blocksOf, childrenOf, expressionsOf } from './visit.js';

/** Names of what holds a state, for strings, which say less than members of an enumeration. */
const STATE = /(?:state|phase|status|stage|mode|step|level)$/i;
const SETTER =
  /^_*(?:(?:set|change|switch|update|enter)_?(?:\w+_)?(?:state|phase|status|stage|mode)|transition(?:_?to)?|go_?to|move_?to|advance_?to)$/i;
const LEADS_ON = /next|transition|advance|step|move|reduce/i;

/** The assignments of a file whose value can be a member of an enumeration or of a union of strings, and its tables of transitions. */
export function transitionsOf(parsed: ParsedModule, units: readonly Unit[]): TransitionFact[] {
  const changed = changedByMethods(units);
  const found = units.flatMap((unit) =>
    mayChange(unit) ? new Walk(unit, changed.get(unit.owner?.id ?? -1) ?? new Map()).run() : [],
  );
  return [...found, ...tablesOf(parsed, units)];
}

/** Whether any place of the unit can give a transition at all, so that most units are never walked. */
function mayChange(unit: Unit): boolean {
  return (
    unit.statements('assign').some(({ node }) => node.value !== undefined && givenValues(node.value).length > 0) ||
    unit.expressions('assignment').some(({ node }) => givenValues(node.value).length > 0) ||
    unit.calls.some(({ node }) => setterValue(node) !== undefined) ||
    (LEADS_ON.test(unit.name) &&
      unit.statements('return').some(({ node }) => node.value !== undefined && memberValue(node.value) !== undefined))
  );
}

/** By class: the attributes that each method assigns. A call of it may change them. */
function changedByMethods(units: readonly Unit[]): ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<string>>> {
  const classes = new Map<number, Map<string, ReadonlySet<string>>>();
  for (const unit of units) {
    if (unit.owner === undefined) continue;
    const places = unit.statements('assign').flatMap(({ node }) => node.targets.map(placeName));
    const assigned = [...places, ...unit.expressions('assignment').map(({ node }) => placeName(node.target))];
    const methods = classes.get(unit.owner.id) ?? new Map<string, ReadonlySet<string>>();
    classes.set(unit.owner.id, methods);
    methods.set(unit.name, new Set(assigned.filter((place) => place !== undefined)));
  }
  return classes;
}

/** The members that a value can be: one, or those of a condition's two ways. */
function givenValues(value: Expression): readonly string[] {
  if (value.kind === 'conditional') return [...givenValues(value.then), ...givenValues(value.otherwise)];
  const member = memberValue(value);
  return member === undefined ? [] : [member];
}

function setterValue(call: CallExpression): string | undefined {
  const [argument] = call.arguments;
  if (argument === undefined || !SETTER.test(calledMethod(call))) return undefined;
  return memberValue(argument.value);
}

/** Follows one body in order, and keeps what conditions and assignments say of values. Ways that end are `undefined`. */
class Walk {
  readonly #found: TransitionFact[] = [];
  /** What was known at each place of the `try` around where something was assigned: an exception may leave it there. */
  #left: KnownValues[] = [];

  constructor(
    readonly unit: Unit,
    readonly changedBy: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  run(): TransitionFact[] {
    this.#block(this.unit.body, new Map());
    return this.#found;
  }

  #block(block: Block, before: KnownValues | undefined): KnownValues | undefined {
    let known = before;
    for (const statement of block) {
      if (known === undefined) return undefined;
      known = this.#statement(statement, known);
    }
    return known;
  }

  #statement(statement: Statement, before: KnownValues): KnownValues | undefined {
    const known = statement.kind === 'switch' ? before : this.#expressions(statement, before);
    switch (statement.kind) {
      case 'assign':
        return statement.operator === undefined && statement.value !== undefined
          ? this.#assigned(statement.targets, statement.value, statement.line, known)
          : this.#forgotten(statement.targets, known);
      case 'return':
        if (statement.value !== undefined) this.#returned(statement.value, statement.line, known);
        return undefined;
      case 'raise':
      case 'break':
      case 'continue':
        return undefined;
      case 'if':
        return meet([
          this.#block(statement.then, knownAfter(statement.test, true, known)),
          this.#block(statement.otherwise, knownAfter(statement.test, false, known)),
        ]);
      case 'switch':
        return this.#switch(statement, known);
      case 'for':
      case 'while': {
        // A round starts from what an earlier one left, and methods that it calls may have changed attributes.
        const assigned = assignedIn([statement]);
        const start = forget(known, (place) => assigned(place) || place.startsWith('self.'));
        const holds = statement.kind === 'while' && statement.test ? knownAfter(statement.test, true, start) : start;
        this.#block(statement.body, holds);
        return this.#block(statement.otherwise, start);
      }
      case 'try': {
        const outer = this.#left;
        this.#left = [known];
        const after = this.#block([...statement.body, ...statement.otherwise], known);
        const broken = eitherOf(this.#left);
        this.#left = [...outer, ...this.#left];
        const ways = [after, ...statement.handlers.map((handler) => this.#block(handler.body, broken))];
        return this.#block(statement.finally, meet(ways) ?? (statement.finally.length > 0 ? broken : undefined));
      }
      case 'with':
      case 'block':
        return this.#block(statement.body, known);
      default:
        return known;
    }
  }

  /** Assignments and calls inside expressions, inner ones after outer ones. */
  #expressions(statement: Statement, before: KnownValues): KnownValues {
    let known = before;
    const visit = (expression: Expression): void => {
      if (expression.kind === 'function') return;
      for (const child of childrenOf(expression)) visit(child);
      if (expression.kind === 'assignment')
        known =
          expression.operator === undefined
            ? this.#assigned([expression.target], expression.value, expression.line, known)
            : this.#forgotten([expression.target], known);
      if (expression.kind === 'call') known = this.#called(expression, known);
    };
    for (const expression of expressionsOf(statement)) visit(expression);
    return known;
  }

  #called(call: CallExpression, before: KnownValues): KnownValues {
    const value = setterValue(call);
    if (value !== undefined) {
      const group = memberGroup(value);
      const known = [...before.entries()].find(
        ([, { values }]) => group !== '"' && [...values].some((one) => memberGroup(one) === group),
      );
      this.#add(`${placeName(call.callee) ?? calledMethod(call)}()`, value, call.line, known?.[0], before);
    }
    const { callee } = call;
    const own = callee.kind === 'member' && callee.object.kind === 'self' ? this.changedBy.get(callee.name) : undefined;
    return forget(before, (place) => (own?.has(place) ?? false) || (value !== undefined && place.startsWith('self.')));
  }

  #assigned(targets: readonly Expression[], value: Expression, line: number, before: KnownValues): KnownValues {
    const values = givenValues(value);
    let known = this.#forgotten(targets, before);
    for (const target of targets) {
      const place = placeName(target);
      if (place === undefined) continue;
      for (const one of values)
        if (!one.startsWith('"') || place.startsWith('self.') || STATE.test(place))
          this.#add(place, one, line, place, before);
      if (values.length > 0 && (value.kind !== 'conditional' || values.length > 1))
        known = learn(known, place, values, false);
    }
    this.#left.push(known);
    return known;
  }

  #returned(value: Expression, line: number, known: KnownValues): void {
    if (!LEADS_ON.test(this.unit.name)) return;
    for (const one of givenValues(value)) {
      const source = [...known.entries()].find(([, { values }]) =>
        [...values].some((other) => memberGroup(other) === memberGroup(one)),
      );
      if (source !== undefined) this.#add('return', one, line, source[0], known);
    }
  }

  #switch(statement: Extract<Statement, { kind: 'switch' }>, before: KnownValues): KnownValues | undefined {
    const place = placeName(statement.subject);
    const ways: (KnownValues | undefined)[] = [];
    const met: string[] = [];
    let fallsInto: KnownValues | undefined;
    for (const { tests, body } of statement.cases) {
      const values = tests.map(memberValue).filter((value) => value !== undefined);
      const open = tests.length === 0 || values.length < tests.length;
      const held = open && tests.length > 0 ? before : learn(before, place, open ? met : values, open);
      met.push(...values);
      const start = fallsInto === undefined ? held : eitherOf([fallsInto, held]);
      // An empty case of a switch falls into the next; `break` ends the way in the walk, so its end counts as one out.
      if (body.length === 0) {
        fallsInto = start;
        continue;
      }
      fallsInto = undefined;
      const broken = body.at(-1)?.kind === 'break';
      ways.push(this.#block(broken ? body.slice(0, -1) : body, start));
    }
    if (statement.cases.every(({ tests }) => tests.length > 0)) ways.push(learn(before, place, met, true));
    return meet(ways);
  }

  #forgotten(targets: readonly Expression[], before: KnownValues): KnownValues {
    const places = new Set(targets.map(placeName));
    return forget(before, (place) => places.has(place));
  }

  #add(target: string, to: string, line: number, source: string | undefined, known: KnownValues): void {
    const before = source === undefined ? undefined : known.get(source);
    const values = before === undefined ? [] : [...before.values].sort();
    this.#found.push({
      symbol: this.unit.symbol?.id ?? -1,
      target,
      to,
      line,
      ...(before !== undefined && values.length > 0 && { from: { values, ...(before.not && { not: true as const }) } }),
    });
  }
}

function meet(ways: readonly (KnownValues | undefined)[]): KnownValues | undefined {
  const open = ways.filter((way) => way !== undefined);
  return open.length === 0 ? undefined : eitherOf(open);
}

/** Whether some statement of the block, at any depth, assigns a place. Calls are left to those who walk it. */
function assignedIn(block: Block): (place: string) => boolean {
  const assigned = new Set<string | undefined>();
  const visit = (statement: Statement): void => {
    if (statement.kind === 'assign') for (const target of statement.targets) assigned.add(placeName(target));
    for (const expression of expressionsOf(statement))
      if (expression.kind === 'assignment') assigned.add(placeName(expression.target));
    for (const inner of blocksOf(statement)) for (const one of inner) visit(one);
  };
  for (const statement of block) visit(statement);
  return (place) => assigned.has(place);
}
