import { ts } from 'ts-morph';
import type { AssignStatement, BinaryOperator, CompareOperator } from '../../model/code.js';

const K = ts.SyntaxKind;

type AugmentOperator = NonNullable<AssignStatement['operator']>;

function byKind<T>(entries: readonly (readonly [ts.SyntaxKind, T])[]): readonly (T | undefined)[] {
  const table: (T | undefined)[] = new Array(256).fill(undefined);
  for (const [kind, value] of entries) table[kind] = value;
  return table;
}

export const ARITHMETIC: readonly (BinaryOperator | undefined)[] = byKind<BinaryOperator>([
  [K.PlusToken, '+'],
  [K.MinusToken, '-'],
  [K.AsteriskToken, '*'],
  [K.SlashToken, '/'],
  [K.PercentToken, '%'],
  [K.AsteriskAsteriskToken, '**'],
  [K.AmpersandToken, '&'],
  [K.BarToken, '|'],
  [K.CaretToken, '^'],
  [K.LessThanLessThanToken, '<<'],
  [K.GreaterThanGreaterThanToken, '>>'],
  [K.GreaterThanGreaterThanGreaterThanToken, '>>'],
]);

export const LOGICAL: readonly ('and' | 'or' | '??' | undefined)[] = byKind<'and' | 'or' | '??'>([
  [K.AmpersandAmpersandToken, 'and'],
  [K.BarBarToken, 'or'],
  [K.QuestionQuestionToken, '??'],
]);

export const COMPARISON: readonly (CompareOperator | undefined)[] = byKind<CompareOperator>([
  [K.EqualsEqualsToken, '=='],
  [K.EqualsEqualsEqualsToken, '=='],
  [K.ExclamationEqualsToken, '!='],
  [K.ExclamationEqualsEqualsToken, '!='],
  [K.LessThanToken, '<'],
  [K.LessThanEqualsToken, '<='],
  [K.GreaterThanToken, '>'],
  [K.GreaterThanEqualsToken, '>='],
  [K.InKeyword, 'in'],
  [K.InstanceOfKeyword, 'instanceof'],
]);

export const AUGMENTING: readonly (AugmentOperator | undefined)[] = byKind<AugmentOperator>([
  [K.PlusEqualsToken, '+'],
  [K.MinusEqualsToken, '-'],
  [K.AsteriskEqualsToken, '*'],
  [K.SlashEqualsToken, '/'],
  [K.PercentEqualsToken, '%'],
  [K.AsteriskAsteriskEqualsToken, '**'],
  [K.AmpersandEqualsToken, '&'],
  [K.BarEqualsToken, '|'],
  [K.CaretEqualsToken, '^'],
  [K.LessThanLessThanEqualsToken, '<<'],
  [K.GreaterThanGreaterThanEqualsToken, '>>'],
  [K.GreaterThanGreaterThanGreaterThanEqualsToken, '>>'],
  [K.AmpersandAmpersandEqualsToken, 'and'],
  [K.BarBarEqualsToken, 'or'],
  [K.QuestionQuestionEqualsToken, '??'],
]);
