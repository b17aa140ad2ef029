import { afterAll, expect, test } from 'vitest';
import { call, names, resultOf, SubjectProject } from './subject-project.js';
import { bestTier } from './tiers.js';

const tier = await bestTier();

const project = new SubjectProject({
  'train.py': `
import gymnasium as gym

RATE = 0.5

class Learner:
    def __init__(self):
        self.table = dict(TABLE)
        self.rate = RATE * SCALE

def settings():
    return sorted(TABLE), len(NAMES), SCALE, environment

SCALE = 4
TABLE = {}
NAMES = []
for state in range(3):
    TABLE[state] = 0.0
    NAMES.append(str(state))
environment = gym.make("Maze", size=int("many"))
learner = Learner()
try:
    while True:
        learner.step()
finally:
    print("never seen")
`,
  'uses.py': 'from train import Learner, SCALE\ndef made(): return Learner().rate, SCALE\n',
  'library.py':
    'def register(name): NAMES.append(name)\nNAMES = []\nVALUE = len(NAMES) + 1\ndef value(): return VALUE, NAMES\n',
  'strict.py': 'def ready(): return LIMIT\nLIMIT = int("many")\n',
});
afterAll(() => project.close());

const load = (path: string) => {
  if (tier === undefined) throw new Error('no sandbox works here');
  return project.load(path, { tier, seed: 3 });
};

test('of a file that is a program too the definitions are loaded, with what they read of the module', () => {
  const session = load('train.py');
  expect(session.load).toMatchObject({ status: 'ready', programs: ['train.py:22'] });
  expect(names(session)).toEqual(['Learner', 'settings']);
  expect(call(session, 'settings')).toMatchObject({ status: 'threw', error: { type: 'NameError' } });
});

test('a module beside the subject is loaded in the same way', () => {
  const session = load('uses.py');
  expect(session.load).toMatchObject({ status: 'ready', programs: ['train.py:22'] });
  expect(resultOf(session, 'made')).toEqual([2, 4]);
});

test('a file that only defines is run as it is, and its errors are errors', () => {
  const session = load('library.py');
  expect(session.load).toMatchObject({ status: 'ready', programs: [] });
  expect(resultOf(session, 'value')).toEqual([1, []]);
  expect(load('strict.py').load).toMatchObject({ status: 'load-failed' });
});
