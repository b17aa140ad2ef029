/**
 * Speed and memory as ratios within one run: `npm run bench [-- --tree PATH] [--megabytes N]`.
 * Absolute times do not hold on shared machines, so every figure is set beside a bare parse of the same files, in a process
 * of its own. Further measurements are modules `tests/bench/*.bench.ts` that export `run(): Promise<readonly BenchLine[]>`.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type BenchLine, benchAudit } from './bench/audit-bench.js';
import { writeTree } from './bench/generated-tree.js';

const { values } = parseArgs({
  options: {
    tree: { type: 'string' },
    megabytes: { type: 'string', default: '16' },
    'memory-megabytes': { type: 'string', default: '40' },
  },
});

const work = mkdtempSync(join(tmpdir(), 'audit-bench-'));
const lines: BenchLine[] = [];
try {
  if (values.tree !== undefined) {
    lines.push(...benchAudit(values.tree, 'typescript'), ...benchAudit(values.tree, 'python'));
  } else {
    const bytes = Number(values.megabytes) * 1_000_000;
    lines.push(...benchAudit(writeTree(join(work, 'typescript'), 'typescript', bytes), 'typescript'));
    lines.push(...benchAudit(writeTree(join(work, 'python'), 'python', bytes), 'python'));
    const large = Number(values['memory-megabytes']) * 1_000_000;
    const tree = writeTree(join(work, 'large'), 'python', large, 3_800);
    lines.push(...benchAudit(tree, 'python').filter((line) => line.measure.startsWith('memory')));
  }
  const folder = new URL('../tests/bench/', import.meta.url);
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.bench.ts')) continue;
    const module = (await import(pathToFileURL(join(fileURLToPath(folder), name)).href)) as {
      run: () => Promise<readonly BenchLine[]>;
    };
    lines.push(...(await module.run()));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const { measure, value, budget, detail } of lines) {
  const verdict =
    budget === undefined ? '' : value <= budget ? ` (budget ${budget}: kept)` : ` (budget ${budget}: EXCEEDED)`;
  console.log(`${measure}: ${value.toFixed(2)}${verdict}${detail === undefined ? '' : `; ${detail}`}`);
}
if (lines.some((line) => line.budget !== undefined && line.value > line.budget)) process.exitCode = 1;
