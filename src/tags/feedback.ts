import type { BodyFacts, Facts, StateWrite, SymbolFact } from '../model/facts.js';
import type { LocalTag } from '../model/record.js';

/** Parameters that tell how well something went. */
const OUTCOME =
  /(?:^|_)(?:rewards?|loss(?:es)?|feedback|gradients?|grads?|outcomes?|performance|experiences?|accuracy|td_?error|delta|trajector(?:y|ies)|episodes?|ratings?|transitions?|fitness|trust|scores?|interactions?)(?:$|_)/i;
/** Parameters that may, when the method says that it learns. */
const DATA =
  /^(?:x|y|x_train|y_train|batch|samples?|data|labels?|targets?|results?|observations?|metrics?|signals?|errors?|updates?|success|value|responses?|answers?|inputs?|examples?)$/i;
const LEARNING =
  /^_?(?:update|learn|train|fit|partial_fit|adapt|adjust|tune|optimi[sz]e|reinforce|observe|incorporate|calibrate|evolve|consolidate|backpropagate|backward|modulate)/i;

/**
 * State that is updated from outcomes and read back. Within a class: a method with an outcome among its parameters writes an
 * attribute (itself, or through methods of the class that it calls), and another method, or the same one, reads it. Within a
 * function: a loop that calls for a decision, an outcome and an update in turn.
 */
export function inferFeedbackLoops(facts: Facts): LocalTag[] {
  const tags: LocalTag[] = [];
  for (const owner of facts.symbols) if (owner.kind === 'class') tags.push(...loopsOfClass(facts, owner));
  for (const body of facts.bodies) {
    const loop = loopOfFunction(facts, body);
    if (loop) tags.push(loop);
  }
  return tags;
}

interface Method {
  readonly symbol: SymbolFact;
  readonly body: BodyFacts;
}

function loopsOfClass(facts: Facts, owner: SymbolFact): LocalTag[] {
  const methods = new Map<string, Method>();
  for (const body of facts.bodies) {
    const symbol = facts.symbols[body.symbol];
    if (symbol && symbol.parent === owner.id) methods.set(symbol.name, { symbol, body });
  }
  const tags: LocalTag[] = [];
  for (const [name, { symbol, body }] of methods) {
    if (symbol.kind === 'constructor' || name === '__init__') continue;
    const informs = (parameter: string): boolean =>
      OUTCOME.test(words(parameter)) || (LEARNING.test(words(name)) && DATA.test(words(parameter)));
    const outcome = symbol.parameters.find(
      (parameter) => informs(parameter.name) && body.parametersRead.includes(parameter.name),
    );
    if (!outcome) continue;
    const written = writesOf(name, methods, new Set());
    for (const [attribute, { write, through }] of written) {
      const reader = [...methods].find(
        ([other, method]) =>
          method.symbol.kind !== 'constructor' &&
          other !== '__init__' &&
          method.body.stateReads.includes(attribute) &&
          (other !== name || isOwnInput(write)),
      );
      if (!reader) continue;
      const path = through === name ? '' : ` through ${through}`;
      tags.push({
        tag: 'feedback-loop',
        line: symbol.startLine,
        symbol: symbol.qualifiedName,
        source: 'inferred',
        reason: `${outcome.name} updates self.${attribute}${path}, which ${reader[0]} reads`,
      });
      break;
    }
  }
  return tags;
}

/** The new value is made from the old one. */
function isOwnInput(write: StateWrite): boolean {
  return write.how !== 'assign' || write.origins.includes('state');
}

/** Attributes that a method writes from what it is given, also through methods of its class that it calls. */
function writesOf(
  name: string,
  methods: ReadonlyMap<string, Method>,
  seen: Set<string>,
): Map<string, { write: StateWrite; through: string }> {
  const found = new Map<string, { write: StateWrite; through: string }>();
  const method = methods.get(name);
  if (!method || seen.has(name)) return found;
  seen.add(name);
  for (const write of method.body.stateWrites) {
    const informed = write.origins.some(
      (origin) => origin === 'parameter' || origin === 'state' || origin === 'call' || origin === 'unknown',
    );
    if (informed && !/^_?(?:logger|log|lock)$/.test(write.attribute) && !found.has(write.attribute))
      found.set(write.attribute, { write, through: name });
  }
  for (const call of method.body.calls) {
    const callee = /^self\.(\w+)$/.exec(call.callee)?.[1];
    if (callee === undefined) continue;
    for (const [attribute, entry] of writesOf(callee, methods, seen))
      if (!found.has(attribute)) found.set(attribute, entry);
  }
  return found;
}

const DECIDES =
  /^(?:select|act|predict|choose|sample|recommend|policy|plan|get_action|select_action|choose_action|decide|forward)/i;
const ANSWERS = /^(?:step|reward|evaluate|observe|get_reward|feedback|loss|score|measure|play|respond)/i;
const LEARNS = /^(?:update|learn|train|fit|backward|adapt|optimize|reinforce|partial_fit|remember|record)/i;

function loopOfFunction(facts: Facts, body: BodyFacts): LocalTag | undefined {
  if (body.loops === 0) return undefined;
  const find = (pattern: RegExp) => body.calls.find((call) => pattern.test(call.callee.split('.').at(-1) as string));
  const [decision, answer, update] = [find(DECIDES), find(ANSWERS), find(LEARNS)];
  if (!decision || !answer || !update) return undefined;
  return {
    tag: 'feedback-loop',
    line: Math.min(decision.line, answer.line, update.line),
    symbol: facts.symbols[body.symbol]?.qualifiedName ?? '',
    source: 'inferred',
    reason: `a loop over ${decision.callee}, ${answer.callee} and ${update.callee}`,
  };
}

function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
}
