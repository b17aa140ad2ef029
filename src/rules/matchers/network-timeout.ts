import { dottedName } from '../../flow/names.js';
import type { CallExpression } from '../../model/code.js';
import type { FileContext, Matcher } from '../context.js';
import { optionValue } from '../match.js';

const PYTHON_CALLS =
  /^(?:requests\.(?:get|post|put|patch|delete|head|request|options)|urllib\.request\.urlopen|urllib3\.PoolManager|openai\.(?:ChatCompletion|Completion|Embedding)\.a?create|socket\.create_connection|websocket\.create_connection|smtplib\.SMTP|ftplib\.FTP)$/;
const SCRIPT_CALLS =
  /^(?:fetch|node-fetch\.default|axios(?:\.default)?(?:\.(?:get|post|put|patch|delete|request|head))?|got(?:\.default)?(?:\.\w+)?|undici\.(?:fetch|request))$/;

/** A network call that may wait for ever. */
export const networkTimeout: Matcher = (file, report) => {
  if (file.role.test || file.role.example || file.role.page) return;
  for (const unit of file.units)
    for (const { node } of unit.calls) {
      if (!isWaiting(node, file)) continue;
      report.hit({
        startLine: node.line,
        endLine: node.endLine,
        unit,
        arguments: { call: node.target ?? dottedName(node.callee) ?? 'the call' },
      });
    }
};

function isWaiting(call: CallExpression, file: FileContext): boolean {
  const target = call.target ?? '';
  if (file.language === 'python') {
    if (isStubCall(call)) return !given(call, 'timeout');
    if (!PYTHON_CALLS.test(target) || given(call, 'timeout', 'request_timeout')) return false;
    return (
      !(target === 'socket.create_connection' && call.arguments.length > 1) &&
      !call.arguments.some((argument) => argument.value.kind === 'spread')
    );
  }
  if (!SCRIPT_CALLS.test(target)) return false;
  if (given(call, 'signal', 'timeout', 'cancelToken')) return false;
  // Options built elsewhere may hold the signal.
  const options = call.arguments.at(-1)?.value;
  return !(call.arguments.length > 1 && options && options.kind !== 'dict') && !spreads(call);
}

function spreads(call: CallExpression): boolean {
  return call.arguments.some(
    (argument) =>
      argument.value.kind === 'spread' ||
      (argument.value.kind === 'dict' && argument.value.entries.some((entry) => entry.key === undefined)),
  );
}

/** `self.stub.Predict(request)`: a gRPC call on a stub. */
function isStubCall(call: CallExpression): boolean {
  return /(?:^|\.|_)stub\.[A-Z]\w*$/.test(dottedName(call.callee) ?? '');
}

function given(call: CallExpression, ...keys: readonly string[]): boolean {
  return keys.some((key) => optionValue(call, key) !== undefined);
}
