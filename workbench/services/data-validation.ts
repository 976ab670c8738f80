/** DataValidation and its builder: what may be typed into a cell. */
import { blockName } from '../book/addresses.ts';
import type { Block } from '../book/types.ts';
import { flag, list, number, text } from './arguments.ts';
import { contains } from './blocks.ts';
import { VALIDATION_CRITERIA } from './enums.ts';
import { type EnumValue, expose } from './members.ts';
import { RefusedWrite, ScriptError } from './script-error.ts';
import type { SheetLook, ValidationRule } from './state.ts';

abstract class Validation {
  rule: ValidationRule;

  constructor(rule: ValidationRule) {
    this.rule = rule;
  }
  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getCriteriaType(): EnumValue | undefined {
    return Object.values(VALIDATION_CRITERIA.values).find(value => value.name() === this.rule.criteria);
  }
  getCriteriaValues(): readonly unknown[] {
    return this.rule.criteria === 'VALUE_IN_LIST' ? [this.rule.values, true] : this.rule.values;
  }
  getHelpText(): string {
    return this.rule.help;
  }
  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.rule);
  }
}

export class DataValidation extends Validation {}

export class DataValidationBuilder extends Validation {
  private require(criteria: string, values: ValidationRule['values']): this {
    this.rule = { ...this.rule, criteria, values };
    return this;
  }
  requireValueInList(values: unknown, showDropdown: unknown = true): this {
    const method = 'SpreadsheetApp.DataValidationBuilder.requireValueInList';
    flag(showDropdown, method);
    return this.require(
      'VALUE_IN_LIST',
      list(values, method).map(value => text(value, method)),
    );
  }
  requireNumberBetween(start: unknown, end: unknown): this {
    const method = 'SpreadsheetApp.DataValidationBuilder.requireNumberBetween';
    return this.require('NUMBER_BETWEEN', [number(start, method), number(end, method)]);
  }
  requireNumberGreaterThanOrEqualTo(least: unknown): this {
    const method = 'SpreadsheetApp.DataValidationBuilder.requireNumberGreaterThanOrEqualTo';
    return this.require('NUMBER_GREATER_THAN_OR_EQUAL_TO', [number(least, method)]);
  }
  requireDate(): this {
    return this.require('DATE_IS_VALID_DATE', []);
  }
  requireCheckbox(): this {
    return this.require('CHECKBOX', [true, false]);
  }
  requireFormulaSatisfied(formula: unknown): this {
    const method = 'SpreadsheetApp.DataValidationBuilder.requireFormulaSatisfied';
    return this.require('CUSTOM_FORMULA', [text(formula, method)]);
  }
  setAllowInvalid(allow: unknown): this {
    const allowInvalid = flag(allow, 'SpreadsheetApp.DataValidationBuilder.setAllowInvalid');
    this.rule = { ...this.rule, allowInvalid };
    return this;
  }
  setHelpText(help: unknown): this {
    this.rule = { ...this.rule, help: text(help, 'SpreadsheetApp.DataValidationBuilder.setHelpText') };
    return this;
  }
  build(): DataValidation {
    if (this.rule.criteria === '') throw new ScriptError('Cannot build a data validation rule without a criteria.');
    return new DataValidation(this.rule);
  }
}

export function newDataValidation(): DataValidationBuilder {
  return new DataValidationBuilder({ criteria: '', values: [], allowInvalid: true, help: '' });
}

const satisfies = (rule: ValidationRule, value: unknown): boolean => {
  const [first, second] = rule.values;
  switch (rule.criteria) {
    case 'VALUE_IN_LIST':
      return rule.values.includes(String(value));
    case 'CHECKBOX':
      return typeof value === 'boolean';
    case 'DATE_IS_VALID_DATE':
      return value instanceof Date;
    case 'NUMBER_BETWEEN':
      return typeof value === 'number' && value >= Number(first) && value <= Number(second);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return typeof value === 'number' && value >= Number(first);
    default:
      return true;
  }
};

/** Throws when a written value breaks a rule that refuses invalid input; formulas and blanks pass. */
export function assertValid(look: SheetLook, block: Block, values: readonly (readonly unknown[])[]): void {
  const strict = look.validations.filter(({ rule }) => !rule.allowInvalid);
  if (strict.length === 0) return;
  values.forEach((line, i) => {
    line.forEach((value, j) => {
      if (value === '' || value === null || value === undefined) return;
      if (typeof value === 'string' && value.startsWith('=')) return;
      const cell = { row: block.row + i, column: block.column + j, rows: 1, columns: 1 };
      const broken = strict.some(entry => contains(entry.block, cell) && !satisfies(entry.rule, value));
      if (broken) {
        throw new RefusedWrite(
          `The data you entered in cell ${blockName(cell)} violates the data validation rules set on this cell.`,
        );
      }
    });
  });
}

const reads = {
  getAllowInvalid: 'free',
  getCriteriaType: 'free',
  getCriteriaValues: 'free',
  getHelpText: 'free',
  copy: 'free',
} as const;

expose(DataValidation, { name: 'DataValidation', service: 'SpreadsheetApp', members: reads });
expose(DataValidationBuilder, {
  name: 'DataValidationBuilder',
  service: 'SpreadsheetApp',
  members: {
    ...reads,
    requireValueInList: 'free',
    requireNumberBetween: 'free',
    requireNumberGreaterThanOrEqualTo: 'free',
    requireDate: 'free',
    requireCheckbox: 'free',
    requireFormulaSatisfied: 'free',
    setAllowInvalid: 'free',
    setHelpText: 'free',
    build: 'free',
  },
});
