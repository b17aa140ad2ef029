import type { AuditResult } from '../model/result.js';

/** A report that can be made from a result alone. */
export interface ReportFormat {
  /** Its name in a folder of reports. */
  readonly file: string;
  readonly render: (result: AuditResult) => string;
}

export function renderJson(result: AuditResult): string {
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

export const REPORT_FORMATS = {
  json: { file: 'audit.json', render: renderJson },
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type FormatName = keyof typeof REPORT_FORMATS;
export const FORMAT_NAMES = Object.keys(REPORT_FORMATS) as FormatName[];
