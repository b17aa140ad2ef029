import type { AuditedProgram } from '../run.js';
import { auditProgram } from '../run.js';
import type { AuditRequest } from '../start-audit.js';
import { importedFiles } from '../verify/plan/imported-files.js';
import { packageRoot } from '../walk/package-root.js';
import { resolveTargets, segmentsBelow } from '../walk/targets.js';

/** What is audited to verify what was named. */
export interface Scope {
  readonly audited: AuditedProgram;
  /** Paths of the files that were named, relative to the audited folder, where more than these was audited. */
  readonly named?: ReadonlySet<string>;
}

/** Rounds in which imports of imports are followed. */
const MOST_ROUNDS = 3;
const MOST_FILES = 200;

/**
 * Audits what was named. Files are audited in the folder of their package, together with the files of it that they import: they run with
 * these, and take and extend what these declare.
 */
export async function auditToVerify(request: AuditRequest): Promise<Scope> {
  const { root: lowest, targets } = resolveTargets(request.paths, request.cwd);
  if (targets.length === 0 || targets.some(({ kind }) => kind === 'folder'))
    return { audited: await auditProgram(request) };
  const root = packageRoot(lowest);
  const files = targets.map(({ absolute }) => absolute);
  const known = new Set(files);
  let audited = await auditProgram({ ...request, root });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const facts = audited.records.map((record) => record.facts);
    const imported = importedFiles(root, facts).filter((file) => !known.has(file));
    if (imported.length === 0) break;
    for (const file of imported.slice(0, MOST_FILES - known.size)) known.add(file);
    audited = await auditProgram({ ...request, root, paths: [...known] });
  }
  return { audited, named: new Set(files.map((file) => segmentsBelow(root, file).join('/'))) };
}
