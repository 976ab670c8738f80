/** Same leads, same standing: one truth of sixty leads, written as people of eight languages and many programs would have exported it. */
import { expect, test, vi } from 'vitest';
import { encodeText } from '../../../workbench/csv/encoding.ts';
import { scanned } from '../../support/scanned.ts';

vi.setConfig({ testTimeout: 600_000 });

interface Words {
  readonly headers: readonly string[];
  readonly lost: string;
  readonly won: string;
  readonly title: string;
  readonly codePage: 'windows-1252' | 'shift_jis';
}

/** Id, name, owner, source, stage, creation, first contact. */
const LANGUAGES: Readonly<Record<string, Words>> = {
  en: {
    headers: ['Lead ID', 'Customer name', 'Sales owner', 'Lead Source', 'Current status', 'Enquiry Date', 'First Call'],
    lost: 'Closed Lost',
    won: 'Closed Won',
    title: 'Leads',
    codePage: 'windows-1252',
  },
  de: {
    headers: [
      'Vorgangsnummer',
      'Kundenname',
      'Zuständig',
      'Leadquelle',
      'Leadstatus',
      'Eingangsdatum',
      'Erstkontakt am',
    ],
    lost: 'Verloren',
    won: 'Gewonnen',
    title: 'Anfragen',
    codePage: 'windows-1252',
  },
  fr: {
    headers: [
      'Référence',
      'Nom du client',
      'Commercial',
      'Origine du lead',
      'Statut',
      'Date de création',
      'Date du premier contact',
    ],
    lost: 'Perdu',
    won: 'Gagné',
    title: 'Pistes',
    codePage: 'windows-1252',
  },
  es: {
    headers: ['ID de registro', 'Nombre completo', 'Asesor', 'Fuente', 'Etapa', 'Fecha de creación', 'Primer contacto'],
    lost: 'Perdido',
    won: 'Ganado',
    title: 'Leads del mes',
    codePage: 'windows-1252',
  },
  pt: {
    headers: [
      'ID do lead',
      'Nome completo',
      'Responsável',
      'Origem',
      'Etapa do funil',
      'Criado em',
      'Data do primeiro contato',
    ],
    lost: 'Perdido',
    won: 'Ganho',
    title: 'Leads',
    codePage: 'windows-1252',
  },
  it: {
    headers: [
      'ID lead',
      'Nome e cognome',
      'Venditore',
      'Provenienza',
      'Stato lead',
      'Data creazione',
      'Primo contatto',
    ],
    lost: 'Perso',
    won: 'Vinto',
    title: 'Contatti',
    codePage: 'windows-1252',
  },
  nl: {
    headers: ['Leadnummer', 'Volledige naam', 'Verkoper', 'Herkomst', 'Leadfase', 'Aangemaakt op', 'Eerste contact'],
    lost: 'Verloren',
    won: 'Gewonnen',
    title: 'Aanvragen',
    codePage: 'windows-1252',
  },
  ja: {
    headers: ['リードID', 'お名前', '担当者', '流入元', 'ステータス', '登録日時', '初回連絡日時'],
    lost: '失注',
    won: '受注',
    title: 'リード一覧',
    codePage: 'shift_jis',
  },
};

const two = (n: number) => String(n).padStart(2, '0');
const LEADS = Array.from({ length: 60 }, (_, i) => ({
  id: `L-${i}`,
  name: `Person ${i}`,
  owner: ['Dana Reyes', 'Omar Pohl', 'Sam Okafor'][i % 3] ?? '',
  source: ['Website', 'Referral', 'Webinar', 'Trade fair'][i % 4] ?? '',
  stage: i % 10 === 7 ? 'lost' : i % 10 === 8 ? 'won' : '',
  created: [2026, 11, 2 + (i % 26), 9, 10] as const,
  contact: i % 5 === 0 || i % 10 > 6 ? null : ([2026, 11, 2 + (i % 26), i % 3 ? 9 : 14, 40] as const),
}));

type Instant = readonly [number, number, number, number, number];
const DATES: Readonly<Record<string, (at: Instant) => string>> = {
  iso: ([y, m, d, h, n]) => `${y}-${two(m)}-${two(d)} ${two(h)}:${two(n)}`,
  'iso, T and Z': ([y, m, d, h, n]) => `${y}-${two(m)}-${two(d)}T${two(h)}:${two(n)}:00Z`,
  'day.month.year': ([y, m, d, h, n]) => `${two(d)}.${two(m)}.${y} ${two(h)}:${two(n)}`,
  'day/month/year': ([y, m, d, h, n]) => `${d}/${m}/${y} ${h}:${two(n)}`,
  'month/day/year': ([y, m, d, h, n]) => `${m}/${d}/${y} ${((h + 11) % 12) + 1}:${two(n)} ${h < 12 ? 'AM' : 'PM'}`,
  'month in words': ([y, , d, h, n]) => `Nov ${d}, ${y} ${two(h)}:${two(n)}`,
};

/** [dates, delimiter, encoding, what stands around the table] */
const STYLES = [
  ['iso', ',', 'utf-8', ''],
  ['iso, T and Z', ',', 'utf-8 with mark', ''],
  ['day.month.year', ';', 'utf-8 with mark', ''],
  ['day/month/year', ';', 'code page', ''],
  ['month/day/year', ',', 'utf-8', 'footer'],
  ['month in words', '\t', 'utf-16le', ''],
  ['day.month.year', '\t', 'utf-16le without mark', 'title'],
  ['iso', ';', 'utf-8', 'sep'],
  ['day/month/year', ',', 'utf-8', 'surplus'],
  ['month/day/year', '|', 'utf-8', 'short rows'],
] as const;

function written(words: Words, [dates, delimiter, encoding, around]: (typeof STYLES)[number]): Uint8Array {
  const quoted = (text: string) => (text.includes(delimiter) ? `"${text}"` : text);
  const at = DATES[dates] as (at: Instant) => string;
  const lines = LEADS.map(({ id, name, owner, source, stage, created, contact }) => {
    const word = stage === 'lost' ? words.lost : stage === 'won' ? words.won : '';
    const cells = [id, name, owner, source, word, at(created), contact ? at(contact) : ''].map(quoted);
    while (around === 'short rows' && cells.at(-1) === '') cells.pop();
    return cells.join(delimiter) + (around === 'surplus' ? delimiter : '');
  });
  const header = words.headers.map(quoted).join(delimiter);
  const above = around === 'sep' ? [`sep=${delimiter}`] : around === 'title' ? [words.title, ''] : [];
  const below = around === 'footer' ? ['', 'Confidential Information - Do Not Distribute'] : [];
  const text = `${[...above, header, ...lines, ...below].join('\r\n')}\r\n`;
  return encodeText(text, encoding === 'code page' ? words.codePage : encoding);
}

/** What both sides are told. */
function standing(file: Uint8Array) {
  const { outcome, report } = scanned(file);
  const { owners, overdue } = outcome.view.standing;
  return {
    fields: Object.keys(report.columns).sort(),
    statuses: report.statuses,
    overdue: overdue.map(({ label, due }) => `${label} ${due}`).sort(),
    owners: owners.map(one => `${one.owner} ${one.overdue} ${one.met}/${one.judged}`).sort(),
  };
}

test('eighty dialects of sixty leads', () => {
  const rows = Object.entries(LANGUAGES).flatMap(([language, words]) =>
    STYLES.map(style => ({ dialect: [language, ...style].join(' · '), found: standing(written(words, style)) })),
  );
  const [truth] = rows;
  console.log(
    rows
      .map(
        ({ dialect, found }) =>
          `${JSON.stringify(found) === JSON.stringify(truth?.found) ? 'same ' : 'OTHER'} ${dialect.replace('\t', 'tab')} ${JSON.stringify(found.statuses)}`,
      )
      .join('\n'),
  );
  expect(rows).toHaveLength(80);
  // By hand: 12 + 6 open ones without a contact; 10 contacts at 14:40 for leads of 09:10, two of them on a weekend; 6 lost, 6 won.
  expect(truth?.found.statuses).toEqual({ OVERDUE: 18, MET: 22, MISSED: 8, EXEMPT: 12 });
  for (const { dialect, found } of rows) expect(found, dialect).toEqual(truth?.found);
});
