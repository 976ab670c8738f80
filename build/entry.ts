/** The text of the bundle's entry: every name that Apps Script may call, with the words that Sheets shows while typing. */
import type { CustomFunction, Parameter } from '../src/functions/declare.ts';
import { FUNCTIONS } from '../src/functions/index.ts';

/** Entry points that are no custom functions: name, parameters, implementation in src/google/main.ts, and why it is public. */
const ENTRY_POINTS = [
  ['onOpen', [], 'showMenu', 'Simple trigger: builds the menu.'],
  ['onInstall', [], 'showMenu', 'Simple trigger: builds the menu in the file where the add-on was just installed.'],
  ['openSidebar', [], 'showSidebar', 'Menu: opens the sidebar.'],
  ['scanFromMenu', [], 'scanFromMenu', 'Menu: scans the leads now.'],
  ['logAttempt', [], 'logAttempt', 'Menu: logs an attempt for the leads in the selected rows.'],
  ['snoozeLeads', [], 'snoozeLeads', 'Menu: lets the alerts for the leads in the selected rows wait.'],
  ['removeLeadSla', [], 'removeLeadSla', 'Menu: removes Lead SLA from the file, once that is confirmed.'],
  ['slaTick', ['event'], 'tick', 'Clock trigger: scans the leads and sends what is due.'],
  ['ask', ['request'], 'answer', 'The sidebar’s one question to the server: a JSON text each way.'],
] as const;

/** The name of the bundled library inside the script. */
export const LIBRARY = 'LeadSla';

export function entrySource(): string {
  const entries = ENTRY_POINTS.map(([name, parameters, implementation, about]) => {
    const given = parameters.join(', ');
    return `/**\n * ${about}\n */\nglobal.${name} = (${given}) => ${LIBRARY}.${implementation}(${given});`;
  });
  return [...entries, ...FUNCTIONS.map(stub)].join('\n');
}

function stub(fn: CustomFunction): string {
  const given = fn.parameters.map(({ name }) => name).join(', ');
  return `${jsDoc(fn)}\nglobal.${fn.name} = (${given}) => ${LIBRARY}.callFunction('${fn.name}', [${given}]);`;
}

function jsDoc({ about, parameters, returns }: CustomFunction): string {
  const lines = [about, '', ...parameters.map(parameterLine), `@return ${returns}`, '@customfunction'];
  return `/**\n${lines.map(line => ` * ${line}`.trimEnd()).join('\n')}\n */`;
}

function parameterLine({ name, type, about, isOptional }: Parameter): string {
  return `@param {${type}} ${name} ${isOptional ? 'Optional. ' : ''}${about}`;
}
