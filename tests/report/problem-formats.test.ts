import { Ajv } from 'ajv';
import { XMLValidator } from 'fast-xml-parser';
import { parse as parseJunit } from 'junit2json';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { GateReport } from '../../src/model/gate.js';
import type { AuditResult, Claim } from '../../src/model/result.js';
import { COMMENT_MARKER } from '../../src/report/change.js';
import { REPORT_FORMATS } from '../../src/report/formats.js';
import { context } from './context.js';
import { finding, result } from './fixture.js';

/** What a hostile repository can put into names and texts, beside what the fixture has. */
const HOSTILE = [
  '::error file=x::owned',
  'line\r\n::set-output name=a::b',
  '%0A::stop-commands::x',
  '\u001b]0;title\u0007\u001b[31m',
  '</details><script>alert(1)</script>',
  '| cell | [link](javascript:alert(1)) ![i](http://x.test/i) @team #1',
  ']]>\u0000<testcase name="forged"/>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as a workflow would read it
  '`${{ secrets.TOKEN }}`{{constructor}}',
];

const claim: Claim = {
  id: 'c1',
  kind: 'default-value',
  text: 'alpha defaults to 1.0',
  document: { path: 'docs/plan.md', line: 4 },
  subject: { path: 'src/x.ts', symbol: 'Bandit' },
  arguments: {},
  tense: 'present',
  polarity: 'affirms',
  certainty: 0.9,
  verdict: 'refuted',
  reason: 'the default is 0.5',
  evidence: [],
};

const hostile: AuditResult = result({
  findings: HOSTILE.map((text, index) =>
    finding({ id: `h${index}`, path: `src/${text}.ts`, message: `\`${text}\` answers ${text}`, symbol: text }),
  ),
  claims: [claim, { ...claim, id: 'c2', verdict: 'verified' }, { ...claim, id: 'c3', verdict: 'untested' }],
  cloneGroups: [
    {
      id: 'g1',
      kind: 'near',
      level: 'function',
      similarity: 0.91,
      recommendation: 'consolidate into `src/x.ts`',
      members: [
        { path: 'src/x.ts', startLine: 2, endLine: 20, symbol: 'step' },
        { path: 'src/y.ts', startLine: 5, endLine: 25, symbol: 'advance' },
      ],
    },
  ],
});

const gate: GateReport = {
  against: 'the merge base 1a2b3c4 with origin/main',
  decision: 'fail',
  exitCode: 1,
  reasons: ['1 finding of a stable rule is new'],
  findings: { new: ['h1'], failing: ['h1'], known: 7, fixed: [finding({ id: 'old', path: 'src/gone.py' })] },
  clones: { new: [{ group: 'g1', member: 'src/y.ts#advance' }], failing: [], fixed: 0 },
  claims: { new: ['c1'], failing: [], fixed: 2 },
  coverage: [{ path: 'src/broken.py', was: 'analysed', now: 'partial' }],
  notices: ['`audit.config.json` changed in this change'],
};

function render(format: keyof typeof REPORT_FORMATS, of: AuditResult, compared?: GateReport): string {
  return REPORT_FORMATS[format].render(of, { ...context(), ...(compared ? { gate: compared } : {}) });
}

/** How the Actions runner reads a line (actions/runner, `ActionCommand.TryParseV2`): property and message escapes turned back. */
function readCommand(line: string) {
  const match = /^::([a-z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/.exec(line);
  if (match === null) return undefined;
  const unescaped = (text: string) =>
    text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%');
  const properties = Object.fromEntries(
    (match[2] ?? '').split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), unescaped(pair.slice(at + 1))];
    }),
  );
  return { command: match[1], properties, message: unescaped(match[3] as string) };
}

describe('GitHub annotations', () => {
  it('are commands of three known kinds, one a line, whatever the repository holds', () => {
    const lines = render('github', hostile).trimEnd().split('\n');
    expect(lines).toHaveLength(HOSTILE.length + 1);
    for (const [index, line] of lines.entries()) {
      const read = readCommand(line);
      expect(read?.command).toBe(index < HOSTILE.length ? 'error' : 'warning');
      expect(Object.keys(read?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'title']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is tested
      expect(line).not.toMatch(/[\u0000-\u001f\u007f]/);
    }
    expect(readCommand(lines[0] as string)?.properties.file).toBe(`src/${HOSTILE[0]}.ts`);
  });

  it('keep to ten of a level and count the rest in one of them', () => {
    const many = result({
      findings: (['error', 'warning', 'note'] as const).flatMap((severity) =>
        Array.from({ length: 12 }, (_, index) => finding({ id: `${severity}${index}`, severity })),
      ),
    });
    const commands = render('github', many)
      .trimEnd()
      .split('\n')
      .map((line) => readCommand(line));
    const count = (name: string) => commands.filter((read) => read?.command === name).length;
    expect([count('error'), count('warning'), count('notice')]).toEqual([10, 10, 10]);
    expect(commands.at(-1)?.message).toMatch(/^7 more/);
  });

  it('show only what a change brings', () => {
    const lines = render('github', hostile, gate).trimEnd().split('\n');
    expect(lines.map((line) => readCommand(line)?.properties.title)).toEqual([
      'audit: constant-verdict',
      'audit: refuted-claim',
      'audit: copied-code',
    ]);
  });
});

describe('GitLab Code Quality', () => {
  /** What GitLab documents that it reads (docs.gitlab.com, Code Quality, "Code Quality report format"). */
  const schema = {
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: { type: 'string', minLength: 1 },
        check_name: { type: 'string', minLength: 1 },
        fingerprint: { type: 'string', minLength: 1 },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string', pattern: '^(?!\\./|/)' },
            lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
          },
        },
      },
    },
  };

  it('has what GitLab reads, with fingerprints that differ and hold no line', () => {
    const twice = result({ findings: [finding({ startLine: 0 }), finding({ startLine: 90 })] });
    const entries = JSON.parse(render('gitlab', twice));
    const validate = new Ajv().compile(schema);
    expect([validate(entries), validate.errors]).toEqual([true, null]);
    expect(new Set(entries.map((entry: { fingerprint: string }) => entry.fingerprint)).size).toBe(2);
    const moved = JSON.parse(render('gitlab', result({ findings: [finding({ startLine: 44 })] })));
    expect(moved[0].fingerprint).toBe(entries[0].fingerprint);
    expect(render('gitlab', hostile).charCodeAt(0)).not.toBe(0xfeff);
  });

  it('is an empty list when there is nothing', () => {
    expect(JSON.parse(render('gitlab', result({ findings: [] })))).toEqual([]);
  });
});

describe('reviewdog rdjson', () => {
  /** `DiagnosticResult` of reviewdog's rdf.proto, the fields that are used. */
  const position = { type: 'object', required: ['line'], properties: { line: { type: 'integer', minimum: 1 } } };
  const schema = {
    type: 'object',
    required: ['diagnostics'],
    additionalProperties: false,
    properties: {
      source: { type: 'object', properties: { name: { type: 'string' }, url: { type: 'string' } } },
      severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
      diagnostics: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['message', 'location'],
          properties: {
            message: { type: 'string', minLength: 1 },
            location: {
              type: 'object',
              required: ['path'],
              properties: {
                path: { type: 'string' },
                range: { type: 'object', required: ['start'], properties: { start: position, end: position } },
              },
            },
            severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
            code: { type: 'object', properties: { value: { type: 'string' }, url: { type: 'string' } } },
          },
        },
      },
    },
  };

  it('has the fields of the format', () => {
    const document = JSON.parse(render('rdjson', hostile));
    const validate = new Ajv().compile(schema);
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(document.diagnostics).toHaveLength(HOSTILE.length + 1);
  });
});

describe('JUnit', () => {
  it('is read back with the same numbers, and nothing can be forged', async () => {
    const text = render('junit', hostile);
    expect(XMLValidator.validate(text)).toBe(true);
    const suites = await parseJunit(text);
    const [files, claims] = (suites as { testsuite: { name: string; testcase: object[]; failures: number }[] })
      .testsuite;
    expect([files?.name, files?.failures, claims?.name, claims?.failures]).toEqual([
      'files',
      HOSTILE.length,
      'claims',
      1,
    ]);
    expect(JSON.stringify(suites)).not.toContain('"name":"forged"');
    expect(claims?.testcase.map((one) => ['failure', 'skipped'].find((key) => key in one) ?? 'passed')).toEqual([
      'failure',
      'passed',
      'skipped',
    ]);
  });
});

describe('comment on a change', () => {
  it('starts with its marker, fits a screen, folds the rest and takes no markup from the repository', () => {
    const text = render('comment', hostile, gate);
    expect(text.startsWith(`${COMMENT_MARKER}\n`)).toBe(true);
    const shown = text.replace(/<details>.*?<\/details>/gs, '').trim();
    expect(shown.split('\n').length).toBeLessThan(30);
    expect(shown).toContain('1 new, 1 fixed');
    const html = new MarkdownIt({ html: true, linkify: true }).render(render('comment', hostile));
    expect(html).not.toMatch(/<script|<img|<a |<testcase/);
    expect(html.match(/<\/details>/g)?.length).toBe(html.match(/<details>/g)?.length);
    // A code span is never read for mentions.
    expect(html.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@team|#1\b/);
  });

  it('stays below what GitHub takes, and says how many are left out', () => {
    const many = result({
      findings: Array.from({ length: 3_000 }, (_, index) =>
        finding({ id: `n${index}`, message: `long ${'m'.repeat(900)}`, path: `src/${'p'.repeat(180)}${index}.ts` }),
      ),
    });
    const text = render('comment', many);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toMatch(/… and 2\d{3} more in the full report/);
    expect(Buffer.byteLength(render('summary', many))).toBeLessThanOrEqual(900_000);
  });

  it('says so when nothing was compared or measured', () => {
    expect(render('comment', hostile)).toContain('everything that was found counts as new');
    expect(render('comment', hostile, { ...gate, decision: 'not-measured', exitCode: 2 })).toContain(
      'nothing was measured, so nothing passes',
    );
  });
});

describe('text for editors and scripts', () => {
  it('compact: one line a problem that no terminal acts on', () => {
    const lines = render('compact', hostile).trimEnd().split('\n');
    expect(lines).toHaveLength(HOSTILE.length + 1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is tested
    for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f\u202e]/);
    expect(lines.at(-1)).toBe(
      'docs/plan.md:4: warning refuted-claim: Not true: “alpha defaults to 1.0”: the default is 0.5',
    );
  });

  it('jsonl: each line is an object', () => {
    const objects = render('jsonl', hostile, gate)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(objects.map(({ kind, failing }) => [kind, failing])).toEqual([
      ['finding', true],
      ['claim', false],
      ['copy', false],
    ]);
  });
});
