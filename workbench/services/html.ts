/** HtmlService and HtmlOutput: the pages of sidebars and dialogs. Templates are not part of the workbench. */
import { text, whole } from './arguments.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';

export class HtmlOutput {
  private content: string;
  private title = '';
  private width = 0;
  private height = 0;

  constructor(content: string) {
    this.content = content;
  }
  getContent(): string {
    return this.content;
  }
  setContent(content: unknown): this {
    this.content = text(content, 'HtmlOutput.setContent');
    return this;
  }
  append(more: unknown): this {
    this.content += text(more, 'HtmlOutput.append');
    return this;
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: unknown): this {
    this.title = text(title, 'HtmlOutput.setTitle');
    return this;
  }
  /** Pixels; 0 as long as nobody set it. */
  getWidth(): number {
    return this.width;
  }
  setWidth(width: unknown): this {
    this.width = whole(width, 'HtmlOutput.setWidth');
    return this;
  }
  getHeight(): number {
    return this.height;
  }
  setHeight(height: unknown): this {
    this.height = whole(height, 'HtmlOutput.setHeight');
    return this;
  }
}

export class HtmlService {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  createHtmlOutput(html: unknown = ''): HtmlOutput {
    return new HtmlOutput(text(html, 'HtmlService.createHtmlOutput'));
  }
  /** The file's name may end in ".html" or not. */
  createHtmlOutputFromFile(filename: unknown): HtmlOutput {
    const name = text(filename, 'HtmlService.createHtmlOutputFromFile').replace(/\.html$/, '');
    const html = this.run.env.html[name];
    if (html === undefined) throw new ScriptError(`No HTML file named ${name} was found.`);
    return new HtmlOutput(html);
  }
}

expose(HtmlOutput, {
  name: 'HtmlOutput',
  service: 'HtmlService',
  members: {
    getContent: 'free',
    setContent: 'free',
    append: 'free',
    getTitle: 'free',
    setTitle: 'free',
    getWidth: 'free',
    setWidth: 'free',
    getHeight: 'free',
    setHeight: 'free',
  },
});
expose(HtmlService, {
  name: 'HtmlService',
  service: 'HtmlService',
  members: { createHtmlOutput: 'free', createHtmlOutputFromFile: 'free' },
});
