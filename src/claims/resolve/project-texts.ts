import { join } from 'node:path';
import { decodeText } from '../../walk/decode-text.js';
import { readRegularFile } from '../../walk/read-file.js';
import { MAX_TEXT_BYTES } from '../project-inputs.js';

/** Files whose lines are kept at a time. */
const KEPT = 64;

/** Lines of files of the project, read when they are asked for. A file that cannot be read has none. */
export class ProjectTexts {
  readonly #kept = new Map<string, readonly string[]>();

  /**
   * @param elsewhere absolute paths of documents that do not stand in the project, by the paths that the result gives them
   */
  constructor(
    readonly root: string,
    readonly elsewhere: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** @param path posix, relative to the project, of a listed file */
  lines(path: string): readonly string[] {
    const known = this.#kept.get(path);
    if (known !== undefined) return known;
    const lines = this.text(path).split(/\r\n|\n|\r/);
    if (this.#kept.size === KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(path, lines);
    return lines;
  }

  text(path: string): string {
    const read = readRegularFile(this.elsewhere.get(path) ?? join(this.root, path), MAX_TEXT_BYTES);
    if (read.kind !== 'bytes') return '';
    const decoded = decodeText(read.bytes);
    return decoded.kind === 'text' ? decoded.text : '';
  }
}
