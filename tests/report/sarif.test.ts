import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/sarif.js';
import { loadRules } from '../../src/rules/load.js';
import { context } from './context.js';
import { finding, result } from './fixture.js';

const require = createRequire(import.meta.url);
const multitool = join(require.resolve('@microsoft/sarif-multitool/package.json'), '..', '..', 'sarif-multitool-linux');

const every = result({
  findings: loadRules().map((rule, index) =>
    finding({
      id: index.toString(16).padStart(16, '0'),
      ruleId: rule.id,
      family: rule.family,
      severity: rule.severity,
    }),
  ),
});

describe('SARIF', () => {
  const log = JSON.parse(sarif.render(every, context()));

  it('is valid against the OASIS schema of 2.1.0', () => {
    const schema = JSON.parse(readFileSync(join(multitool, 'sarif-2.1.0.json'), 'utf8'));
    const ajv = new Ajv2020.default({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("passes the validator of SARIF's editors with the rules of GitHub", () => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-sarif-'));
    try {
      const file = join(folder, 'audit.sarif');
      writeFileSync(file, sarif.render(every, context()));
      const output = join(folder, 'validation.sarif');
      // Its exit code is 0 whatever it finds.
      execFileSync(join(multitool, 'Sarif.Multitool'), ['validate', file, '--rule-kind', 'Ghas', '--output', output], {
        stdio: 'pipe',
      });
      const problems = JSON.parse(readFileSync(output, 'utf8')).runs[0].results ?? [];
      expect(
        problems.map((problem: { ruleId: string; message: unknown }) => [problem.ruleId, problem.message]),
      ).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives each rule its help, level and precision', () => {
    for (const rule of log.runs[0].tool.driver.rules) {
      expect(rule.help.markdown).toContain('## Why');
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.properties.precision).toMatch(/^(?:high|medium|low)$/);
    }
  });

  it('takes neither arguments, links nor markup from the audited code', () => {
    const [first] = log.runs[0].results;
    expect(first.message.text).toContain('{{0}} \\[x\\](y)');
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe('src/a%20b/%3Cimg%20onerror%3Dx%3E.ts');
  });

  it('keeps to the number of results that code hosts show, worst first, and says how many it left out', () => {
    const many = result({
      findings: [
        ...Array.from({ length: 5001 }, (_, index) =>
          finding({ id: `n${index}`, severity: 'note', startLine: index + 1 }),
        ),
        finding({ id: 'worst' }),
      ],
    });
    const run = JSON.parse(sarif.render(many, context())).runs[0];
    expect(run.results).toHaveLength(5000);
    expect(
      run.results.map((one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints['audit/v1']),
    ).toContain('worst');
    expect(JSON.stringify(run.invocations)).toContain('2 results of lower severity were left out');
  });
});
