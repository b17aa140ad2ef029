/** Keeps later audits from reading the pages as documents of the project. */
export const IGNORE_FILE = '.auditignore';

const HEADER = '# Written by audit docs: its pages are no documents of the project.';

/** The lines that leave out what was written, and nothing else that lies in the same folder. */
export function ignoreFile(files: Iterable<string>): string {
  const names = new Set([...files].map((file) => (file.includes('/') ? `/${file.split('/')[0]}/` : `/${file}`)));
  return `${[HEADER, ...[...names].sort()].join('\n')}\n`;
}

/** Whether a file of that text is ours to replace. */
export function isOurIgnoreFile(text: string): boolean {
  return text.startsWith(HEADER);
}
