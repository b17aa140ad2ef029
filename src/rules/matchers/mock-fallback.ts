import { calledMethod } from '../../flow/names.js';
import { randomDraw } from '../../flow/randomness.js';
import { visitBlock } from '../../flow/visit.js';
import type { Block, CallExpression, Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';
import { isLogging, isLoggingStatement } from '../shape.js';

const MOCK_CALL =
  /(?:^|_|[a-z])(?:[mM]ock|[fF]ake|[sS]imulated?|[sS]ynthetic|[pP]laceholder|[cC]anned)(?:_|[A-Z]|$|ed)|(?:^|_)dummy_|^[a-z]\w*Dummy[A-Z]/;

/** When the real thing fails or is not configured, made-up output takes its place at run time. */
export const mockFallback: Matcher = (file, report) => {
  if (file.role.test || file.role.example || /mock|fake|stub/i.test(file.path)) return;
  for (const unit of file.units) {
    if (MOCK_CALL.test(unit.name) || MOCK_CALL.test(unit.owner?.name ?? '')) continue;
    for (const { node } of unit.statements('try'))
      for (const handler of node.handlers) {
        const fake = fakeIn(handler.body, true);
        if (fake)
          report.hit({
            startLine: handler.line,
            endLine: handler.endLine,
            unit,
            arguments: { what: fake.what },
            notes: [{ line: fake.line, note: 'made-up output' }],
          });
      }
    for (const { node } of unit.statements('if')) {
      // `else` after tests of a setting or an answer; an explicit choice (`== 'mock'`) is declared, not a fall-back.
      const [only] = node.otherwise;
      if (only === undefined || only.kind === 'if' || !node.otherwise.some(isLoggingStatement)) continue;
      const fake = fakeIn(node.otherwise, false);
      if (fake) report.hit({ startLine: fake.line, unit, arguments: { what: fake.what } });
    }
    for (const { node } of unit.statements('if')) {
      if (!isMissingTest(node.test)) continue;
      const fake = fakeIn(node.then, false);
      if (fake)
        report.hit({
          startLine: node.line,
          endLine: node.then.at(-1)?.endLine ?? node.line,
          unit,
          arguments: { what: fake.what },
        });
    }
  }
};

/** `if not self.api_key`, `if (!client)`. */
function isMissingTest(test: Expression): boolean {
  return test.kind === 'unary' && test.operator === 'not' && test.operand.kind !== 'call';
}

function fakeIn(block: Block, random: boolean): { readonly line: number; readonly what: string } | undefined {
  let found: { line: number; what: string } | undefined;
  const consider = (call: CallExpression): void => {
    if (found || isLogging(call)) return;
    const method = calledMethod(call);
    if (MOCK_CALL.test(method)) found = { line: call.line, what: method };
    else if (random && randomDraw(call) === 'global' && /^(?:numpy|torch)\./.test(call.target ?? ''))
      found = { line: call.line, what: call.target ?? method };
  };
  visitBlock(block, {
    statement: (statement) => statement.kind !== 'try' && statement.kind !== 'if',
    expression: (expression) => {
      if (expression.kind === 'call') consider(expression);
    },
  });
  return found;
}
