import { convergenceView, WHOLE_PAGE } from '../render/convergence-view.js';
import type { ReportFormat } from './format.js';

/** How seeds, feedback loops and drift hooks of one folder reach another, from `templates/convergence.md.hbs`. */
export const convergence: ReportFormat = {
  file: 'convergence.md',
  render: (result, { templates, profile }) => {
    const view = convergenceView(result, (tag) => profile[tag][0] ?? tag, WHOLE_PAGE);
    const text = templates.render('convergence.md.hbs', { project: result.project.name, view });
    return `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`;
  },
};
