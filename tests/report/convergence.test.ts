import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { findConvergence } from '../../src/convergence/index.js';
import type { Convergence } from '../../src/model/convergence.js';
import { convergence as page } from '../../src/report/convergence.js';
import { traceSummary } from '../../src/report/trace-summary.js';
import { recordsOf } from '../graph/graph-of.js';
import { context } from './context.js';
import { result } from './fixture.js';

const records = recordsOf({
  'a|<b>`/rate.py': 'RATE = 0.1\n',
  'use/fit.py': 'import math\n\n\ndef fit(x):\n    return math.log(x)\n',
});

/** Folders named to break a table, a span and the page, one reaching the other, and a loop. */
const hostile: Convergence = {
  level: 1,
  folders: [
    { folder: 'a|<b>`', modules: 1, seeds: 1, feedbackLoops: 0, driftHooks: 0 },
    { folder: 'use', modules: 1, seeds: 0, feedbackLoops: 0, driftHooks: 0 },
  ],
  cells: [
    {
      from: 'a|<b>`',
      to: 'use',
      seeds: 1,
      feedbackLoops: 0,
      driftHooks: 0,
      direct: 1,
      evidence: [
        {
          tag: 'seed',
          path: 'a|<b>`/rate.py',
          line: 1,
          symbol: 'RATE<script>',
          how: 'imported',
          steps: 1,
          at: { path: 'use/fit.py', line: 1, symbol: '' },
        },
      ],
    },
  ],
  loops: [
    {
      kind: 'circle',
      folders: ['a|<b>`', 'use'],
      links: [
        { from: 'a|<b>`/rate.py', to: 'use/fit.py', kind: 'imports', path: 'a|<b>`/rate.py', line: 2, symbol: '' },
        { from: 'use/fit.py', to: 'a|<b>`/rate.py', kind: 'imports', path: 'use/fit.py', line: 1, symbol: '' },
      ],
      carries: [{ tag: 'seed', path: 'a|<b>`/rate.py', line: 1, symbol: 'RATE<script>' }],
    },
  ],
  moreLoops: 3,
};

describe('convergence', () => {
  it('stands on a page of its own and in the trace summary, with places', () => {
    const given = result({ convergence: hostile });
    for (const text of [page.render(given, context()), traceSummary.render(given, context())]) {
      expect(text).toContain('1 / 0 / 0');
      expect(text).toContain('is imported there: `use/fit.py:1`');
      expect(text).toContain('circle: the modules reach each other');
      expect(text).toContain('… and 3 more');
    }
  });

  it('takes no markup from the names of folders and symbols', () => {
    const html = new MarkdownIt({ html: true }).render(page.render(result({ convergence: hostile }), context()));
    expect(html).not.toMatch(/<(?:b|script)>/);
    expect(html.match(/<table>/g)).toHaveLength(2);
    expect(html).toMatch(/<td><code>a\|&lt;b&gt;`<\/code><\/td>\s*<td>1<\/td>/);
  });

  it('says so when nothing reaches another folder, when there is one folder, and when it was not measured', () => {
    const apart = result({ convergence: findConvergence(records, [], []) });
    expect(page.render(apart, context())).toContain('No seed, feedback loop or drift hook reaches another folder.');
    const single = result({ convergence: findConvergence(records.slice(0, 1), [], []) });
    expect(page.render(single, context())).toContain('There is one folder only');
    expect(page.render(result(), context())).toContain('Not measured');
    expect(traceSummary.render(result(), context())).not.toContain('## Convergence');
  });
});
