import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { probeTiers } from '../../src/sandbox/index.js';
import { audit, project } from './audit.js';

const PACKAGES = dirname(dirname(createRequire(import.meta.url).resolve('vitest/package.json')));
const searchPath = process.env.PATH ?? '';
const { chosen } = await probeTiers({ mode: 'auto', searchPath });
if (chosen === undefined) console.log('skipped: no sandbox works here');
const inSandbox = (folder: string, argv: readonly string[]) => audit(folder, argv, { searchPath });
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const PATIENCE_MS = 600_000;

/** An interpreter that has pytest and numpy: Debian's packages are for the one in /usr/bin alone. */
const pytestInterpreter: string | undefined = ['python3', '/usr/bin/python3'].find((python) => {
  try {
    execFileSync(python, ['-c', 'import numpy, pytest'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
if (pytestInterpreter === undefined)
  console.log('skipped: no interpreter has pytest and numpy here (Debian: python3-pytest, python3-numpy)');

function resultIn(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'reports/audit.json'), 'utf8'));
}

/** Takes and gives records of its own, under names that nothing can be bound to. `UCB1` stands in its words. */
const CHOOSER_TS = `export interface Setup { howMany: number; width: number }

/** UCB1 behind a door of its own. */
export class Chooser {
  private readonly heard: number[][];

  constructor(private readonly setup: Setup) {
    this.heard = Array.from({ length: setup.howMany }, () => []);
  }

  go(): { which: number } {
    const total = this.heard.reduce((sum, own) => sum + own.length, 0);
    const bounds = this.heard.map((own) =>
      own.length === 0
        ? Infinity
        : own.reduce((a, b) => a + b, 0) / own.length + this.setup.width * Math.sqrt(Math.log(total) / own.length),
    );
    return { which: bounds.indexOf(Math.max(...bounds)) };
  }

  hear(news: { which: number; gain: number }): void {
    this.heard[news.which]!.push(news.gain);
  }
}
`;

const CHOOSER_PY = `import math


class Chooser:
    """UCB1 behind a door of its own."""

    def __init__(self, setup):
        self.width = setup["width"]
        self.heard = [[] for _ in range(setup["how_many"])]

    def go(self):
        total = sum(len(own) for own in self.heard)
        bounds = [
            math.inf if not own else sum(own) / len(own) + self.width * math.sqrt(math.log(total) / len(own))
            for own in self.heard
        ]
        return {"which": bounds.index(max(bounds))}

    def hear(self, news):
        self.heard[news["which"]].append(news["gain"])
`;

/** Replaces the bodies that a scaffold leaves open, in order; what is left over stays open. */
function filledIn(path: string, bodies: Readonly<Record<string, string>>): void {
  let text = readFileSync(path, 'utf8');
  for (const [operation, body] of Object.entries(bodies))
    text = text.replace(
      new RegExp(`(?:throw new Error|raise NotImplementedError)\\(.${operation} is not written yet.*`),
      () => body,
    );
  writeFileSync(path, text);
}

describe.skipIf(chosen === undefined)('an adapter that --scaffold writes', () => {
  const cases = [
    {
      subject: 'chooser.ts',
      text: CHOOSER_TS,
      adapter: 'chooser.audit.ts',
      bodies: {
        create: 'this.inner = new Chooser({ howMany: k, width: c });',
        select: 'return this.inner.go().which;',
        update: 'this.inner.hear({ which: arm, gain: reward });',
      },
      declared: ['export class ChooserAdapter {', 'export class ChooserAdapter {\n  inner: any;'],
    },
    {
      subject: 'chooser.py',
      text: CHOOSER_PY,
      adapter: 'chooser_audit.py',
      bodies: {
        create: 'self.inner = Chooser({"how_many": k, "width": c})',
        select: 'return self.inner.go()["which"]',
        update: 'self.inner.hear({"which": arm, "gain": reward})',
      },
      declared: ['', ''],
    },
  ] as const;

  test.each(cases)('stands in for $subject once it is filled in', { timeout: PATIENCE_MS }, async (one) => {
    const folder = realpathSync(project({ [one.subject]: one.text }));
    await inSandbox(folder, ['verify', '--no-cache']);
    expect(resultIn(folder).subjects).toMatchObject([{ symbol: 'Chooser', verdict: 'untested' }]);
    const written = await inSandbox(folder, ['verify', '--no-cache', '--scaffold', 'Chooser']);
    expect(written.stdout).toContain(one.adapter);
    await inSandbox(folder, ['verify', '--no-cache']);
    const [open] = resultIn(folder).subjects;
    expect(open).toMatchObject({ symbol: 'ChooserAdapter', path: one.adapter, verdict: 'untested' });
    expect(open.reason).toContain('create is not written yet');
    const path = join(folder, one.adapter);
    filledIn(path, one.bodies);
    writeFileSync(path, readFileSync(path, 'utf8').replace(one.declared[0], one.declared[1]));
    expect((await inSandbox(folder, ['verify', '--no-cache'])).exitCode).toBe(0);
    const { subjects } = resultIn(folder);
    expect(subjects).toMatchObject([{ symbol: 'ChooserAdapter', algorithm: 'ucb1', verdict: 'verified' }]);
    const wrong = readFileSync(join(folder, one.subject), 'utf8').replace(/Math\.log\(|math\.log\(/, '3 * $&');
    writeFileSync(join(folder, one.subject), wrong);
    expect((await inSandbox(folder, ['verify', '--no-cache'])).exitCode).toBe(1);
    expect(resultIn(folder).subjects).toMatchObject([{ symbol: 'ChooserAdapter', verdict: 'refuted' }]);
  });
});

/** Nothing in it names an algorithm. */
const NAMELESS = `export function blend(values: number[], alpha: number): number[] {
  const out: number[] = [];
  for (const value of values) out.push(out.length === 0 ? value : alpha * value + (1 - alpha) * out[out.length - 1]!);
  return out;
}
`;

const TWO_CLAIMS = `/** Exponential moving average: y_t = alpha x_t + (1 - alpha) y_(t-1). */
${NAMELESS}
/** Exponential decay of a rate: the rate times gamma to the power of the step. */
export function exponentialDecay(rate: number, gamma: number, step: number): number {
  return rate * gamma ** step;
}
`;

describe.skipIf(chosen === undefined)('what is chosen', () => {
  test('a binding in the configuration plans what nothing claims', { timeout: PATIENCE_MS }, async () => {
    const bindings = [{ path: 'blend.ts', symbol: 'blend', algorithm: 'exponential-weighting' }];
    const folder = project({
      'blend.ts': NAMELESS,
      'audit.config.json': JSON.stringify({ verify: { bindings } }),
    });
    expect((await inSandbox(folder, ['verify', '--no-cache'])).exitCode).toBe(0);
    const { subjects } = resultIn(folder);
    expect(subjects).toMatchObject([{ symbol: 'blend', verdict: 'verified', because: 'the configuration says so' }]);
  });

  test('--claim verifies what one claim is about, and an unknown one nothing', { timeout: PATIENCE_MS }, async () => {
    const folder = project({ 'rates.ts': TWO_CLAIMS });
    await inSandbox(folder, ['verify', '--no-cache']);
    const { claims, subjects } = resultIn(folder);
    expect(subjects).toHaveLength(2);
    const decay = claims.find(
      ({ arguments: said }: { arguments: { algorithm?: string } }) => said.algorithm === 'exponential-decay',
    );
    await inSandbox(folder, ['verify', '--no-cache', '--claim', decay.id]);
    expect(resultIn(folder).subjects).toMatchObject([{ symbol: 'exponentialDecay', verdict: 'verified' }]);
    const unknown = await inSandbox(folder, ['verify', '--no-cache', '--claim', 'ffffffffffff']);
    expect(unknown.exitCode).toBe(2);
  });
});

describe('--sandbox', () => {
  const folder = project({ 'rates.ts': TWO_CLAIMS });

  test('off runs without one, and the verdict says so', { timeout: PATIENCE_MS }, async () => {
    const { exitCode } = await inSandbox(folder, ['verify', '--no-cache', '--sandbox', 'off']);
    expect(exitCode).toBe(0);
    const tiers = resultIn(folder).subjects.map(({ tier, verdict }: Record<string, string>) => [tier, verdict]);
    expect(tiers).toEqual([
      ['unsandboxed', 'verified'],
      ['unsandboxed', 'verified'],
    ]);
  });

  test('require and auto where no sandbox can be found', { timeout: PATIENCE_MS }, async () => {
    const bare = (mode: string) =>
      audit(folder, ['verify', '--no-cache', '--sandbox', mode], { searchPath: '/nonexistent' });
    const required = await bare('require');
    expect(required.exitCode).toBe(2);
    expect(required.stderr).toContain('no sandbox works here');
    expect((await bare('auto')).exitCode).toBe(0);
    for (const { tier, verdict, reason } of resultIn(folder).subjects) {
      expect([tier, verdict]).toEqual(['none', 'untested']);
      expect(reason).toMatch(/^no sandbox \(/);
    }
  });
});

/** The width is a variance: 4 for the first x = (2) where the square root gives 2. */
const LINUCB_PY = `import numpy as np


class LinUCB:
    """LinUCB with one shared model."""

    def __init__(self, d, alpha=1.0):
        self.alpha = alpha
        self.A = np.eye(d)
        self.b = np.zeros(d)

    def predict(self, x):
        x = np.asarray(x, dtype=float)
        inverse = np.linalg.inv(self.A)
        return {"mean": float(x @ inverse @ self.b), "width": float(self.alpha * ROOT(x @ inverse @ x))}

    def update(self, x, reward):
        x = np.asarray(x, dtype=float)
        self.A += np.outer(x, x)
        self.b += reward * x
`;

/** In a package, with an import of its package: 1 for rate 1, gamma 0.5, step 2, where 0.25 is right. */
const DECAY_PY = `from .constants import ONE


def exponential_decay(rate, gamma, step):
    """Exponential decay of a learning rate: rate * gamma ** step."""
    return ONE * rate * gamma * step
`;

const LINUCB_TS = `/** LinUCB with one shared model of one feature. */
export class LinUcb {
  private a = 1;
  private b = 0;
  constructor(d: number, private readonly alpha = 1) { void d; }
  predict(x: number[]): { mean: number; width: number } {
    return { mean: (x[0]! * this.b) / this.a, width: this.alpha * Math.sqrt((x[0]! * x[0]!) / this.a) };
  }
  update(x: number[], reward: number): void {
    this.a += x[0]! * x[0]!;
    this.b += reward * x[0]!;
  }
}
`;

async function exported(folder: string): Promise<string[]> {
  await inSandbox(folder, ['verify', '--no-cache']);
  const names: string[] = [];
  for (const { id, verdict } of resultIn(folder).subjects) {
    expect(verdict).toBe('refuted');
    const { stdout } = await inSandbox(folder, ['verify', '--no-cache', '--export-test', id]);
    names.push(stdout.slice(0, stdout.indexOf(':')));
  }
  return names;
}

describe.skipIf(chosen === undefined)('--export-test', () => {
  test.skipIf(pytestInterpreter === undefined)(
    'writes a pytest that fails until the code is right',
    { timeout: PATIENCE_MS },
    async () => {
      const folder = realpathSync(
        project({
          'linucb.py': LINUCB_PY.replace('ROOT', ''),
          'rates/__init__.py': '',
          'rates/constants.py': 'ONE = 1.0\n',
          'rates/schedule.py': DECAY_PY,
        }),
      );
      const names = await exported(folder);
      expect(names).toEqual(['test_linucb_LinUCB.py', 'rates/test_schedule_exponential_decay.py']);
      const pytest = (): string =>
        execFileSync(pytestInterpreter ?? '', ['-B', '-m', 'pytest', '-q', '-p', 'no:cacheprovider', ...names], {
          cwd: folder,
          encoding: 'utf8',
          stdio: 'pipe',
        });
      expect(pytest).toThrow(
        expect.objectContaining({ stdout: expect.stringMatching(/AssertionError[\s\S]*2 failed/) }),
      );
      writeFileSync(join(folder, 'linucb.py'), LINUCB_PY.replace('ROOT', 'np.sqrt'));
      writeFileSync(join(folder, 'rates/schedule.py'), DECAY_PY.replace('gamma * step', 'gamma ** step'));
      expect(pytest()).toContain('2 passed');
    },
  );

  test('compares the numbers of a record one by one', { timeout: PATIENCE_MS }, async () => {
    const folder = realpathSync(project({ 'linucb.ts': LINUCB_TS }));
    const [name = ''] = await exported(folder);
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(/expect\(actual\["width"\]\)\.toBeCloseTo\(/);
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(join(PACKAGES, 'vitest'), join(folder, 'node_modules/vitest'));
    const run = (): string =>
      execFileSync(process.execPath, [join(PACKAGES, 'vitest/vitest.mjs'), 'run', '--root', folder], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(run).toThrow(/to be close to/);
  });
});

/** Its first choice never comes. */
const ENDLESS = `class UCB1:
    """UCB1."""

    def __init__(self, n_arms, c=2.0):
        self.n_arms = n_arms

    def select_arm(self):
        while True:
            pass

    def update(self, arm, reward):
        pass
`;

/** Processes below one, by /proc. */
function descendants(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): [number, number][] => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
      } catch {
        return [];
      }
    });
  const below = (parent: number): number[] =>
    parents.filter(([, of]) => of === parent).flatMap(([pid]) => [pid, ...below(pid)]);
  return below(root);
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe.skipIf(chosen === undefined || process.platform !== 'linux')('Ctrl-C', () => {
  test('in the middle of a call ends everything, says so, and writes nothing', { timeout: PATIENCE_MS }, async () => {
    const folder = project({ 'endless.py': ENDLESS });
    const child = spawn(process.execPath, [CLI, 'verify', '--no-cache'], { cwd: folder });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    const pid = child.pid ?? 0;
    // The sandbox of the subject stays; that of the canary goes again before.
    let running: number[] = [];
    for (let seen = 0; seen < 20; seen = running.length > 0 ? seen + 1 : 0) {
      const now = descendants(pid);
      running = running.length === 0 ? now : running.filter((one) => now.includes(one));
      await soon();
    }
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(said).toContain('interrupted: nothing is reported');
    while (running.some((one) => existsSync(`/proc/${one}`))) await soon();
    expect(readdirSync(folder)).toEqual(['endless.py']);
  });
});
