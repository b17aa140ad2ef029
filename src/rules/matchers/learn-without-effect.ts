import { MUTATING_METHODS, stateAttribute, wordsOf } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import { somePart } from '../../flow/visit.js';
import type { Expression } from '../../model/code.js';
import type { SymbolFact } from '../../model/facts.js';
import type { FileContext, Matcher } from '../context.js';
import {
  isAbstract,
  isBaseClass,
  isDeclaredDouble,
  isIdle,
  isLogging,
  isOverriddenHere,
  parametersUsed,
  withoutDoc,
} from '../shape.js';

/** `update` alone, or of something that is learned; other verbs may name their object. */
const LEARNS =
  /^_?(?:update(?:_?(?:weights?|polic(?:y|ies)|models?|q(?:_?values?|_?table)?|values?|beliefs?|parameters?|params|rewards?|estimates?|arm|agent|strateg(?:y|ies)|from_?\w+))?|partial_?fit|fit|observe|reinforce|backward|meta_?train|meta_?update|fine_?tune)$|^_?(?:learn|train|adapt)(?:[_A-Z]\w*)?$/i;
const ACTS = new Set([
  'predict',
  'act',
  'select',
  'decide',
  'choose',
  'infer',
  'forward',
  'recommend',
  'score',
  'rank',
  'sample',
  'plan',
  'evaluate',
  'query',
  'classify',
  'estimate',
  'respond',
  'activate',
]);
const READ_ONLY =
  /^(?:get|items|keys|values|copy|shape|size|dim|numpy|cpu|detach|tolist|item|has|forEach|map|filter|find|reduce|some|every|slice|includes|indexOf|join|entries|length|predict|forward|eval|state_dict|parameters|toString|count|index|lower|upper|format|dot|mean|sum|std|max|min|reshape|astype|transpose|T|is\w*|get[A-Z_]\w*|to\w*)$/;

/** A learning method that writes nothing which the acting methods of its class read. */
export const learnWithoutEffect: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations) return;
  for (const owner of file.outline.symbols) {
    if (owner.kind !== 'class' || isDeclaredDouble(owner.name)) continue;
    const methods = new Map(file.methodsOf(owner.id).map((unit) => [unit.name, unit]));
    const learners = [...methods.values()].filter((unit) => isLearner(unit, file));
    if (learners.length === 0) continue;
    const readByActing = stateReadByActing(methods);
    if (!readByActing) continue;
    for (const unit of learners) {
      const effects = effectsOf(unit, methods, new Set());
      if (effects === 'open' || (effects.size === 0 && hasNoStateAtAll(owner, file))) continue;
      if ([...effects].some((attribute) => readByActing.attributes.has(attribute))) continue;
      report.hit({
        startLine: unit.symbol?.startLine ?? 0,
        endLine: unit.symbol?.endLine ?? 0,
        unit,
        arguments: {
          name: unit.name,
          acts: readByActing.name,
          writes: effects.size === 0 ? 'nothing' : [...effects].sort().slice(0, 4).join(', '),
        },
        notes: [
          { line: readByActing.line, note: `reads ${[...readByActing.attributes].sort().slice(0, 5).join(', ')}` },
        ],
        unless: { kind: 'overridden', className: owner.name, method: unit.name },
      });
    }
  }
};

/** No constructor and no attribute: a namespace of functions rather than something that learns. */
function hasNoStateAtAll(owner: SymbolFact, file: FileContext): boolean {
  return !file.outline.symbols.some(
    (symbol) => symbol.parent === owner.id && (symbol.kind === 'constructor' || symbol.kind === 'property'),
  );
}

function isLearner(unit: Unit, file: FileContext): boolean {
  const { symbol } = unit;
  if (!LEARNS.test(unit.name) || !symbol || symbol.kind !== 'method') return false;
  if (symbol.modifiers.includes('static') || symbol.modifiers.includes('class-method')) return false;
  if (isAbstract(unit, file) || isBaseClass(unit) || isOverriddenHere(unit, file) || unit.parameters.length === 0)
    return false;
  const working = withoutDoc(unit).filter((statement) => !isIdle(statement));
  if (working.length === 0 || working.every((statement) => statement.kind === 'raise')) return false;
  // What is learned may be handed back instead of kept.
  const used = parametersUsed(unit);
  return !unit.statements('return').some(({ node }) => node.value && isHandedBack(node.value, unit, file, used));
}

function isHandedBack(value: Expression, unit: Unit, file: FileContext, used: ReadonlySet<string>): boolean {
  const origins = file.origins(value, unit);
  return (
    used.size > 0 &&
    (origins.has('parameter') || origins.has('call')) &&
    value.kind !== 'boolean' &&
    value.kind !== 'none'
  );
}

function stateReadByActing(
  methods: ReadonlyMap<string, Unit>,
): { readonly attributes: ReadonlySet<string>; readonly name: string; readonly line: number } | undefined {
  const attributes = new Set<string>();
  let first: Unit | undefined;
  for (const [name, unit] of methods) {
    if (name.startsWith('_') || !ACTS.has(wordsOf(name)[0] ?? '')) continue;
    first ??= unit;
    if (!addReads(unit, methods, attributes, new Set())) return undefined;
  }
  return first && attributes.size > 0
    ? { attributes, name: first.name, line: first.symbol?.startLine ?? 0 }
    : undefined;
}

/** False when it cannot be told what is read (`self` or `super` handed on). */
function addReads(unit: Unit, methods: ReadonlyMap<string, Unit>, attributes: Set<string>, seen: Set<Unit>): boolean {
  if (seen.has(unit)) return true;
  seen.add(unit);
  if (handsSelfOn(unit)) return false;
  for (const { node } of unit.expressions('member')) {
    if (node.object.kind !== 'self') continue;
    const method = methods.get(node.name);
    if (!method) attributes.add(node.name);
    else if (!addReads(method, methods, attributes, seen)) return false;
  }
  return true;
}

/** Attributes that a call of the method may change; `open` when that cannot be told. */
function effectsOf(unit: Unit, methods: ReadonlyMap<string, Unit>, seen: Set<Unit>): Set<string> | 'open' {
  const effects = new Set<string>();
  if (seen.has(unit)) return effects;
  seen.add(unit);
  if (handsSelfOn(unit)) return 'open';
  const touch = (expression: Expression): void => {
    const attribute = stateAttribute(expression);
    if (attribute !== undefined) effects.add(attribute);
  };
  const targets = [
    ...unit.statements('assign').flatMap(({ node }) => node.targets),
    ...unit.expressions('assignment').map(({ node }) => node.target),
  ];
  // What a caller hands in may be part of the state.
  if (targets.some((target) => target.kind !== 'name' && isParameterRooted(target, unit))) return 'open';
  for (const target of targets) touchTargets(target, touch);
  for (const { node } of unit.statements('delete')) for (const target of node.targets) touch(target);
  for (const { node } of unit.calls) {
    if (isLogging(node)) continue;
    for (const argument of node.arguments) touchState(argument.value, touch);
    if (node.callee.kind !== 'member') {
      if (node.callee.kind === 'super') return 'open';
      continue;
    }
    const { object, name } = node.callee;
    if (object.kind === 'self') {
      const method = methods.get(name);
      const inner = method ? effectsOf(method, methods, seen) : 'open';
      if (inner === 'open') return 'open';
      for (const attribute of inner) effects.add(attribute);
    } else if (MUTATING_METHODS.has(name) || !READ_ONLY.test(name)) {
      touch(object);
      if (isParameterRooted(object, unit)) return 'open';
    }
  }
  for (const [, binding] of aliases(unit)) touchState(binding, touch);
  return effects;
}

function touchTargets(target: Expression, touch: (expression: Expression) => void): void {
  if (target.kind === 'tuple' || target.kind === 'list')
    for (const element of target.elements) touchTargets(element, touch);
  else touch(target);
}

/** State handed to a call, or held under a local name, may be changed through it. */
function touchState(value: Expression, touch: (expression: Expression) => void): void {
  somePart(value, (part) => {
    if (part.kind === 'member' || part.kind === 'index') touch(part);
    return false;
  });
}

/** Locals that hold a piece of state and are then changed. */
function aliases(unit: Unit): [string, Expression][] {
  const found: [string, Expression][] = [];
  for (const name of unit.bindings.names()) {
    const binding = unit.bindings.get(name);
    if (!binding || binding.contents.length + binding.augments.length === 0) continue;
    for (const value of [...binding.values, ...binding.iterables]) found.push([name, value]);
  }
  return found;
}

/** Part of what a caller handed in, also under a local name: `const slopes = context.input.slopes`. */
function isParameterRooted(object: Expression, unit: Unit, seen: ReadonlySet<string> = new Set()): boolean {
  let current = object;
  while (current.kind === 'member' || current.kind === 'index') current = current.object;
  if (current.kind !== 'name') return false;
  const { name } = current;
  if (unit.bindings.parameters.has(name)) return true;
  if (seen.has(name)) return false;
  const values = unit.bindings.get(name)?.values ?? [];
  return values.some(
    (value) =>
      (value.kind === 'member' || value.kind === 'index' || value.kind === 'name') &&
      isParameterRooted(value, unit, new Set([...seen, name])),
  );
}

/** `super().update(x)`, `helper(self)`: anything may happen to the state. */
function handsSelfOn(unit: Unit): boolean {
  if (unit.expressions('super').length > 0) return true;
  const members = new Set<Expression>(unit.expressions('member').map(({ node }) => node.object));
  return unit.expressions('self').some(({ node }) => !members.has(node));
}
