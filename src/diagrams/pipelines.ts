import { wordsOf } from '../flow/names.js';
import { mermaidLabel } from '../graph/export/escape.js';
import type { BodyFacts, CallFact, Facts } from '../model/facts.js';
import { arrow, type Diagram, textOf } from './diagram.js';
import type { DiagramProgram } from './program.js';

/** Stages in the order of their trade; words that name them. */
const STAGES = [
  ['collect', 'collect ingest gather acquire scrape fetch download load read crawl harvest'],
  [
    'features',
    'feature features featurize featurise preprocess preprocessing transform vectorize vectorise tokenize tokenise encode normalize normalise clean augment prepare',
  ],
  ['split', 'split'],
  ['tune', 'tune tuning search hyperparameter hyperparameters hyperopt sweep gridsearch optuna'],
  ['train', 'train training fit pretrain finetune'],
  ['evaluate', 'evaluate evaluation validate validation benchmark accuracy score'],
  ['export', 'export save serialize serialise dump checkpoint persist onnx'],
  ['deploy', 'deploy deployment publish serve release promote rollout upload'],
] as const;
type Stage = (typeof STAGES)[number][0];
const STAGE_OF = new Map<string, Stage>(
  STAGES.flatMap(([stage, words]) => words.split(' ').map((word): [string, Stage] => [word, stage])),
);
const ORDER = new Map<Stage, number>(STAGES.map(([stage], index) => [stage, index]));

/** Words beside `load`, `read`, `clean` … that say that data are meant. */
const DATA = new Set(
  (
    'data dataset datasets csv samples examples trajectories transitions experience experiences episodes answers events logs corpus records ' +
    'rows frame table batch batches images'
  ).split(' '),
);
/** Words beside `save`, `dump`, `upload` … that say that what was learnt is meant. */
const LEARNT = new Set(
  'model models weights policy checkpoint state dict parameters results artifact metrics'.split(' '),
);

const NEEDS_MATERIAL = new Set(
  'load read fetch download save dump upload score transform encode clean prepare search release split'.split(' '),
);
/** Stages without which a sequence of steps is no training pipeline. */
const FEWEST_STAGES = 3;

const NOUNS = /(?:^|\.)(?:features?|accuracy|score|search|transform|clean|split|fit_)$/;

interface Step {
  readonly stage: Stage;
  /** A bare noun, such as `features(x)`, may be any function: it is shown and does not count. */
  readonly noun: boolean;
  readonly name: string;
  readonly line: number;
  /** Where the function that is called stands, when the program declares it. */
  readonly declared: string | undefined;
}

/** Functions that call the stages of a training pipeline one after the other. */
export function pipelines(program: DiagramProgram, facts: Facts): Diagram[] {
  return facts.bodies.flatMap((body) => {
    const steps = stepsOf(program, facts, body);
    const stages = new Set(steps.filter(({ noun }) => !noun).map(({ stage }) => stage));
    const trains = stages.has('train') || stages.has('tune');
    return trains && stages.size >= FEWEST_STAGES ? [draw(facts, body, steps)] : [];
  });
}

/** In the order of lines; calls on one line, which may lie inside each other, in the order of the stages. */
function stepsOf(program: DiagramProgram, facts: Facts, body: BodyFacts): Step[] {
  const steps = new Map<string, Step>();
  for (const call of body.calls) {
    const stage = stageOf(call);
    if (stage === undefined) continue;
    const name = call.callee.replace(/^self\./, '');
    const to = program.calls.resolve(facts, facts.symbols[body.symbol], call)?.to;
    const declared = to === undefined ? undefined : `${to.facts.path}:${to.symbol.startLine}`;
    if (!steps.has(name)) steps.set(name, { stage, noun: NOUNS.test(name), name, line: call.line, declared });
  }
  return [...steps.values()].sort(
    (left, right) => left.line - right.line || ORDER.get(left.stage)! - ORDER.get(right.stage)!,
  );
}

/** By the verb that begins the name of what is called; `train_test_split` splits, `model.train()` only sets a mode. */
function stageOf({ callee, arguments: given }: CallFact): Stage | undefined {
  const parts = callee.split('.');
  const words = wordsOf(parts.at(-1) ?? '');
  const [first, ...rest] = words;
  if (first === undefined || callee === '?') return undefined;
  if (words.at(-1) === 'split') return words.length > 1 ? 'split' : undefined;
  if (parts.length > 1 && words.length === 1 && first === 'train' && given.length === 0) return undefined;
  const verb = /^(?:run|do|build|make|extract|compute|perform)$/.test(first) ? rest[0] : first;
  const stage = STAGE_OF.get(verb ?? '');
  if (stage === undefined || verb === undefined) return undefined;
  if (!NEEDS_MATERIAL.has(verb)) return stage;
  const around = new Set([...words, ...wordsOf(parts.at(-2) ?? '')].filter((word) => word !== verb));
  if (verb === 'split') return parts.length === 1 ? stage : undefined;
  if (verb === 'load' && /model|checkpoint|weights|state|policy/.test(words.join(' '))) return undefined;
  const learnt = stage !== 'collect' && stage !== 'features';
  return [...around].some((word) => DATA.has(word) || (learnt && LEARNT.has(word))) ? stage : undefined;
}

function draw(facts: Facts, body: BodyFacts, steps: readonly Step[]): Diagram {
  const symbol = facts.symbols[body.symbol];
  const name = symbol?.qualifiedName ?? 'the module itself';
  const lines = [
    'flowchart LR',
    ...steps.map((step, index) => `  s${index}[${mermaidLabel(`${step.stage}: ${step.name}`)}]`),
    ...steps
      .slice(1)
      .flatMap((step, index) => arrow(`s${index}`, `s${index + 1}`, 'then', { path: facts.path, line: step.line })),
  ];
  const elsewhere = steps.flatMap(({ name: called, declared }) =>
    declared === undefined ? [] : [`${called} is ${declared}`],
  );
  return {
    id: `pipeline:${facts.path}:${name}`,
    kind: 'pipeline',
    title: `Training pipeline of ${name}`,
    mermaid: textOf(lines),
    about: `Stages in the order in which ${name} in ${facts.path} calls them, each at its first call.${
      elsewhere.length === 0 ? '' : ` ${elsewhere.join(', ')}.`
    }`,
  };
}
