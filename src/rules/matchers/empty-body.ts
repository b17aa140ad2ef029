import { wordsOf } from '../../flow/names.js';
import type { Unit } from '../../flow/unit.js';
import type { FileContext, Matcher } from '../context.js';
import { saysItLearns } from '../learning-words.js';
import {
  isAbstract,
  isBaseClass,
  isDeclaredDouble,
  isIdle,
  isLoggingStatement,
  isOverriddenHere,
  withoutDoc,
} from '../shape.js';

/** Names of hooks and life-cycle methods, where doing nothing is an answer. */
const HOOK =
  /^_?(?:on|before|after|pre|post|handle|visit|setup|setUp|teardown|tearDown|init|initialize|initialise|close|dispose|cleanup|shutdown|start|stop|reset|flush|configure|register|validate|render|seed|noop|enter|exit|callback|hook|log|debug|notify|emit|listen|tick|wait|main|run)(?:[_A-Z]|$)|(?:hook|callback|handler|listener|noop|_impl|Impl)$/;

const WORK_VERBS = new Set(
  'train learn fit update adapt optimize optimise evaluate predict infer process save load store compute calculate aggregate consolidate backward forward step embed encode decode detect classify apply enforce sync persist merge federate distill finetune calibrate schedule'.split(
    ' ',
  ),
);

/** A method that is named for work and does none. */
export const emptyBody: Matcher = (file, report) => {
  if (file.role.test || file.role.declarations) return;
  for (const unit of file.functions) {
    if (!isEmpty(unit) || !isNamedForWork(unit, file)) continue;
    const { symbol, owner } = unit;
    if (!symbol) continue;
    report.hit({
      startLine: symbol.startLine,
      endLine: symbol.endLine,
      unit,
      arguments: { name: unit.name },
      ...(owner ? { unless: { kind: 'overridden', className: owner.name, method: unit.name } } : {}),
    });
  }
};

/** Nothing but documentation, `pass`, log lines, or a bare `return`. */
function isEmpty(unit: Unit): boolean {
  const statements = withoutDoc(unit);
  const idle = statements.every(
    (statement) =>
      isIdle(statement) || (statement.kind === 'return' && (!statement.value || statement.value.kind === 'none')),
  );
  if (!idle) return false;
  return statements.every((statement) => !isLoggingStatement(statement)) || saysItLearns(unit.name);
}

function isNamedForWork(unit: Unit, file: FileContext): boolean {
  const { symbol, owner } = unit;
  if (!symbol || symbol.kind === 'constructor' || symbol.kind === 'getter' || symbol.kind === 'setter') return false;
  // Declared to answer nothing: a form of the work in which there is none to do.
  if (symbol.type === 'undefined') return false;
  if (/^__\w+__$/.test(unit.name) || HOOK.test(unit.name)) return false;
  if (isAbstract(unit, file) || isBaseClass(unit) || isOverriddenHere(unit, file)) return false;
  if (/^no[A-Z]/.test(unit.qualifiedName)) return false;
  if (owner && (isDeclaredDouble(owner.name) || isHollow(owner.id, file))) return false;
  if (!owner && unit.outer) return false;
  return wordsOf(unit.name)
    .slice(0, 2)
    .some((word) => WORK_VERBS.has(word));
}

/** Most methods of the class are empty: an interface in all but name. */
function isHollow(classId: number, file: FileContext): boolean {
  const methods = file.methodsOf(classId).filter((method) => method.symbol?.kind !== 'constructor');
  const empty = methods.filter((method) =>
    withoutDoc(method).every((statement) => isIdle(statement) || statement.kind === 'raise'),
  );
  return methods.length >= 3 && empty.length * 2 > methods.length;
}
