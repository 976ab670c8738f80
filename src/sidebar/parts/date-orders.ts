/** How a tab writes its dates. */
export const DATE_ORDERS = [
  ['', 'As found in the sheet'],
  ['ymd', 'Year first: 2026-11-20'],
  ['dmy', 'Day first: 20/11/2026'],
  ['mdy', 'Month first: 11/20/2026'],
] as const;
