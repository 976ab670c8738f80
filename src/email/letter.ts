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

/** Leads whose promise was just broken or is about to be, for an owner or a manager. */
export interface OverdueLetter extends Envelope {
  readonly kind: 'overdue';
  readonly overdue: LeadList;
  readonly atRisk: LeadList;
  readonly attempts: LetterAttempts;
  /** What is new and keeps Lead SLA from working. */
  readonly troubles: LetterTroubles;
}

/** Leads with fewer attempts than promised. */
export interface LetterAttempts {
  /** The time for them is over. */
  readonly tooFew: LeadList;
  /** There is time left. */
  readonly behind: LeadList;
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
  /** Leads that somebody is on, with until when; left out by letters of earlier versions. */
  readonly snoozed?: LeadList;
  /** Those of which this person was not told before. */
  readonly attempts: LetterAttempts;
  readonly troubles: LetterTroubles;
  /** "Do Not Be on It": at most LISTED owners with overdue leads, by value at stake. */
  readonly owners: readonly { readonly owner: string; readonly overdue: number; readonly atStake: string }[];
  readonly ownersInAll: number;
  /** "91 of 104 first contacts in time (88%)"; empty without any. */
  readonly met: string;
  /** At most LISTED of them; how many there are in all stands beside, but for letters of earlier versions. */
  readonly quota: readonly LetterQuota[];
  readonly quotaInAll?: number;
  /** What of Marketing's promise needs to be talked about, with what would mend it; left out by letters of earlier versions. */
  readonly findings?: readonly string[];
  /** What each tab was taken for, in the first digest; left out by letters of earlier versions. */
  readonly readAs?: readonly string[];
  /** Cells that need a look; 0 leaves the line out. */
  readonly problems: number;
  /** "31 of 35 first contacts of this week’s leads in time (89%)"; "" except at the end of a week. */
  readonly week: string;
  /** "October closed: $96,000 of $120,000 (80%)", line by line; empty except in the first digest of a month. */
  readonly closed: readonly string[];
  /** Mails that had to wait for another day's quota; 0 leaves the line out. */
  readonly waiting: number;
}

/** Something keeps Lead SLA from doing its work. */
export interface TroubleLetter extends Envelope {
  readonly kind: 'trouble';
  readonly troubles: LetterTroubles;
}

/** The first of them, and how many there are in all. */
export interface LetterTroubles {
  readonly total: number;
  readonly problems: readonly { readonly at: string; readonly message: string; readonly fix: string }[];
}

/** The first leads, at most LISTED, and how many there are in all. */
export interface LeadList {
  readonly total: number;
  readonly leads: readonly LetterLead[];
}

export const LISTED = 10;

export interface LetterLead {
  readonly label: string;
  readonly owner: string;
  readonly source: string;
  /** Whether this person was not told of it before, where a list has both kinds. */
  readonly isNew: boolean;
  /** How late it is, "2 h 50 min"; until when it is in time, "Fri 16:20"; or its attempts, "2 of 5". */
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
