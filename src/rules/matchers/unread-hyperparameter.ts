import { wordsOf } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import type { FileContext, Matcher } from '../context.js';
import { isAbstract, isBaseClass, isIdle, isOverriddenHere, withoutDoc } from '../shape.js';

const HYPERPARAMETERS =
  /^_?(?:lr|learning_?rate\w*|alpha|beta\d?|gamma|epsilon\w*|eps|lambda_?(?:l?[12]|reg\w*|ewc|gae|entropy|value)?|lam|momentum|weight_?decay|l1(?:_\w+)?|l2(?:_\w+)?|dropout\w*|temperature|tau|rho|discount\w*|clip\w*|max_?grad\w*|grad_?clip\w*|patience|warm_?up\w*|exploration\w*|regulari[sz]ation\w*|inner_?(?:lr|steps?)\w*|meta_?lr|outer_?lr|num_?(?:inner|adaptation|meta)\w*|adaptation_?steps|entropy_?coef\w*|value_?coef\w*|noise_?(?:multiplier|scale)|privacy_?budget|ponder\w*|ewc_?lambda|fisher\w*|smoothing|min_?delta|decay\w*|cool_?down|batch_?size|mini_?batch\w*|epochs|num_?epochs|n_?epochs|confidence_?level)$/i;

/** A hyper-parameter that is accepted and read by nothing. */
export const unreadHyperparameter: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations) return;
  for (const unit of file.functions) {
    if (!isConcrete(unit, file)) continue;
    const read = new Set(unit.expressions('name').map(({ node }) => node.name));
    for (const parameter of unit.parameters) {
      if (!isHyperparameter(parameter.name) || parameter.pattern || parameter.property) continue;
      if (!read.has(parameter.name)) reportUnread(unit, file, parameter.name, parameter.line, report);
      else if (unit.symbol?.kind === 'constructor' || unit.name === '__init__')
        reportUnreadAttribute(unit, file, parameter.name, report);
    }
  }
};

function isHyperparameter(name: string): boolean {
  return HYPERPARAMETERS.test(name) && !name.startsWith('_');
}

function isConcrete(unit: Unit, file: FileContext): boolean {
  if (!unit.symbol || isAbstract(unit, file) || isBaseClass(unit) || isOverriddenHere(unit, file)) return false;
  const working = withoutDoc(unit).filter((statement) => !isIdle(statement));
  if (working.length === 0 || working.every((statement) => statement.kind === 'raise')) return false;
  // `locals()`, `arguments` and `**kwargs` magic read everything.
  return (
    !unit.calls.some(({ node }) => /^(?:locals|vars)$/.test(node.target ?? '')) &&
    !unit.expressions('name').some(({ node }) => node.name === 'arguments')
  );
}

function reportUnread(unit: Unit, file: FileContext, name: string, line: number, report: Parameters<Matcher>[1]): void {
  const constructs = unit.symbol?.kind === 'constructor' || unit.name === '__init__';
  // A method may take it only to fit an interface.
  if (!constructs && (unit.owner?.bases.length || unit.symbol?.decorators.length)) return;
  if (constructs && file.outline.symbols[unit.symbol?.parent ?? -1]?.decorators.length) return;
  report.hit({
    startLine: line,
    unit,
    arguments: { name, where: unit.qualifiedName, how: 'is never read' },
    confidence: constructs ? 'high' : 'medium',
  });
}

/** `self.lr = lr`, and nothing in the program reads an attribute `lr`. */
function reportUnreadAttribute(unit: Unit, file: FileContext, name: string, report: Parameters<Matcher>[1]): void {
  const { owner } = unit;
  if (!owner) return;
  const stores = unit
    .statements('assign')
    .filter(
      ({ node }) =>
        node.value?.kind === 'name' &&
        node.value.name === name &&
        node.targets.some((target) => target.kind === 'member' && target.object.kind === 'self'),
    );
  const uses = unit.expressions('name').filter(({ node }) => node.name === name).length;
  const [store] = stores;
  if (!store || uses !== stores.length) return;
  const target = store.node.targets[0];
  const attribute = target?.kind === 'member' ? target.name : undefined;
  if (attribute === undefined || isAttributeReadHere(attribute, file)) return;
  report.hit({
    startLine: store.node.line,
    unit,
    arguments: { name, where: owner.qualifiedName, how: `is stored as ${attribute}, which nothing reads` },
    confidence: wordsOf(attribute).length > 1 ? 'high' : 'medium',
    unless: { kind: 'attribute-read', attribute },
  });
}

function isAttributeReadHere(attribute: string, file: FileContext): boolean {
  const stores = (unit: Unit): Set<unknown> =>
    new Set(unit.statements('assign').flatMap(({ node }) => (node.operator ? [] : [...node.targets])));
  return file.units.some((unit) => {
    const written = stores(unit);
    return unit.expressions('member').some(({ node }) => node.name === attribute && !written.has(node));
  });
}
