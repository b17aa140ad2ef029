import type { Block, CodeBlock, Heading, Item } from '../../documents/block.js';
import type { Tense } from '../extracted.js';
import { namesOfBlock } from './block-names.js';
import type { PathBelow } from './path-below.js';
import type { Situation } from './situation.js';
import { statusSign } from './statuses.js';
import type { Vocabulary } from './vocabulary.js';

interface Frame {
  readonly level: number;
  readonly promise?: true;
  readonly tests?: true;
  readonly silent?: true;
  tense?: Tense;
  path?: string;
  symbol?: string;
  folder?: string;
  clones?: true;
  /** First path that the section names further down: what its status and its features are about, when nothing nearer says. */
  readonly below?: PathBelow;
}

/** Follows headings, labels and list items, and says what they set for the words below them. */
export class Outline {
  readonly #frames: Frame[] = [];
  readonly #documentTense: Tense;
  /** A change log tells what was. */
  readonly #history: boolean;
  readonly #isRootReadme: boolean;
  /** A label (`File: …`, **New file: …**) holds until the next heading, its list mode until the list ends. */
  #label: { path?: string; promise?: true; tests?: true; silent?: true; tense?: Tense } = {};
  readonly #items: { depth: number; path?: string; folder?: string; symbol?: string; promise?: true; tests?: true }[] =
    [];

  constructor(
    blocks: readonly Block[],
    path: string,
    readonly vocabulary: Vocabulary,
  ) {
    this.#isRootReadme = /^readme[^/]*$/i.test(path);
    this.#history = /(?:^|\/)(?:change[-_]?log|changes|history|release[-_ ]?notes|news|whats[-_]?new)[^/]*\.\w+$/i.test(
      path,
    );
    this.#documentTense = documentTense(blocks, path, vocabulary);
  }

  heading(heading: Heading, below: PathBelow | undefined): void {
    while (this.#frames.length > 0 && this.#frames.at(-1)!.level >= heading.level) this.#frames.pop();
    this.#label = {};
    this.#items.length = 0;
    const names = namesOfBlock(heading.prose, this.vocabulary);
    const path = names.find((name) => name.kind === 'path');
    const symbol = names.find((name) => name.kind === 'symbol');
    const title = titleOf(heading.prose.text);
    const outer = this.#frames.at(-1)?.folder;
    const tense = headingTense(heading.prose.text, this.vocabulary);
    const file =
      path?.kind === 'path'
        ? outer !== undefined && !path.path.includes('/')
          ? `${outer}/${path.path}`
          : path.path
        : undefined;
    this.#frames.push({
      level: heading.level,
      ...(tense === undefined ? {} : { tense }),
      ...this.#listOf(title),
      ...(isNamed(title, this.vocabulary.silentHeadings) ? { silent: true as const } : {}),
      ...(file === undefined ? {} : { path: file }),
      ...(path?.kind === 'path' && path.folder && isAboutFolder(heading, path.path)
        ? { folder: path.path }
        : outer === undefined
          ? {}
          : { folder: outer }),
      ...(symbol?.kind === 'symbol' ? { symbol: symbol.name } : {}),
      ...(below === undefined || heading.level === 1 ? {} : { below }),
    });
  }

  /** Paragraphs outside of lists end lists; `**File**: \`p\`` and `**Acceptance criteria:**` are labels. */
  paragraph(prose: Heading['prose'], depth: number): void {
    if (depth > 0) return;
    this.#items.length = 0;
    const label =
      /^\W*(?:new |modified |changes to |updated? |extended:?|create )?(file|files|location|path|module|tests?|where|source|implementation|script|proposed|new module|extended)\b[^:]{0,24}:/i.exec(
        prose.text,
      );
    const names = namesOfBlock(prose, this.vocabulary);
    const path = names.find((name) => name.kind === 'path');
    if (path?.kind === 'path' && (label || prose.text.length < 120)) {
      this.#label = {
        path: path.path,
        ...(/\b(?:new|proposed|create)\b/i.test(prose.text.slice(0, 24)) ? { tense: 'planned' as const } : {}),
      };
      const frame = this.#frames.at(-1);
      if (label && frame) {
        frame.path = path.path;
        if (path.folder && !/^\W*proposed/i.test(prose.text)) frame.folder = path.path;
        // A location is where something lies, also in a plan.
        if (path.folder && /^\W*(?:location|path|where|source)\b/i.test(prose.text)) frame.tense = 'present';
      }
      return;
    }
    // "Smoothing, as it is today:" speaks of what is there, for the listings that follow.
    if (/:\W*$/.test(prose.text) && /\b(?:today|currently|as it is|existing|already)\b/i.test(prose.text)) {
      this.#label = { ...this.#label, tense: 'present' };
    }
    const title = titleOf(prose.text.split(/[:.]/, 1)[0]!);
    if (/:\W*$/.test(prose.text) && INTRODUCES.test(prose.text)) this.#label = { ...this.#label, promise: true };
    else if (/:\W*$/.test(prose.text) && prose.text.length < 80) {
      this.#label = {
        ...(this.#label.path === undefined ? {} : { path: this.#label.path }),
        ...(this.#label.tense === undefined ? {} : { tense: this.#label.tense }),
        ...this.#listOf(title),
        ...(isNamed(title, this.vocabulary.silentHeadings) ? { silent: true as const } : {}),
      };
    }
  }

  /** Remembers what an item names for the items below it. Call after its situation was taken. */
  item(item: Item): void {
    while (this.#items.length > 0 && this.#items.at(-1)!.depth >= item.depth) this.#items.pop();
    const names = namesOfBlock(item.prose, this.vocabulary);
    const path = names.find((name) => name.kind === 'path');
    const symbol = names.find((name) => name.kind === 'symbol');
    const outer = this.#items.at(-1)?.folder;
    const whole = path?.kind === 'path' && /^\W*$/.test(item.prose.text.slice(0, path.start));
    this.#items.push({
      depth: item.depth,
      ...(path?.kind === 'path' ? { path: path.path } : {}),
      ...(whole && path?.kind === 'path' && path.folder
        ? { folder: outer === undefined ? path.path : path.path }
        : outer === undefined
          ? {}
          : { folder: outer }),
      ...(symbol?.kind === 'symbol' && names[0] === symbol ? { symbol: symbol.name } : {}),
      ...this.#listOf(titleOf(item.prose.text.split(/[:.]/, 1)[0]!)),
    });
  }

  /** What the items below a title are. */
  #listOf(title: string): { readonly promise?: true; readonly tests?: true } {
    return {
      ...(isNamed(title, this.vocabulary.promiseHeadings) || DELIVERED.test(title) ? { promise: true as const } : {}),
      ...(TESTS.test(title) ? { tests: true as const } : {}),
    };
  }

  /**
   * True when this listing, or one before it in the section, clones a repository. At the root of a project the README clones the project
   * itself.
   */
  clones(block: CodeBlock): boolean {
    if (this.#isRootReadme) return false;
    const frame = this.#frames.at(-1);
    const here = block.lines.some((line) => /\bgit clone\b/.test(line));
    if (here && frame) frame.clones = true;
    return here || this.#frames.some((each) => each.clones === true);
  }

  get silent(): boolean {
    if (this.#history) return true;
    return this.#label.silent === true || this.#frames.some((frame) => frame.silent);
  }

  get tense(): Tense {
    if (this.#label.tense) return this.#label.tense;
    for (let at = this.#frames.length - 1; at >= 0; at--) if (this.#frames[at]!.tense) return this.#frames[at]!.tense!;
    return this.#documentTense;
  }

  #innermost(of: (frame: Frame) => string | undefined): string | undefined {
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const value = of(this.#frames[at]!);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** A part that counts itself among others ("Stage 3", "4. Selection") has nothing of what another one names. */
  #below(): string | undefined {
    for (let at = this.#frames.length - 1; at >= 0; at--) {
      const { below } = this.#frames[at]!;
      const own = at === this.#frames.length - 1;
      if (below !== undefined && (own || !below.inPart)) return below.path;
      if (below !== undefined) return undefined;
    }
    return undefined;
  }

  /** What the words of a block at this place inherit. `depth` is that of its list. */
  situation(role: Situation['role'], depth: number): Situation {
    while (this.#items.length > 0 && this.#items.at(-1)!.depth >= Math.max(depth, 1) && role === 'item')
      this.#items.pop();
    const item = [...this.#items].reverse().find((each) => each.path !== undefined || each.symbol !== undefined);
    const folder = this.#items.at(-1)?.folder ?? this.#frames.at(-1)?.folder;
    const named = item?.path ?? this.#label.path ?? this.#innermost((frame) => frame.path);
    const path = named ?? (role === 'listing' ? undefined : this.#below());
    const symbol = item?.symbol ?? this.#frames.at(-1)?.symbol;
    const promise =
      this.#items.at(-1)?.promise === true ||
      this.#label.promise === true ||
      this.#frames.at(-1)?.promise === true ||
      this.#frames.at(-2)?.promise === true;
    return {
      tense: this.tense,
      role,
      ...(path === undefined ? {} : { contextPath: path }),
      ...(named === undefined ? {} : { contextStated: true as const }),
      ...(symbol === undefined ? {} : { contextSymbol: symbol }),
      ...(folder === undefined ? {} : { folder }),
      ...(promise ? { promise: true as const } : {}),
      ...(this.#items.at(-1)?.tests || this.#label.tests || this.#frames.at(-1)?.tests ? { tests: true as const } : {}),
    };
  }
}

/** "Strategies implemented", "What was added". */
const DELIVERED =
  /^(?!.*\b(?:not|to be|never|files?|tests?|tools?|packages?|dependencies)\b)[\w &/-]{2,50}\b(?:implemented|supported|provided|added|included|delivered|offered)$/;

const TESTS =
  /^(?:(?:unit|integration|load|smoke|end-to-end|e2e|property(?:-based)?|regression|performance|acceptance|stress) )+tests?$|^test (?:cases|scenarios|plan)$/;

/** A paragraph that ends so opens a list of what the program does. */
const INTRODUCES =
  /^\W*(?:this|the|it|each) (?:\w+ )?(?:script|module|class|function|method|service|component|program|command|tool|agent|planner|worker|job|pipeline|trainer)\W*:\W*$|\b(?:to|that|can|will|provides?|supports?|enables?|features?|performs|does|ensures?|guarantees?|handles|implements?|capabilities|the system|works by)\W*:\W*$/i;

/** "NEW MODULE: app/planner/": the heading is little more than the folder, so bare names below it are in there. */
function isAboutFolder(heading: Heading, folder: string): boolean {
  const words = heading.prose.text.replace(folder, ' ').match(/[\p{L}]{2,}/gu) ?? [];
  return heading.level > 1 && words.length <= 3;
}

function titleOf(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|[\ufe0f*`_#]/gu, '')
    .replace(/^\s*(?:[\dIVX]+(?:\.\d+)*[.):]?\s+)/, '')
    .replace(/[:.\s]+$/, '')
    .trim()
    .toLowerCase();
}

function isNamed(title: string, names: ReadonlySet<string>): boolean {
  return names.has(title) || names.has(title.replace(/^(?:the|our|key|main|core)\s+/, '').replace(/\s*\(.*\)$/, ''));
}

function headingTense(text: string, vocabulary: Vocabulary): Tense | undefined {
  if (/\bNEW\b|\bnew (?:file|module|script|component)|\bproposed\b/i.test(text) && !/\bdone\b|✅/i.test(text))
    return 'planned';
  const sign = statusSign(text, vocabulary);
  if (sign?.state === 'done') return 'present';
  if (/\b(?:IMPLEMENTED|COMPLETED?|DONE|existing|currently in use|current)\b/.test(text)) return 'present';
  const hits = vocabulary.headings.find(text);
  // "Current State" in a plan: what is said first about time wins, and "current" before all.
  return (hits.find((hit) => hit.value === 'present') ?? hits[0])?.value;
}

/** A plan, proposal, roadmap or design by its title or file name is planned unless a section says otherwise. */
function documentTense(blocks: readonly Block[], path: string, vocabulary: Vocabulary): Tense {
  const name = path
    .split('/')
    .at(-1)!
    .replace(/[_.-]+/g, ' ');
  const plan =
    /\b(?:exec ?plans?|plans?|proposals?|rfcs?|roadmap|todo|design(?: doc)?|specs?|backlog|phase ?\d*\w*|implementation guide|upgrades?|next steps|ideas)\b/i;
  if (plan.test(name) && !/\b(?:complete|completed|done|summary|report|status)\b/i.test(name)) return 'planned';
  const opening = blocks.slice(0, 4).filter((block) => block.kind === 'heading' || block.kind === 'paragraph');
  const title = opening[0];
  if (title && (title.kind === 'heading' || title.kind === 'paragraph') && title.prose.text.length < 140) {
    if (
      /\b(?:plan|proposal|rfc|roadmap|execplan|design document|blueprint)\b/i.test(title.prose.text) &&
      !vocabulary.silentHeadings.has(title.prose.text.toLowerCase())
    )
      return 'planned';
  }
  const planned = opening.some(
    (block) =>
      'prose' in block &&
      /\b(?:this (?:document|plan) (?:outlines|describes|proposes|defines)|engineering plan|implementation plan|we will implement|\bGoal\b\W+(?:Define|Build|Create|Design|Implement))/i.test(
        block.prose.text,
      ),
  );
  return planned ? 'planned' : 'present';
}
