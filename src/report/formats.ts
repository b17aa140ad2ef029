import { comment, stepSummary } from './change.js';
import { claims } from './claims.js';
import { codeQuality } from './code-quality.js';
import { compact } from './compact.js';
import { convergence } from './convergence.js';
import type { ReportFormat } from './format.js';
import { githubAnnotations } from './github-annotations.js';
import { jsonLines } from './json-lines.js';
import { junit } from './junit.js';
import { rdjson } from './rdjson.js';
import { sarif } from './sarif.js';
import { traceSummary } from './trace-summary.js';

/** Every report by the name that `--format` takes. */
export const REPORT_FORMATS = {
  json: {
    file: 'audit.json',
    render: (result, { gate }) =>
      `${JSON.stringify(gate === undefined ? result : { ...result, gate }, undefined, 2)}\n`,
  },
  markdown: traceSummary,
  claims,
  convergence,
  sarif,
  jsonl: jsonLines,
  compact,
  github: githubAnnotations,
  comment,
  summary: stepSummary,
  gitlab: codeQuality,
  junit,
  rdjson,
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type FormatName = keyof typeof REPORT_FORMATS;
export const FORMAT_NAMES = Object.keys(REPORT_FORMATS) as FormatName[];

/** What is written when no format is named: the data, the reports for people, the one for code hosts. */
export const USUAL_FORMATS = ['json', 'markdown', 'convergence', 'sarif'] as const satisfies readonly FormatName[];
