import type { Lie } from '../../../model/algorithm.js';
import type { StageMessage, StageOrchestrator, StageOrchestratorImplementation } from './contract.js';
import { trainingStages } from './reference.js';

/** The reference's orchestrator with something replaced; `last` is the version trained last, by model. */
function wrong(
  replace: (
    inner: StageOrchestrator,
    threshold: number,
    last: ReadonlyMap<string, string>,
  ) => Partial<StageOrchestrator>,
): StageOrchestratorImplementation {
  return {
    create(options) {
      const inner = trainingStages.create(options);
      const last = new Map<string, string>();
      const whole: StageOrchestrator = {
        send(message) {
          const answer = inner.send(message);
          if (answer.accepted && message.kind === 'train') last.set(message.model, message.version);
          return answer;
        },
        stage: (model) => inner.stage(model),
        deployed: (model) => inner.deployed(model),
        log: () => inner.log(),
      };
      return { ...whole, ...replace(whole, options.threshold, last) };
    },
  };
}

/** Messages are read as others before they are sent. */
function reading(
  read: (message: StageMessage, inner: StageOrchestrator, last: ReadonlyMap<string, string>) => StageMessage,
) {
  return wrong((inner, _threshold, last) => ({ send: (message) => inner.send(read(message, inner, last)) }));
}

const oneModel = 'the only model';

/** Skipped stages are made up for on the way, as if they had happened. */
const catchingUp = wrong((inner) => ({
  send(message) {
    const { model } = message;
    if (message.kind === 'train' && inner.stage(model) === 'idle') inner.send({ kind: 'plan', model });
    return inner.send(message);
  },
}));

/** An evaluation that nobody made is assumed to be perfect. */
const evaluationAssumed = wrong((inner) => ({
  send(message) {
    if (message.kind === 'export' && inner.stage(message.model) === 'trained')
      inner.send({ kind: 'evaluate', model: message.model, version: message.version, score: 1 });
    return inner.send(message);
  },
}));

/** Two rounds of one model: a second plan starts over. */
const planRestarts: StageOrchestratorImplementation = {
  create(options) {
    let inner = trainingStages.create(options);
    const past: StageMessage[] = [];
    return {
      send(message) {
        if (message.kind === 'plan' && !['idle', 'exported'].includes(inner.stage(message.model))) {
          past.push(...inner.log());
          inner = trainingStages.create(options);
        }
        return inner.send(message);
      },
      stage: (model) => inner.stage(model),
      deployed: (model) => inner.deployed(model),
      log: () => [...past, ...inner.log()],
    };
  },
};

/** Versions are made unique by the orchestrator, so that none is ever seen twice. */
const versionsReused: StageOrchestratorImplementation = {
  create(options) {
    const inner = trainingStages.create(options);
    const trainings = new Map<string, number>();
    const count = (model: string): number => trainings.get(model) ?? 0;
    const sent: StageMessage[] = [];
    return {
      send(message) {
        if (message.kind === 'plan') return noted(message, inner.send(message));
        if (message.kind === 'train') {
          const answer = inner.send({ ...message, version: `${message.version}#${count(message.model) + 1}` });
          if (answer.accepted) trainings.set(message.model, count(message.model) + 1);
          return noted(message, answer);
        }
        return noted(message, inner.send({ ...message, version: `${message.version}#${count(message.model)}` }));
      },
      stage: (model) => inner.stage(model),
      deployed: (model) => inner.deployed(model)?.split('#')[0],
      log: () => [...sent],
    };

    function noted(message: StageMessage, answer: ReturnType<StageOrchestrator['send']>) {
      if (answer.accepted) sent.push(message);
      return answer;
    }
  },
};

export const trainingStagesLies: readonly Lie<StageOrchestratorImplementation>[] = [
  {
    id: 'plan-assumed',
    description: 'training without a plan is taken',
    implementation: catchingUp,
    caughtBy: ['stages.out-of-order-refused', 'stages.models-independent'],
  },
  {
    id: 'evaluation-assumed',
    description: 'an export without an evaluation is taken',
    implementation: evaluationAssumed,
    caughtBy: ['stages.out-of-order-refused', 'stages.training-voids-evaluation', 'stages.models-independent'],
  },
  {
    id: 'version-not-compared',
    description: 'whatever version is named, the one trained last is meant',
    implementation: reading((message, _inner, last) =>
      message.kind === 'evaluate' || message.kind === 'export'
        ? { ...message, version: last.get(message.model) ?? message.version }
        : message,
    ),
    caughtBy: ['stages.version-must-match', 'stages.training-voids-evaluation'],
  },
  {
    id: 'threshold-ignored',
    description: 'every score is good enough',
    implementation: { create: () => trainingStages.create({ threshold: Number.NEGATIVE_INFINITY }) },
    caughtBy: ['stages.threshold-gates-export', 'stages.refused-leave-no-trace'],
  },
  {
    id: 'threshold-exclusive',
    description: 'the threshold itself is not good enough',
    implementation: { create: ({ threshold }) => trainingStages.create({ threshold: threshold + 1e-9 }) },
    caughtBy: ['stages.threshold-gates-export'],
  },
  {
    id: 'nan-score-taken',
    description: 'a score that is no number is taken as 0',
    implementation: reading((message) =>
      message.kind === 'evaluate' ? { ...message, score: message.score || 0 } : message,
    ),
    caughtBy: ['stages.threshold-gates-export'],
  },
  {
    id: 'score-from-registry',
    description: 'the score of the message is dropped and a constant is kept',
    implementation: reading((message) => (message.kind === 'evaluate' ? { ...message, score: 0.85 } : message)),
    caughtBy: [
      'stages.round-in-order',
      'stages.threshold-gates-export',
      'stages.conflicts-resolved',
      'stages.refused-leave-no-trace',
    ],
  },
  {
    id: 'second-plan-restarts',
    description: 'a second plan discards the open round',
    implementation: planRestarts,
    caughtBy: ['stages.out-of-order-refused', 'stages.conflicts-resolved'],
  },
  {
    id: 'versions-reused',
    description: 'a version can be trained again',
    implementation: versionsReused,
    caughtBy: ['stages.conflicts-resolved'],
  },
  {
    id: 'no-training-after-evaluation',
    description: 'after an evaluation nothing but an export is taken',
    implementation: wrong((inner) => ({
      send: (message) =>
        message.kind === 'train' && inner.stage(message.model) === 'evaluated'
          ? { accepted: false }
          : inner.send(message),
    })),
    caughtBy: ['stages.threshold-gates-export', 'stages.training-voids-evaluation', 'stages.conflicts-resolved'],
  },
  {
    id: 'models-share-a-round',
    description: 'there is one round for all models',
    implementation: wrong((inner) => ({
      send: (message) => inner.send({ ...message, model: oneModel }),
      stage: () => inner.stage(oneModel),
      deployed: () => inner.deployed(oneModel),
    })),
    caughtBy: ['stages.round-in-order', 'stages.models-independent'],
  },
  {
    id: 'refused-logged',
    description: 'every message is logged',
    implementation: wrong((inner) => {
      const received: StageMessage[] = [];
      return {
        send(message) {
          received.push(message);
          return inner.send(message);
        },
        log: () => [...received],
      };
    }),
    caughtBy: ['stages.refused-leave-no-trace'],
  },
  {
    id: 'live-log',
    description: 'the log is the internal list',
    implementation: wrong((inner) => {
      const accepted: StageMessage[] = [];
      return {
        send(message) {
          const answer = inner.send(message);
          if (answer.accepted) accepted.push(message);
          return answer;
        },
        log: () => accepted,
      };
    }),
    caughtBy: ['stages.refused-leave-no-trace'],
  },
  {
    id: 'export-not-deployed',
    description: 'an export is reported and nothing is put to use',
    implementation: wrong(() => ({ deployed: () => undefined })),
    caughtBy: ['stages.round-in-order'],
  },
  {
    id: 'worse-export-taken',
    description: 'a version that is worse than the one in use replaces it',
    implementation: {
      create(options) {
        let inner = trainingStages.create(options);
        const past: StageMessage[] = [];
        const trained = new Set<string>();
        let inUse: string | undefined;
        return {
          send(message) {
            // A round that is over is forgotten with its score.
            if (message.kind === 'plan' && inner.stage(message.model) === 'exported') {
              past.push(...inner.log());
              inUse = inner.deployed(message.model);
              inner = trainingStages.create(options);
            }
            if (message.kind === 'train' && trained.has(`${message.model} ${message.version}`))
              return { accepted: false };
            const answer = inner.send(message);
            if (answer.accepted && message.kind === 'train') trained.add(`${message.model} ${message.version}`);
            return answer;
          },
          stage: (model) => inner.stage(model),
          deployed: (model) => inner.deployed(model) ?? inUse,
          log: () => [...past, ...inner.log()],
        };
      },
    },
    caughtBy: ['stages.conflicts-resolved'],
  },
  {
    id: 'everything-accepted',
    description: 'every message is answered with success and the stage follows the last one',
    implementation: {
      create() {
        const log: StageMessage[] = [];
        const stages = { plan: 'planned', train: 'trained', evaluate: 'evaluated', export: 'exported' } as const;
        const of = (model: string): StageMessage[] => log.filter((message) => message.model === model);
        return {
          send(message) {
            log.push(message);
            return { accepted: true };
          },
          stage(model) {
            const message = of(model).at(-1);
            return message === undefined ? 'idle' : stages[message.kind];
          },
          deployed(model) {
            const message = of(model).findLast(({ kind }) => kind === 'export');
            return message?.kind === 'export' ? message.version : undefined;
          },
          log: () => [...log],
        };
      },
    },
    caughtBy: [
      'stages.out-of-order-refused',
      'stages.version-must-match',
      'stages.threshold-gates-export',
      'stages.training-voids-evaluation',
      'stages.conflicts-resolved',
      'stages.models-independent',
      'stages.refused-leave-no-trace',
    ],
  },
];
