import { isDateLike } from '../../book/display.ts';
import { readNumber } from '../../book/typed-input.ts';
import type { ErrorCode, Scalar } from '../../book/types.ts';
import type { Call } from '../call.ts';
import { type FunctionDefinition, inCategory } from '../definition.ts';
import { Fault, fail, formatOf, isCells, isError } from '../values.ts';

const { define } = inCategory('Info');
const takesErrors = { takesErrors: true } as const;

const ERROR_NUMBERS: Readonly<Record<ErrorCode, number>> = {
  '#NULL!': 1,
  '#DIV/0!': 2,
  '#VALUE!': 3,
  '#REF!': 4,
  '#NAME?': 5,
  '#NUM!': 6,
  '#N/A': 7,
  '#ERROR!': 8,
};

const asks = (name: string, about: string, test: (value: Scalar) => boolean): FunctionDefinition =>
  define(name, 'value', about, call => test(call.value(0)), takesErrors);

/** Dates are numbers: only their format, or the text that they are written as, tells them. */
function isDate(call: Call): boolean {
  const value = call.value(0);
  if (typeof value === 'number') return isDateLike(formatOf(call.args[0]));
  if (typeof value !== 'string') return false;
  return isDateLike(readNumber(value, call.setting.locale, call.setting.year)?.numberFormat ?? '');
}

function number(call: Call): number {
  const value = call.value(0);
  if (isError(value)) throw new Fault(value);
  return typeof value === 'number' ? value : value === true ? 1 : 0;
}

function errorType(call: Call): number {
  const value = call.value(0);
  return isError(value)
    ? ERROR_NUMBERS[value.error]
    : fail('#N/A', 'Function ERROR.TYPE parameter 1 should be an error.');
}

export const INFO = [
  asks('ISNUMBER', 'Whether a value is a number.', value => typeof value === 'number'),
  asks('ISTEXT', 'Whether a value is a text.', value => typeof value === 'string'),
  asks('ISNONTEXT', 'Whether a value is anything but a text.', value => typeof value !== 'string'),
  asks('ISLOGICAL', 'Whether a value is TRUE or FALSE.', value => typeof value === 'boolean'),
  asks('ISERROR', 'Whether a value is an error.', isError),
  asks('ISERR', 'Whether a value is an error other than #N/A.', value => isError(value) && value.error !== '#N/A'),
  asks('ISNA', 'Whether a value is #N/A.', value => isError(value) && value.error === '#N/A'),
  define(
    'ISBLANK',
    'value',
    'Whether a cell is empty.',
    call => {
      const argument = call.args[0];
      // A cell whose formula answers nothing is not empty.
      return (
        call.value(0) === null &&
        !(isCells(argument) && 'store' in argument && argument.store.owner(argument.row, argument.column))
      );
    },
    takesErrors,
  ),
  define('ISDATE', 'value:whole', 'Whether a value is a date.', isDate),
  define('N', 'value', 'A number as it is, TRUE as 1, anything else as 0.', number),
  define('NA', '', 'The error #N/A.', () => fail('#N/A', '')),
  define('ERROR.TYPE', 'reference', 'The number of an error.', errorType, takesErrors),
];
