import { mermaidLabel } from '../graph/export/escape.js';
import type { BodyFacts, CallFact, Facts } from '../model/facts.js';
import { arrow, type Diagram, textOf } from './diagram.js';

const ENVIRONMENT = /^_?(?:\w+_)?(?:envs?|environment|world|simulator)$|(?:Env|Environment)$/;
const ACTING =
  /^(?:act|select_?action|choose_?action|get_?action|sample_?action|predict|decide|select_?arm|choose|recommend|policy|sample|forward|step_?policy|exploit|explore)$/i;
const LEARNING =
  /^(?:update|learn|train|train_step|fit|partial_fit|observe|remember|store|store_transition|add|record|push|optimi[sz]e|reinforce|backward|replay|feedback)$/i;
/** A random action of `env.action_space` is no agent's. */
const SPACE = /space$/i;
const ANSWERING = /^(?:step|reset|reward|pull)$/;

interface Turn {
  readonly receiver: string;
  readonly method: string;
  readonly line: number;
}

/**
 * Functions that loop over an agent that acts and an environment that answers: `env.step(…)` beside `agent.act(…)`. A loop without
 * both is none.
 */
export function interactionLoops(facts: Facts): Diagram[] {
  return facts.bodies.flatMap((body) => {
    if (body.loops === 0) return [];
    const turns = body.calls.flatMap((call) => turnOf(call) ?? []).filter(({ receiver }) => !SPACE.test(receiver));
    const answers = turns.filter(({ receiver, method }) => ENVIRONMENT.test(receiver) && ANSWERING.test(method));
    const environment = answers.find(({ method }) => method === 'step' || method === 'pull')?.receiver;
    const acts = turns.filter(({ receiver, method }) => !ENVIRONMENT.test(receiver) && ACTING.test(method));
    if (environment === undefined || acts.length === 0) return [];
    const actors = new Set(acts.map(({ receiver }) => receiver));
    const learns = turns.filter(({ receiver, method }) => actors.has(receiver) && LEARNING.test(method));
    return [draw(facts, body, environment, answers, [...acts, ...learns])];
  });
}

/** `env.step` and `self.env.step` alike; `self.act` is the object itself. */
function turnOf({ callee, line }: CallFact): Turn | undefined {
  const parts = callee.split('.');
  const method = parts.at(-1);
  const receiver = parts.at(-2);
  return method === undefined || receiver === undefined ? undefined : { receiver, method, line };
}

function draw(
  facts: Facts,
  body: BodyFacts,
  environment: string,
  answers: readonly Turn[],
  acts: readonly Turn[],
): Diagram {
  const symbol = facts.symbols[body.symbol];
  const name = symbol?.qualifiedName ?? 'the module itself';
  const owner = symbol?.parent === undefined ? undefined : facts.symbols[symbol.parent]?.name;
  const actors = [...new Set(acts.map(({ receiver }) => receiver))];
  const shown = (receiver: string): string => (receiver === 'self' ? (owner ?? 'self') : receiver);
  const calls = (from: string, to: string, turns: readonly Turn[]): string[] => {
    const methods = [...new Set(turns.map(({ method }) => method))];
    return turns.length === 0
      ? []
      : arrow(from, to, `calls ${methods.join(', ')}`, { path: facts.path, line: turns[0]!.line });
  };
  const lines = [
    'flowchart LR',
    `  loop([${mermaidLabel(`${name} (loop)`)}])`,
    ...actors.map((receiver, index) => `  a${index}[${mermaidLabel(shown(receiver))}]`),
    `  e0[${mermaidLabel(environment)}]`,
    ...actors.flatMap((receiver, index) =>
      calls(
        'loop',
        `a${index}`,
        acts.filter((one) => one.receiver === receiver),
      ),
    ),
    ...calls(
      'loop',
      'e0',
      answers.filter(({ receiver }) => receiver === environment),
    ),
  ];
  return {
    id: `topology:${facts.path}:${name}:loop`,
    kind: 'topology',
    title: `${name}: agent and environment`,
    mermaid: textOf(lines),
    about: `Who acts and who answers in the loop of ${name} in ${facts.path}.`,
  };
}
