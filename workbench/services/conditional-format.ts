/** ConditionalFormatRule, its builder and its condition. Colour scales are not part of the workbench. */
import { colour, flag, instance, list, number, text } from './arguments.ts';
import { BOOLEAN_CRITERIA } from './enums.ts';
import { type EnumValue, expose } from './members.ts';
import { RangePlace } from './range-place.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';
import type { FormatRule } from './state.ts';

const BUILDER = 'SpreadsheetApp.ConditionalFormatRuleBuilder';

class BooleanCondition {
  private readonly rule: FormatRule;

  constructor(rule: FormatRule) {
    this.rule = rule;
  }
  getCriteriaType(): EnumValue | undefined {
    return Object.values(BOOLEAN_CRITERIA.values).find(value => value.name() === this.rule.condition.type);
  }
  getCriteriaValues(): readonly unknown[] {
    return this.rule.condition.values;
  }
  getBackground(): string | null {
    return this.rule.background ?? null;
  }
  getFontColor(): string | null {
    return this.rule.color ?? null;
  }
  getBold(): boolean | null {
    return this.rule.bold ?? null;
  }
  getItalic(): boolean | null {
    return this.rule.italic ?? null;
  }
  getStrikethrough(): boolean | null {
    return this.rule.strikethrough ?? null;
  }
}

abstract class RuleHolder {
  readonly run: Run;
  readonly gridId: number | null;
  rule: FormatRule;

  constructor(run: Run, gridId: number | null, rule: FormatRule) {
    this.run = run;
    this.gridId = gridId;
    this.rule = rule;
  }
  getRanges(): object[] {
    const { gridId } = this;
    return gridId === null ? [] : this.rule.blocks.map(block => this.run.make.range(gridId, block));
  }
  getBooleanCondition(): BooleanCondition | null {
    return this.rule.condition.type === '' ? null : new BooleanCondition(this.rule);
  }
  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this.run, this.gridId, this.rule);
  }
}

export class ConditionalFormatRule extends RuleHolder {}

export class ConditionalFormatRuleBuilder extends RuleHolder {
  private tab: number | null = this.gridId;

  private when(type: string, ...values: (string | number)[]): this {
    this.rule = { ...this.rule, condition: { type, values } };
    return this;
  }
  private style(change: Partial<FormatRule>): this {
    this.rule = { ...this.rule, ...change };
    return this;
  }

  whenFormulaSatisfied(formula: unknown): this {
    return this.when('CUSTOM_FORMULA', text(formula, `${BUILDER}.whenFormulaSatisfied`));
  }
  whenCellEmpty(): this {
    return this.when('CELL_EMPTY');
  }
  whenCellNotEmpty(): this {
    return this.when('CELL_NOT_EMPTY');
  }
  whenTextEqualTo(value: unknown): this {
    return this.when('TEXT_EQUAL_TO', text(value, `${BUILDER}.whenTextEqualTo`));
  }
  whenTextContains(value: unknown): this {
    return this.when('TEXT_CONTAINS', text(value, `${BUILDER}.whenTextContains`));
  }
  whenTextDoesNotContain(value: unknown): this {
    return this.when('TEXT_DOES_NOT_CONTAIN', text(value, `${BUILDER}.whenTextDoesNotContain`));
  }
  whenTextStartsWith(value: unknown): this {
    return this.when('TEXT_STARTS_WITH', text(value, `${BUILDER}.whenTextStartsWith`));
  }
  whenTextEndsWith(value: unknown): this {
    return this.when('TEXT_ENDS_WITH', text(value, `${BUILDER}.whenTextEndsWith`));
  }
  whenNumberEqualTo(value: unknown): this {
    return this.when('NUMBER_EQUAL_TO', number(value, `${BUILDER}.whenNumberEqualTo`));
  }
  whenNumberNotEqualTo(value: unknown): this {
    return this.when('NUMBER_NOT_EQUAL_TO', number(value, `${BUILDER}.whenNumberNotEqualTo`));
  }
  whenNumberGreaterThan(value: unknown): this {
    return this.when('NUMBER_GREATER_THAN', number(value, `${BUILDER}.whenNumberGreaterThan`));
  }
  whenNumberGreaterThanOrEqualTo(value: unknown): this {
    return this.when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number(value, `${BUILDER}.whenNumberGreaterThanOrEqualTo`));
  }
  whenNumberLessThan(value: unknown): this {
    return this.when('NUMBER_LESS_THAN', number(value, `${BUILDER}.whenNumberLessThan`));
  }
  whenNumberLessThanOrEqualTo(value: unknown): this {
    return this.when('NUMBER_LESS_THAN_OR_EQUAL_TO', number(value, `${BUILDER}.whenNumberLessThanOrEqualTo`));
  }
  whenNumberBetween(start: unknown, end: unknown): this {
    const method = `${BUILDER}.whenNumberBetween`;
    return this.when('NUMBER_BETWEEN', number(start, method), number(end, method));
  }

  setBackground(value: unknown): this {
    return this.style({ background: colour(value, '#ffffff', `${BUILDER}.setBackground`) });
  }
  setFontColor(value: unknown): this {
    return this.style({ color: colour(value, '#000000', `${BUILDER}.setFontColor`) });
  }
  setBold(value: unknown): this {
    return this.style({ bold: flag(value, `${BUILDER}.setBold`) });
  }
  setItalic(value: unknown): this {
    return this.style({ italic: flag(value, `${BUILDER}.setItalic`) });
  }
  setStrikethrough(value: unknown): this {
    return this.style({ strikethrough: flag(value, `${BUILDER}.setStrikethrough`) });
  }
  /** All ranges lie on one tab. */
  setRanges(ranges: unknown): this {
    const method = `${BUILDER}.setRanges`;
    const places = list(ranges, method).map(range => instance(range, RangePlace, method));
    const tabs = new Set(places.map(place => place.gridId));
    if (tabs.size > 1) throw new ScriptError('Conditional format rule cannot reference a different sheet.');
    this.tab = places[0]?.gridId ?? null;
    return this.style({ blocks: places.map(place => place.block) });
  }
  build(): ConditionalFormatRule {
    if (this.rule.condition.type === '') throw new ScriptError('Conditional format rule must have a condition.');
    if (this.rule.blocks.length === 0) throw new ScriptError('Conditional format rule must have at least one range.');
    return new ConditionalFormatRule(this.run, this.tab, this.rule);
  }
}

export function newConditionalFormatRule(run: Run): ConditionalFormatRuleBuilder {
  return new ConditionalFormatRuleBuilder(run, null, { blocks: [], condition: { type: '', values: [] } });
}

const reads = { getRanges: 'free', getBooleanCondition: 'free', copy: 'free' } as const;

expose(BooleanCondition, {
  name: 'BooleanCondition',
  service: 'SpreadsheetApp',
  members: {
    getCriteriaType: 'free',
    getCriteriaValues: 'free',
    getBackground: 'free',
    getFontColor: 'free',
    getBold: 'free',
    getItalic: 'free',
    getStrikethrough: 'free',
  },
});
expose(ConditionalFormatRule, { name: 'ConditionalFormatRule', service: 'SpreadsheetApp', members: reads });
expose(ConditionalFormatRuleBuilder, {
  name: 'ConditionalFormatRuleBuilder',
  service: 'SpreadsheetApp',
  members: {
    ...reads,
    whenFormulaSatisfied: 'free',
    whenCellEmpty: 'free',
    whenCellNotEmpty: 'free',
    whenTextEqualTo: 'free',
    whenTextContains: 'free',
    whenTextDoesNotContain: 'free',
    whenTextStartsWith: 'free',
    whenTextEndsWith: 'free',
    whenNumberEqualTo: 'free',
    whenNumberNotEqualTo: 'free',
    whenNumberGreaterThan: 'free',
    whenNumberGreaterThanOrEqualTo: 'free',
    whenNumberLessThan: 'free',
    whenNumberLessThanOrEqualTo: 'free',
    whenNumberBetween: 'free',
    setBackground: 'free',
    setFontColor: 'free',
    setBold: 'free',
    setItalic: 'free',
    setStrikethrough: 'free',
    setRanges: 'free',
    build: 'free',
  },
});
