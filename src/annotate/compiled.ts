import { extname } from 'node:path';
import { type Loader, transform } from 'esbuild';

const LOADERS: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'tsx',
};

/**
 * Whether two TypeScript or JavaScript texts compile to the same code without comments and blank space. Text that esbuild does not
 * read (Flow, proposals) is the same here: its tokens and facts are compared elsewhere.
 */
export async function sameCompiled(before: string, after: string, path: string): Promise<boolean> {
  const loader = LOADERS[extname(path).toLowerCase()] ?? 'jsx';
  const old = await compiled(before, loader);
  return old === undefined || old === (await compiled(after, loader));
}

async function compiled(text: string, loader: Loader): Promise<string | undefined> {
  try {
    const { code } = await transform(text, {
      loader,
      jsx: 'preserve',
      minifyWhitespace: true,
      legalComments: 'none',
      logLevel: 'silent',
      tsconfigRaw: {},
    });
    return code;
  } catch {
    // Its syntax errors come as exceptions, with nothing else to tell them by.
    return undefined;
  }
}
