import type { AnyAlgorithm, OperationSpec, ParameterSpec } from '../../model/algorithm.js';
import { attributeNames, POSTERIOR_COLUMNS } from '../contract/attribute-names.js';
import { fieldsOf } from '../contract/fields.js';
import type { Callable, SubjectShape } from '../subject/shape.js';
import { nameScore } from '../subject/words.js';
import { readAfterwards } from './afterwards.js';
import {
  type Access,
  type ArgumentPlan,
  type CallPlan,
  type OperationBinding,
  type Setting,
  shown,
} from './binding.js';
import { type PlannedCall, planCalls } from './call-plans.js';
import { withColumns } from './column-items.js';
import { derivedItems } from './derived-items.js';
import { missingEssentials } from './essentials.js';
import { type Item, itemsOf } from './items.js';
import { withLabels } from './label-items.js';
import { membersFor } from './members-for.js';
import { oneAtATime } from './priority-items.js';
import { withRows } from './row-items.js';
import { settingsFor } from './settings.js';

/** What was tried for one operation: ways to bind it, and why other candidates were turned down. */
export interface OperationChoices {
  readonly bindings: readonly OperationBinding[];
  readonly refusals: readonly string[];
}

/** Candidates this far behind the best are not what is meant. */
const SLACK = 1;

/** Ways to answer an operation with the members of a class, the likeliest first. */
export function bindMember(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  template: unknown,
): OperationChoices {
  const names = [...spec.aliases, ...attributeNames(algorithm.contract.id, spec.name)];
  const ranked = membersFor(algorithm, spec, subject, names);
  const refusals: string[] = [];
  const found: OperationBinding[] = [];
  for (const { member, score } of ranked) {
    if (found[0] !== undefined && score < found[0].score - SLACK) break;
    const choices = bindCallable(algorithm, spec, subject, member, score, template);
    found.push(...choices.bindings);
    refusals.push(...choices.refusals);
  }
  found.push(...bindAttributes(algorithm, spec, subject, names));
  return { bindings: found, refusals };
}

/** Ways to answer an operation with one method or function. */
export function bindCallable(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  member: Callable,
  score: number,
  template: unknown,
): OperationChoices {
  const own = itemsOf(algorithm, spec);
  const items = [...own, ...derivedItems(algorithm, spec, subject)];
  if (member.kind === 'getter') {
    const access: Access =
      spec.parameters.length === 0
        ? { kind: 'getter', name: member.name }
        : { kind: 'attribute', name: member.name, index: own };
    return {
      bindings: [{ spec, access, score, explanation: `${spec.name}: ${subject.symbol}.${member.name}` }],
      refusals: [],
    };
  }
  const plain = bindCall(algorithm, spec, subject, member, score, template, items, positional(spec, own));
  const single = oneAtATime(algorithm, spec);
  const singly = single.length === 0 ? plain : bindCall(algorithm, spec, subject, member, score, template, single, []);
  if (singly !== plain && singly.bindings.length > 0)
    return { bindings: [...singly.bindings, ...plain.bindings], refusals: plain.refusals };
  if (plain.bindings.length > 0) return plain;
  const instead = withLabels(algorithm, spec, items) ?? withColumns(algorithm, spec, items);
  const inRows = [...withRows(algorithm, spec, items), ...(instead === undefined ? [] : [instead])]
    .map((some) => bindCall(algorithm, spec, subject, member, score, template, some, []))
    .find(({ bindings }) => bindings.length > 0);
  return inRows ?? plain;
}

/** Ways to answer an operation with one method or function that is given some of the items. */
function bindCall(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  member: Callable,
  score: number,
  template: unknown,
  items: readonly Item[],
  inOrder: readonly Item[],
): OperationChoices {
  const where = whereOf(subject, member);
  const { plans, matching, why } = planCalls(algorithm, subject, member.parameters, items, { positional: inOrder });
  if (why !== undefined) return { bindings: [], refusals: [`${spec.name} could be ${where}: ${why}`] };
  const matched = plans.flatMap(({ plan }) => coveredItems(plan.arguments));
  const sets = settingsFor(algorithm, spec, subject, member, matched);
  const lacking = missingEssentials(algorithm, spec, [...matched, ...sets.map(({ item }) => item)]);
  const pick = pickedFrom(spec, lacking, itemsOf(algorithm, spec));
  const missing = pick === undefined ? lacking : [];
  if (
    missing.length > 0 ||
    (matching.score === 0 && member.parameters.length > 0 && spec.parameters.length > 0 && pick === undefined)
  )
    return {
      bindings: [],
      refusals: [`${spec.name} could be ${where}: it takes no ${missing.map(({ name }) => name).join(', ')}`],
    };
  const kind = member.kind === 'function' ? 'function' : member.kind === 'static' ? 'static' : 'method';
  return {
    bindings: plans.flatMap((planned) =>
      withResults(
        algorithm,
        spec,
        subject,
        member,
        { kind, name: member.name, call: completed(planned.plan, pick, sets) },
        { ...planned, plan: completed(planned.plan, undefined, sets) },
        score,
        template,
      ),
    ),
    refusals: [],
  };
}

function completed(plan: CallPlan, pick: Item | undefined, sets: readonly Setting[]): CallPlan {
  return { ...plan, ...(pick === undefined ? {} : { pick }), ...(sets.length === 0 ? {} : { sets }) };
}

function whereOf({ symbol, kind }: SubjectShape, member: Callable): string {
  return member.kind === 'function' || kind === 'state' || kind === 'module' ? member.name : `${symbol}.${member.name}`;
}

/** The arm, when nothing takes it and only a question is asked: then the answer may hold one number for each. */
function pickedFrom(spec: OperationSpec, lacking: readonly ParameterSpec[], items: readonly Item[]): Item | undefined {
  const [only] = lacking;
  if (spec.effect !== 'reads' || lacking.length !== 1 || only?.shape !== 'index') return undefined;
  return items.find(({ path }) => path === only.name);
}

/** Items that may be filled by their order alone: those of the call itself. */
function positional(spec: OperationSpec, items: readonly Item[]): readonly Item[] {
  return spec.effect === 'constructs' ? [] : items;
}

export function coveredItems(plans: readonly ArgumentPlan[]): Item[] {
  return plans.flatMap((plan) => [...(plan.item === undefined ? [] : [plan.item]), ...coveredItems(plan.fields ?? [])]);
}

/** The same call with each way to read its answer. */
function withResults(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  member: Callable,
  access: Access & { readonly call: CallPlan },
  planned: PlannedCall,
  score: number,
  template: unknown,
): OperationBinding[] {
  const where = whereOf(subject, member);
  const base: OperationBinding = {
    spec,
    access,
    score,
    conventions: planned.conventions,
    explanation: `${spec.name}: ${where}(${shown(planned.plan)})`,
  };
  const bindings = [base];
  const width = widthOf(algorithm, spec, subject);
  if (isMeanAndWidth(template)) {
    bindings.push({ ...base, scalar: 'bound', explanation: `${base.explanation}, read as mean plus width` });
    bindings.push({
      ...base,
      scalar: 'mean',
      ...(width === undefined ? {} : { width }),
      explanation: `${base.explanation}, read as the mean${width === undefined ? '' : `; width: ${'name' in width ? width.name : ''}`}`,
    });
  }
  const returns = member.returns.trim();
  const isSilent =
    /^(|none|void|promise<void>|any|null|undefined)$/i.test(returns) ||
    // Itself or a record, where a flag is wanted.
    (typeof template === 'boolean' && !/bool/i.test(returns));
  if (template !== undefined && isSilent && subject.kind !== 'function')
    for (const afterwards of readAfterwards(algorithm, spec, subject, template))
      bindings.push({
        ...base,
        afterwards,
        explanation: `${base.explanation}, then ${'name' in afterwards ? afterwards.name : ''}`,
      });
  return bindings;
}

function isMeanAndWidth(template: unknown): boolean {
  return typeof template === 'object' && template !== null && 'mean' in template && 'width' in template;
}

/** A method that gives the width alone. */
function widthOf(algorithm: AnyAlgorithm, spec: OperationSpec, subject: SubjectShape): Access | undefined {
  const width = fieldsOf(algorithm.contract.id, spec.name, 'returns')?.find(({ name }) => name === 'width');
  if (width === undefined) return undefined;
  const member = subject.members
    .filter((one) => one.kind === 'method')
    .map((one) => ({ one, score: nameScore(one.name, width.name, width.aliases) }))
    .filter(({ score }) => score >= 8)
    .sort((a, b) => b.score - a.score)[0]?.one;
  if (member === undefined) return undefined;
  const items = itemsOf(algorithm, spec);
  const plan = planCalls(algorithm, subject, member.parameters, items, { positional: items }).plans[0];
  return plan === undefined ? undefined : { kind: 'method', name: member.name, call: plan.plan };
}

/** Attributes that hold the answer, for operations that only read. */
function bindAttributes(
  algorithm: AnyAlgorithm,
  spec: OperationSpec,
  subject: SubjectShape,
  names: readonly string[],
): OperationBinding[] {
  if (spec.effect !== 'reads') return [];
  const index = itemsOf(algorithm, spec).filter((item) => item.part === undefined);
  if (index.some((item) => item.shape !== 'index')) return [];
  if (spec.name === 'posterior' && algorithm.contract.id === 'thompson') {
    const columns = POSTERIOR_COLUMNS.map((aliases) =>
      subject.attributes.find((name) => aliases.includes(name.toLowerCase().replace(/^_|_$/g, ''))),
    );
    if (columns.some((name) => name === undefined)) return [];
    // Counts may hold the uniform prior already, or have it added at each draw.
    return [0, 1].map((prior) => ({
      spec,
      access: { kind: 'columns' as const, names: columns as string[], index, prior },
      score: 6,
      explanation: `${spec.name}: attributes ${columns.join(' and ')}${prior === 0 ? '' : ` plus ${prior}`}`,
    }));
  }
  return subject.attributes
    .filter((name) => !subject.keptAsGiven.includes(name))
    .filter((name) => nameScore(name.replace(/^_+/, ''), names[0] ?? '', names.slice(1)) >= 9 || names.includes(name))
    .map((name) => ({
      spec,
      access: { kind: 'attribute' as const, name, index, ...(spec.name === 'size' ? { length: true as const } : {}) },
      score: 6,
      explanation: `${spec.name}: attribute ${name}`,
    }));
}
