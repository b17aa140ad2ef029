import { calledName } from '../../flow/names.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const ANYWHERE = /^(?:0\.0\.0\.0|\[?::\]?)(?::\d+)?$/;
const SERVES =
  /(?:^|\.)(?:run|serve|listen|bind|start_server|create_server|add_(?:in)?secure_port|TCPSite|make_server|HTTPServer|launch|run_server|bindAsync|start)$/;

/** A server listens on every network interface. */
export const openBind: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units) {
    for (const { node } of unit.expressions('string')) {
      if (!ANYWHERE.test(node.value)) continue;
      const serving = unit.calls.find(
        ({ node: call }) =>
          SERVES.test(calledName(call)) && call.arguments.some((argument) => holds(argument.value, node)),
      );
      const named = unit
        .statements('assign')
        .find(
          ({ node: assign }) =>
            assign.value === node &&
            assign.targets.some(
              (target) =>
                (target.kind === 'name' || target.kind === 'member') && /host|addr|bind|listen/i.test(target.name),
            ),
        );
      const fallback = unit.parameters.some(
        (parameter) => parameter.default === node && /host|addr|bind/i.test(parameter.name),
      );
      if (serving || named || fallback) report.hit({ startLine: node.line, unit, arguments: { address: node.value } });
    }
  }
};

function holds(value: Expression, wanted: Expression): boolean {
  if (value === wanted) return true;
  if (value.kind === 'dict') return value.entries.some((entry) => holds(entry.value, wanted));
  if (value.kind === 'tuple' || value.kind === 'list') return value.elements.some((element) => holds(element, wanted));
  if (value.kind === 'template') return value.parts.some((part) => holds(part, wanted));
  return value.kind === 'logical' && (holds(value.left, wanted) || holds(value.right, wanted));
}
