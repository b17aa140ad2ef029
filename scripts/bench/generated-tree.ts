import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/algorithms/random.js';
import { pythonPiece, pythonTop } from './python-pieces.js';
import { PYTHON, RandomCode, TYPESCRIPT } from './random-code.js';
import { randomPython, randomTypescript } from './random-pieces.js';
import { typescriptPiece, typescriptTop } from './typescript-pieces.js';

/** Words of the field that names are put together from, so that files look alike and are not equal. */
const WORDS = (
  'arm reward policy value state action episode buffer replay gradient client round weight momentum schedule ' +
  'embedding student skill prior posterior context regret horizon discount critic actor batch shard loss metric'
).split(' ');

/** Share of the code that is one of a few templates with other names; the rest is put together anew each time. */
const COPIED = 0.15;
const FILES_A_DOCUMENT = 10;

const LANGUAGES = {
  python: { top: pythonTop, piece: pythonPiece, varied: randomPython, style: PYTHON, ending: '.py' },
  typescript: {
    top: typescriptTop,
    piece: typescriptPiece,
    varied: randomTypescript,
    style: TYPESCRIPT,
    ending: '.ts',
  },
} as const;

/** What a piece of code is written with: names that differ from piece to piece, and numbers. */
export interface PieceNames {
  /** `RewardBuffer17`. */
  readonly type: string;
  readonly method: string;
  readonly field: string;
  readonly other: string;
  /** A positive number below 1,000. */
  readonly number: number;
}

/**
 * Writes a tree of generated learning code and returns its folder.
 *
 * @param bytes about how large it becomes in all
 * @param files number of files; by default one for each 10,000 bytes
 */
export function writeTree(
  folder: string,
  language: 'typescript' | 'python',
  bytes: number,
  files = Math.ceil(bytes / 10_000),
): string {
  const random = seededRandom(files);
  const { top, piece, varied, style, ending } = LANGUAGES[language];
  const code = new RandomCode(style, random, WORDS);
  for (let index = 0; index < files; index++) {
    const place = join(folder, `package_${index % 40}`);
    mkdirSync(place, { recursive: true });
    // Sizes spread as in real trees: many small files, few large ones.
    const target = (bytes / files) * (0.3 + 1.4 * random());
    let text = top(index);
    while (text.length < target) {
      const names = pieceNames(random);
      text += random() < COPIED ? piece(Math.floor(random() * 1_000_000), names) : varied(code, names);
    }
    writeFileSync(join(place, `module_${index}${ending}`), text);
    if (index % FILES_A_DOCUMENT === 0)
      writeFileSync(join(place, `notes_${index}.md`), documentOf(index, ending, text));
  }
  return folder;
}

/** Notes on a module as projects have them: what it holds, and its defaults. */
function documentOf(index: number, ending: string, text: string): string {
  const path = `package_${index % 40}/module_${index}${ending}`;
  const names = [...text.matchAll(/^(?:export )?(?:class|def|function) (\w+)/gm)].map(([, name]) => name!);
  const defaults = [...text.matchAll(/(\w+)(?:: float)? = (\d+(?:\.\d+)?)[,)]/g)].slice(0, 10);
  return [
    `# Module ${index}`,
    '',
    `The code is in \`${path}\`.`,
    '',
    ...names.map((name) => `- [x] \`${name}\` in \`${path}\``),
    '',
    ...defaults.map(([, name, value]) => `- \`${name}\` defaults to ${value}`),
    '',
  ].join('\n');
}

function pieceNames(random: () => number): PieceNames {
  const word = () => WORDS[Math.floor(random() * WORDS.length)]!;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const number = 1 + Math.floor(random() * 998);
  return {
    type: capital(word()) + capital(word()) + number,
    method: `${word()}_${word()}`,
    field: word(),
    other: word(),
    number,
  };
}
