import type { CallExpression, Expression } from '../model/code.js';
import type { Origin } from '../model/facts.js';
import type { Binding } from './bindings.js';
import { calledName } from './names.js';
import { randomDraw } from './randomness.js';
import type { Unit } from './unit.js';
import { childrenOf } from './visit.js';

/** Where values of a module-level name come from: its initial value when it is bound once, else nothing is known. */
export type ModuleConstants = ReadonlyMap<string, Expression>;

const CLOCK =
  /^(?:time\.(?:time|perf_counter|monotonic|time_ns)|datetime\.(?:datetime\.)?(?:now|utcnow|today)|Date\.now|performance\.now|Date)$/;

/** Pure wrappers: their result is no more than their arguments. */
const PURE_CALLS =
  /^(?:float|int|str|bool|round|abs|min|max|sum|len|list|tuple|dict|set|sorted|range|zip|enumerate|map|filter|Number|String|Boolean|parseFloat|parseInt|Math\.(?!random)\w+|math\.\w+|numpy\.(?:array|asarray|zeros|ones|full|mean|sum|clip|exp|log|sqrt|abs|round|float32|float64|zeros_like|ones_like|eye|linspace|arange|max|min|std|var|dot)|torch\.(?:tensor|zeros|ones|full|eye|zeros_like|ones_like)|Object\.(?:freeze|assign|keys|values|entries)|Array|Array\.(?:from|of)|Promise\.(?:resolve|all)|asyncio\.gather|Map|Set|collections\.(?:defaultdict|OrderedDict|deque|Counter)|JSON\.(?:parse|stringify)|json\.(?:dumps|loads))$/;

/** Methods of built-in values whose result is no more than the receiver and the arguments. */
const PURE_METHODS =
  /^(?:toFixed|toString|toUpperCase|toLowerCase|trim|strip|upper|lower|format|join|split|slice|concat|map|filter|reduce|flat|flatMap|tolist|item|astype|copy|reshape|mean|sum|max|min|items|keys|values|get|resolve|all|padStart|padEnd|replace)$/;

/**
 * The origins of an expression inside a unit, over all assignments (no control flow): a name is everything it is ever given.
 * A comparison or condition contributes its test as well, so a value chosen by an input counts as coming from it.
 */
export function originsOf(expression: Expression, unit: Unit, constants: ModuleConstants): ReadonlySet<Origin> {
  const origins = new Set<Origin>();
  collect(expression, unit, constants, origins, new Set());
  return origins;
}

function collect(
  expression: Expression,
  unit: Unit,
  constants: ModuleConstants,
  origins: Set<Origin>,
  seen: Set<string>,
): void {
  const follow = (part: Expression): void => collect(part, unit, constants, origins, seen);
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'none':
    case 'regex':
    case 'ellipsis':
      origins.add('constant');
      return;
    case 'name':
      collectName(expression.name, unit, constants, origins, seen);
      return;
    case 'self':
    case 'super':
      origins.add('state');
      return;
    case 'call':
      collectCall(expression, follow, origins);
      return;
    case 'function':
      origins.add('call');
      return;
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict': {
      const parts = childrenOf(expression);
      if (parts.length === 0) origins.add('constant');
      for (const part of parts) follow(part);
      return;
    }
    case 'other':
      origins.add('unknown');
      for (const part of expression.children) follow(part);
      return;
    case 'yield':
      origins.add('unknown');
      return;
    case 'index':
      follow(expression.object);
      collectIndex(expression.index, unit, constants, origins, seen);
      return;
    default:
      for (const part of childrenOf(expression)) follow(part);
  }
}

/** Which element is taken may be drawn; the element is no random number for that. */
function collectIndex(
  index: Expression,
  unit: Unit,
  constants: ModuleConstants,
  origins: Set<Origin>,
  seen: Set<string>,
): void {
  const found = new Set<Origin>();
  collect(index, unit, constants, found, seen);
  for (const origin of found) if (origin !== 'random') origins.add(origin);
}

function collectCall(call: CallExpression, follow: (part: Expression) => void, origins: Set<Origin>): void {
  if (randomDraw(call)) {
    origins.add('random');
    return;
  }
  const name = calledName(call);
  if (CLOCK.test(name)) {
    origins.add('time');
    return;
  }
  const pure =
    PURE_CALLS.test(name) ||
    (call.target === undefined && call.callee.kind === 'member' && PURE_METHODS.test(call.callee.name));
  if (!pure) origins.add('call');
  if (call.callee.kind === 'member' && !PURE_CALLS.test(name)) follow(call.callee.object);
  for (const argument of call.arguments) follow(argument.value);
  if (pure && call.arguments.length === 0 && call.callee.kind !== 'member') origins.add('constant');
}

function collectName(
  name: string,
  unit: Unit,
  constants: ModuleConstants,
  origins: Set<Origin>,
  seen: Set<string>,
): void {
  if (seen.has(name)) return;
  seen.add(name);
  const { bindings } = unit;
  if (bindings.parameters.has(name)) origins.add('parameter');
  const binding = bindings.get(name);
  if (binding) collectBinding(binding, unit, constants, origins, seen);
  if (unit.isAssignedInside(name)) origins.add('unknown');
  if (bindings.isLocal(name)) return;
  for (let outer = unit.outer; outer; outer = outer.outer) {
    if (outer.bindings.isLocal(name)) {
      origins.add('unknown');
      return;
    }
  }
  const constant = constants.get(name);
  if (constant) collect(constant, unit, constants, origins, seen);
  else origins.add(name === 'undefined' || name === 'NaN' || name === 'Infinity' ? 'constant' : 'global');
}

function collectBinding(
  binding: Binding,
  unit: Unit,
  constants: ModuleConstants,
  origins: Set<Origin>,
  seen: Set<string>,
): void {
  if (binding.opaque) origins.add('unknown');
  for (const list of [binding.values, binding.iterables, binding.contents, binding.augments])
    for (const value of list) collect(value, unit, constants, origins, seen);
}
