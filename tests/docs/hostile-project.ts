/** What a hostile repository writes where text is taken from (OWASP cheat sheets; CommonMark; Handlebars). */
const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '</code></pre><script>alert(1)</script>',
  '[click](javascript:alert(1))',
  ']( javascript:alert(1) )',
  '{{constructor}} {{{raw}}} {{> docs-head}}',
  '``` ````',
  '| cell | cell |',
  '--> %% <!--',
  'http://evil.example www.evil.example',
  "' onmouseover='alert(1)' x='",
  '" onmouseover="alert(1)" x="',
  '\u202egnp.exe',
];

const words = PAYLOADS.join(' ');
const quoted = JSON.stringify(words.replace(/\*\//g, ''));

/** Hostile text in every place that a page prints: docs, names, types, defaults, values, members, errors, decorators, imports. */
export const HOSTILE_FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: '<img src=x onerror=alert(1)>', description: words }),
  'README.md': `# ${words}\n\n\`src/<img src=x onerror=alert(1)>.ts\` implements LinUCB ${words}. \`score\` uses 3 {{x}}.\n`,
  'src/<img src=x onerror=alert(1)>.ts': `/** ${words} */
import { thing } from ${quoted};
export type Mode = ${PAYLOADS.filter((text) => !text.includes("'"))
    .map((text) => `'${text}'`)
    .join(' | ')};
export const TEXT = ${quoted};
/** ${words} */
export class Box {
  /** ${words} */
  ${quoted}(x = ${quoted}, y?: ${quoted}): ${quoted} {
    this[${quoted}] = x;
    throw new Error(${quoted});
  }
}
export enum Kind { ${quoted} = ${quoted} }
// TODO ${words}
export function score(batch: number[]): number { return 0.87; }
export function evaluateModel(batch: number[]): number { score(batch); return thing(0.87); }
`,
  'src/{{x}}/]( javascript:alert(1)).py': `"""${words.replace(/"/g, "'")}"""
from enum import Enum
class Stage(Enum):
    START = ${quoted}
@app.route(${quoted})
def evaluate(model, data=${quoted}):
    """${words.replace(/"/g, "'")}"""
    return 0.93
`,
  'src/CON/aux.py': 'def run():\n    return 1\n',
  'src/index.html/x.py': 'def run():\n    return 1\n',
  'src/Twin.py': 'def run():\n    return 1\n',
  'src/twin.py': 'def run():\n    return 2\n',
  'src/TWIN/a.py': 'def go():\n    return 3\n',
  [`src/${'l'.repeat(252)}.py`]: 'def run():\n    return 4\n',
  [`${'deep/'.repeat(60)}x.py`]: 'def run():\n    return 5\n',
  'src/a..b/...py': 'def run():\n    return 6\n',
  'src/~root/~.py': 'def run():\n    return 7\n',
  'src/#?%2e%2e%2f.py': 'def run():\n    return 8\n',
  'src/back\\slash.py': 'def run():\n    return 9\n',
  'src/new\nline.py': 'def run():\n    return 10\n',
};
