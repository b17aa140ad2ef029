import { type AuditReport, auditReportSchema } from '../model/gate.js';
import { SCHEMA_VERSION } from '../model/result.js';
import { UsageError } from '../model/usage-error.js';
import { readRegularFile } from '../walk/read-file.js';

/** Longer than any string that Node can hold would parse to. */
const MAX_RESULT_BYTES = 400_000_000;

/**
 * The result of an earlier run.
 *
 * @throws UsageError when the file is absent, is no JSON, or has another shape
 */
export function readResult(file: string): AuditReport {
  const read = readRegularFile(file, MAX_RESULT_BYTES);
  if (read.kind !== 'bytes') throw new UsageError(`cannot read ${file}: ${read.reason}`, 'make it with audit run');
  let value: unknown;
  try {
    value = JSON.parse(read.bytes.toString('utf8'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} is no JSON: ${message.slice(0, 200)}`, 'make it with audit run');
  }
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version !== SCHEMA_VERSION) {
    throw new UsageError(
      `${file} has schema version ${version}, this audit reads ${SCHEMA_VERSION}`,
      'run the audit again',
    );
  }
  const parsed = auditReportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new UsageError(`${file} is no audit result: ${issue.path.join('.')}: ${issue.message}`, 'run the audit again');
}
