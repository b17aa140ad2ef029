import type { Facts } from '../model/facts.js';
import type { FileRecord } from '../model/record.js';
import type { Finding, SafetyEntry } from '../model/result.js';
import { PRINCIPLES, type Principle, type Rule } from '../model/rule.js';
import { classifyPath } from '../rules/file-role.js';

/** Places that are named for one principle; the findings hold them all. */
const EVIDENCE = 5;

/** What a program must hold for a principle to say anything of it, and what is said when it does not. */
interface Precondition {
  readonly holds: (facts: Facts) => boolean;
  readonly absent: string;
}

const NETWORK =
  /^(requests|httpx|aiohttp|urllib3?|http|https|socket|websockets?|grpc|grpcio|fastapi|flask|django|starlette|uvicorn|tornado|sanic|xmlrpc|zmq|pika|redis|kafka|ray|axios|express|koa|fastify|hapi|ws|undici|got|node-fetch|socket\.io(-client)?|@grpc\/grpc-js|@nestjs\/\w+|flwr|torch\.distributed)(\.|\/|$)|^node:(http|https|http2|net|dgram|tls)$|^(net|http2|dgram|tls)$/;
const FEDERATED =
  /federat|fed_?avg|fed_?prox|secure_?aggregat|aggregate_?(client|gradient|update|weight)|client_?(update|gradient|weight)/i;
const NETWORK_GLOBALS = new Set(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource']);

const PRECONDITIONS: Partial<Record<Principle, Precondition>> = {
  'network-and-rpc': { holds: usesNetwork, absent: 'no file imports or calls anything of the network' },
  'federated-security': { holds: isFederated, absent: 'no module, class or function is about federated learning' },
};

/** Each principle with its verdict: `fail` for an error of a stable rule, `caution` for any other finding. */
export function assembleSafety(
  records: readonly FileRecord[],
  rules: readonly Rule[],
  findings: readonly Finding[],
): SafetyEntry[] {
  const languages = new Set(records.map((record) => record.facts.language));
  return PRINCIPLES.map((principle) => {
    const own = findings.filter((finding) => finding.principle === principle);
    const asking = rules.filter(
      (rule) => rule.principle === principle && rule.languages.some((one) => languages.has(one)),
    );
    const measured = measuredOn(principle, records);
    if (own.length > 0) return judged(principle, own, measured);
    const none = (verdict: 'pass' | 'not-measured', reason: string): SafetyEntry => ({
      principle,
      verdict,
      findings: 0,
      reason,
      evidence: [],
    });
    if (records.length === 0) return none('not-measured', 'no file was analysed');
    if (asking.length === 0) return none('not-measured', 'no rule that was run asks for it');
    const absent = PRECONDITIONS[principle]?.absent;
    if (measured === 0 && absent !== undefined) return none('not-measured', absent);
    return none('pass', `${count(asking.length, 'rule')} on ${count(measured, 'file')} found nothing`);
  });
}

function measuredOn(principle: Principle, records: readonly FileRecord[]): number {
  const holds = PRECONDITIONS[principle]?.holds;
  return holds === undefined
    ? records.length
    : records.filter(({ facts }) => !classifyPath(facts).test && holds(facts)).length;
}

function judged(principle: Principle, findings: readonly Finding[], measured: number): SafetyEntry {
  const failing = findings.filter((finding) => finding.severity === 'error' && finding.status === 'stable');
  const places = new Set(findings.map((finding) => finding.path)).size;
  const worst = [...findings].sort((left, right) => rank(left) - rank(right));
  const errors = failing.length === 0 ? '' : `, ${count(failing.length, 'error')} of stable rules`;
  return {
    principle,
    verdict: failing.length > 0 ? 'fail' : 'caution',
    findings: findings.length,
    reason: `${count(findings.length, 'finding')} in ${places} of ${count(Math.max(measured, places), 'file')}${errors}`,
    evidence: worst
      .slice(0, EVIDENCE)
      .map(({ ruleId, path, startLine, symbol }) => ({ ruleId, path, line: startLine, symbol })),
  };
}

function rank(finding: Finding): number {
  const severity = { error: 0, warning: 10, note: 20 }[finding.severity];
  const confidence = { high: 0, medium: 1, low: 2 }[finding.confidence];
  return severity + confidence + (finding.status === 'stable' ? 0 : 5);
}

function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? '' : 's'}`;
}

function usesNetwork(facts: Facts): boolean {
  if (facts.imports.some((fact) => NETWORK.test(fact.module))) return true;
  return facts.bodies.some((body) => body.calls.some((call) => NETWORK_GLOBALS.has(call.target ?? '')));
}

function isFederated(facts: Facts): boolean {
  return FEDERATED.test(facts.path) || facts.symbols.some((symbol) => FEDERATED.test(symbol.name));
}
