/**
 * Node types of the grammar as small numbers, so that the lowering dispatches on integers. The parser's own type ids change with
 * the grammar's version; names do not.
 *
 * The order matters: up to `comment` a child is no part of the meaning (a walk over children skips `kind <= Kind.comment`).
 */
const NAMES = [
  'unread',
  'token',
  'comment',
  'ERROR',
  'module',
  'block',
  'identifier',
  'dotted_name',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'ellipsis',
  'string',
  'string_start',
  'string_content',
  'string_end',
  'concatenated_string',
  'interpolation',
  'format_specifier',
  'format_expression',
  'attribute',
  'subscript',
  'slice',
  'call',
  'argument_list',
  'keyword_argument',
  'list_splat',
  'dictionary_splat',
  'binary_operator',
  'boolean_operator',
  'comparison_operator',
  'not_operator',
  'unary_operator',
  'conditional_expression',
  'lambda',
  'lambda_parameters',
  'list',
  'tuple',
  'set',
  'dictionary',
  'pair',
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
  'for_in_clause',
  'if_clause',
  'parenthesized_expression',
  'expression_list',
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'list_splat_pattern',
  'dictionary_splat_pattern',
  'as_pattern',
  'as_pattern_target',
  'named_expression',
  'await',
  'yield',
  'type',
  'expression_statement',
  'assignment',
  'augmented_assignment',
  'return_statement',
  'raise_statement',
  'pass_statement',
  'break_statement',
  'continue_statement',
  'assert_statement',
  'delete_statement',
  'global_statement',
  'nonlocal_statement',
  'print_statement',
  'chevron',
  'exec_statement',
  'type_alias_statement',
  'import_statement',
  'import_from_statement',
  'future_import_statement',
  'aliased_import',
  'wildcard_import',
  'relative_import',
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'try_statement',
  'except_clause',
  'finally_clause',
  'with_statement',
  'with_clause',
  'with_item',
  'match_statement',
  'case_clause',
  'case_pattern',
  'union_pattern',
  'dict_pattern',
  'keyword_pattern',
  'splat_pattern',
  'class_pattern',
  'complex_pattern',
  'function_definition',
  'class_definition',
  'decorated_definition',
  'decorator',
  'parameters',
  'type_parameter',
  'default_parameter',
  'typed_parameter',
  'typed_default_parameter',
  'keyword_separator',
  'positional_separator',
] as const;

type KindName = (typeof NAMES)[number];

export const Kind = Object.fromEntries(NAMES.map((name, index) => [name, index])) as Readonly<Record<KindName, number>>;

export function kindName(kind: number): KindName {
  return NAMES[kind] ?? 'unread';
}

/** Fields of the grammar that the lowering asks for, as small numbers; 0 is none of these. */
const FIELDS = [
  '',
  'name',
  'alias',
  'module_name',
  'body',
  'definition',
  'parameters',
  'return_type',
  'superclasses',
  'left',
  'right',
  'type',
  'operator',
  'operators',
  'condition',
  'consequence',
  'alternative',
  'value',
  'subject',
  'guard',
  'cause',
  'argument',
  'arguments',
  'function',
  'object',
  'attribute',
  'subscript',
  'key',
  'expression',
  'code',
] as const;

type FieldName = Exclude<(typeof FIELDS)[number], ''>;

export const Field = Object.fromEntries(FIELDS.map((name, index) => [name, index])) as Readonly<
  Record<FieldName, number>
>;

/** Tokens that carry meaning of their own; every other keyword and all punctuation is left out of the copy. */
const READ_TOKENS = new Set([
  ...['async', 'from', 'not', 'and', 'or', 'in', 'is', 'not in', 'is not', '_'],
  ...['+', '-', '*', '/', '//', '%', '**', '@', '&', '|', '^', '<<', '>>', '~'],
  ...['<', '<=', '==', '!=', '>=', '>', '<>'],
  ...['+=', '-=', '*=', '/=', '//=', '%=', '**=', '@=', '&=', '|=', '^=', '<<=', '>>='],
]);

/** Named nodes without a kind of their own here, and nodes whose inside the lowering reads as text, are not entered. */
const CLOSED = new Set<string>([
  ...['identifier', 'dotted_name', 'integer', 'float', 'true', 'false', 'none', 'ellipsis', 'comment'],
  ...['string_start', 'string_content', 'string_end', 'type', 'type_parameter', 'relative_import', 'wildcard_import'],
  ...['pass_statement', 'break_statement', 'continue_statement', 'keyword_separator', 'positional_separator'],
  ...['line_continuation', 'import_prefix', 'type_conversion', 'escape_sequence', 'escape_interpolation'],
]);

/** What the parser's type and field ids mean here. */
export interface GrammarTables {
  readonly kindOfType: Uint8Array;
  /** 1 where the children of a type are not entered. */
  readonly closed: Uint8Array;
  readonly fieldOfId: Uint8Array;
  /** The type id of `:`, which only a slice keeps. */
  readonly colonType: number;
}

export function grammarTables(
  types: readonly string[],
  isNamed: (typeId: number) => boolean,
  fields: readonly (string | null)[],
): GrammarTables {
  const kindOfType = new Uint8Array(65_536);
  const closed = new Uint8Array(65_536);
  let colonType = -1;
  types.forEach((type, id) => {
    if (isNamed(id)) {
      kindOfType[id] = Math.max(0, (NAMES as readonly string[]).indexOf(type));
      closed[id] = CLOSED.has(type) ? 1 : 0;
    } else {
      kindOfType[id] = READ_TOKENS.has(type) ? Kind.token : Kind.unread;
      closed[id] = 1;
      if (type === ':') colonType = id;
    }
  });
  kindOfType[65_535] = Kind.ERROR;
  const fieldOfId = Uint8Array.from(fields, (name) => Math.max(0, (FIELDS as readonly string[]).indexOf(name ?? '')));
  return { kindOfType, closed, fieldOfId, colonType };
}
