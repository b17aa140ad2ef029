import { dottedName } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import type { FileContext, Matcher } from '../context.js';

/** Gradients add up over steps when nothing clears them. */
export const missingZeroGrad: Matcher = (file, report) => {
  if (file.role.test || !file.imports('torch')) return;
  if (file.units.some((unit) => callsMethod(unit, /^zero_grad$|^optimizer_zero_grad$/))) return;
  for (const unit of file.units) {
    const backward = unit.calls.find(
      ({ node }) => node.callee.kind === 'member' && node.callee.name === 'backward' && node.arguments.length === 0,
    );
    if (!backward) continue;
    const step = unit.calls.find(
      ({ node }) =>
        node.callee.kind === 'member' && node.callee.name === 'step' && /optim/i.test(dottedName(node.callee) ?? ''),
    );
    if (
      !step ||
      unit.expressions('none').some(({ within }) => within.at(-1)?.kind === 'assign' && setsGradNone(within.at(-1)))
    )
      continue;
    report.hit({
      startLine: backward.node.line,
      unit,
      arguments: { name: unit.name || 'the module' },
      notes: [{ line: step.node.line, note: 'the step that uses what has added up' }],
    });
  }
};

function setsGradNone(statement: unknown): boolean {
  const { targets } = statement as { readonly targets?: readonly { readonly kind: string; readonly name?: string }[] };
  return targets?.some((target) => target.kind === 'member' && target.name === 'grad') ?? false;
}

/** Dropout and batch statistics stay in training mode while the model is judged. */
export const missingEvalMode: Matcher = (file, report) => {
  if (file.role.test || !file.imports('torch')) return;
  if (
    file.units.some(
      (unit) =>
        callsMethod(unit, /^eval$/) ||
        unit.calls.some(
          ({ node }) => node.callee.kind === 'member' && node.callee.name === 'train' && node.arguments.length === 1,
        ),
    )
  )
    return;
  if (!usesModeDependentLayers(file)) return;
  for (const unit of file.functions) {
    if (!/^_?(?:evaluate|eval|validate|validation|test|infer|inference|predict)(?:_|$|[A-Z])/.test(unit.name)) continue;
    const forward = unit.calls.find(
      ({ node }) =>
        /^(?:self\.)?(?:\w+_)?(?:model|net|network|policy|encoder|classifier)$/.test(dottedName(node.callee) ?? '') &&
        node.arguments.length > 0,
    );
    if (forward) report.hit({ startLine: forward.node.line, unit, arguments: { name: unit.name } });
  }
};

function usesModeDependentLayers(file: FileContext): boolean {
  return file.units.some((unit) =>
    unit.calls.some(({ node }) => /(?:Dropout|BatchNorm)\w*$/.test(node.target ?? dottedName(node.callee) ?? '')),
  );
}

function callsMethod(unit: Unit, name: RegExp): boolean {
  return unit.calls.some(({ node }) => node.callee.kind === 'member' && name.test(node.callee.name));
}
