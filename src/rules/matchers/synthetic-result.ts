import { calledMethod, rootName, stateAttribute } from '../../flow/names.js';
import { isChoice, randomDraw } from '../../flow/randomness.js';
import type { Unit } from '../../flow/unit.js';
import { somePart } from '../../flow/visit.js';
import type { CallExpression, Expression } from '../../model/code.js';
import type { FileContext, Matcher } from '../context.js';
import { hasWord, isMetric, isStrongMetric } from '../learning-words.js';
import { isLogging } from '../shape.js';

/** Functions whose work is to draw: there randomness is the algorithm or the data. */
const DRAWS_ON_PURPOSE =
  /random|rand(?:int|n)?\b|init|reset|noise|noisy|sampl|shuffl|augment|dropout|explor|epsilon|greedy|jitter|backoff|mutat|crossover|perturb|seed|bootstrap|monte|thompson|synthetic|generate_?(?:data|batch|example|episode|trajector|token|id|uuid|name|key|fake|test|task|dataset|input|problem|graph|matrix)|make_|fake|demo|dummy_?(?:data|input|batch)|spawn|populat|split|fold|permut|anneal|simulat|rollout|step|select|choose|act(?:ion)?$|build|create|forward|reparam|gumbel|diffus|corrupt|mask|crop|flip|rotate|draw|toss|roll|walk|environment|policy|xavier|glorot|kaiming|he_|pull|arm|play|genome|swarm|particle|individual/i;

/** Sinks that a random count or flag would fake. */
const COUNT_WORDS = [
  'count',
  'discovered',
  'found',
  'success',
  'successful',
  'detected',
  'convergence',
  'points',
  'integration',
  'processed',
  'patterns',
  'improved',
  'converged',
  'status',
];

/** A random number stands where a measurement, a prediction, a gradient or an embedding is announced. */
export const syntheticResult: Matcher = (file, report) => {
  if (
    file.role.test ||
    file.role.example ||
    /simulat(?:or|ion)|environment|[/_]envs?[/_.]|synthetic|fake_data|fixtures|data_?gen/i.test(file.path)
  )
    return;
  for (const unit of file.units) {
    if (!drawsNumbers(unit, file)) continue;
    let shown = false;
    for (const sink of sinksOf(unit)) {
      // What is returned by name was shown where the name got its value.
      if ((shown && sink.kind === 'return' && !holdsDraw(sink.value, unit, file)) || !isFake(sink, unit, file))
        continue;
      shown = true;
      report.hit({
        startLine: sink.line,
        endLine: sink.line,
        unit,
        arguments: { name: sink.name },
        ...(unit.symbol ? { notes: [{ line: unit.symbol.startLine, note: `in ${unit.qualifiedName}` }] } : {}),
        confidence: isStrongMetric(sink.name) ? 'high' : 'medium',
      });
    }
  }
};

interface Sink {
  readonly name: string;
  readonly value: Expression;
  readonly line: number;
  readonly kind: 'assign' | 'entry' | 'argument' | 'return' | 'log';
  /** Assigned to an attribute of `self`. */
  readonly state: boolean;
}

function drawsNumbers(unit: Unit, file: FileContext): boolean {
  return unit.calls.some(({ node }) => randomDraw(node) !== undefined && !isPosteriorDraw(node, unit, file));
}

function holdsDraw(value: Expression, unit: Unit, file: FileContext): boolean {
  return somePart(
    value,
    (part) =>
      part.kind === 'call' && randomDraw(part) !== undefined && !isChoice(part) && !isPosteriorDraw(part, unit, file),
  );
}

/** Families with a location or shape and a scale or second shape. */
const TWO_PARAMETERS =
  /^(?:normal|gauss|gaussian|normalvariate|multivariate_normal|beta|betavariate|gamma|gammavariate|lognormal)$/;

/** `normal(mean, deviation)`: a draw from a distribution that was computed, as Thompson sampling scores an arm. */
function isPosteriorDraw(call: CallExpression, unit: Unit, file: FileContext): boolean {
  const [first, second] = call.arguments;
  if (!first || !second || !TWO_PARAMETERS.test(calledMethod(call))) return false;
  return [first, second].every(({ value }) => {
    const origins = file.origins(value, unit);
    return !origins.has('random') && (origins.has('parameter') || origins.has('state') || origins.has('call'));
  });
}

function holdsChoice(value: Expression): boolean {
  return somePart(value, (part) => part.kind === 'call' && randomDraw(part) !== undefined && isChoice(part));
}

/** The innermost named places that values go to. */
function sinksOf(unit: Unit): Sink[] {
  const sinks: Sink[] = [];
  for (const { node } of unit.expressions('dict'))
    for (const entry of node.entries)
      if (entry.key?.kind === 'string')
        sinks.push({ name: entry.key.value, value: entry.value, line: entry.line, kind: 'entry', state: false });
  for (const { node } of unit.statements('assign')) {
    if (!node.value || node.value.kind === 'dict') continue;
    for (const target of node.targets)
      sinks.push({
        name: targetName(target),
        value: node.value,
        line: node.line,
        kind: 'assign',
        state: stateAttribute(target) !== undefined,
      });
  }
  for (const { node } of unit.calls) {
    for (const argument of node.arguments)
      if (argument.name !== undefined)
        sinks.push({
          name: argument.name,
          value: argument.value,
          line: argument.value.line,
          kind: 'argument',
          state: false,
        });
    if (isLogging(node)) for (const argument of node.arguments) sinks.push(...loggedSinks(argument.value));
  }
  for (const { node } of unit.statements('return'))
    if (node.value && node.value.kind !== 'dict')
      sinks.push({ name: unit.name, value: node.value, line: node.line, kind: 'return', state: false });
  return sinks;
}

function targetName(target: Expression): string {
  if (target.kind === 'name') return target.name;
  if (target.kind === 'member') return target.name;
  if (target.kind === 'index') {
    if (target.index.kind === 'string') return target.index.value;
    return stateAttribute(target) ?? rootName(target) ?? '';
  }
  return '';
}

/** `f"accuracy: {random()}"`: the words before a drawn part name it. */
function loggedSinks(value: Expression): Sink[] {
  if (value.kind !== 'template') return [];
  const sinks: Sink[] = [];
  for (const [index, part] of value.parts.entries()) {
    const before = value.parts[index - 1];
    if (part.kind !== 'string' && before?.kind === 'string')
      sinks.push({ name: before.value.slice(-40), value: part, line: part.line, kind: 'log', state: false });
  }
  return sinks;
}

function isFake(sink: Sink, unit: Unit, file: FileContext): boolean {
  const named = isMetric(sink.name) || isCount(sink.name);
  const direct = holdsDraw(sink.value, unit, file);
  if (!direct && !(sink.kind === 'return' && drawnThroughName(sink.value, unit, file))) return false;
  if (DRAWS_ON_PURPOSE.test(sink.name)) return false;
  if (sink.kind === 'return') return returnsFake(unit) && !isRandomByDesign(unit) && !holdsChoice(sink.value);
  if (!named) return false;
  if (DRAWS_ON_PURPOSE.test(unit.name) && !isStrongMetric(sink.name)) return false;
  if (unit.symbol?.kind === 'constructor' || /init|reset|setup|build|create/i.test(unit.name))
    return isStrongMetric(sink.name) && !hasWord(sink.name, 'grad', 'gradient', 'grads', 'gradients');
  // An environment's reward may be random; a reward in a learner's report may not.
  return (
    !hasWord(sink.name, 'reward', 'rewards', 'embedding', 'embeddings', 'latency', 'throughput') ||
    /mock|fake|simulat|dummy|encode|embed|process|optimi/i.test(unit.name)
  );
}

/** `patterns_found`, `success_rate`; `countOnStarts` counts nothing. */
function isCount(name: string): boolean {
  return hasWord(name, ...COUNT_WORDS) && !/^count(?!s?$|ed$|er$)/i.test(name);
}

/** `return noise_scaled` where the name was given a random value somewhere in the function. */
function drawnThroughName(value: Expression, unit: Unit, file: FileContext): boolean {
  if (!isMetric(unit.name) && !/gradient|embed|encode|optimi[sz]e|predict|loss/i.test(unit.name)) return false;
  if (holdsChoice(value) || !file.origins(value, unit).has('random')) return false;
  // One of several that were found, as ties are broken: drawn, and yet no made-up number.
  const named = value.kind === 'name' ? unit.bindings.get(value.name)?.values : undefined;
  return !named?.some(holdsChoice);
}

/** `class RandomPolicy`, "answers uniformly at random": what is announced is the draw. */
function isRandomByDesign(unit: Unit): boolean {
  const said = `${unit.symbol?.doc?.text ?? ''} ${unit.owner?.doc?.text ?? ''}`;
  return /random/i.test(unit.owner?.name ?? '') || /\b(?:uniformly|completely|purely) (?:at )?random\b/i.test(said);
}

function returnsFake(unit: Unit): boolean {
  if (DRAWS_ON_PURPOSE.test(unit.name)) return false;
  return (
    isMetric(unit.name) ||
    /gradient|embed|encode|optimi[sz]e|predict|loss|evaluat|estimat|calculat|comput|assess|measure|analy[sz]e|detect/i.test(
      unit.name,
    )
  );
}
