import type { ReportFormat } from './format.js';
import { sarif } from './sarif.js';
import { traceSummary } from './trace-summary.js';

/** Every report by the name that `--format` takes. */
export const REPORT_FORMATS = {
  json: { file: 'audit.json', render: (result) => `${JSON.stringify(result, undefined, 2)}\n` },
  markdown: traceSummary,
  sarif,
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type FormatName = keyof typeof REPORT_FORMATS;
export const FORMAT_NAMES = Object.keys(REPORT_FORMATS) as FormatName[];
