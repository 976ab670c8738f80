/** The sidebar in a browser, bundled as the build bundles it, before a server that the test makes up. */
import type { Locator, Page } from 'playwright-core';
import { buildSidebar } from '../../build/sidebar.ts';
import type { Api, Question, Reply } from '../../src/contract/api.ts';
import type { Problem } from '../../src/sla/sheet/problem.ts';
import { openBrowser } from '../support/browser.ts';

/** Answers by question; one that throws is a script error or a lost connection. */
export type FakeServer = {
  readonly [Q in Question]?: (takes: Api[Q]['takes']) => Reply<Q> | Promise<Reply<Q>>;
};

/** What the page has asked, in order. */
export interface Asked {
  readonly question: Question;
  readonly takes: unknown;
}

export function yes<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function no(...problems: Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems };
}

let html: Promise<string> | undefined;

export function sidebarHtml(): Promise<string> {
  html ??= buildSidebar();
  return html;
}

/** What a reader reads there: what is folded away is not in it. */
export async function textOf(place: Locator): Promise<string> {
  return (await place.allInnerTexts()).join('\n');
}

export function focusedText(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.innerText');
}

/** @param server answers by question @param width of the sidebar, 300 px on Google */
export async function openSidebar(server: FakeServer, width = 300): Promise<{ page: Page; asked: Asked[] }> {
  const asked: Asked[] = [];
  const page = await openPage(await sidebarHtml(), width, async text => {
    const { question, takes } = JSON.parse(text) as Asked;
    asked.push({ question, takes });
    const answer = server[question] as ((takes: unknown) => unknown) | undefined;
    if (!answer) throw new Error(`ScriptError: nothing answers ${question}`);
    return JSON.stringify(await answer(takes));
  });
  return { page, asked };
}

/**
 * The page has no address, as HtmlService's frame has none of its own, and a google.script.run that carries text only.
 * @param answer what the server says to a request; it may throw
 */
export async function openPage(html: string, width: number, answer: (text: string) => unknown): Promise<Page> {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width, height: 640 } });
  await page.exposeFunction('answer', answer);
  await page.addInitScript(`
    const runner = (succeed, fail) => ({
      withSuccessHandler: handler => runner(handler, fail),
      withFailureHandler: handler => runner(succeed, handler),
      ask: text => void answer(text).then(succeed, fail),
    });
    window.google = { script: { get run() { return runner(() => {}, () => {}); } } };
  `);
  await page.goto('about:blank');
  await page.setContent(html);
  return page;
}
