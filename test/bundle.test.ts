/** The contract of dist/Code.js with Apps Script: what is public, with which parameters and words, and that loading does nothing. */
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { FUNCTIONS } from '../src/functions/index.ts';
import { ROOT } from './support/workbench.ts';

const code = readFileSync(`${ROOT}dist/Code.js`, 'utf8');
const ENTRY_POINTS = [
  'onOpen',
  'onInstall',
  'openSidebar',
  'scanFromMenu',
  'logAttempt',
  'snoozeLeads',
  'removeLeadSla',
  'slaTick',
  'ask',
];

interface Comment {
  readonly text: string;
  readonly end: number;
}

function publicFunctions() {
  const comments: Comment[] = [];
  const program = parse(code, {
    ecmaVersion: 2019,
    sourceType: 'script',
    onComment: (isBlock, text, _, end) => void (isBlock && comments.push({ text, end })),
  });
  return program.body.flatMap(node => {
    if (node.type !== 'FunctionDeclaration') return [];
    const above = comments.find(({ end }) => end <= node.start && /^\s*$/.test(code.slice(end, node.start)));
    return [
      {
        name: node.id.name,
        parameters: node.params.map(param => (param.type === 'Identifier' ? param.name : '?')),
        words: above?.text ?? '',
      },
    ];
  });
}

test('the bundle parses as a script of 2019 and shows exactly its public functions', () => {
  const names = publicFunctions().map(({ name }) => name);
  expect(names.sort()).toEqual([...ENTRY_POINTS, ...FUNCTIONS.map(fn => fn.name)].sort());
});

test.each(FUNCTIONS.map(fn => [fn.name, fn] as const))('%s has its parameters and its words', (name, fn) => {
  const found = publicFunctions().find(one => one.name === name);
  expect(found?.parameters).toEqual(fn.parameters.map(parameter => parameter.name));
  expect(found?.words).toContain('@customfunction');
  expect(found?.words).toContain(fn.about);
  for (const { name: parameter, about } of fn.parameters) {
    expect(found?.words).toMatch(new RegExp(`@param \\{\\w+\\} ${parameter} `));
    expect(found?.words).toContain(about);
  }
});

test('a public name ends in no underscore', () => {
  for (const { name } of publicFunctions()) expect(name).not.toMatch(/_$/);
});

test('loading the bundle touches no service', () => {
  const context = vm.createContext({});
  const touched: string[] = [];
  const services = [
    'SpreadsheetApp',
    'PropertiesService',
    'ScriptApp',
    'MailApp',
    'LockService',
    'CacheService',
    'HtmlService',
    'Session',
    'Utilities',
    'Logger',
    'console',
  ];
  for (const name of services) {
    Object.defineProperty(context, name, {
      get: () => {
        touched.push(name);
        return undefined;
      },
    });
  }
  vm.runInContext(code, context);
  expect(touched).toEqual([]);
});
