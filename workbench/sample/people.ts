/** Made-up people and companies; their addresses lie under the reserved domain .example. */
import type { Random } from './random.ts';

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly company: string;
}

const listed = (names: string): readonly string[] => names.split(', ');

const FIRST_NAMES = listed(
  'Aaliyah, Aiko, Alejandro, Amara, Anders, Beatriz, Benjamin, Camila, Carlos, Chen, Chloe, Daniel, Deepa, Elena, Emeka, Emma, Farah, Felix, Gabriela, Hana, Hassan, Imani, Isabel, Jack, Jamal, Jing, Jordan, Karim, Kavya, Lars, Leila, Lucas, Malik, Marta, Mei, Mohammed, Nadia, Noah, Olivia, Omar, Paulo, Quinn, Rahul, Rosa, Samira, Sofia, Takeshi, Thandi, Victor, Yara',
);
const LAST_NAMES = listed(
  'Abbott, Adeyemi, Ahmed, Alvarez, Andersson, Baker, Banerjee, Bennett, Brooks, Castillo, Chang, Clarke, Cohen, Costa, Dubois, Fischer, Flores, Garcia, Gupta, Haddad, Hughes, Ito, Jackson, Johansson, Kaplan, Khan, Kim, Kowalski, Lopez, Mbeki, Mendes, Morgan, Murphy, Nguyen, Okoye, Ortiz, Park, Patel, Petrov, Ramirez, Rossi, Santos, Sato, Schmidt, Silva, Tanaka, Torres, Walker, Weiss, Yilmaz',
);
const COMPANY_PLACES = listed(
  'Alder, Beacon, Bluewater, Brightfield, Cedar Ridge, Copperleaf, Eastgate, Fairmont, Foxglove, Granite, Harborview, Highland, Ironwood, Juniper, Kestrel, Lakeshore, Larkspur, Meridian, Millbrook, Northgate, Oakhaven, Pinecrest, Quarry, Redstone, Riverbend, Silverline, Summit, Tidewater, Westbrook, Wildrose',
);
const COMPANY_TRADES = listed(
  'Analytics, Apparel, Biotech, Clinics, Consulting, Energy, Engineering, Foods, Freight, Health, Insurance, Labs, Legal, Logistics, Manufacturing, Media, Partners, Robotics, Schools, Software',
);

/** Small Latin letters and digits only, as an address has them. */
const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

/** Somebody at some company. */
export function someContact(random: Random): Contact {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const company = `${random.pick(COMPANY_PLACES)} ${random.pick(COMPANY_TRADES)}`;
  return { name: `${first} ${last}`, email: `${slug(first)}.${slug(last)}@${slug(company)}.example`, company };
}
