import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Checked, check, History } from './history.js';

/** The same history in each language: a learner, a placeholder, a move, a copy, and a document that the code makes false. */
interface Sample {
  readonly ending: string;
  readonly comment: string;
  readonly learner: string;
  readonly verdict: string;
  readonly helper: string;
  /** What stands in front of a copy, so that the two files are not the same. */
  readonly preface: string;
}

const PYTHON: Sample = {
  ending: 'py',
  comment: '#',
  learner: `"""Rewards of arms."""


class ArmLearner:
    def __init__(self, arms, alpha=0.1):
        self.values = [0.0] * arms
        self.alpha = alpha

    def update(self, arm, reward):
        self.values[arm] += self.alpha * (reward - self.values[arm])

    def best_arm(self):
        return max(range(len(self.values)), key=self.values.__getitem__)
`,
  verdict: `class Judge:
    def evaluate_model(self, samples):
        return 0.87
`,
  helper: `def discounted_returns(rewards, discount):
    """Return of each step, from the last one back."""
    total = 0.0
    returns = []
    for reward in reversed(rewards):
        total = reward + discount * total
        returns.append(total)
    returns.reverse()
    mean = sum(returns) / max(len(returns), 1)
    spread = sum((value - mean) ** 2 for value in returns) / max(len(returns), 1)
    scale = spread ** 0.5 + 1e-8
    return [(value - mean) / scale for value in returns]
`,
  preface: `START = 3


def first_of(items):
    return items[START]


`,
};

const TYPESCRIPT: Sample = {
  ending: 'ts',
  comment: '//',
  learner: `/** Rewards of arms. */
export class ArmLearner {
  readonly values: number[];

  constructor(arms: number, readonly alpha = 0.1) {
    this.values = new Array<number>(arms).fill(0);
  }

  update(arm: number, reward: number): void {
    this.values[arm] += this.alpha * (reward - this.values[arm]);
  }

  bestArm(): number {
    return this.values.indexOf(Math.max(...this.values));
  }
}
`,
  verdict: `export class Judge {
  evaluateModel(_samples: number[]): number {
    return 0.87;
  }
}
`,
  helper: `/** Return of each step, from the last one back. */
export function discountedReturns(rewards: readonly number[], discount: number): number[] {
  let total = 0;
  const returns: number[] = [];
  for (const reward of [...rewards].reverse()) {
    total = reward + discount * total;
    returns.push(total);
  }
  returns.reverse();
  const mean = returns.reduce((sum, value) => sum + value, 0) / Math.max(returns.length, 1);
  const spread = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(returns.length, 1);
  const scale = Math.sqrt(spread) + 1e-8;
  return returns.map((value) => (value - mean) / scale);
}
`,
  preface: `const START = 3;

export function firstOf(items: readonly number[]): number | undefined {
  return items[START];
}

`,
};

const SUM = `function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

`;

describe.each([
  ['Python', PYTHON],
  ['TypeScript', TYPESCRIPT],
])('a history in %s, commit by commit', (_language, sample) => {
  const history = new History();
  const { ending, comment, learner, verdict, helper, preface } = sample;
  const sumOf = ending === 'py' ? '' : SUM;
  afterAll(() => history.remove());

  beforeAll(() => {
    history.write({
      'README.md': `# Arms\n\nThe learner is in \`learning/arms.${ending}\`.\n`,
      [`learning/arms.${ending}`]: learner,
      [`learning/returns.${ending}`]: helper,
    });
    history.commit('a learner');
  });

  /** Commits, and compares with the commit before. */
  async function step(message: string, ...options: readonly string[]): Promise<Checked> {
    history.commit(message);
    return check(history.folder, '--base', 'HEAD~1', ...options);
  }

  test('nothing new passes', async () => {
    const { exitCode, gate } = await step('nothing');
    expect(gate).toMatchObject({ decision: 'pass', reasons: [], notices: [] });
    expect(exitCode).toBe(0);
  });

  test('an added placeholder fails, with its place', async () => {
    history.write({ [`learning/judge.${ending}`]: verdict });
    const { exitCode, gate, brought } = await step('a judge');
    expect(brought).toEqual([`constant-verdict learning/judge.${ending}`]);
    expect(gate.findings.failing).toEqual(gate.findings.new);
    expect(gate.reasons).toEqual(['1 new finding']);
    expect(exitCode).toBe(1);
  });

  test('known from then on, whatever happens above it', async () => {
    history.write({ [`learning/judge.${ending}`]: `${comment} Judges a model.\n${verdict}` });
    const { exitCode, gate } = await step('a comment');
    expect(gate.findings).toMatchObject({ new: [], fixed: [], known: 1 });
    expect(exitCode).toBe(0);
  });

  test('a moved file brings nothing', async () => {
    history.move(`learning/judge.${ending}`, `evaluation/judging.${ending}`);
    const { exitCode, gate } = await step('a move');
    expect(gate.findings).toMatchObject({ new: [], fixed: [], known: 1 });
    expect(exitCode).toBe(0);
  });

  test('a file that is moved and edited neither', async () => {
    history.move(`evaluation/judging.${ending}`, `evaluation/judge.${ending}`);
    history.write({ [`evaluation/judge.${ending}`]: `${comment} Moved.\n${comment} Twice.\n${verdict}` });
    const { exitCode, gate } = await step('a move with an edit');
    expect(gate.findings).toMatchObject({ new: [], fixed: [], known: 1 });
    expect(exitCode).toBe(0);
  });

  test('one violation cannot be swapped for its equal in another file', async () => {
    history.write({
      [`evaluation/judge.${ending}`]: preface,
      [`learning/arms.${ending}`]: learner + verdict,
    });
    const swapped = await step('a swap');
    expect(swapped.brought).toEqual([`constant-verdict learning/arms.${ending}`]);
    expect(swapped.gate.findings.fixed.map(({ path }) => path)).toEqual([`evaluation/judge.${ending}`]);
    expect(swapped.exitCode).toBe(1);
  });

  test('a fixed finding passes and is told', async () => {
    history.write({ [`learning/arms.${ending}`]: learner });
    const { exitCode, gate } = await step('a fix');
    expect(gate.findings).toMatchObject({ new: [], known: 0 });
    expect(gate.findings.fixed).toMatchObject([{ ruleId: 'constant-verdict', path: `learning/arms.${ending}` }]);
    expect(exitCode).toBe(0);
    history.git('rm', '-q', `evaluation/judge.${ending}`);
    history.commit('the judge goes');
  });

  test('a copy fails; taken out and put back it fails again', async () => {
    const copy = { [`evaluation/scoring.${ending}`]: preface + helper };
    history.write(copy);
    const copied = await step('a copy');
    const name = ending === 'py' ? 'discounted_returns' : 'discountedReturns';
    expect(copied.gate.clones.new.map(({ member }) => member)).toEqual([`evaluation/scoring.${ending}#${name}`]);
    expect(copied.exitCode).toBe(1);

    history.write({ [`evaluation/unrelated.${ending}`]: preface });
    expect((await step('a known copy')).gate).toMatchObject({ decision: 'pass', clones: { new: [], fixed: 0 } });

    history.git('rm', '-q', `evaluation/scoring.${ending}`);
    expect((await step('the copy goes')).gate).toMatchObject({ decision: 'pass', clones: { new: [], fixed: 1 } });

    history.write(copy);
    const again = await step('the copy comes back');
    expect(again.gate.clones.new).toHaveLength(1);
    expect(again.exitCode).toBe(1);
    history.git('rm', '-q', `evaluation/scoring.${ending}`);
    history.commit('the copy goes for good');
  });

  test('a document that the code makes false fails, though nobody touched it', async () => {
    history.git('rm', '-q', `learning/arms.${ending}`);
    const { exitCode, gate, report } = await step('the learner goes');
    const refuted = report.claims.filter(({ id }) => gate.claims.new.includes(id));
    expect(refuted.map((claim) => [claim.document.path, claim.verdict])).toEqual([['README.md', 'refuted']]);
    expect(gate.claims.failing).toEqual(gate.claims.new);
    expect(exitCode).toBe(1);
    history.write({ [`learning/arms.${ending}`]: learner });
    const mended = await step('the learner comes back');
    expect(mended.gate).toMatchObject({ reasons: [], claims: { new: [], fixed: 1 } });
  });

  test('a suppression needs a reason; with one it is told', async () => {
    const name = `learning/judge.${ending}`;
    const suppressed = (words: string, text = verdict): string => {
      const lines = text.split('\n');
      const line = lines.findIndex((one) => /evaluate/.test(one));
      return [...lines.slice(0, line), `  ${comment} audit-ignore ${words}`, ...lines.slice(line)].join('\n');
    };
    history.write({ [name]: suppressed('constant-verdict') });
    const bare = await step('a bare suppression');
    expect([...bare.brought].sort()).toEqual([`bare-suppression ${name}`, `constant-verdict ${name}`]);
    expect(bare.exitCode).toBe(1);

    history.write({ [name]: suppressed('constant-verdict -- the double that the tests of the planner use') });
    const reasoned = await step('a reason');
    expect(reasoned.gate).toMatchObject({ decision: 'pass', findings: { new: [] } });
    expect(reasoned.gate.notices).toEqual([
      expect.stringMatching(/^1 finding is suppressed by comments that this change brings: constant-verdict at /),
    ]);
    expect(reasoned.report.suppressed).toMatchObject([
      {
        ruleId: 'constant-verdict',
        path: name,
        suppression: { reason: 'the double that the tests of the planner use' },
      },
    ]);

    const honest = verdict.replace('return 0.87', 'return sum(samples)').replace(/_samples/, 'samples');
    history.write({ [name]: suppressed('constant-verdict -- of no use any more', `${sumOf}${honest}`) });
    const unused = await step('the finding goes');
    expect(unused.brought).toEqual([`unused-suppression ${name}`]);
    expect(unused.exitCode).toBe(1);
  });

  test('a module that does not parse any more is lost coverage', async () => {
    history.write({ [`learning/returns.${ending}`]: `${helper}\n)))\n` });
    const { exitCode, gate, brought } = await step('a slip');
    expect(gate.coverage).toMatchObject([{ path: `learning/returns.${ending}`, was: 'analysed' }]);
    expect(brought).toContain(`unparsable-file learning/returns.${ending}`);
    expect(exitCode).toBe(1);
    history.write({ [`learning/returns.${ending}`]: helper });
    history.commit('the slip goes');
  });

  test('a file that is put out of sight is lost coverage, not fixed', async () => {
    history.write({ [`learning/judge.${ending}`]: verdict });
    history.commit('a judge again');
    history.write({ '.auditignore': 'learning/judge.*\n' });
    const { exitCode, gate } = await step('it is left out');
    expect(gate.findings.fixed).toEqual([]);
    expect(gate.coverage.map(({ path }) => path)).toEqual([`learning/judge.${ending}`]);
    expect(gate.notices).toContain('this change edits what is left out: .auditignore');
    expect(exitCode).toBe(1);
  });
});
