/** Pixels of the grid's fixed parts. */
export const COLUMN_WIDTH = 100;
export const ROW_HEIGHT = 21;
/** The row numbers' width and the column letters' height. */
export const HEAD_WIDTH = 46;
export const HEAD_HEIGHT = 24;
