import { calledName, dottedName } from '../../flow/names.js';
import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const EDITS =
  /^(?:sys\.path\.(?:append|insert|extend)|site\.addsitedir|module\.paths\.(?:push|unshift)|require\.main\.paths\.(?:push|unshift))$/;

/** The program changes where it looks for modules. */
export const pathEdit: Matcher = (file, report) => {
  if (file.role.test || /(?:^|\/)(?:conftest|setup|conf)\.py$/.test(file.path)) return;
  for (const unit of file.units) {
    for (const { node } of unit.calls)
      if (EDITS.test(calledName(node)) || EDITS.test(dottedName(node.callee) ?? ''))
        report.hit({
          startLine: node.line,
          endLine: node.endLine,
          unit,
          arguments: { what: dottedName(node.callee) ?? '' },
        });
    for (const { node } of unit.statements('assign'))
      if (node.targets.some(isSearchPath))
        report.hit({ startLine: node.line, unit, arguments: { what: 'the module search path' } });
  }
};

function isSearchPath(target: Expression): boolean {
  const root = target.kind === 'index' ? target.object : target;
  const name = dottedName(root);
  return name === 'sys.path' || (target.kind !== 'index' && name === 'process.env.NODE_PATH');
}
