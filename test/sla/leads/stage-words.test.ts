import { expect, test } from 'vitest';
import { isWonByName, stageKind } from '../../../src/sla/leads/stage-words.ts';

const STAGES = {
  won: 'Won; Closed Won; closedwon; CLOSED_WON; Customer; Deal won; Gewonnen; Kunde; Gagné; Client; Ganado; Cerrado ganado; Ganho; Cliente; Vinto; Gewonnen; Klant; 受注; 成約',
  closed:
    'Lost; Closed Lost; closedlost; Dead; Junk; Junk Lead; Lost Lead; Disqualified; Unqualified; Closed - Not Converted; Not Interested; Not qualified; Verloren; Geschlossen; Kein Interesse; Nicht qualifiziert; Perdu; Fermé; Pas intéressé; Disqualifié; Perdido; Cerrado perdido; No interesado; No calificado; Desqualificado; Não qualificado; Fechado; Perso; Chiuso; Non interessato; Verloren; Afgewezen; Geen interesse; 失注; 対象外; Closed; Spam; Closed - Converted',
  paused:
    'Nurture; Sales Nurture; On hold; Bad timing; Contact in Future; Pausiert; En pause; En espera; Em espera; In attesa; In de wacht; 保留',
  returned: 'Returned to marketing; Recycled; Zurück an Marketing; Devuelto; Teruggegeven',
  open: 'New; Open; Working - Contacted; Converted; Qualified; Parked; Connected; In progress; Neu; In Bearbeitung; Nouveau; En cours; Nuevo; Contactado; Novo; Em andamento; Nuovo; Nieuw; 新規; 商談中; Lead; Proposal; Not contacted; Nicht kontaktiert; Closing; Customer call; Wonder',
} as const;

test.each(Object.entries(STAGES))('%s', (kind, names) => {
  const found = names.split('; ').map(name => [name, stageKind(name) ?? 'open']);
  expect(found).toEqual(names.split('; ').map(name => [name, kind]));
});

test('of two stages one that is won is enough', () => {
  expect(isWonByName('Connected · Customer')).toBe(true);
  expect(isWonByName('Connected · Lead')).toBe(false);
});
