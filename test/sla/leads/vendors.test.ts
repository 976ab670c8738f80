/** Headers as the exports of twelve programs have them, with invented people: the columns that must be taken, one by one. */
import { describe, expect, test } from 'vitest';
import { guessColumns } from '../../../src/sla/leads/columns.ts';
import type { Columns } from '../../../src/sla/policy/fields.ts';
import { zoneNamed } from '../../support/zones.ts';

const ZONE = zoneNamed('America/New_York');

interface Export {
  readonly header: string;
  /** Rows with "|" between the cells, as the header has it. */
  readonly rows: readonly string[];
  readonly taken: Columns;
}

const EXPORTS: Readonly<Record<string, Export>> = {
  HubSpot: {
    header:
      'Record ID|First Name|Last Name|Email|Contact owner|Lead Status|Lifecycle Stage|Original Source|Create Date|Last Contacted|Date of first engagement|Number of times contacted|Close Date',
    rows: [
      '301|Ida|Moss|ida@example.com|Sam Roe|New|Lead|Organic Search|2026-11-02 09:00|2026-11-05 10:00|2026-11-02 09:40|3|',
      '302|Ken|Bly|ken@example.com|Lou Fox|Connected|Customer|Paid Search|2026-11-03 09:00||||2026-11-20 10:00',
    ],
    taken: {
      id: 'Record ID',
      name: ['First Name', 'Last Name'],
      email: 'Email',
      owner: 'Contact owner',
      stage: ['Lead Status', 'Lifecycle Stage'],
      source: 'Original Source',
      created: 'Create Date',
      firstContact: 'Date of first engagement',
      attempts: 'Number of times contacted',
      won: 'Close Date',
    },
  },
  'Salesforce report': {
    header:
      'Lead Owner|First Name|Last Name|Title|Company / Account|Email|Lead Source|Lead Status|Create Date|Converted Date|Last Activity',
    rows: [
      'Sam Roe|Ida|Moss|CFO|Acme|ida@example.com|Web|Open - Not Contacted|11/13/2026||11/20/2026',
      'Lou Fox|Ken|Bly|CEO|Bolt|ken@example.com|Phone|Closed - Converted|11/14/2026|11/20/2026|',
    ],
    taken: {
      owner: 'Lead Owner',
      name: ['First Name', 'Last Name'],
      company: 'Company / Account',
      email: 'Email',
      source: 'Lead Source',
      stage: 'Lead Status',
      created: 'Create Date',
    },
  },
  'Salesforce API': {
    header:
      'Id|OwnerId|Name|Company|Email|LeadSource|Status|CreatedDate|ConvertedDate|LastModifiedDate|FirstCallDateTime|FirstEmailDateTime',
    rows: [
      '00Q1|0051|Ida Moss|Acme|ida@example.com|Web|Working|2026-11-13T14:30:15.000+0000||2026-11-14T14:30:15.000+0000|2026-11-13T15:30:15.000+0000|',
      '00Q2|0051|Ken Bly|Bolt|ken@example.com|Web|New|2026-11-14T14:30:15.000+0000||2026-11-14T14:30:15.000+0000||',
    ],
    taken: {
      id: 'Id',
      owner: 'OwnerId',
      name: 'Name',
      company: 'Company',
      email: 'Email',
      source: 'LeadSource',
      stage: 'Status',
      created: 'CreatedDate',
      firstContact: ['FirstCallDateTime', 'FirstEmailDateTime'],
    },
  },
  Zoho: {
    header:
      'LEADID|Lead Owner|Company|First Name|Last Name|Email|Lead Source|Lead Status|Annual Revenue|Created Time|Modified Time|Last Activity Time',
    rows: [
      'zcrm_1|Sam Roe|Acme|Ida|Moss|ida@example.com|Trade Show|Attempted to Contact|$22,700.00|15 Apr, 2026 00:03:00|16 Apr, 2026 00:03:00|16 Apr, 2026 00:03:00',
      'zcrm_2|Lou Fox|Bolt|Ken|Bly|ken@example.com|Web|Junk Lead|$1,000.00|16 Apr, 2026 10:03:00|17 Apr, 2026 00:03:00|',
    ],
    taken: {
      id: 'LEADID',
      owner: 'Lead Owner',
      company: 'Company',
      name: ['First Name', 'Last Name'],
      email: 'Email',
      source: 'Lead Source',
      stage: 'Lead Status',
      created: 'Created Time',
    },
  },
  Pipedrive: {
    header:
      'Deal - ID|Deal - Title|Deal - Value|Deal - Owner|Deal - Stage|Deal - Status|Deal - Deal created|Deal - Won time|Deal - Lost time|Deal - Expected close date|Deal - Last activity date|Deal - Done activities|Person - Email',
    rows: [
      '1|Kitchen|1200|Sam Roe|Contact Made|open|2026-11-02 09:00:00|||2026-12-24|2026-11-04|2|ida@example.com',
      '2|Roof|800|Lou Fox|Negotiations|won|2026-11-03 09:00:00|2026-11-09 10:00:00||2026-12-24||4|ken@example.com',
    ],
    taken: {
      id: 'Deal - ID',
      name: 'Deal - Title',
      revenue: 'Deal - Value',
      owner: 'Deal - Owner',
      stage: ['Deal - Stage', 'Deal - Status'],
      created: 'Deal - Deal created',
      won: 'Deal - Won time',
      closed: 'Deal - Lost time',
      attempts: 'Deal - Done activities',
      email: 'Person - Email',
    },
  },
  Meta: {
    header:
      'id|created_time|ad_id|ad_name|campaign_id|campaign_name|form_id|form_name|is_organic|platform|full_name|email|phone_number',
    rows: [
      'l:1|2026-11-16T14:30:15-06:00|ag:1|Ad A|c:1|Autumn|f:1|Demo|false|fb|Ida Moss|ida@example.com|p:+1',
      'l:2|2026-11-17T14:30:15-06:00|ag:1|Ad A|c:1|Autumn|f:1|Demo|false|ig|Ken Bly|ken@example.com|p:+2',
    ],
    taken: { id: 'id', created: 'created_time', source: 'campaign_name', name: 'full_name', email: 'email' },
  },
  'Google Ads': {
    header: 'Lead ID|Lead Submit Time|Full Name|User Email|User Phone|Campaign ID|Campaign|Form ID|GCL ID',
    rows: [
      'a1|2026-11-16 14:30:15|Ida Moss|ida@example.com|1|77|Autumn|5|x',
      'a2|2026-11-17 14:30:15|Ken Bly|ken@example.com|2|77|Autumn|5|y',
    ],
    taken: { id: 'Lead ID', created: 'Lead Submit Time', name: 'Full Name', email: 'User Email', source: 'Campaign' },
  },
  LinkedIn: {
    header: 'Lead ID|Submitted At|First Name|Last Name|Email Address|Company Name|Job Title|Campaign Name|Form Name',
    rows: [
      'u1|2026-11-16 14:30:15|Ida|Moss|ida@example.com|Acme|CFO|Autumn|Demo',
      'u2|2026-11-17 14:30:15|Ken|Bly|ken@example.com|Bolt|CEO|Autumn|Demo',
    ],
    taken: {
      id: 'Lead ID',
      created: 'Submitted At',
      name: ['First Name', 'Last Name'],
      email: 'Email Address',
      company: 'Company Name',
      source: 'Campaign Name',
    },
  },
  Typeform: {
    header: '#|What is your name?|Email|Company|Start Date (UTC)|Submit Date (UTC)|Network ID|utm_source',
    rows: [
      'r1|Ida|ida@example.com|Acme|2026-11-16 14:28:15|2026-11-16 14:30:15|n1|google',
      'r2|Ken|ken@example.com|Bolt|2026-11-17 14:28:15|2026-11-17 14:30:15|n2|meta',
    ],
    taken: { id: '#', email: 'Email', company: 'Company', created: 'Submit Date (UTC)', source: 'utm_source' },
  },
  'Google Forms': {
    header: 'Timestamp|Full name|Email Address|How did you hear about us?|Message',
    rows: [
      '11/16/2026 9:00:00|Ida Moss|ida@example.com|Friend|Hi',
      '11/17/2026 10:30:00|Ken Bly|ken@example.com|Search|Hello',
    ],
    taken: { created: 'Timestamp', name: 'Full name', email: 'Email Address', source: 'How did you hear about us?' },
  },
  Odoo: {
    header:
      'Opportunity|Contact Name|Email|Salesperson|Sales Team|Stage|Source|Created on|Expected Revenue|Expected Closing',
    rows: [
      'Kitchen|Ida Moss|ida@example.com|Sam Roe|Europe|New|Search|2026-11-02 09:00:00|1200|2026-12-24',
      'Roof|Ken Bly|ken@example.com|Lou Fox|Europe|Won|Fair|2026-11-03 09:00:00|800|2026-12-24',
    ],
    taken: {
      name: 'Contact Name',
      email: 'Email',
      owner: 'Salesperson',
      stage: 'Stage',
      source: 'Source',
      created: 'Created on',
    },
  },
  Dynamics: {
    header:
      '(Do Not Modify) Lead|(Do Not Modify) Modified On|Name|Topic|Status Reason|Created On|Owner|Lead Source|Email',
    rows: [
      'g1|2026-11-16 10:00|Ida Moss|Kitchen|New|2026-11-16 09:00|Sam Roe|Web|ida@example.com',
      'g2|2026-11-17 10:00|Ken Bly|Roof|Contacted|2026-11-17 09:00|Lou Fox|Fair|ken@example.com',
    ],
    taken: { name: 'Name', created: 'Created On', owner: 'Owner', source: 'Lead Source', email: 'Email' },
  },
  Calendly: {
    header:
      'User Name|User Email|Invitee Name|Invitee Email|Event Type Name|Start Date & Time|End Date & Time|Event Created Date & Time|UTM Source',
    rows: [
      'Sam Roe|sam@example.com|Ida Moss|ida@example.com|Demo|2026-11-20 14:00|2026-11-20 14:30|2026-11-16 09:10|google',
      'Sam Roe|sam@example.com|Ken Bly|ken@example.com|Demo|2026-11-21 14:00|2026-11-21 14:30|2026-11-17 09:10|meta',
    ],
    taken: { name: 'Invitee Name', email: 'Invitee Email', created: 'Event Created Date & Time', source: 'UTM Source' },
  },
};

describe.each(Object.entries(EXPORTS))('%s', (_, { header, rows, taken }) => {
  const { columns } = guessColumns(
    header.split('|'),
    rows.map(row => row.split('|')),
    ZONE,
  );
  test.each(Object.entries(taken))('%s is %j', (field, named) => {
    expect(columns[field as keyof Columns]).toEqual(named);
  });
  test('and nothing else', () => expect(Object.keys(columns).sort()).toEqual(Object.keys(taken).sort()));
});
