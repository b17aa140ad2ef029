import { beforeAll, describe, expect, it } from 'vitest';
import { analyseParsed } from '../../src/analyse/file.js';
import { createPythonFrontEnd } from '../../src/languages/python/index.js';
import { typescriptFrontEnd } from '../../src/languages/typescript/index.js';
import type { ParsedModule } from '../../src/model/facts.js';
import { loadRules, RULES_FOLDER } from '../../src/rules/load.js';
import { runProgramRules } from '../../src/rules/program-rules.js';
import { tagProgram } from '../../src/tags/index.js';
import { loadProfile } from '../../src/tags/profile.js';

let python: { parse(text: string, path: string): ParsedModule };
const rules = loadRules();

beforeAll(async () => {
  python = await createPythonFrontEnd();
});

/** `tag symbol source` of every tag of the given files. */
function tagsOf(files: Readonly<Record<string, string>>): string[] {
  const records = Object.entries(files).map(([path, text]) =>
    analyseParsed((path.endsWith('.py') ? python : typescriptFrontEnd).parse(text, path), text, rules),
  );
  const findings = runProgramRules(records, rules);
  const tags = tagProgram({
    facts: records.map((record) => record.facts),
    findings,
    rules,
    spellings: () => loadProfile(RULES_FOLDER, 'lambda'),
  });
  return tags.map(({ tag }) => `${tag.tag} ${tag.symbol} ${tag.source}`);
}

const BANDIT_PY = `
class Bandit:
    def __init__(self, arms, learning_rate=0.1):
        self.values = [0.0] * arms
        self.learning_rate = learning_rate

    def update(self, arm, reward):
        self.values[arm] += self.learning_rate * (reward - self.values[arm])

    def select(self):
        return max(range(len(self.values)), key=lambda arm: self.values[arm])

    def describe(self, name):
        self.title = name
        return self.title
`;

const BANDIT_TS = `
export class Bandit {
  private values: number[] = [];
  constructor(arms: number, private learningRate = 0.1) {
    this.values = new Array(arms).fill(0);
  }
  observe(arm: number, reward: number): void {
    this.store(arm, reward);
  }
  private store(arm: number, value: number): void {
    this.values[arm] += this.learningRate * (value - this.values[arm]);
  }
  select(): number {
    return this.values.indexOf(Math.max(...this.values));
  }
}
`;

describe('inferred tags', () => {
  it('finds a feedback loop in state that is updated from an outcome and read back', () => {
    const tags = tagsOf({ 'bandit.py': BANDIT_PY });
    expect(tags).toContain('feedback-loop Bandit.update inferred');
    expect(tags).not.toContain('feedback-loop Bandit.describe inferred');
    expect(tags).not.toContain('feedback-loop Bandit.select inferred');
  });

  it('finds it through a call chain of the class', () => {
    expect(tagsOf({ 'bandit.ts': BANDIT_TS })).toContain('feedback-loop Bandit.observe inferred');
  });

  it('finds it in a loop that decides, asks and learns', () => {
    const tags = tagsOf({
      'run.py':
        'def run(agent, env):\n    for _ in range(9):\n        a = agent.act(env.state)\n        r = env.step(a)\n        agent.learn(r)\n',
    });
    expect(tags).toContain('feedback-loop run inferred');
  });

  it('takes defaults that steer learning, and seeds of generators, as seeds', () => {
    expect(tagsOf({ 'bandit.py': BANDIT_PY })).toContain('seed Bandit inferred');
    expect(tagsOf({ 'bandit.ts': BANDIT_TS })).toContain('seed Bandit inferred');
    expect(tagsOf({ 'main.py': 'import random\n\nrandom.seed(7)\n' })).toContain('seed  inferred');
    expect(
      tagsOf({ 'plain.py': 'class A:\n    def __init__(self, config=None):\n        self.config = config\n' }),
    ).not.toContain('seed A inferred');
  });

  it('exposes what others import, endpoints, and nothing else', () => {
    const tags = tagsOf({
      'bandit.py': BANDIT_PY,
      'app.py':
        'from fastapi import FastAPI\nfrom bandit import Bandit\n\napp = FastAPI()\n\n\n@app.get("/")\ndef home():\n    return Bandit(2).select()\n\n\ndef helper():\n    return 1\n',
    });
    expect(tags.filter((tag) => tag.startsWith('expose')).sort()).toEqual([
      'expose Bandit inferred',
      'expose home inferred',
    ]);
  });

  it('marks tests, logging and drift hooks', () => {
    const tags = tagsOf({
      'tests/test_a.py': 'def test_a():\n    assert True\n',
      'monitor.ts':
        "import pino from 'pino';\nconst logger = pino();\nexport function detectDrift(x: number): void {\n  logger.info(x);\n}\n",
    });
    expect(tags).toContain('test-path  inferred');
    expect(tags).toContain('trace detectDrift inferred');
    expect(tags).toContain('drift-hook detectDrift inferred');
  });
});

describe('written tags', () => {
  it('are read in lambda, plain and double-encoded spelling, and given to the symbol below or around', () => {
    const tags = tagsOf({
      'a.py':
        '# ΛEXPOSE: main class\nclass A:\n    # Î›CAUTION: mind this\n    def f(self):\n        return 1  # AIMPORT_TODO: later\n\n\n# @audit-tag seed\ndef g():\n    return 2\n',
    });
    expect(tags.filter((tag) => tag.endsWith('written')).sort()).toEqual([
      'caution A.f written',
      'expose A written',
      'import-todo A.f written',
      'seed g written',
    ]);
  });

  it('are no parts of other words', () => {
    const tags = tagsOf({ 'a.ts': '// ΛSEEDLING and ΛTRACEABLE are no tags, seed is a word\nexport const a = 1;\n' });
    expect(tags.filter((tag) => tag.endsWith('written'))).toEqual([]);
  });
});

describe('profiles', () => {
  it.each(['plain', 'lambda'] as const)('%s spells every tag', (name) => {
    const profile = loadProfile(RULES_FOLDER, name);
    for (const spellings of Object.values(profile)) expect(spellings[0]).toMatch(/^[\p{L}_-]+$/u);
  });
});
