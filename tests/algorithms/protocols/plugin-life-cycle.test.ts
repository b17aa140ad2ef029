import { expect, test } from 'vitest';
import { recordingPlugin, throwingPlugin } from '../../../src/algorithms/protocols/plugin-life-cycle/recorder.js';
import {
  DuplicatePluginError,
  pluginEngine,
  UnknownPluginError,
} from '../../../src/algorithms/protocols/plugin-life-cycle/reference.js';

test('worked example by hand: register two, train one, remove it', () => {
  const engine = pluginEngine.create({});
  const [tutor, planner] = [
    recordingPlugin('tutor', { train: { loss: 0.5 }, infer: 0 }),
    recordingPlugin('planner', { train: 1, infer: 2 }),
  ];
  engine.register(tutor);
  engine.register(planner);
  expect(engine.list()).toEqual(['tutor', 'planner']);
  expect(engine.train('tutor', [1, 2])).toEqual({ loss: 0.5 });
  expect(engine.infer('tutor', 3)).toBe(0);
  expect(tutor.calls).toEqual([
    ['train', [1, 2]],
    ['infer', 3],
  ]);
  expect(planner.calls).toEqual([]);
  engine.unregister('tutor');
  expect(engine.list()).toEqual(['planner']);
});

test('errors have names, and name the plug-in', () => {
  const engine = pluginEngine.create({});
  engine.register(throwingPlugin('broken', new TypeError('no data')));
  expect(() => engine.register(recordingPlugin('broken', { train: 1, infer: 1 }))).toThrow(DuplicatePluginError);
  expect(() => engine.train('nobody', 1)).toThrow(UnknownPluginError);
  expect(() => engine.infer('nobody', 1)).toThrow(/cannot infer with "nobody"/);
  expect(() => engine.unregister('nobody')).toThrow(/cannot unregister "nobody"/);
  expect(() => engine.train('broken', 1)).toThrow(TypeError);
});
