import { traceSummaryView } from '../render/trace-summary-view.js';
import type { ReportFormat } from './format.js';

/** The markdown report of one audit, from `templates/trace-summary.md.hbs`. */
export const traceSummary: ReportFormat = {
  file: 'trace-summary.md',
  render: (result, { templates, profile }) => {
    const text = templates.render(
      'trace-summary.md.hbs',
      traceSummaryView(result, (tag) => profile[tag][0] ?? tag),
    );
    return `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
  },
};
