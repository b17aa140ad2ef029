import { literalValue } from '../../flow/reduce.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';
import { isLogging } from '../shape.js';

const PERSONAL =
  /^(?:\/Users\/[^/\s]+\/|\/home\/[^/\s]+\/|[A-Za-z]:[\\/](?:Users[\\/])?[^\\/\s:*?"<>|]+[\\/]|\/content\/(?:drive|gdrive)|\/mnt\/(?:data|c|d|nas|home)\b|\/root\/|\/data\d*\/\w+\/|\/scratch\/\w+|\/workspace\/\w+|\/opt\/\w+\/\w+|~\/(?:Downloads|Documents|Desktop))/;

/** A path that exists on one machine. */
export const hardcodedPath: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    const documentation = new Set<Expression>();
    for (const { node } of unit.statements('expression'))
      if (node.value.kind === 'string' || isLogging(node.value)) documentation.add(node.value);
    for (const { node, within } of unit.expressions('string')) {
      if (!PERSONAL.test(node.value) || node.value.length > 300 || node.value.includes('\n')) continue;
      const holder = within.at(-1);
      if (holder?.kind === 'expression' && documentation.has(holder.value)) continue;
      const isRoute = unit.calls.some(
        ({ node: call }) =>
          call.arguments[0]?.value === node &&
          call.callee.kind === 'member' &&
          /^(?:get|post|put|delete|patch|use|route|test|match)$/.test(call.callee.name),
      );
      if (isRoute) continue;
      report.hit({ startLine: node.line, unit, arguments: { path: String(literalValue(node)).slice(0, 80) } });
    }
  }
};
