import type { GateReport } from '../model/gate.js';
import type { AuditResult } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import type { Templates } from '../render/templates.js';
import type { TagProfile } from '../tags/profile.js';

/** What reports are made from besides the result. */
export interface ReportContext {
  readonly rules: readonly Rule[];
  readonly templates: Templates;
  /** Spellings of the result's profile. */
  readonly profile: TagProfile;
  /** What a change brings; reports of `audit check` list that and nothing else. */
  readonly gate?: GateReport;
}

/** A report that can be made from a result alone. */
export interface ReportFormat {
  /** Its name in a folder of reports. */
  readonly file: string;
  readonly render: (result: AuditResult, context: ReportContext) => string;
}
