import type { AuditResult } from '../model/result.js';
import { changeView } from './change-view.js';
import type { ReportContext, ReportFormat } from './format.js';

/** By which a later run finds the comment that it replaces. */
export const COMMENT_MARKER = '<!-- audit:report -->';

/** GitHub refuses a comment of more than 65,536 characters. */
const COMMENT_LIMIT = 60_000;
/** It drops a step's summary of more than 1 MiB without a word. */
const SUMMARY_LIMIT = 900_000;

/** A comment on a pull or merge request that fits a screen and folds the rest. */
export const comment: ReportFormat = {
  file: 'audit-comment.md',
  render: (result, context) => `${COMMENT_MARKER}\n${fitted(result, context, 100, COMMENT_LIMIT)}`,
};

/** The summary of a CI step: the same with longer lists. */
export const stepSummary: ReportFormat = {
  file: 'audit-summary.md',
  render: (result, context) => fitted(result, context, 1_000, SUMMARY_LIMIT),
};

/** With as many rows as fit: half as many again and again until the text is short enough. */
function fitted(result: AuditResult, context: ReportContext, rows: number, limit: number): string {
  for (let allowed = rows; ; allowed = Math.floor(allowed / 2)) {
    const text = context.templates
      .render('change.md.hbs', changeView(result, context, allowed))
      .replace(/\n{3,}/g, '\n\n');
    if (Buffer.byteLength(text) <= limit || allowed === 0) return text;
  }
}
