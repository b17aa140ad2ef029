import type { AuditResult, Claim, CloneGroup, Finding } from '../../src/model/result.js';

/** A finding of which only what the gate looks at is told; equal ones have equal fingerprints. */
export function finding(path: string, text: string, more: Partial<Finding> = {}): Finding {
  const { id = `${text}-${path}`, fingerprint = text } = more;
  return {
    id,
    fingerprint,
    ruleId: 'constant-verdict',
    family: 'placeholder',
    tag: 'placeholder',
    severity: 'warning',
    confidence: 'high',
    principle: 'placeholder-logic',
    status: 'stable',
    path,
    startLine: 1,
    endLine: 1,
    symbol: 'f',
    message: text,
    evidence: [],
    ...more,
  };
}

export function copies(id: string, members: readonly string[], more: Partial<CloneGroup> = {}): CloneGroup {
  return {
    id,
    kind: 'exact',
    level: 'function',
    similarity: 1,
    members: members.map((name) => {
      const [path = '', symbol = ''] = name.split('#');
      return { path, symbol, startLine: 1, endLine: 9 };
    }),
    recommendation: '',
    ...more,
  };
}

export function claim(text: string, verdict: Claim['verdict'], path = 'README.md'): Claim {
  return {
    id: `${path}-${text}`,
    kind: 'file-exists',
    text,
    document: { path, line: 1 },
    subject: {},
    arguments: {},
    tense: 'present',
    polarity: 'affirms',
    certainty: 1,
    verdict,
    reason: '',
    evidence: [],
  };
}

/** @param files path to the text whose hash it has; `undefined` for a file that is not analysed */
export function result(
  files: Readonly<Record<string, string | undefined>>,
  parts: Partial<AuditResult> = {},
): AuditResult {
  return {
    files: Object.entries(files).map(([path, sha256]) =>
      sha256 === undefined
        ? { path, language: 'python', status: 'skipped', reason: 'minified' }
        : { path, language: 'python', status: 'analysed', sha256 },
    ),
    modules: Object.keys(files).filter((path) => files[path] !== undefined),
    findings: [],
    cloneGroups: [],
    claims: [],
    subjects: [],
    ...parts,
  } as unknown as AuditResult;
}
