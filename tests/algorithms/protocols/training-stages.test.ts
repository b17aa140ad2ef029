import { expect, test } from 'vitest';
import { evaluate, exported, plan, train } from '../../../src/algorithms/protocols/training-stages/messages.js';
import { trainingStages } from '../../../src/algorithms/protocols/training-stages/reference.js';

test('worked example by hand: a weak version is trained again, a strong one exported, a weaker one refused', () => {
  const orchestrator = trainingStages.create({ threshold: 0.8 });
  const steps = [
    [plan('scoring'), 'planned', undefined],
    [train('scoring', '1.0'), 'trained', undefined],
    [evaluate('scoring', '1.0', 0.7), 'evaluated', undefined],
    [exported('scoring', '1.0'), 'evaluated', /0.7 is below 0.8/],
    [train('scoring', '1.1'), 'trained', undefined],
    [evaluate('scoring', '1.0', 0.9), 'trained', /1.1 was trained last/],
    [evaluate('scoring', '1.1', 0.87), 'evaluated', undefined],
    [exported('scoring', '1.1'), 'exported', undefined],
    [plan('scoring'), 'planned', undefined],
    [plan('scoring'), 'planned', /round of this model is open/],
    [train('scoring', '1.1'), 'planned', /trained before/],
    [train('scoring', '1.2'), 'trained', undefined],
    [exported('scoring', '1.2'), 'trained', /export asks for an evaluation/],
    [evaluate('scoring', '1.2', 0.82), 'evaluated', undefined],
    [exported('scoring', '1.2'), 'evaluated', /version 1.1 in use is better/],
  ] as const;
  for (const [message, stage, refusal] of steps) {
    const answer = orchestrator.send(message);
    expect(answer.accepted, JSON.stringify(message)).toBe(refusal === undefined);
    if (refusal) expect(answer.reason).toMatch(refusal);
    expect(orchestrator.stage('scoring')).toBe(stage);
  }
  expect(orchestrator.deployed('scoring')).toBe('1.1');
  expect(orchestrator.log()).toHaveLength(steps.filter(([, , refusal]) => refusal === undefined).length);
});

test('an unknown model is idle, and a threshold has to be a number', () => {
  expect(trainingStages.create({ threshold: 0 }).stage('new')).toBe('idle');
  expect(trainingStages.create({ threshold: 0 }).send(evaluate('new', '1', 1))).toMatchObject({ accepted: false });
  expect(() => trainingStages.create({ threshold: Number.NaN })).toThrow(RangeError);
});
