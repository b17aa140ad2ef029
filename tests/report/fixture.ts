import type { AuditResult, Finding } from '../../src/model/result.js';

/** A finding with hostile text wherever text of the audited code goes. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: '0123456789abcdef',
    ruleId: 'constant-verdict',
    family: 'placeholder',
    tag: 'placeholder',
    severity: 'error',
    confidence: 'high',
    principle: 'placeholder-logic',
    status: 'stable',
    path: 'src/a b/<img onerror=x>.ts',
    startLine: 3,
    endLine: 5,
    symbol: 'Model.score',
    message: '`score` answers {0} [x](y) <b> whatever it is given',
    evidence: [{ path: 'src/a b/<img onerror=x>.ts', line: 3, text: 'return "</script>{{x}}`|";' }],
    ...changes,
  };
}

export function result(changes: Partial<AuditResult> = {}): AuditResult {
  return {
    schemaVersion: 1,
    tool: { name: 'audit', version: '1.2.3' },
    project: { name: 'orchard', description: 'A project.' },
    profile: 'lambda',
    files: [
      { path: 'src/a b/<img onerror=x>.ts', language: 'typescript', status: 'analysed', lines: 9, bytes: 90 },
      { path: 'src/broken.py', language: 'python', status: 'partial', reason: 'line 3: unexpected indent', lines: 9 },
      { path: 'node_modules/', language: 'other', status: 'skipped', reason: 'installed packages' },
      { path: 'big.ts', language: 'typescript', status: 'skipped', reason: 'larger than 2 MB' },
    ],
    modules: [
      {
        path: 'src/a b/<img onerror=x>.ts',
        language: 'typescript',
        role: 'library',
        description: 'Scores | models.',
        tags: ['seed', 'feedback-loop'],
        status: 'placeholder',
        classes: 1,
        functions: 2,
        lines: 9,
      },
    ],
    findings: [finding()],
    tags: [
      { tag: 'seed', path: 'src/x.ts', line: 2, symbol: 'Model', source: 'inferred', reason: 'defaults lr = 0.1' },
      { tag: 'seed', path: 'src/y.ts', line: 4, symbol: 'Other', source: 'written', reason: '' },
    ],
    safety: [
      { principle: 'placeholder-logic', verdict: 'fail', findings: 1, reason: '1 finding', evidence: [] },
      {
        principle: 'federated-security',
        verdict: 'not-measured',
        findings: 0,
        reason: 'nothing federated',
        evidence: [],
      },
    ],
    cloneGroups: [],
    collisions: [],
    claims: [],
    subjects: [],
    ...changes,
  };
}
