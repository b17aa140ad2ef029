import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import type { Declared } from './listing.js';
import { type Listing, mentionOf } from './placed-listing.js';
import { promisesIn, startsWithVerb } from './promises.js';
import type { Vocabulary } from './vocabulary.js';

type Base = Pick<Draft, 'line' | 'text' | 'tense'>;
type Of<Kind extends Declared['kind']> = Extract<Declared, { readonly kind: Kind }>;

/** Modules of other people, and of the language: what is imported from them is not the project's. */
export function isForeignModule(module: string, vocabulary: Vocabulary): boolean {
  const first = module.replace(/^[./]+/, '').split(/[./]/)[0]!;
  return (
    !module.startsWith('.') && (vocabulary.foreignModules.has(first) || !/[./]/.test(module) || module.startsWith('@'))
  );
}

/** A call shows which names its callee takes; a method of what a class makes is one of that class. */
export function useClaims(declared: Of<'use'>, listing: Listing, base: Base, vocabulary: Vocabulary): Draft[] {
  const { module, name, named } = declared;
  if (module !== '' && isForeignModule(module, vocabulary)) return [];
  const mention: Mention =
    module === ''
      ? mentionOf(name, listing)
      : module.startsWith('.')
        ? { symbol: name }
        : { path: module, symbol: name };
  // A module that is not marked as the project's own may be a package.
  const certainty = module === '' || module.startsWith('.') ? 0.65 : 0.5;
  if (named.length === 0) return [{ ...base, mention, statement: { kind: 'symbol-exists' }, certainty }];
  const parameters = named.map((each) => ({ name: each }));
  return [
    {
      ...base,
      mention,
      statement: { kind: 'signature', language: 'python', parameters, open: true, named: true },
      certainty,
    },
  ];
}

/** Numbers in bodies are what somebody meant when writing: borne out by the same number, hardly refuted by another. */
export function valueClaims(declared: Of<'value'>, listing: Listing, base: Base): Draft[] {
  const { owner, name, value } = declared;
  return [
    { ...base, mention: mentionOf(owner, listing), statement: { kind: 'default-value', name, value }, certainty: 0.5 },
  ];
}

interface Part {
  readonly owner: string;
  readonly name: string;
}

/** The function has a parameter of that name, whatever others it has. */
export function parameterClaim({ owner, name }: Part, listing: Listing, base: Base): Draft {
  const statement = {
    kind: 'signature' as const,
    language: listing.language,
    parameters: [{ name }],
    open: true as const,
    named: true as const,
  };
  return { ...base, mention: mentionOf(owner, listing), statement, certainty: listing.certainty - 0.1 };
}

/** The class has an attribute of that name, whatever others it has. */
export function memberClaim(part: Part, listing: Listing, base: Base): Draft {
  const claim = parameterClaim(part, listing, base);
  return { ...claim, statement: { ...claim.statement, members: true } as Draft['statement'] };
}

const NEW = /^\W*NEW\b/;

/** What a comment says: that a parameter is new, what an attribute holds, or, by a phrase of an algorithm, what a body does. */
export function remarkClaims(declared: Of<'remark'>, listing: Listing, base: Base, vocabulary: Vocabulary): Draft[] {
  const { owner, name, words, parameter } = declared;
  if (name === '') return bodyRemark(declared, listing, base, vocabulary);
  if (NEW.test(words)) return parameter ? [parameterClaim(declared, listing, base)] : [];
  if (parameter || words.length < 12 || !/[a-z]{3}.* [a-z]{2}/i.test(words)) return [];
  const mention = mentionOf(`${owner}.${name}`, listing);
  return [{ ...base, mention, statement: { kind: 'behaviour', properties: [] }, certainty: 0.45 }];
}

/** Shorter comments are headings of a few lines. */
const MIN_WORDS = 6;

function bodyRemark({ owner, words }: Of<'remark'>, listing: Listing, base: Base, vocabulary: Vocabulary): Draft[] {
  if (owner === '') return [];
  const promised = promisesIn(words, vocabulary);
  const told = words.replace(/^[A-Z]{2,}\b[^:]{0,30}:\s*/, '');
  if (!promised && !(told.split(/\s+/).length >= MIN_WORDS && startsWithVerb(told, vocabulary))) return [];
  const statement = {
    kind: 'behaviour' as const,
    ...(promised?.algorithm === undefined ? {} : { algorithm: promised.algorithm }),
    properties: promised?.properties ?? [],
  };
  return [{ ...base, mention: mentionOf(owner, listing), statement, certainty: promised ? 0.5 : 0.4 }];
}

/** A package that the listing requires, with its versions. */
export function dependencyClaim(declared: Of<'dependency'>, listing: Listing, base: Base): Draft {
  const { name, version } = declared;
  const manifest = listing.path !== undefined && /\.(?:toml|cfg|txt|in|json|exs)$/.test(listing.path);
  return {
    ...base,
    mention: manifest ? { context: listing.path! } : {},
    statement: { kind: 'default-value', name, value: version },
    certainty: 0.7,
  };
}
