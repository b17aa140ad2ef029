import { docStatements } from '../../documents/docstring.js';
import { sentencesOf } from '../../documents/sentences.js';
import type { Mention } from '../extracted.js';
import type { Draft } from './collector.js';
import { type Declared, isLiteral } from './listing.js';
import { parseParameters } from './parameters.js';
import { type Listing, mentionOf } from './placed-listing.js';
import { promisesIn, startsWithVerb } from './promises.js';
import { isDenied } from './situation.js';
import {
  dependencyClaim,
  isForeignModule,
  memberClaim,
  parameterClaim,
  remarkClaims,
  useClaims,
  valueClaims,
} from './usage-claims.js';
import type { Vocabulary } from './vocabulary.js';

/** Claims of one declaration, import, option, call or docstring. */
export function declarationClaims(declared: Declared, listing: Listing, vocabulary: Vocabulary): Draft[] {
  const line = listing.block.line + declared.index;
  const text = listing.block.lines[declared.index] ?? '';
  const base = { line, text, tense: listing.tense };
  switch (declared.kind) {
    case 'class':
      return classClaims(declared, listing, base);
    case 'function':
      return functionClaims(declared, listing, base);
    case 'constant': {
      if (!/^[A-Z][A-Z0-9_]{2,}$/.test(declared.name) && !listing.stated) return [];
      if (/^_{2}|^(?:logger|log|app|router|parser|args|console)$/.test(declared.name)) return [];
      const mention = mentionOf(declared.name, listing);
      return isLiteral(declared.value)
        ? [
            {
              ...base,
              mention,
              statement: { kind: 'default-value', name: declared.name, value: declared.value },
              certainty: 0.7,
            },
          ]
        : [{ ...base, mention, statement: { kind: 'symbol-exists', symbolKind: 'constant' }, certainty: 0.65 }];
    }
    case 'field':
      return isLiteral(declared.value)
        ? [
            {
              ...base,
              mention: mentionOf(declared.owner, listing),
              statement: { kind: 'default-value', name: declared.name, value: declared.value },
              // An attribute that is nothing at first may as well be left out.
              certainty: NOTHING.test(declared.value) ? 0.55 : 0.8,
            },
          ]
        : [];
    case 'member':
      return [memberClaim(declared, listing, base)];
    case 'import':
      return importClaims(declared, listing, base, vocabulary);
    case 'option':
      return optionClaims(declared, listing, base);
    case 'use':
      return useClaims(declared, listing, base, vocabulary);
    case 'value':
      return valueClaims(declared, listing, base);
    case 'remark':
      return remarkClaims(declared, listing, base, vocabulary);
    case 'dependency':
      return [dependencyClaim(declared, listing, base)];
    case 'extra':
      return [
        {
          ...base,
          mention: {},
          statement: { kind: 'cli-flag', program: 'pip install', flags: [`[${declared.name}]`] },
          certainty: 0.6,
        },
      ];
    case 'call': {
      const claims = callClaims(declared, listing, base, vocabulary);
      return [...claims, ...claims.slice(0, 1).flatMap((claim) => effectClaims(claim))];
    }
    case 'doc':
      return docClaims(declared, listing, vocabulary);
  }
}

type Base = Pick<Draft, 'line' | 'text' | 'tense'>;

function classClaims(declared: Extract<Declared, { kind: 'class' }>, listing: Listing, base: Base): Draft[] {
  const mention = mentionOf(declared.name, listing);
  const { certainty } = listing;
  if (/^Test[A-Z_]/.test(declared.name)) return [{ ...base, mention, statement: { kind: 'test-exists' }, certainty }];
  const exists: Draft = { ...base, mention, statement: { kind: 'symbol-exists', symbolKind: 'class' }, certainty };
  if (declared.bases.length === 0 && declared.fields.length === 0) return [exists];
  return [
    exists,
    {
      ...base,
      mention,
      statement: {
        kind: 'signature',
        language: listing.language,
        parameters: declared.fields,
        open: true,
        ...(declared.fields.length > 0 ? { members: true as const } : {}),
        ...(declared.bases.length > 0 ? { bases: declared.bases } : {}),
      },
      certainty: certainty - 0.1,
    },
  ];
}

function functionClaims(declared: Extract<Declared, { kind: 'function' }>, listing: Listing, base: Base): Draft[] {
  const owned = declared.orphan && listing.symbol !== undefined ? `${listing.symbol}.${declared.name}` : declared.name;
  const mention = mentionOf(owned, listing);
  const text = declared.words;
  const { certainty } = listing;
  const last = declared.name.split('.').at(-1)!;
  if (/^Test[A-Z]/.test(declared.name) && !last.startsWith('test_')) return [];
  if (last.startsWith('test_')) return [{ ...base, text, mention, statement: { kind: 'test-exists' }, certainty }];
  const { parameters, open, returns } = declared;
  const drafts: Draft[] = [
    {
      ...base,
      text,
      mention,
      statement: {
        kind: 'signature',
        language: listing.language,
        parameters,
        ...(open ? { open } : {}),
        ...(returns === undefined ? {} : { returns }),
      },
      certainty,
    },
  ];
  const lastLine = declared.index + text.split('\n').length - 1;
  for (const parameter of parameters) {
    const index = lineOfParameter(listing, declared.index, parameter.name);
    // That an optional parameter may be left out is in its signature; a default of nothing says no more.
    if (parameter.default === undefined || !isLiteral(parameter.default) || NOTHING.test(parameter.default)) {
      const own = { ...base, line: listing.block.line + index, text: listing.block.lines[index] ?? text };
      if (index > declared.index && index <= lastLine && PLAIN_NAME.test(parameter.name))
        drafts.push(parameterClaim({ owner: owned, name: parameter.name }, listing, own));
      continue;
    }
    drafts.push({
      ...base,
      line: listing.block.line + index,
      text,
      mention,
      statement: { kind: 'default-value', name: parameter.name, value: parameter.default },
      certainty: certainty - 0.1,
    });
  }
  return drafts;
}

/** Not the instance itself, not what is taken apart. */
const PLAIN_NAME = /^(?!(?:self|cls|this)$)[A-Za-z_]\w*$/;

/** The line of a parameter in a list that runs over several. */
function lineOfParameter(listing: Listing, index: number, name: string): number {
  for (let at = index; at < Math.min(index + 40, listing.block.lines.length); at++) {
    const line = listing.block.lines[at]!;
    const found = line.indexOf(name);
    if (found >= 0 && /^\w*\s*[?:=]/.test(line.slice(found + name.length)) && !/\w/.test(line[found - 1] ?? ' '))
      return at;
  }
  return index;
}

const NOTHING = /^(?:None|null|undefined|\[\])$/;

/** The line of a name in a list that runs over several. */
function lineOfWord(listing: Listing, index: number, word: string): number {
  const lines = listing.block.lines.slice(index, index + 40);
  const found = lines.findIndex((line) => line.split(/\W+/).includes(word));
  return index + Math.max(found, 0);
}

function importClaims(
  declared: Extract<Declared, { kind: 'import' }>,
  listing: Listing,
  base: Base,
  vocabulary: Vocabulary,
): Draft[] {
  const { module } = declared;
  if (isForeignModule(module, vocabulary)) return [];
  return declared.names
    .filter((name) => /[A-Za-z]/.test(name))
    .map((symbol) => ({
      ...base,
      line: listing.block.line + lineOfWord(listing, declared.index, symbol),
      mention: { path: module, symbol },
      statement: { kind: 'symbol-exists' as const },
      certainty: 0.66,
    }));
}

function optionClaims(declared: Extract<Declared, { kind: 'option' }>, listing: Listing, base: Base): Draft[] {
  const program = listing.path;
  const mention: Mention = program === undefined ? {} : listing.stated ? { path: program } : { context: program };
  const flag: Draft = {
    ...base,
    mention,
    statement: { kind: 'cli-flag', ...(program === undefined ? {} : { program }), flags: [declared.flag] },
    certainty: 0.8,
  };
  if (declared.value === undefined || !isLiteral(declared.value)) return [flag];
  return [
    flag,
    {
      ...base,
      mention,
      statement: { kind: 'default-value', name: declared.flag.replace(/^--/, ''), value: declared.value },
      certainty: 0.75,
    },
  ];
}

/** Calls count where the listing names its file and declares nothing: it shows how that file is used. */
function callClaims(
  declared: Extract<Declared, { kind: 'call' }>,
  listing: Listing,
  base: Base,
  vocabulary: Vocabulary,
): Draft[] {
  if (
    !listing.stated &&
    /^[A-Z]\w*\.\w+/.test(declared.name) &&
    !vocabulary.foreignModules.has(declared.name.split('.')[0]!)
  ) {
    return [
      {
        ...base,
        mention: mentionOf(declared.name, listing),
        statement: { kind: 'symbol-exists', symbolKind: 'function' },
        certainty: 0.5,
      },
    ];
  }
  if (
    !listing.stated ||
    vocabulary.foreignModules.has(declared.name.split('.')[0]!) ||
    /^(?:print|len|range|open|assert|super|require)$/.test(declared.name)
  )
    return [];
  const mention = mentionOf(declared.name, listing);
  const list = parseParameters(declared.inside);
  const named = list.parameters.length > 0 && !/["'{[(]/.test(declared.inside);
  return [
    named
      ? { ...base, mention, statement: { kind: 'signature', language: 'unknown', ...list, open: true }, certainty: 0.6 }
      : { ...base, mention, statement: { kind: 'symbol-exists', symbolKind: 'function' }, certainty: 0.7 },
  ];
}

/** `tick()  # one cycle by hand`: what a call is said to do. */
function effectClaims(call: Draft): Draft[] {
  const words = /\s(?:#|\/\/)\s*(\S.*)$/.exec(call.text)?.[1];
  if (words === undefined || !/^(?:→|->|=>)\s*\S{3}|[a-z]{3}\S*\s+\S*[a-z]{3}/i.test(words)) return [];
  return [{ ...call, text: words, statement: { kind: 'behaviour', properties: [] }, certainty: 0.45 }];
}

/** What is read of one docstring: the rest tells details. */
const MAX_DOC_STATEMENTS = 12;

/** Docstrings in a listing promise behaviour of what they document. */
function docClaims(declared: Extract<Declared, { kind: 'doc' }>, listing: Listing, vocabulary: Vocabulary): Draft[] {
  if (declared.owner === '' || /^Test[A-Z]|(?:^|\.)test_/.test(declared.owner)) return [];
  const drafts: Draft[] = [];
  for (const [position, prose] of docStatements(declared.lines, listing.block.line + declared.index).entries()) {
    const sentence = sentencesOf(prose)[0];
    if (
      !sentence ||
      position > MAX_DOC_STATEMENTS ||
      /^(?:Args|Arguments|Parameters|Returns|Raises|Yields|Example|Note)s?:/.test(sentence.text)
    )
      break;
    const promised = promisesIn(sentence.text, vocabulary);
    if (sentence.text.length < 12 || (position > 0 && !promised && !startsWithVerb(sentence.text, vocabulary)))
      continue;
    drafts.push({
      line: sentence.line,
      text: sentence.text,
      mention: mentionOf(declared.owner, listing),
      statement: {
        kind: 'behaviour',
        ...(promised?.algorithm === undefined ? {} : { algorithm: promised.algorithm }),
        properties: promised?.properties ?? [],
      },
      tense: listing.tense,
      polarity: isDenied(promised?.beside ?? sentence.text) ? 'denies' : 'affirms',
      certainty: promised ? 0.7 : 0.5,
    });
  }
  return drafts;
}
