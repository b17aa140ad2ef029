import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_FILES } from './hostile-project.js';
import { type Site, siteOf, siteOfFolder } from './site.js';

const CHROMIUM = '/usr/bin/chromium';
const SAMPLE = fileURLToPath(new URL('../../samples/learning-project', import.meta.url));
const SLOW = 300_000;

const present = existsSync(CHROMIUM);
if (!present) console.warn(`skipped: ${CHROMIUM} is absent; the package chromium of Debian brings it`);

/** What went wrong while pages were shown. */
interface Crawl {
  readonly visited: ReadonlySet<string>;
  readonly problems: readonly string[];
}

describe.skipIf(!present)('the HTML pages in Chromium, without network', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, SLOW);
  afterAll(() => browser?.close());

  /** Follows every link from the index, as far as there are pages. */
  async function crawl(site: Site): Promise<Crawl> {
    const problems: string[] = [];
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    page.on('console', (message) => problems.push(`${page.url()}: console: ${message.text()}`));
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
    page.on('dialog', (dialog) => problems.push(`${page.url()}: dialog ${dialog.message()}`));
    page.on('requestfailed', (request) => problems.push(`${page.url()}: no answer from ${request.url()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(`${page.url()}: asks for ${request.url()}`);
    });
    const visited = new Set([pathToFileURL(join(site.folder, 'index.html')).href]);
    for (const address of visited) {
      await page.goto(address);
      const { links, lost } = await linksOf(page);
      problems.push(...lost.map((anchor) => `${address}: no anchor ${anchor}`));
      for (const link of links) if (link.startsWith('file:')) visited.add(link.split('#')[0]!);
    }
    await context.close();
    return { visited, problems };
  }

  test(
    'of the sample project: all are reached, none logs, fails or asks for anything',
    async () => {
      const site = await siteOfFolder(SAMPLE, mkdtempSync(join(tmpdir(), 'audit-docs-')), ['--format', 'html']);
      const { visited, problems } = await crawl(site);
      expect(problems).toEqual([]);
      expect(visited.size).toBe([...site.files.keys()].filter((name) => name.endsWith('.html')).length);
    },
    SLOW,
  );

  test(
    'of a hostile repository: the same, and nothing of it runs',
    async () => {
      const site = await siteOf(HOSTILE_FILES, ['--format', 'html']);
      const { visited, problems } = await crawl(site);
      expect(problems).toEqual([]);
      expect(visited.size).toBe([...site.files.keys()].filter((name) => name.endsWith('.html')).length);
    },
    SLOW,
  );

  test(
    'are styled light and dark, fit a small screen, and start with a link to the content',
    async () => {
      const site = await siteOf({ 'learn.py': 'def fit(rate=0.1):\n    return rate\n' }, ['--format', 'html']);
      const address = pathToFileURL(join(site.folder, 'modules/learn.py.html')).href;
      for (const [colorScheme, background] of [
        ['light', 'rgb(255, 255, 255)'],
        ['dark', 'rgb(21, 24, 28)'],
      ] as const) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 360, height: 640 } });
        await page.goto(address);
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(background);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#content');
        await page.close();
      }
    },
    SLOW,
  );
});

/** Addresses of a page's links, and those of its own anchors that it has not. */
async function linksOf(page: Page): Promise<{ links: readonly string[]; lost: readonly string[] }> {
  return page.evaluate(`({
    links: [...document.links].map((link) => link.href.baseVal === undefined ? link.href : new URL(link.href.baseVal, location).href),
    lost: [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.getAttribute('href').slice(1)))
      .filter((id) => document.getElementById(id) === null),
  })`);
}
