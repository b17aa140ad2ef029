/** Declarations anywhere, even in comments; what is none at the top level is sorted out when the module runs: it has no value there. */
const DECLARED = /\b(?:function\s*\*?|class|const|let|var)\s+([A-Za-z_$][\w$]*)/g;

/** The further names of a declaration: `let alpha = 0.1, gamma = 0.9`. */
const DECLARED_BESIDE = /,\s{0,40}([A-Za-z_$][\w$]*)[ \t]{0,20}=(?![=>])/g;

const MAX_NAMES = 2_000;

/** Words that cannot stand alone as an expression, though the pattern may find them in a text. */
const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);

/**
 * Code that hands the module's own functions and classes to the runner, exported or not. It is put behind the text of the module. Each
 * name is read late and guarded, so that a name which is no declaration of the top level has no value and is dropped.
 */
export function symbolTable(text: string): string {
  const names = new Set<string>();
  for (const [, name] of [...text.matchAll(DECLARED), ...text.matchAll(DECLARED_BESIDE)]) {
    if (name !== undefined && !RESERVED.has(name) && names.size < MAX_NAMES) names.add(name);
  }
  const entries = [...names].map(
    (name) => `${JSON.stringify(name)}: () => (typeof ${name} === "undefined" ? undefined : ${name})`,
  );
  return `\n;globalThis[Symbol.for("audit.symbols")]({${entries.join(', ')}});\n`;
}
