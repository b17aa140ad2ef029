import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { algorithms, findAlgorithm } from '../algorithms/index.js';
import { UsageError } from '../model/usage-error.js';
import { writeFiles } from '../output/write-files.js';
import type { AuditedProgram } from '../run.js';
import { planSubjects } from '../verify/plan/plan.js';
import { adapterText } from '../verify/scaffold/adapter-text.js';
import { subjectShape } from '../verify/subject/shape.js';
import type { CommandIo } from './io.js';

/** Writes an adapter file beside the subject, in its language. Returns the exit code. */
export function scaffoldAdapter(
  audited: AuditedProgram,
  symbol: string,
  asked: string | undefined,
  io: CommandIo,
): number {
  const facts = audited.records.map((record) => record.facts);
  const found = facts.flatMap((one) => subjectShape(one, symbol) ?? []);
  const [shape] = found;
  if (shape === undefined || found.length > 1)
    throw new UsageError(
      found.length === 0 ? `no class or function is named ${symbol}` : `${found.length} files have a ${symbol}`,
      found.length === 0 ? 'name it as it is declared' : 'name the file that is meant',
    );
  const planned = planSubjects({ facts, claims: audited.result.claims, algorithms, bindings: [] }).find(
    ({ shape: one }) => one.path === shape.path && one.symbol === symbol,
  );
  const algorithm =
    asked === undefined ? algorithms.find(({ id }) => id === planned?.algorithms[0]) : findAlgorithm(asked);
  if (algorithm === undefined)
    throw new UsageError(`nothing says which algorithm ${symbol} is`, 'add --algorithm; audit algorithms lists them');
  const extension = extname(shape.path);
  const stem = basename(shape.path, extension);
  const name = shape.language === 'python' ? `${stem}_audit.py` : `${stem}.audit${extension}`;
  const folder = join(audited.root, dirname(shape.path));
  if (existsSync(join(folder, name))) throw new UsageError(`${name} is there already`, 'move it away first');
  writeFiles(folder, new Map([[name, adapterText(shape, algorithm)]]));
  io.stdout.write(
    `${join(dirname(shape.path), name)}: fill in the operations of ${algorithm.title} that ${symbol} has, leave the others, and run audit verify again\n`,
  );
  return 0;
}
