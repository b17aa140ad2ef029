import { claimsView } from '../render/claims-view.js';
import type { ReportFormat } from './format.js';

/** The claims ledger of one audit as markdown, from `templates/claims.md.hbs`. */
export const claims: ReportFormat = {
  file: 'claims.md',
  render: (result, { templates }) => {
    const text = templates.render('claims.md.hbs', claimsView(result));
    return `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
  },
};
