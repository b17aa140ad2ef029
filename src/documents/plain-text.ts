import type { Block, CodeBlock } from './block.js';
import { plainProse } from './prose.js';
import { isTree } from './tree-listing.js';

/** Reads plain text: paragraphs between blank lines, list items, check boxes, underlined or numbered headings, indented code. */
export function plainTextBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    if (lines[at]!.trim() === '') at++;
    else at = readBlock(lines, at, blocks);
  }
  return blocks;
}

const ITEM = /^(\s*)([-*+•‣]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?/;
const UNDERLINE = /^([=\-~^"'`#*+.:_])\1{2,}\s*$/;

function readBlock(lines: readonly string[], start: number, blocks: Block[]): number {
  const first = lines[start]!;
  const under = lines[start + 1];
  if (
    under !== undefined &&
    UNDERLINE.test(under) &&
    under.trim().length >= Math.min(first.trim().length, 4) &&
    !UNDERLINE.test(first)
  ) {
    const level = '=-~^"'.indexOf(under.trim()[0]!) + 1 || 3;
    blocks.push({ kind: 'heading', line: start + 1, level: Math.min(level, 6), prose: plainProse([first], start + 1) });
    return start + 2;
  }
  if (UNDERLINE.test(first)) return start + 1;
  const item = ITEM.exec(first);
  let end = start + 1;
  const indent = /^\s*/.exec(first)![0].length;
  while (
    end < lines.length &&
    lines[end]!.trim() !== '' &&
    !ITEM.test(lines[end]!) &&
    !UNDERLINE.test(lines[end + 1] ?? '')
  ) {
    const deeper = /^\s*/.exec(lines[end]!)![0].length;
    if (!item && deeper >= indent + 4 && blocks.length > 0) break;
    end++;
  }
  const taken = lines.slice(start, end);
  if (item) {
    const prose = plainProse([first.slice(item[0].length), ...taken.slice(1)], start + 1);
    blocks.push({
      kind: 'item',
      line: start + 1,
      depth: 1 + Math.floor(item[1]!.length / 2),
      ordered: /\d/.test(item[2]!),
      ...(item[3] === undefined ? {} : { box: item[3] === ' ' ? 'open' : 'done' }),
      prose,
    });
  } else if (indent >= 4 || isTree(taken)) blocks.push(codeOf(taken, start + 1));
  else blocks.push({ kind: 'paragraph', line: start + 1, depth: 0, prose: plainProse(taken, start + 1) });
  return end;
}

function codeOf(lines: readonly string[], line: number): CodeBlock {
  return { kind: 'code', line, language: '', lines: dedent(lines), mark: 'indent' };
}

/** Removes the indent that all lines share. */
export function dedent(lines: readonly string[]): string[] {
  const common = lines
    .filter((line) => line.trim() !== '')
    .reduce((least, line) => Math.min(least, /^\s*/.exec(line)![0].length), Number.POSITIVE_INFINITY);
  return Number.isFinite(common) ? lines.map((line) => line.slice(common)) : [...lines];
}
