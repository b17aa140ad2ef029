import type { Matcher } from '../context.js';

const LOOKS_LIKE_CODE =
  /(?:^|\n)\s*(?:import \w|from \w+ import|def \w+\(|class \w+|const \w+ ?=|function \w+\(|require\()/;
const RUNS_CODE = /(?:^|[^\w.'"])(?:exec|eval)\((?!\))/;

/** `exec` or `eval` inside the text of a script that the program writes (calls are matched by data). */
export const dynamicCode: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.units)
    for (const { node, within } of unit.expressions('string')) {
      if (!node.value.includes('\n') || !LOOKS_LIKE_CODE.test(node.value) || !RUNS_CODE.test(node.value)) continue;
      if (within.at(-1)?.kind === 'expression') continue;
      report.hit({ startLine: node.line, unit, arguments: { call: 'a generated script' }, confidence: 'medium' });
    }
};
