import type { AuditResult } from '../model/result.js';
import { SEVERITIES, type Severity } from '../model/rule.js';

export interface Decision {
  /** 0 pass, 1 the gate failed, 2 nothing was measured. */
  readonly exitCode: 0 | 1 | 2;
  /** Findings that fail the gate. */
  readonly failing: number;
}

/**
 * Pass or fail, whatever is printed. Only findings of stable rules count. An audit that analysed no file has measured nothing
 * and does not pass.
 *
 * @param failOn the mildest severity that fails
 */
export function decide(result: AuditResult, failOn: Severity): Decision {
  if (!result.files.some((file) => file.status !== 'skipped')) return { exitCode: 2, failing: 0 };
  const mildest = SEVERITIES.indexOf(failOn);
  const failing = result.findings.filter(
    (finding) => finding.status === 'stable' && SEVERITIES.indexOf(finding.severity) <= mildest,
  ).length;
  return { exitCode: failing > 0 ? 1 : 0, failing };
}
