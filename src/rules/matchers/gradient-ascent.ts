import type { Expression } from '../../model/code.js';
import type { Matcher } from '../context.js';

const GRADIENT = /(?:^|_)(?:grad|grads|gradient|gradients|dw|db|d_?weights?)(?:$|_|s$)|Gradients?$/i;
const RATE = /^_?(?:lr|learning_?rate|eta|alpha|step_?size|server_?lr)$/i;
const PARAMETER = /weight|param|theta|coef|bias|^w$|^b$|model/i;
/** There the gradient of something to be raised is followed. */
const RAISES =
  /ascent|ascend|policy|reinforce|actor|reward|maximi[sz]|likelihood|score_?function|adversar|fgsm|pgd|attack|boltzmann|rbm|contrastive|bandit|accumulat|sum|total|neg(?:ative)?_?grad/i;

/** A gradient is added to the parameters where a loss is to fall. */
export const gradientAscent: Matcher = (file, report) => {
  if (file.role.test || RAISES.test(file.path)) return;
  for (const unit of file.functions) {
    if (RAISES.test(unit.qualifiedName) || RAISES.test(unit.symbol?.doc?.text ?? '')) continue;
    for (const { node } of unit.statements('assign')) {
      const step = node.operator === '+' ? node.value : addedTo(node.targets, node.value, node.operator === undefined);
      if (!step || !node.targets.some((target) => PARAMETER.test(nameOf(target)))) continue;
      if (isStep(step))
        report.hit({ startLine: node.line, unit, arguments: { name: nameOf(node.targets[0] as Expression) } });
    }
  }
};

/** `g` of `w = w + g`. */
function addedTo(
  targets: readonly Expression[],
  value: Expression | undefined,
  plain: boolean,
): Expression | undefined {
  if (!plain || value?.kind !== 'binary' || value.operator !== '+') return undefined;
  return targets.some((target) => nameOf(target) === nameOf(value.left)) ? value.right : undefined;
}

/** A learning rate times a gradient, neither negated. */
function isStep(expression: Expression): boolean {
  if (expression.kind !== 'binary' || expression.operator !== '*') return false;
  const sides = [expression.left, expression.right];
  return (
    sides.some((side) => RATE.test(nameOf(side))) &&
    sides.some((side) => side.kind !== 'unary' && GRADIENT.test(nameOf(side)))
  );
}

function nameOf(expression: Expression): string {
  if (expression.kind === 'name' || expression.kind === 'member') return expression.name;
  return expression.kind === 'index' ? nameOf(expression.object) : '';
}
