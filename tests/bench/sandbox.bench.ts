import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchLine } from '../../scripts/bench/audit-bench.js';
import type { Language } from '../../src/model/facts.js';
import { openSession, probeTiers, type SandboxTier, type TierName } from '../../src/sandbox/index.js';

const ROUNDS = 7;
/** Seconds that the sandbox, the bundle and the runner may add to the start of the interpreter. */
const BUDGET = 0.5;

const SUBJECTS: readonly { readonly path: string; readonly language: Language; readonly text: string }[] = [
  {
    path: 'src/bandit.ts',
    language: 'typescript',
    text: "import { mean } from './mean.js';\nexport class Bandit { arms: number[] = []; value(): number { return mean(this.arms); } }\n",
  },
  {
    path: 'src/bandit.py',
    language: 'python',
    text: 'import numpy as np\n\nclass Bandit:\n    def value(self): return float(np.mean([1.0]))\n',
  },
];

/** Start-up of one subject file in each tier, over a bare start of its interpreter (with numpy, which the file imports). */
export async function run(): Promise<readonly BenchLine[]> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'audit-bench-')));
  mkdirSync(join(root, 'src'));
  writeFileSync(
    join(root, 'src/mean.ts'),
    'export const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;\n',
  );
  for (const { path, text } of SUBJECTS) writeFileSync(join(root, path), text);
  try {
    const lines: BenchLine[] = [];
    for (const name of ['bubblewrap', 'landlock'] as const) {
      const { chosen } = await probeTiers({ mode: 'auto', searchPath: process.env.PATH ?? '', tiers: [name] });
      if (chosen !== undefined) lines.push(...startUp(name, chosen, root));
    }
    return lines;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function startUp(name: TierName, tier: SandboxTier, root: string): BenchLine[] {
  return SUBJECTS.filter(({ language }) => language !== 'python' || tier.python !== undefined).map(
    ({ path, language }) => {
      const bare = median(() => bareStart(tier, language));
      const opened = median(() => {
        const session = openSession({ root, path, language }, { tier });
        if (session.load.status !== 'ready') throw new Error(`${path}: ${session.load.reason}`);
        return () => session.close();
      });
      const detail = `${opened.toFixed(2)} s a file, ${bare.toFixed(2)} s the interpreter alone`;
      return {
        measure: `start of a subject in ${name}, ${language}: seconds over the interpreter's own`,
        value: opened - bare,
        budget: BUDGET,
        detail,
      };
    },
  );
}

function bareStart(tier: SandboxTier, language: Language): () => void {
  if (language === 'python')
    execFileSync(tier.python!.executable, ['-c', tier.python!.numpy === undefined ? '' : 'import numpy']);
  else execFileSync(tier.node.executable, ['-e', '']);
  return () => {};
}

/** Median time of an action, in seconds; what it returns is done after the clock has stopped. The first time warms up. */
function median(action: () => () => void): number {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    const after = action();
    if (round > 0) times.push((performance.now() - start) / 1000);
    after();
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
