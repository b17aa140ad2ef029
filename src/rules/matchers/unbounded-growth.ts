import { dottedName, GROWING_METHODS, stateAttribute } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import { somePart } from '../../flow/visit.js';
import type { Expression, Statement } from '../../model/code.js';
import type { FileContext, Matcher, Reporter } from '../context.js';

/** Records of what happened: they grow with use, not with configuration. */
const RECORD =
  /histor|logs?$|_log_|events?$|records?$|metrics|episodes?|traces?$|trajector|buffer|memor(?:y|ies)|experiences?|decisions|feedback|losses|rewards|scores|samples|observations|messages|interactions|snapshots|errors|outcomes|results|sessions|conversations|timeline|journal|audit|cache|queue|archive|ledger|stats|performance|adaptations|transitions/i;
const ONCE =
  /^(?:__init__|constructor|__post_init__)$|^_?(?:init|initialize|initialise|setup|load|build|parse|compile|register|configure|from_|restore|deserialize|generate|create|collect|list|get|to_|export|render|format|main|test|read)/i;
const TRIMS = new Set([
  'pop',
  'popleft',
  'shift',
  'splice',
  'clear',
  'popitem',
  'truncate',
  'delete',
  'remove',
  'dequeue',
  'evict',
  'prune',
  'flush',
]);

/** A record that a method called again and again only adds to. */
export const unboundedGrowth: Matcher = (file, report) => {
  if (file.role.test || file.role.example) return;
  for (const unit of file.functions) {
    if (ONCE.test(unit.name) || unit.symbol?.kind === 'constructor') continue;
    if (unit.owner) reportAttributes(unit, file, report);
    else reportModuleState(unit, file, report);
  }
};

function reportAttributes(unit: Unit, file: FileContext, report: Reporter): void {
  const methods = file.methodsOf(unit.owner?.id ?? -1);
  for (const { node, within } of unit.calls) {
    if (node.callee.kind !== 'member' || !GROWING_METHODS.has(node.callee.name)) continue;
    const { object } = node.callee;
    const attribute = object.kind === 'member' && object.object.kind === 'self' ? object.name : undefined;
    if (
      attribute === undefined ||
      !RECORD.test(attribute) ||
      isTrimmed(attribute, methods) ||
      isBounded(attribute, methods, file) ||
      isOfDistinct(attribute, within)
    )
      continue;
    report.hit({
      startLine: node.line,
      endLine: node.endLine,
      unit,
      arguments: { name: `self.${attribute}`, method: unit.name },
    });
  }
}

function isTrimmed(attribute: string, methods: readonly Unit[]): boolean {
  return methods.some((method) => {
    if (
      method.calls.some(
        ({ node }) =>
          node.callee.kind === 'member' &&
          TRIMS.has(node.callee.name) &&
          stateAttribute(node.callee.object) === attribute,
      )
    )
      return true;
    if (
      method
        .statements('delete')
        .some(({ node }) => node.targets.some((target) => stateAttribute(target) === attribute))
    )
      return true;
    if (ONCE.test(method.name) && method.symbol?.kind !== 'method') return false;
    if (/^(?:__init__|constructor)$/.test(method.name) || method.symbol?.kind === 'constructor') return false;
    const reassigned = method
      .statements('assign')
      .some(({ node }) => !node.operator && node.targets.some((target) => isThe(attribute, target)));
    if (reassigned) return true;
    return (
      method.expressions('assignment').some(({ node }) => isThe(attribute, node.target)) ||
      method.statements('if').some(({ node }) => comparesSize(node.test, attribute))
    );
  });
}

/** `self.x` itself, or a slice or the length of it. */
function isThe(attribute: string, target: Expression): boolean {
  if (target.kind === 'index') return target.index.kind === 'slice' && isThe(attribute, target.object);
  if (target.kind === 'member' && target.name === 'length') return isThe(attribute, target.object);
  if (target.kind === 'tuple' || target.kind === 'list')
    return target.elements.some((element) => isThe(attribute, element));
  return target.kind === 'member' && target.object.kind === 'self' && target.name === attribute;
}

/** `if len(self.x) < limit`, where growth stops or something is done about it. */
function comparesSize(test: Expression, attribute: string): boolean {
  if (test.kind === 'logical') return comparesSize(test.left, attribute) || comparesSize(test.right, attribute);
  if (test.kind !== 'compare' || !['<', '<=', '>', '>=', '=='].includes(test.operator)) return false;
  const limit = test.right.kind === 'number' ? test.right.value : undefined;
  if (limit !== undefined && limit <= 1) return false;
  const measured =
    test.left.kind === 'call'
      ? test.left.arguments[0]?.value
      : test.left.kind === 'member'
        ? test.left.object
        : undefined;
  // Only a test that guards the growth itself would bound it: `<` around it, or `>` with a trim, which was looked for.
  return (
    (test.operator === '<' || test.operator === '<=') &&
    measured !== undefined &&
    stateAttribute(measured) === attribute
  );
}

/** Only what is not there yet is added. */
function isOfDistinct(attribute: string, within: readonly Statement[]): boolean {
  return within.some(
    (statement) =>
      statement.kind === 'if' &&
      somePart(
        statement.test,
        (part) =>
          (part.kind === 'compare' && part.operator === 'not in' && stateAttribute(part.right) === attribute) ||
          (part.kind === 'call' &&
            part.callee.kind === 'member' &&
            /^(?:includes|has)$/.test(part.callee.name) &&
            stateAttribute(part.callee.object) === attribute),
      ),
  );
}

/** `deque(maxlen=…)`, or a class of its own that is not a plain list. */
function isBounded(attribute: string, methods: readonly Unit[], file: FileContext): boolean {
  const values = methods.flatMap((method) =>
    method
      .statements('assign')
      .filter(({ node }) => node.targets.some((target) => isThe(attribute, target)))
      .map(({ node }) => node.value),
  );
  const properties = file.outline.symbols.filter((symbol) => symbol.kind === 'property' && symbol.name === attribute);
  for (const property of properties) values.push(file.parsed.values.get(property.id));
  return values.some((value) => {
    if (value?.kind !== 'call') return false;
    if (
      value.arguments.some((argument) => argument.name === 'maxlen') ||
      ((value.target ?? '').endsWith('deque') && value.arguments.length > 1)
    )
      return true;
    return !/^(?:list|collections\.(?:deque|defaultdict)|Array|dict|set|Map|Set|dataclasses\.field)$/.test(
      value.target ?? dottedName(value.callee) ?? '',
    );
  });
}

/** `GLOBAL[key] = value` and `GLOBAL.append(value)` from a request handler. */
function reportModuleState(unit: Unit, file: FileContext, report: Reporter): void {
  if (!unit.symbol?.decorators.some((decorator) => /\.(?:post|put|patch|route|websocket|get)$/.test(decorator.name)))
    return;
  const moduleUnit = file.units[0];
  const isContainer = (name: string): boolean => {
    const value = moduleUnit?.bindings.get(name)?.values[0];
    return (
      !unit.bindings.isLocal(name) &&
      (value?.kind === 'dict' ||
        value?.kind === 'list' ||
        value?.kind === 'set' ||
        (value?.kind === 'call' && /^(?:dict|list|set|collections\.defaultdict)$/.test(value.target ?? '')) ||
        (value === undefined && /^[A-Z][A-Z_]+$/.test(name)))
    );
  };
  for (const { node } of unit.statements('assign'))
    for (const target of node.targets)
      if (
        target.kind === 'index' &&
        target.object.kind === 'name' &&
        target.index.kind !== 'string' &&
        isContainer(target.object.name)
      )
        report.hit({ startLine: node.line, unit, arguments: { name: target.object.name, method: unit.name } });
  for (const { node } of unit.calls)
    if (
      node.callee.kind === 'member' &&
      GROWING_METHODS.has(node.callee.name) &&
      node.callee.object.kind === 'name' &&
      isContainer(node.callee.object.name)
    )
      report.hit({ startLine: node.line, unit, arguments: { name: node.callee.object.name, method: unit.name } });
}
