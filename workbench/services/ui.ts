/** Ui: menus, sidebars, dialogs, alerts and prompts, all recorded on the host's screen. */
import { instance, text } from './arguments.ts';
import type { MenuRecord, Question, Reply } from './environment.ts';
import { HtmlOutput } from './html.ts';
import { Enumeration, type EnumValue, expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError, wrongArguments } from './script-error.ts';

const BUTTON = new Enumeration('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const BUTTON_SET = new Enumeration('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

/** A sidebar is 300 pixels wide, whatever a script asks for. */
const SIDEBAR_WIDTH = 300;
/** A dialog without a size of its own. */
const DIALOG = { width: 600, height: 400 };

export class Menu {
  private readonly run: Run;
  private readonly caption: string;
  private readonly items: MenuRecord['items'][number][] = [];

  constructor(run: Run, caption: string) {
    this.run = run;
    this.caption = caption;
  }
  record(): MenuRecord {
    return { kind: 'menu', caption: this.caption, items: this.items };
  }
  addItem(caption: unknown, functionName: unknown): this {
    this.items.push({
      kind: 'item',
      caption: text(caption, 'Menu.addItem'),
      functionName: text(functionName, 'Menu.addItem'),
    });
    return this;
  }
  addSeparator(): this {
    this.items.push({ kind: 'separator' });
    return this;
  }
  addSubMenu(menu: unknown): this {
    this.items.push(instance(menu, Menu, 'Menu.addSubMenu').record());
    return this;
  }
  /** A menu of the same caption is replaced. */
  addToUi(): void {
    if (this.items.length === 0) throw new ScriptError('A menu needs at least one item.');
    const { screen } = this.run.env;
    screen.menus = [...screen.menus.filter(menu => menu.caption !== this.caption), this.record()];
  }
}

class PromptResponse {
  private readonly reply: Reply;

  constructor(reply: Reply) {
    this.reply = reply;
  }
  getSelectedButton(): EnumValue {
    return BUTTON.values[this.reply.button];
  }
  getResponseText(): string {
    return this.reply.text ?? '';
  }
}

export class Ui {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  createMenu(caption: unknown): Menu {
    return new Menu(this.run, text(caption, 'Ui.createMenu'));
  }
  /** The submenu of the Extensions menu; a bound script has none of a name and gets its own. */
  createAddonMenu(): Menu {
    return new Menu(this.run, 'Extensions');
  }
  showSidebar(page: unknown): void {
    const html = instance(page, HtmlOutput, 'Ui.showSidebar');
    this.run.env.screen.sidebar = {
      title: html.getTitle(),
      html: html.getContent(),
      width: SIDEBAR_WIDTH,
      height: html.getHeight(),
    };
  }
  private dialog(page: unknown, title: unknown, modal: boolean, method: string): void {
    const html = instance(page, HtmlOutput, method);
    this.run.env.screen.dialog = {
      title: text(title, method),
      html: html.getContent(),
      width: html.getWidth() || DIALOG.width,
      height: html.getHeight() || DIALOG.height,
      modal,
    };
  }
  showModalDialog(page: unknown, title: unknown): void {
    this.dialog(page, title, true, 'Ui.showModalDialog');
  }
  showModelessDialog(page: unknown, title: unknown): void {
    this.dialog(page, title, false, 'Ui.showModelessDialog');
  }

  /** (prompt), (prompt, buttons), (title, prompt, buttons). */
  private ask(kind: Question['kind'], args: readonly unknown[], otherwise: Reply): Reply {
    const method = `Ui.${kind}`;
    const [title, prompt, buttons] = args.length === 3 ? args : ['', args[0], args[1]];
    if (args.length < 1 || args.length > 3) throw wrongArguments(method, args);
    const set = buttons === undefined ? 'OK' : BUTTON_SET.nameOf(buttons);
    if (!set) throw wrongArguments(method, args);
    const question = { kind, title: text(title, method), prompt: text(prompt, method), buttons: set } as Question;
    const { screen } = this.run.env;
    screen.questions.push(question);
    return screen.answer?.(question) ?? otherwise;
  }
  alert(...args: unknown[]): EnumValue {
    return BUTTON.values[this.ask('alert', args, { button: 'OK' }).button];
  }
  prompt(...args: unknown[]): PromptResponse {
    return new PromptResponse(this.ask('prompt', args, { button: 'CANCEL' }));
  }
}

expose(Menu, {
  name: 'Menu',
  service: 'SpreadsheetApp',
  members: { addItem: 'free', addSeparator: 'free', addSubMenu: 'free', addToUi: 'free' },
});
expose(PromptResponse, {
  name: 'PromptResponse',
  service: 'SpreadsheetApp',
  members: { getSelectedButton: 'free', getResponseText: 'free' },
});
expose(Ui, {
  name: 'Ui',
  service: 'SpreadsheetApp',
  members: {
    createMenu: 'free',
    createAddonMenu: 'free',
    showSidebar: 'free',
    showModalDialog: 'free',
    showModelessDialog: 'free',
    alert: 'free',
    prompt: 'free',
  },
  scopes: { showSidebar: 'dialog', showModalDialog: 'dialog', showModelessDialog: 'dialog' },
  constants: { Button: BUTTON, ButtonSet: BUTTON_SET },
});
