import { defineAlgorithm } from '../../../model/algorithm.js';
import { integerBelow, uniform } from '../../random.js';
import {
  type Stage,
  type StageMessage,
  type StageOrchestratorImplementation,
  trainingStagesContract,
} from './contract.js';
import { trainingStagesLies } from './lies.js';
import { evaluate, exported, plan, train } from './messages.js';
import { trainingStagesProperties } from './properties.js';
import { trainingStages } from './reference.js';

const STAGES: readonly Stage[] = ['idle', 'planned', 'trained', 'evaluated', 'exported'];

/** Keeps nothing but the accepted messages and works everything out from them. */
const eventSourced: StageOrchestratorImplementation = {
  create(options) {
    let accepted: readonly StageMessage[] = [];
    const replayed = () => {
      const fresh = trainingStages.create(options);
      for (const message of accepted) fresh.send(message);
      return fresh;
    };
    return {
      send(message) {
        const answer = replayed().send(message);
        if (answer.accepted) accepted = Object.freeze([...accepted, message]);
        return answer;
      },
      stage: (model) => replayed().stage(model),
      deployed: (model) => replayed().deployed(model),
      log: () => accepted,
    };
  },
};

export const trainingStagesAlgorithm = defineAlgorithm<StageOrchestratorImplementation>({
  id: 'training-stages',
  family: 'protocols',
  title: 'Orchestrated training stages: plan, train, evaluate, export',
  aliases: ['training orchestration', 'training pipeline', 'multi-agent orchestration', 'orchestrator agents'],
  idea:
    'Agents that plan, train, evaluate and export work on a model through messages, and an orchestrator takes each message only ' +
    'when the model is ready for it. Order rules keep the stages in sequence, conflict rules keep one round open and the better version in use.',
  sources: [
    {
      citation: 'Harel 1987, Statecharts: a visual formalism for complex systems, Science of Computer Programming 8',
      locator: 'section 2: states and guarded transitions',
    },
    {
      citation: 'Baylor et al. 2017, TFX: a TensorFlow-based production-scale machine learning platform, KDD',
      locator: 'section 5: model evaluation and validation before serving',
      url: 'https://doi.org/10.1145/3097983.3098021',
    },
  ],
  equations: [
    'idle -plan-> planned -train-> trained -evaluate-> evaluated -export-> exported -plan-> planned',
    'evaluated -train(new version)-> trained',
    'export(v) iff v evaluated last, score(v) >= threshold, score(v) >= score(version in use)',
  ],
  cost: 'O(1) a message.',
  contract: trainingStagesContract,
  reference: trainingStages,
  properties: trainingStagesProperties,
  lies: trainingStagesLies,
  variants: [
    {
      id: 'event-sourced',
      description: 'the state is worked out from the accepted messages',
      implementation: eventSourced,
    },
  ],
  phrases: [
    {
      text: 'coordinates other agents, resolves conflicts',
      properties: ['stages.conflicts-resolved', 'stages.models-independent'],
    },
    { text: 'orchestrated training', properties: ['stages.round-in-order', 'stages.out-of-order-refused'] },
    { text: 'agent message protocol', properties: ['stages.round-in-order', 'stages.refused-leave-no-trace'] },
    { text: 'scores model performance', properties: ['stages.version-must-match', 'stages.threshold-gates-export'] },
    { text: 'deploys trained models', properties: ['stages.round-in-order', 'stages.threshold-gates-export'] },
    { text: 'completes a training cycle', properties: ['stages.round-in-order'] },
    {
      text: 'no export without evaluation',
      properties: ['stages.out-of-order-refused', 'stages.training-voids-evaluation'],
    },
  ],
  falseProperties: [
    {
      statement: 'an accepted export improves on the version in use',
      why: 'it is not worse; an equal score is accepted',
    },
    {
      statement: 'agents can be scaled independently',
      why: 'about how they run; the order of messages says nothing of it',
    },
  ],
  scenario: (implementation, random) => {
    const run = integerBelow(random, 100_000);
    const [m, n] = [`m-${run}`, `n-${run}`];
    const orchestrator = implementation.create({ threshold: 0.5 });
    const good = uniform(random, 0.7, 0.9);
    const messages: readonly StageMessage[] = [
      train(m, 'a'),
      plan(m),
      plan(n),
      train(m, 'a'),
      exported(m, 'a'),
      plan(m),
      evaluate(n, 'a', 0.9),
      evaluate(m, 'z', 0.9),
      evaluate(m, 'a', Number.NaN),
      evaluate(m, 'a', 0.4),
      exported(m, 'a'),
      train(m, 'a'),
      train(m, 'b'),
      evaluate(m, 'b', good),
      exported(m, 'a'),
      exported(m, 'b'),
      plan(m),
      train(m, 'c'),
      evaluate(m, 'c', 0.5),
      exported(m, 'c'),
      train(n, 'a'),
      evaluate(n, 'a', 0.5),
      exported(n, 'a'),
    ];
    const trace = messages.flatMap((message) => [
      Number(orchestrator.send(message).accepted),
      STAGES.indexOf(orchestrator.stage(message.model)),
    ]);
    const inUse = [m, n].map((model) => ['a', 'b', 'c'].indexOf(orchestrator.deployed(model) ?? ''));
    return [...trace, orchestrator.log().length, ...inUse];
  },
});
