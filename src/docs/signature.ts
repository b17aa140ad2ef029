import type { Facts, ParameterFact, SymbolFact } from '../model/facts.js';

const MODIFIER_WORDS: Readonly<Partial<Record<SymbolFact['modifiers'][number], string>>> = {
  async: 'async',
  static: 'static',
  'class-method': 'class method',
  abstract: 'abstract',
  private: 'private',
  protected: 'protected',
  generator: 'generator',
  override: 'override',
  readonly: 'readonly',
};

/** How a function or class is written for those who call it: `fit(x: Matrix, *, epochs: int = 10) -> float`. */
export function signatureOf(facts: Facts, symbol: SymbolFact): string {
  const { name, kind, type } = symbol;
  const returns = type === undefined ? '' : facts.language === 'python' ? ` -> ${type}` : `: ${type}`;
  if (kind === 'class' || kind === 'interface' || kind === 'enum') return `${kind} ${name}${basesOf(facts, symbol)}`;
  if (kind === 'getter') return `${name}${type === undefined ? '' : `: ${type}`}`;
  if (kind === 'setter') return `${name} = ${symbol.parameters[0] ? parameterText(facts, symbol.parameters[0]) : ''}`;
  return `${name}(${parametersText(facts, symbol)})${returns}`;
}

/** Words before a signature: `async`, `static`, and what an accessor is. */
export function modifiersOf(symbol: SymbolFact): string[] {
  const words = symbol.modifiers.flatMap((modifier) => MODIFIER_WORDS[modifier] ?? []);
  if (symbol.kind === 'getter' || symbol.kind === 'setter') words.push(symbol.kind);
  return words;
}

function basesOf(facts: Facts, { bases }: SymbolFact): string {
  const named = (relation: 'extends' | 'implements'): string =>
    bases
      .filter((base) => base.relation === relation)
      .map((base) => base.name)
      .join(', ');
  if (facts.language === 'python') return bases.length === 0 ? '' : `(${named('extends')})`;
  const parts = (['extends', 'implements'] as const).flatMap((relation) =>
    named(relation) === '' ? [] : [`${relation} ${named(relation)}`],
  );
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
}

function parametersText(facts: Facts, { parameters }: SymbolFact): string {
  const texts: string[] = [];
  let named = false;
  for (const parameter of parameters) {
    if (parameter.form === 'keyword-only' && !named) texts.push('*');
    named ||= parameter.form === 'keyword-only' || parameter.form === 'rest';
    texts.push(parameterText(facts, parameter));
  }
  return texts.join(', ');
}

function parameterText(facts: Facts, { name, form, type, defaultText, optional }: ParameterFact): string {
  const python = facts.language === 'python';
  const mark = form === 'rest' ? (python ? '*' : '...') : form === 'keyword-rest' ? '**' : '';
  const typed = `${mark}${name}${optional ? '?' : ''}${type === undefined ? '' : `: ${type}`}`;
  return defaultText === undefined ? typed : `${typed} = ${defaultText}`;
}
