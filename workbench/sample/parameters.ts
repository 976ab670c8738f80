/**
 * What the sample is drawn from, each figure with its source. "Olist" is the marketing funnel of Olist, 8,000 leads of
 * 2017 and 2018; "UCI" is the bank marketing data set (bank-additional, 4,119 clients); "HBR" is the audit of 2,241 US
 * firms in Harvard Business Review, March 2011. What no source gives is marked as an assumption.
 */

/** A way in which leads come: its share of all leads and how many of its qualified leads become customers. */
export interface SourceParameters {
  readonly name: string;
  readonly share: number;
  readonly conversion: number;
}

/**
 * No public data tell offers apart, so their rates are those of comparable Olist channels within 165 days (n = 5,998):
 * demo request = unknown .202, free trial = direct .142, paid search .138, organic search .135, referral .114,
 * webinar = social .061, eBook = e-mail .037. The shares follow Olist's order of channels, with offers in the place of
 * social and unknown (assumption).
 */
export const SOURCES: readonly SourceParameters[] = [
  { name: 'Organic search', share: 0.21, conversion: 0.135 },
  { name: 'Paid search', share: 0.18, conversion: 0.138 },
  { name: 'eBook', share: 0.19, conversion: 0.035 },
  { name: 'Webinar', share: 0.14, conversion: 0.06 },
  { name: 'Free trial', share: 0.14, conversion: 0.14 },
  { name: 'Demo request', share: 0.09, conversion: 0.2 },
  { name: 'Referral', share: 0.05, conversion: 0.115 },
];

/** Firms of at least so many people; the median first deal of such a customer in dollars (assumption). */
export const SEGMENTS = [
  { name: 'Enterprise', fromSize: 1_000, medianDeal: 32_000 },
  { name: 'Mid-market', fromSize: 100, medianDeal: 12_000 },
  { name: 'SMB', fromSize: 0, medianDeal: 4_500 },
] as const;

/** Maven Analytics' won deals spread from 518 to 4,430 between the quartiles; within a segment less (assumption). */
export const DEAL_SIGMA = 0.45;
/** People in a lead's company, lognormal (assumption). */
export const COMPANY_SIZE = { median: 70, sigma: 1.4 } as const;
/** Qualified from this size on; smaller ones become customers a quarter as often (assumption). */
export const QUALIFIED_FROM_SIZE = 20;
export const UNQUALIFIED_FACTOR = 0.25;

/** Share of leads by weekday, Monday first. Olist, first contact dates, n = 8,000. */
export const WEEKDAY_SHARES = [0.187, 0.182, 0.186, 0.169, 0.144, 0.066, 0.066] as const;
/** A lively small team (assumption): some 400 leads in three months. */
export const LEADS_PER_DAY = 4.4;
export const DAYS = 91;
/** Daily counts are negative binomial of this shape: Olist, January to May 2018, mean 39.7, variance 303.9. */
export const DAILY_SHAPE = 39.7 ** 2 / (303.9 - 39.7);
/**
 * Share of leads by local hour, an assumption shaped to four facts about 2,000 form submissions (Nectafy): 38 % outside
 * 8 to 17 h, peaks at 11 and 14 h, fewest at 3 h.
 */
export const HOUR_SHARES = [
  0.014, 0.01, 0.008, 0.006, 0.007, 0.01, 0.018, 0.03, 0.044, 0.062, 0.074, 0.086, 0.068, 0.072, 0.082, 0.074, 0.058,
  0.056, 0.048, 0.044, 0.042, 0.038, 0.028, 0.021,
] as const;

/**
 * First response, in working minutes. HBR found 37 % within the hour, 16 % within a day, 24 % later, 23 % never; of those
 * who answer that is 48 : 21 : 31, which is how the slow answer here. A team that has an agreement does better
 * (assumption). Medians of 15 minutes and of two working days are assumptions.
 */
export const RESPONSE = {
  prompt: { withinHour: 0.68, withinDay: 0.25, later: 0.07 },
  slow: { withinHour: 0.48, withinDay: 0.21, later: 0.31 },
  withinHourMedian: 15,
  withinDay: [60, 480],
  laterMedian: 960,
  laterSigma: 0.7,
} as const;
/** Never contacted; most of these are closed in the end, some are forgotten (assumption; HBR's 23 % have no agreement). */
export const NEVER = { share: 0.06, forgotten: 0.25 } as const;

/** Contacts per client, 1 to 8. UCI: mean 2.54, median 2, 90 % at most 5. */
export const ATTEMPT_SHARES = [0.428, 0.252, 0.133, 0.071, 0.034, 0.024, 0.015, 0.043] as const;

/** Days from creation to the deal, lognormal. Olist, wins within 165 days, n = 742. */
export const DAYS_TO_WIN = { mu: 2.52, sigma: 1.35 } as const;
/** What becomes of contacted leads that do not buy, and after how many days (assumption; 54 % stay in work, as at Owner). */
export const ENDINGS = { disqualified: 0.38, returned: 0.07, nurtured: 0.03, medianDays: 9, sigma: 0.8 } as const;

/** Honest dirt. Olist: .75 % without a source, 7.2 % of the won dates without a time, 1 of 842 won before creation. */
export const DIRT = { blankSource: 0.0075, dateOnlyWon: 0.072 } as const;

/** The people who answer; two of them take their time (assumption). */
export const OWNERS = [
  { name: 'Maya Okafor', email: 'maya.okafor@example.com', share: 0.2, pace: 'prompt' },
  { name: 'Liam Novak', email: 'liam.novak@example.com', share: 0.19, pace: 'prompt' },
  { name: 'Priya Raman', email: 'priya.raman@example.com', share: 0.18, pace: 'prompt' },
  { name: 'Grace Lindqvist', email: 'grace.lindqvist@example.com', share: 0.17, pace: 'prompt' },
  { name: 'Tomás Herrera', email: 'tomas.herrera@example.com', share: 0.14, pace: 'slow' },
  { name: 'Jonah Feld', email: 'jonah.feld@example.com', share: 0.12, pace: 'slow' },
] as const;
