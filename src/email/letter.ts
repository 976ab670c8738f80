/**
 * A mail before it has words: the findings for one person, small enough to be kept in a cell of the outbox.
 *
 * The outbox records a letter before it is sent, so that a crash in between loses nothing; the mail is rendered from it.
 */

export type Letter = OverdueLetter | DigestLetter | TroubleLetter;

interface Envelope {
  readonly to: string;
  /** The spreadsheet, and where it opens. */
  readonly book: string;
  readonly url: string;
  /** "Fri 20 Nov 14:30", in the policy calendar's zone. */
  readonly written: string;
  /** Why this person gets it: "You own leads in this sheet." */
  readonly because: string;
}

/** Newly overdue leads and leads about to be, for an owner or a manager. */
export interface OverdueLetter extends Envelope {
  readonly kind: 'overdue';
  readonly overdue: LeadList;
  readonly atRisk: LeadList;
}

/** Both promises at one moment. */
export interface DigestLetter extends Envelope {
  readonly kind: 'digest';
  /** What is new, where the digest comes before its hour: "Lead SLA is on", "November fell short of its pace". */
  readonly occasion: string;
  /** False where no sheet has first contacts, so that nothing can be said of Sales' promise. */
  readonly isJudged: boolean;
  readonly overdue: LeadList;
  readonly atRisk: LeadList;
  /** "Do Not Be on It": owners with overdue leads, by value at stake. */
  readonly owners: readonly { readonly owner: string; readonly overdue: number; readonly atStake: string }[];
  /** "91 of 104 first contacts in time (88%)"; empty without any. */
  readonly met: string;
  readonly quota: readonly LetterQuota[];
  /** What of Marketing's promise needs to be talked about, with what would mend it; left out by letters of earlier versions. */
  readonly findings?: readonly string[];
  /** Cells that need a look; 0 leaves the line out. */
  readonly problems: number;
}

/** Something keeps Lead SLA from doing its work. */
export interface TroubleLetter extends Envelope {
  readonly kind: 'trouble';
  readonly problems: readonly { readonly at: string; readonly message: string; readonly fix: string }[];
}

/** At most LISTED leads, and how many there are in all. */
export interface LeadList {
  readonly total: number;
  readonly leads: readonly LetterLead[];
}

export const LISTED = 10;

export interface LetterLead {
  readonly label: string;
  readonly owner: string;
  readonly source: string;
  /** How late it is, "2 h 50 min", or until when it is in time, "Fri 16:20". */
  readonly when: string;
  /** "$960", or "" without an agreed rate. */
  readonly value: string;
  readonly url: string;
}

export interface LetterQuota {
  readonly name: string;
  /** "November" */
  readonly month: string;
  readonly state: string;
  /** "$142,000" or "71 leads" */
  readonly actual: string;
  readonly owed: string;
  /** Shares of the month's quota, 0 and up: what came, and what a steady month would have brought by now. */
  readonly attained: number;
  readonly expected: number;
  /** "14 of 20" working days */
  readonly day: string;
  /** "$2,000 ahead of pace", "on pace" */
  readonly pace: string;
  /** "needs $9,800 a working day"; "" when nothing is left to do. */
  readonly needs: string;
}
