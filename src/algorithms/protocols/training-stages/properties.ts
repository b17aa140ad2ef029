import type { Counterexample, Property, Random } from '../../../model/algorithm.js';
import { counterexample } from '../../compare.js';
import { integerBelow, uniform } from '../../random.js';
import type { Stage, StageMessage, StageOrchestratorImplementation } from './contract.js';
import { evaluate, exported, plan, train } from './messages.js';

type StageProperty = Property<StageOrchestratorImplementation>;

/** One message, whether it has to be accepted, and the stage of its model afterwards. */
type Step = readonly [message: StageMessage, accepted: boolean, stage: Stage];

const THRESHOLD = 0.6;

/** Sends the messages in order and compares every answer and stage. */
function follows(
  implementation: StageOrchestratorImplementation,
  steps: readonly Step[],
  explanation: string,
): Counterexample | undefined {
  const orchestrator = implementation.create({ threshold: THRESHOLD });
  for (const [index, [message, accepted, stage]] of steps.entries()) {
    const answer = orchestrator.send(message);
    const found = { accepted: answer.accepted, stage: orchestrator.stage(message.model) };
    if (found.accepted !== accepted || found.stage !== stage) {
      const sent = steps.slice(0, index + 1).map(([one]) => ({ ...one }));
      return counterexample(explanation, { threshold: THRESHOLD, sent }, { accepted, stage }, found);
    }
  }
  return undefined;
}

function names(random: Random): { readonly m: string; readonly v: (n: number) => string } {
  const run = integerBelow(random, 100_000);
  return { m: `model-${run}`, v: (n) => `${run}.${n}` };
}

function completeRound(m: string, version: string, score: number): Step[] {
  return [
    [plan(m), true, 'planned'],
    [train(m, version), true, 'trained'],
    [evaluate(m, version, score), true, 'evaluated'],
    [exported(m, version), true, 'exported'],
  ];
}

const inOrder: StageProperty = {
  id: 'stages.round-in-order',
  statement:
    'Plan, train, evaluate, export are accepted in this order, the exported version is in use, and the log holds them.',
  basis: 'documented collaboration protocol',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    const orchestrator = implementation.create({ threshold: THRESHOLD });
    const steps = [...completeRound(m, v(1), 0.7), ...completeRound(m, v(2), 0.8)];
    const seen = steps.map(([message]) => [
      orchestrator.send(message).accepted,
      orchestrator.stage(m),
      orchestrator.deployed(m) ?? null,
    ]);
    const inUse = [null, null, null, v(1), v(1), v(1), v(1), v(2)];
    const expected = steps.map(([, accepted, stage], index) => [accepted, stage, inUse[index]]);
    if (JSON.stringify(seen) !== JSON.stringify(expected))
      return counterexample(
        'a complete round is not taken',
        { sent: steps.map(([message]) => message) },
        expected,
        seen,
      );
    const logged = orchestrator.log();
    const complete = JSON.stringify(logged) === JSON.stringify(steps.map(([message]) => message));
    return complete
      ? undefined
      : counterexample(
          'the log is not what was accepted',
          { sent: steps.map(([message]) => message) },
          steps.length,
          logged,
        );
  },
};

const orderKept: StageProperty = {
  id: 'stages.out-of-order-refused',
  statement: 'At every stage the messages of other stages are refused and change nothing.',
  basis: 'order rule: no training without a plan, no evaluation without training, no export without evaluation',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    const all = [plan(m), train(m, v(1)), evaluate(m, v(1), 0.9), exported(m, v(1))];
    const stages: readonly Stage[] = ['idle', 'planned', 'trained', 'evaluated'];
    for (const [reached, stage] of stages.entries()) {
      for (const [kind, message] of all.entries()) {
        // After an evaluation the version may not be trained again: that is a conflict and has its own property.
        if (kind === reached || (stage === 'evaluated' && kind === 1)) continue;
        const before = all.slice(0, reached).map((one, index): Step => [one, true, stages[index + 1] as Stage]);
        const failure = follows(
          implementation,
          [...before, [message, false, stage]],
          `${message.kind} is taken although the model is ${stage}`,
        );
        if (failure) return failure;
      }
    }
    return undefined;
  },
};

const versionMatches: StageProperty = {
  id: 'stages.version-must-match',
  statement: 'Evaluation and export have to name the version that was trained last.',
  basis: 'an evaluation says nothing of another version',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    return follows(
      implementation,
      [
        [plan(m), true, 'planned'],
        [train(m, v(1)), true, 'trained'],
        [evaluate(m, v(2), 0.9), false, 'trained'],
        [evaluate(m, v(1), 0.9), true, 'evaluated'],
        [exported(m, v(2)), false, 'evaluated'],
        [exported(m, v(1)), true, 'exported'],
      ],
      'another version than the trained one is taken',
    );
  },
};

const thresholdGates: StageProperty = {
  id: 'stages.threshold-gates-export',
  statement:
    'A score below the threshold is not exported, the threshold itself is, and a score that is no number is refused.',
  basis: 'documented quality gate',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    const low = THRESHOLD - uniform(random, 0.001, 0.5);
    return follows(
      implementation,
      [
        [plan(m), true, 'planned'],
        [train(m, v(1)), true, 'trained'],
        [evaluate(m, v(1), Number.NaN), false, 'trained'],
        [evaluate(m, v(1), low), true, 'evaluated'],
        [exported(m, v(1)), false, 'evaluated'],
        [train(m, v(2)), true, 'trained'],
        [evaluate(m, v(2), THRESHOLD), true, 'evaluated'],
        [exported(m, v(2)), true, 'exported'],
      ],
      'the export is not gated by the threshold',
    );
  },
};

const staleEvaluation: StageProperty = {
  id: 'stages.training-voids-evaluation',
  statement:
    'Training again voids the evaluation: neither the old nor the new version can be exported before the next one.',
  basis: 'an export has to be of the version evaluated last',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    return follows(
      implementation,
      [
        [plan(m), true, 'planned'],
        [train(m, v(1)), true, 'trained'],
        [evaluate(m, v(1), 0.9), true, 'evaluated'],
        [train(m, v(2)), true, 'trained'],
        [exported(m, v(1)), false, 'trained'],
        [exported(m, v(2)), false, 'trained'],
        [evaluate(m, v(2), 0.65), true, 'evaluated'],
        [exported(m, v(1)), false, 'evaluated'],
        [exported(m, v(2)), true, 'exported'],
      ],
      'an old evaluation is still taken',
    );
  },
};

const conflicts: StageProperty = {
  id: 'stages.conflicts-resolved',
  statement:
    'A second plan in an open round, a version trained twice, and an export that is worse than the version in use are refused.',
  basis: 'conflict rules: one round a model, versions are unique, what is in use never gets worse',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    return follows(
      implementation,
      [
        ...completeRound(m, v(1), 0.8),
        [plan(m), true, 'planned'],
        [plan(m), false, 'planned'],
        [train(m, v(1)), false, 'planned'],
        [train(m, v(2)), true, 'trained'],
        [plan(m), false, 'trained'],
        [evaluate(m, v(2), 0.7), true, 'evaluated'],
        [train(m, v(2)), false, 'evaluated'],
        [exported(m, v(2)), false, 'evaluated'],
        [train(m, v(3)), true, 'trained'],
        [evaluate(m, v(3), 0.8), true, 'evaluated'],
        [exported(m, v(3)), true, 'exported'],
      ],
      'a conflict is not resolved',
    );
  },
};

const independent: StageProperty = {
  id: 'stages.models-independent',
  statement: 'Rounds of different models go on side by side, and versions of one are unknown to the other.',
  basis: 'a model is the unit of order',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    const other = `${m}-other`;
    return follows(
      implementation,
      [
        [plan(m), true, 'planned'],
        [train(other, v(1)), false, 'idle'],
        [plan(other), true, 'planned'],
        [train(m, v(1)), true, 'trained'],
        [evaluate(other, v(1), 0.9), false, 'planned'],
        [train(other, v(1)), true, 'trained'],
        [evaluate(m, v(1), 0.95), true, 'evaluated'],
        [exported(m, v(1)), true, 'exported'],
        [exported(other, v(1)), false, 'trained'],
        [evaluate(other, v(1), 0.7), true, 'evaluated'],
        [exported(other, v(1)), true, 'exported'],
      ],
      'models are not kept apart',
    );
  },
};

const refusedLeaveNoTrace: StageProperty = {
  id: 'stages.refused-leave-no-trace',
  statement: 'Refused messages are not logged, and the log cannot be altered from outside.',
  basis: 'the log is what happened',
  strength: 'always',
  tolerance: 'exact',
  check: (implementation, random) => {
    const { m, v } = names(random);
    const orchestrator = implementation.create({ threshold: THRESHOLD });
    const sent = [
      train(m, v(1)),
      plan(m),
      exported(m, v(1)),
      train(m, v(1)),
      evaluate(m, v(1), 0.1),
      exported(m, v(1)),
    ];
    for (const message of sent) orchestrator.send(message);
    try {
      (orchestrator.log() as StageMessage[]).length = 0;
    } catch (error) {
      // A frozen log refuses by throwing, which is as good as a copy.
      if (!(error instanceof TypeError)) throw error;
    }
    const actual = orchestrator.log().map(({ kind }) => kind);
    const expected = ['plan', 'train', 'evaluate'];
    return actual.join() === expected.join() && orchestrator.deployed(m) === undefined
      ? undefined
      : counterexample('the log is not what was accepted', { sent }, expected, actual);
  },
};

export const trainingStagesProperties: readonly StageProperty[] = [
  inOrder,
  orderKept,
  versionMatches,
  thresholdGates,
  staleEvaluation,
  conflicts,
  independent,
  refusedLeaveNoTrace,
];
