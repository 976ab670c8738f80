/** How a CRM gives the first contact by Sales, told where a sheet has none; the CRM shows by the headers of its exports. */

/** [a header that only it writes, what to do], the surest first. */
const CRMS: readonly (readonly [RegExp, string])[] = [
  [
    /^(lead|deal|person|organization) - /i,
    'In Pipedrive export the activities and take the earliest “Marked as done time” of each lead.',
  ],
  [
    /^\(do not modify\)|^created on$|^topic$/i,
    'In Dynamics take the earliest “Actual End” of the phone calls and e-mails regarding each lead.',
  ],
  [
    /^(record id|lifecycle stage|original (traffic )?source|contact owner|deal owner)$/i,
    'In HubSpot add “Date of first engagement”, or a property “First outreach date” that a workflow fills, to the export.',
  ],
  [
    /^(leadid|created time|lead owner id|layout)$/i,
    'In Zoho export the calls and take the earliest “Call Start Time” of each lead.',
  ],
  [
    /^(status_label|display_name|date_created)$/i,
    'In Close export the calls and e-mails and take the earliest “date_created” of each lead.',
  ],
  [
    /^(sales owner|lead stage|work number)$/i,
    'In Freshsales export the sales activities and take the earliest completed one of each lead.',
  ],
  [
    /^(salesperson|sales team|expected revenue|opportunity)$/i,
    'In Odoo take the date of the earliest completed activity of each lead.',
  ],
  [
    /^(lead owner|leadsource|ownerid|createddate|create date|company \/ account)$/i,
    'In Salesforce add the fields “First Call” and “First Email” (FirstCallDateTime, FirstEmailDateTime) to the report.',
  ],
];

export function firstContactFrom(header: readonly string[]): string {
  const known = CRMS.find(([pattern]) => header.some(name => pattern.test(name.trim())));
  return `${known ? `${known[1]} ` : ''}Add a column for the first contact by Sales and choose it under Sheets.`;
}
