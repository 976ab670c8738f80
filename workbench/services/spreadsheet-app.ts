/** SpreadsheetApp: the door to the file, to its windows and to the builders. */
import { type ConditionalFormatRuleBuilder, newConditionalFormatRule } from './conditional-format.ts';
import { type DataValidationBuilder, newDataValidation } from './data-validation.ts';
import {
  BOOLEAN_CRITERIA,
  BORDER_STYLE,
  COPY_PASTE_TYPE,
  DEVELOPER_METADATA_VISIBILITY,
  PROTECTION_TYPE,
  SHEET_TYPE,
  VALIDATION_CRITERIA,
  WRAP_STRATEGY,
} from './enums.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';
import type { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { Ui } from './ui.ts';

export class SpreadsheetApp {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }

  getActiveSpreadsheet(): Spreadsheet | null {
    const { context } = this.run.settings;
    return context === 'trigger' && !this.run.env.spreadsheetInTriggers ? null : new Spreadsheet(this.run);
  }
  getActive(): Spreadsheet | null {
    return this.getActiveSpreadsheet();
  }
  getActiveSheet(): Sheet | null {
    return this.getActiveSpreadsheet()?.getActiveSheet() ?? null;
  }
  getActiveRange(): object | null {
    return this.getActiveSpreadsheet()?.getActiveRange() ?? null;
  }
  /** Writes reach the workbook at once here: the modelled time of the waiting ones passes, and a refusal comes to light. */
  flush(): void {}
  getUi(): Ui {
    const { context } = this.run.settings;
    if (context === 'trigger' || context === 'custom') {
      throw new ScriptError('Cannot call SpreadsheetApp.getUi() from this context.');
    }
    return new Ui(this.run);
  }
  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return newConditionalFormatRule(this.run);
  }
  newDataValidation(): DataValidationBuilder {
    return newDataValidation();
  }
}

expose(SpreadsheetApp, {
  name: 'SpreadsheetApp',
  service: 'SpreadsheetApp',
  members: {
    getActive: 'free',
    getActiveSpreadsheet: 'free',
    getActiveSheet: 'free',
    getActiveRange: 'free',
    getUi: 'free',
    newConditionalFormatRule: 'free',
    newDataValidation: 'free',
    flush: 'flush',
  },
  scopes: {
    getActive: 'sheet',
    getActiveSpreadsheet: 'sheet',
    getActiveSheet: 'sheet',
    getActiveRange: 'sheet',
    flush: 'sheet',
  },
  constants: {
    DeveloperMetadataVisibility: DEVELOPER_METADATA_VISIBILITY,
    ProtectionType: PROTECTION_TYPE,
    SheetType: SHEET_TYPE,
    WrapStrategy: WRAP_STRATEGY,
    BorderStyle: BORDER_STYLE,
    CopyPasteType: COPY_PASTE_TYPE,
    BooleanCriteria: BOOLEAN_CRITERIA,
    DataValidationCriteria: VALIDATION_CRITERIA,
  },
});
