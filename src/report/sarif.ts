import { REFUTED_CLAIM } from '../model/gate.js';
import type { AuditResult, Claim, Finding, Subject } from '../model/result.js';
import type { Rule } from '../model/rule.js';
import { plainLine } from '../render/escape.js';
import { subjectRow } from '../render/subjects-view.js';
import { worstFirst } from '../render/trace-summary-view.js';
import type { ReportFormat } from './format.js';

/** GitHub shows 5,000 results of a run and refuses an upload with more than 25,000. */
const MAX_RESULTS = 5000;
const MAX_TEXT = 1024;
/** Refuted claims that are shown, so that findings are left room. */
const MAX_CLAIMS = 1000;
const REFUTED_BEHAVIOUR = 'refuted-behaviour';

/** SARIF 2.1.0 (OASIS), within the limits that code hosts document. */
export const sarif: ReportFormat = {
  file: 'audit.sarif',
  render: (result, { rules }) => `${JSON.stringify(sarifLog(result, rules), undefined, 2)}\n`,
};

function sarifLog(result: AuditResult, allRules: readonly Rule[]) {
  const used = new Set(result.findings.map((finding) => finding.ruleId));
  const rules = allRules.filter((rule) => used.has(rule.id));
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  const refuted = result.claims.filter((claim) => claim.verdict === 'refuted').slice(0, MAX_CLAIMS);
  const wrong = result.subjects.filter((subject) => subject.verdict === 'refuted').slice(0, MAX_CLAIMS);
  const shown = new Set(worstFirst(result.findings).slice(0, MAX_RESULTS - refuted.length - wrong.length));
  const omitted = result.findings.length - shown.size;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: result.tool.name,
            semanticVersion: result.tool.version,
            informationUri: 'https://www.npmjs.com/package/learning-audit',
            rules: [
              ...rules.map(reportingDescriptor),
              ...(refuted.length === 0 ? [] : [CLAIM_DESCRIPTOR]),
              ...(wrong.length === 0 ? [] : [BEHAVIOUR_DESCRIPTOR]),
            ],
          },
        },
        automationDetails: { id: 'audit/' },
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The audited folder.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...result.files
                .filter((file) => file.status === 'partial')
                .map((file) =>
                  notification(`Only a part of ${file.path} was analysed: ${file.reason ?? ''}`, file.path),
                ),
              ...(omitted > 0
                ? [notification(`${omitted} results of lower severity were left out; audit.json has all.`)]
                : []),
            ],
          },
        ],
        results: [
          ...result.findings
            .filter((finding) => shown.has(finding))
            .map((finding) => sarifResult(finding, ruleIndex.get(finding.ruleId) ?? 0)),
          ...refuted.map((claim) => claimResult(claim, rules.length)),
          ...wrong.map((subject) => subjectResult(subject, rules.length + (refuted.length === 0 ? 0 : 1))),
        ],
      },
    ],
  };
}

function notification(text: string, path?: string) {
  return {
    level: 'note',
    message: { text: messageText(text) },
    ...(path === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: artifact(path) } }] }),
  };
}

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const;

function reportingDescriptor(rule: Rule) {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title.slice(0, MAX_TEXT) },
    fullDescription: { text: rule.why.replace(/\s+/g, ' ').slice(0, MAX_TEXT) },
    help: { text: `${rule.why}\n\nDo instead: ${rule.remedy}`, markdown: rule.page },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [
        ...new Set([
          rule.family,
          rule.principle,
          rule.tag,
          ...(rule.securitySeverity === undefined ? [] : ['security']),
        ]),
      ],
      precision: { high: 'high', medium: 'medium', low: 'low' }[rule.confidence],
      'problem.severity': { error: 'error', warning: 'warning', note: 'recommendation' }[rule.severity],
      ...(rule.securitySeverity === undefined ? {} : { 'security-severity': rule.securitySeverity.toFixed(1) }),
    },
  };
}

function sarifResult(finding: Finding, ruleIndex: number) {
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: messageText(sentence(finding.message)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(finding.path),
          region: {
            startLine: Math.max(1, finding.startLine),
            startColumn: 1,
            endLine: Math.max(1, finding.startLine, finding.endLine),
            endColumn: Math.max(2, (finding.evidence[0]?.text.length ?? 1) + 1),
          },
        },
        ...(finding.symbol === '' ? {} : { logicalLocations: [{ fullyQualifiedName: plainLine(finding.symbol) }] }),
      },
    ],
    partialFingerprints: { 'audit/v1': finding.id },
    properties: { status: finding.status, confidence: finding.confidence, principle: finding.principle },
  };
}

const CLAIM_DESCRIPTOR = {
  id: REFUTED_CLAIM,
  name: 'RefutedClaim',
  shortDescription: { text: 'A document or comment states what does not hold' },
  fullDescription: {
    text: 'The words are resolved to the code, and the code says otherwise. What is not certain is not reported.',
  },
  help: {
    text: 'Correct the words, or make the code do what they say. audit claims lists every claim with its evidence.',
  },
  defaultConfiguration: { level: LEVELS.warning },
  properties: { tags: ['claims', 'documentation'], precision: 'high', 'problem.severity': 'warning' },
};

/** One refuted claim at its place in the document, with the evidence as related locations. */
function claimResult(claim: Claim, ruleIndex: number) {
  const { document, text, reason, needed, suggestion, subject } = claim;
  const parts = [
    `“${text}”: ${sentence(reason)}`,
    needed === undefined ? '' : ` To be true it takes ${sentence(needed)}`,
    suggestion === undefined ? '' : ` Instead: “${suggestion}”`,
  ];
  return {
    ruleId: REFUTED_CLAIM,
    ruleIndex,
    level: LEVELS.warning,
    message: { text: messageText(parts.join('')) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(document.path),
          region: { startLine: Math.max(1, document.line), startColumn: 1 },
        },
        ...(subject.symbol === undefined
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: plainLine(subject.symbol) }] }),
      },
    ],
    ...(claim.evidence.length === 0
      ? {}
      : {
          relatedLocations: claim.evidence.slice(0, 10).map(({ path, line, text: shown }, index) => ({
            id: index + 1,
            physicalLocation: {
              artifactLocation: artifact(path),
              region: { startLine: Math.max(1, line), startColumn: 1 },
            },
            message: { text: messageText(shown) },
          })),
        }),
    ...(claim.suppressed === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', justification: messageText(claim.suppressed) }] }),
    partialFingerprints: { 'audit/v1': claim.id },
    properties: { kind: claim.kind, certainty: claim.certainty },
  };
}

const BEHAVIOUR_DESCRIPTOR = {
  id: REFUTED_BEHAVIOUR,
  name: 'RefutedBehaviour',
  shortDescription: { text: 'Code does not behave as the algorithm that it says it is' },
  fullDescription: {
    text: 'It was run in a sandbox beside a reference, which passes the same check with the same inputs. It fails in every way of calling it that its names allow.',
  },
  help: { text: 'audit verify --replay runs the counterexample again and prints inputs, expected and got.' },
  defaultConfiguration: { level: LEVELS.error },
  properties: { tags: ['behaviour', 'simplified-algorithms'], precision: 'high', 'problem.severity': 'error' },
};

/** One refuted subject at its declaration, with the counterexample in words. */
function subjectResult(subject: Subject, ruleIndex: number) {
  const row = subjectRow(subject);
  const parts = [
    `${subject.symbol} does not behave as ${subject.algorithm}: ${sentence(subject.reason)}`,
    row.expected === undefined ? '' : ` Expected ${row.expected}, got ${row.actual}.`,
  ];
  return {
    ruleId: REFUTED_BEHAVIOUR,
    ruleIndex,
    level: LEVELS.error,
    message: { text: messageText(parts.join('')) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(subject.path),
          region: { startLine: Math.max(1, subject.line ?? 1), startColumn: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: plainLine(subject.symbol) }],
      },
    ],
    partialFingerprints: { 'audit/v1': subject.id ?? `${subject.path}#${subject.symbol}` },
    properties: { algorithm: subject.algorithm, tier: subject.tier },
  };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** SARIF reads `{0}` as an argument and `[text](target)` as a link; neither may come from the audited code. */
function messageText(text: string): string {
  return plainLine(text)
    .replace(/[\\[\]]/g, (mark) => `\\${mark}`)
    .replace(/[{}]/g, (mark) => mark + mark)
    .slice(0, MAX_TEXT);
}

/** A relative reference below `%SRCROOT%`, percent-encoded segment by segment. */
function artifact(path: string) {
  const uri = path
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/');
  return { uri, uriBaseId: '%SRCROOT%' };
}
