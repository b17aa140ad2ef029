import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { traceSummary } from '../../src/report/trace-summary.js';
import { context } from './context.js';
import { finding, result } from './fixture.js';

describe('trace summary', () => {
  const text = traceSummary.render(result(), context());

  it('has its sections in order', () => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    const wanted = [
      'Overview',
      'Safety validation',
      'Modules',
      'Seeds',
      'Feedback loops',
      'Other tags',
      'Blocked files',
      'Exclusions',
    ];
    expect(headings.filter((heading) => wanted.includes(heading as string))).toEqual(wanted);
  });

  it('prints tags as the profile spells them', () => {
    expect(text).toContain('ΛSEED, ΛDREAM\\_LOOP');
  });

  it('shows each principle with verdict, and evidence with place', () => {
    expect(text).toContain('| Placeholder logic | fail | 1 |');
    expect(text).toContain('| Federated security | not-measured | 0 | nothing federated |');
    expect(text).toContain('`src/a b/<img onerror=x>.ts:3` in `Model.score`');
  });

  it('says what was read in part, and what was not read and why', () => {
    expect(text).toContain('`src/broken.py`: line 3: unexpected indent');
    expect(text).toContain('`big.ts`: larger than 2 MB');
    expect(text).toContain('`node_modules/`: installed packages');
  });

  it('names tags that are written and not borne out', () => {
    expect(text).toMatch(/Written, and not borne out[\s\S]*ΛSEED at `src\/y.ts:4` on `Other`/);
  });

  it('renders without any element that the audited code brought', () => {
    const html = new MarkdownIt({ html: true }).render(text);
    expect(html).not.toMatch(/<(?:img|script|b|a)\b/);
  });

  it('cuts long lists and says how many are left', () => {
    const many = result({ findings: Array.from({ length: 30 }, (_, index) => finding({ startLine: index + 1 })) });
    expect(traceSummary.render(many, context())).toContain('and 18 more, in `audit.json`');
  });
});

describe("a team's templates", () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-templates-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('replace ours file by file', () => {
    writeFileSync(join(folder, 'trace-summary.md.hbs'), 'ours: {{md this.project}} {{this.description}}\n');
    const text = traceSummary.render(result({ project: { name: 'a*b', description: '<i>' } }), context(folder));
    expect(text).toBe('ours: a\\*b &lt;i&gt;\n');
  });

  it('cannot reach what a view does not hold', () => {
    writeFileSync(join(folder, 'trace-summary.md.hbs'), '[{{lookup this "constructor"}}{{lookup this "__proto__"}}]');
    expect(traceSummary.render(result(), context(folder))).toBe('[]\n');
  });

  it('fall back to ours with a warning when they do not parse or fail', () => {
    for (const broken of ['{{#each this.seeds', '{{nothing.there}}', '{{exec "x"}}']) {
      writeFileSync(join(folder, 'trace-summary.md.hbs'), broken);
      const warnings: string[] = [];
      const text = traceSummary.render(result(), context(folder, warnings));
      expect(text).toContain('# Trace summary of orchard');
      expect(warnings, broken).toHaveLength(1);
      expect(warnings[0]).toContain('the built-in one is used');
    }
  });
});
