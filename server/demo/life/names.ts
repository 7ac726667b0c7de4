import type { Home } from '../roads/roads';
import type { Model } from './models';

/** Where a German number plate says that a vehicle is from. */
const plates: Record<string, string> = {
  ...{ Berlin: 'B', Hamburg: 'HH', München: 'M', Köln: 'K', Frankfurt: 'F', 'Frankfurt am Main': 'F', Stuttgart: 'S' },
  ...{ Düsseldorf: 'D', Dortmund: 'DO', Essen: 'E', Leipzig: 'L', Bremen: 'HB', Dresden: 'DD', Hannover: 'H' },
  ...{ Nürnberg: 'N', Duisburg: 'DU', Bochum: 'BO', Wuppertal: 'W', Bielefeld: 'BI', Bonn: 'BN', Münster: 'MS' },
  ...{ Karlsruhe: 'KA', Mannheim: 'MA', Augsburg: 'A', Wiesbaden: 'WI', Gelsenkirchen: 'GE', Braunschweig: 'BS' },
  ...{ Kiel: 'KI', Chemnitz: 'C', Aachen: 'AC', Halle: 'HAL', Magdeburg: 'MD', Krefeld: 'KR', Lübeck: 'HL' },
  ...{ Mainz: 'MZ', Erfurt: 'EF', Rostock: 'HRO', Kassel: 'KS', Hagen: 'HA', Hamm: 'HAM', Saarbrücken: 'SB' },
  ...{ Oldenburg: 'OL', Osnabrück: 'OS', Heidelberg: 'HD', Darmstadt: 'DA', Regensburg: 'R', Ingolstadt: 'IN' },
  ...{ Würzburg: 'WÜ', Ulm: 'UL', Heilbronn: 'HN', Pforzheim: 'PF', Göttingen: 'GÖ', Wolfsburg: 'WOB', Jena: 'J' },
};

const plateLetters = ['EV', 'FL', 'KR', 'TT', 'NX', 'WA', 'GP', 'LS', 'MC', 'DZ'];
const trees = [
  'Kastanie',
  'Linde',
  'Ahorn',
  'Birke',
  'Buche',
  'Eiche',
  'Erle',
  'Esche',
  'Kiefer',
  'Lärche',
  'Ulme',
  'Weide',
];

/**
 * What people call a vehicle: its number plate where it has a German one, electric ones with their E, else a tree and a
 * number. No two in a fleet share one.
 */
export function nameOf(home: Home, model: Model, index: number): string {
  const plate = home.country === 'DE' ? plates[home.name] : undefined;
  const letters = plateLetters[index % plateLetters.length];
  if (plate !== undefined)
    return `${plate}-${letters} ${100 + Math.floor(index / plateLetters.length)}${model.drivetrain === 'electric' ? 'E' : ''}`;
  return `${trees[index % trees.length]} ${1 + Math.floor(index / trees.length)}`;
}
