/** The enumerations of SpreadsheetApp and Charts that the workbench knows. */
import { Enumeration } from './members.ts';

export const SHEET_TYPE = new Enumeration('SheetType', ['GRID', 'OBJECT', 'DATASOURCE']);
export const PROTECTION_TYPE = new Enumeration('ProtectionType', ['RANGE', 'SHEET']);
export const DEVELOPER_METADATA_VISIBILITY = new Enumeration('DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);
export const WRAP_STRATEGY = new Enumeration('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);
export const BORDER_STYLE = new Enumeration('BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);
export const COPY_PASTE_TYPE = new Enumeration('CopyPasteType', ['PASTE_NORMAL', 'PASTE_FORMAT', 'PASTE_VALUES']);
export const BOOLEAN_CRITERIA = new Enumeration('BooleanCriteria', [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'NUMBER_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'NUMBER_NOT_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
  'CUSTOM_FORMULA',
]);
export const VALIDATION_CRITERIA = new Enumeration('DataValidationCriteria', [
  'VALUE_IN_LIST',
  'NUMBER_BETWEEN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'DATE_IS_VALID_DATE',
  'CUSTOM_FORMULA',
  'CHECKBOX',
]);
export const CHART_TYPE = new Enumeration('ChartType', ['AREA', 'BAR', 'COLUMN', 'COMBO', 'LINE', 'PIE', 'SCATTER']);
