/** A mail in words, before it is set as HTML and as plain text: both say the same, since both are made from this. */

export interface Mail {
  readonly subject: string;
  /** What an inbox shows beside the subject. */
  readonly preview: string;
  /** Why it comes now; "" for its usual hour. */
  readonly occasion: string;
  readonly headline: string;
  readonly lede: string;
  readonly blocks: readonly Block[];
  /** The one thing to do. */
  readonly action: { readonly words: string; readonly url: string };
  readonly footer: readonly string[];
}

export type Block = HeadingBlock | ParagraphBlock | TableBlock | MeterBlock | ProblemBlock;

/** Who owes what. */
export interface HeadingBlock {
  readonly is: 'heading';
  readonly words: string;
}

export interface ParagraphBlock {
  readonly is: 'paragraph';
  readonly words: string;
}

export interface TableBlock {
  readonly is: 'table';
  /** Names of the columns; the first is set left, the others right. */
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
  /** "and 12 more in the sheet"; "" when all are here. */
  readonly more: string;
  readonly url: string;
}

export interface TableRow {
  readonly name: string;
  readonly url: string;
  /** In small print under the name. */
  readonly about: string;
  /** One for each column after the first. */
  readonly cells: readonly { readonly words: string; readonly tone: Tone }[];
}

/** A bar for a month: how much came, with a mark where a steady month would be. */
export interface MeterBlock {
  readonly is: 'meter';
  readonly label: string;
  readonly amount: string;
  readonly owed: string;
  readonly state: string;
  readonly tone: Tone;
  readonly attained: number;
  readonly expected: number;
  readonly notes: readonly string[];
}

export interface ProblemBlock {
  readonly is: 'problem';
  readonly at: string;
  readonly message: string;
  readonly fix: string;
}

export type Tone = 'plain' | 'muted' | 'bad' | 'warn' | 'good';
