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
  /** For an owner, whom to call first: "Call Omar Murphy by 14:37: demo request, $2,660, and 6 more"; "" for a manager. */
  readonly call: string;
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
  /** Whose debt comes first. */
  readonly first: 'Sales' | 'Marketing';
  /** Why it comes when it comes: "Lead SLA is on", "For Fri 20 Nov, when no scan could run"; "" at its hour. */
  readonly occasion: string;
  /** What a quota was just found to do: "November falls short: $41,000 behind pace"; at most LISTED. */
  readonly found: readonly string[];
  /** "Since Thu 17:00: 2 leads newly overdue, 5 mended; $4,100 came in"; "" in the first one. */
  readonly changed: string;
  /** False where no sheet has first contacts, so that nothing can be said of Sales' promise. */
  readonly isJudged: boolean;
  readonly overdue: LeadList;
  readonly atRisk: LeadList;
  /** Leads that somebody is on, with until when. */
  readonly snoozed: LeadList;
  /** Those of which this person was not told before. */
  readonly attempts: LetterAttempts;
  readonly troubles: LetterTroubles;
  /** "Do Not Be on It": at most LISTED owners with broken promises, by value at stake. */
  readonly owners: readonly LetterOwner[];
  readonly ownersInAll: number;
  /** "91 of 104 first contacts in time (88%)"; empty without any. */
  readonly met: string;
  /** "43 of 105 leads got enough attempts (41%)"; empty before any had to. */
  readonly tried: string;
  /** At most LISTED of them, and how many there are in all. */
  readonly quota: readonly LetterQuota[];
  readonly quotaInAll: number;
  /** What of Marketing's promise needs to be talked about, with what would mend it. */
  readonly findings: readonly string[];
  /** What each tab was taken for; none but in the first digest. */
  readonly readAs: readonly string[];
  /** Cells that need a look; 0 leaves the line out. */
  readonly problems: number;
  /** "35 leads came in this week: 31 of 35 first contacts in time (89%)"; "" except at the end of a week. */
  readonly week: string;
  /** Null except in the first digest of a month. */
  readonly closed: LetterMonth | null;
  /** Mails that had to wait for another day's quota; 0 leaves the line out. */
  readonly waiting: number;
}

export interface LetterOwner {
  readonly owner: string;
  readonly overdue: number;
  readonly tooFew: number;
  readonly atStake: string;
}

/** The month that closed, as the scorecard has it. */
export interface LetterMonth {
  /** "November closed at 63%" */
  readonly headline: string;
  /** "72 of 101 first contacts in time (71%)"; "" without any. */
  readonly met: string;
  /** Quota by quota, at most LISTED, and the attempts. */
  readonly lines: readonly string[];
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
