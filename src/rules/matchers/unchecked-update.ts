import type { Matcher } from '../context.js';
import { isAbstract } from '../shape.js';
import { identifiersOf, isFederated } from './federated-context.js';

const RECEIVES =
  /^_?(?:receive|apply|submit|accept|process|integrate|merge|handle|aggregate|contribute|update)_?(?:client|gradient|model|weight|parameter|contribution|update|local|global|federated)s?/i;
const UPDATE =
  /^(?:update|updates|gradients?|grads?|weights?|params?|parameters?|delta|deltas|local_?\w*|client_?(?:update|weights|gradients|params|model)s?|contribution|model_?(?:update|weights|state|params)|state_?dict)$/i;
const CHECKS =
  /isfinite|is_finite|isnan|isNaN|isFinite|norm|clip|clamp|shape|len\b|length|validat|verif|check|allowed|authori[sz]|signature|trusted|registered|bound|threshold|max_|sanit|reject|schema|outlier|krum|median|trimmed/i;

/** What a client sends is applied to the model without asking what it is. */
export const uncheckedUpdate: Matcher = (file, report) => {
  if (file.role.test) return;
  for (const unit of file.functions) {
    if (!unit.symbol || !RECEIVES.test(unit.name) || isAbstract(unit, file) || !isFederated(unit, file)) continue;
    const update = unit.parameters.find((parameter) => UPDATE.test(parameter.name));
    if (!update || CHECKS.test(identifiersOf(unit))) continue;
    const applied = unit
      .statements('assign')
      .find(
        ({ node }) =>
          node.targets.some((target) => target.kind === 'member' || target.kind === 'index') &&
          node.value !== undefined &&
          unit
            .expressions('name')
            .some(
              (use) => use.node.name === update.name && use.node.line >= node.line && use.node.line <= node.endLine,
            ),
      );
    if (!applied) continue;
    report.hit({
      startLine: unit.symbol.startLine,
      endLine: unit.symbol.endLine,
      unit,
      arguments: { name: unit.name, update: update.name },
      notes: [{ line: applied.node.line, note: 'applied here' }],
    });
  }
};
