/** How a maker writes down what it measures. Units vary from message to message in the real streams, so they do here. */
export type Habits = {
  length: 'kilometers' | 'miles';
  speed: 'kilometers_per_hour' | 'miles_per_hour';
  pressure: 'kilopascals' | 'bars' | 'pounds_force_per_square_inch';
  temperature: 'celsius' | 'fahrenheit';
  /** Forms of time that High Mobility's documents and samples show. */
  time: 'milliseconds' | 'microseconds' | 'seconds';
  /** Mercedes-Benz sends tires without a time. */
  areTiresTimed: boolean;
};

const metric: Habits = {
  length: 'kilometers',
  speed: 'kilometers_per_hour',
  pressure: 'kilopascals',
  temperature: 'celsius',
  time: 'milliseconds',
  areTiresTimed: true,
};

/** Makers with the three letters that stand for them in the demo's identification numbers (which know no I, O and Q). */
export const makers = {
  bmw: { name: 'BMW', letters: 'BMW', habits: metric },
  mercedes: {
    name: 'Mercedes-Benz',
    letters: 'MBZ',
    habits: { ...metric, time: 'microseconds', areTiresTimed: false },
  },
  ford: {
    name: 'Ford',
    letters: 'FRD',
    habits: {
      ...metric,
      length: 'miles',
      speed: 'miles_per_hour',
      pressure: 'pounds_force_per_square_inch',
      temperature: 'fahrenheit',
    },
  },
  peugeot: { name: 'Peugeot', letters: 'PGT', habits: { ...metric, pressure: 'bars', time: 'seconds' } },
  citroen: { name: 'Citroën', letters: 'CTR', habits: { ...metric, pressure: 'bars', time: 'seconds' } },
  opel: { name: 'Opel', letters: 'PEL', habits: { ...metric, pressure: 'bars' } },
  fiat: { name: 'Fiat', letters: 'FAT', habits: { ...metric, pressure: 'bars' } },
} as const satisfies Record<string, { name: string; letters: string; habits: Habits }>;

export type Maker = keyof typeof makers;
export type Body = 'car' | 'van' | 'truck';
export type Drivetrain = 'electric' | 'hybrid' | 'petrol' | 'diesel';

export type Model = {
  maker: Maker;
  name: string;
  body: Body;
  drivetrain: Drivetrain;
  /** Traction battery, kWh; 0 for none. */
  batteryKwh: number;
  /** kWh for 100 km. */
  kwhPer100: number;
  /** What it takes on average at a fast charger and at its own depot, kW. */
  fastKw: number;
  depotKw: number;
  /** Litres; 0 for none. */
  tankL: number;
  litersPer100: number;
  /** Target pressures of the axles, kPa. */
  frontKpa: number;
  rearKpa: number;
  /** Four wheels at the rear, and a spare. */
  hasTwinTires: boolean;
  /** Km between services. */
  serviceKm: number;
  /** How many there are beside the others. */
  weight: number;
};

type Numbers = Pick<Model, 'frontKpa' | 'rearKpa' | 'serviceKm' | 'weight'> & { isTwin?: true };

const electric = (
  maker: Maker,
  name: string,
  body: Body,
  [batteryKwh, kwhPer100, fastKw, depotKw]: [number, number, number, number],
  { isTwin, ...numbers }: Numbers,
): Model => ({
  ...{ maker, name, body, drivetrain: 'electric', batteryKwh, kwhPer100, fastKw, depotKw, tankL: 0, litersPer100: 0 },
  ...{ hasTwinTires: isTwin === true, ...numbers },
});

const combustion = (
  maker: Maker,
  name: string,
  body: Body,
  drivetrain: 'petrol' | 'diesel',
  [tankL, litersPer100]: [number, number],
  { isTwin, ...numbers }: Numbers,
): Model => ({
  ...{ maker, name, body, drivetrain, batteryKwh: 0, kwhPer100: 0, fastKw: 0, depotKw: 0, tankL, litersPer100 },
  ...{ hasTwinTires: isTwin === true, ...numbers },
});

const hybrid = (
  maker: Maker,
  name: string,
  [batteryKwh, kwhPer100, depotKw]: [number, number, number],
  [tankL, litersPer100]: [number, number],
  { isTwin, ...numbers }: Numbers,
): Model => ({
  ...{ maker, name, body: 'car', drivetrain: 'hybrid', batteryKwh, kwhPer100, fastKw: 0, depotKw, tankL, litersPer100 },
  ...{ hasTwinTires: isTwin === true, ...numbers },
});

/** What the demo fleet drives; figures are near what the makers say. */
export const models: readonly Model[] = [
  electric('bmw', 'i4', 'car', [81, 17.5, 110, 11], { frontKpa: 240, rearKpa: 260, serviceKm: 30_000, weight: 8 }),
  electric('bmw', 'iX3', 'car', [74, 19, 100, 11], { frontKpa: 240, rearKpa: 270, serviceKm: 30_000, weight: 5 }),
  combustion('bmw', '320d', 'car', 'diesel', [59, 5.3], { frontKpa: 230, rearKpa: 250, serviceKm: 30_000, weight: 5 }),
  hybrid('bmw', '330e', [12, 19, 3.7], [40, 6.6], { frontKpa: 240, rearKpa: 270, serviceKm: 30_000, weight: 4 }),
  electric('mercedes', 'eVito', 'van', [90, 26, 80, 11], { frontKpa: 300, rearKpa: 330, serviceKm: 40_000, weight: 8 }),
  electric('mercedes', 'eSprinter', 'van', [113, 30, 90, 11], {
    ...{ frontKpa: 330, rearKpa: 400, serviceKm: 40_000, weight: 6 },
  }),
  combustion('mercedes', 'Sprinter 317', 'van', 'diesel', [71, 9.6], {
    ...{ frontKpa: 340, rearKpa: 410, serviceKm: 40_000, weight: 6, isTwin: true },
  }),
  combustion('mercedes', 'Actros 1845', 'truck', 'diesel', [620, 26], {
    ...{ frontKpa: 850, rearKpa: 800, serviceKm: 90_000, weight: 5, isTwin: true },
  }),
  electric('mercedes', 'eActros 300', 'truck', [336, 108, 150, 90], {
    ...{ frontKpa: 850, rearKpa: 800, serviceKm: 80_000, weight: 3, isTwin: true },
  }),
  electric('ford', 'E-Transit', 'van', [68, 27, 85, 11], { frontKpa: 345, rearKpa: 414, serviceKm: 32_000, weight: 8 }),
  combustion('ford', 'Transit Custom', 'van', 'diesel', [70, 7.9], {
    ...{ frontKpa: 338, rearKpa: 359, serviceKm: 32_000, weight: 6 },
  }),
  electric('ford', 'Mustang Mach-E', 'car', [88, 19.5, 100, 11], {
    ...{ frontKpa: 262, rearKpa: 276, serviceKm: 30_000, weight: 4 },
  }),
  electric('peugeot', 'e-208', 'car', [46, 15.5, 70, 11], {
    ...{ frontKpa: 240, rearKpa: 240, serviceKm: 25_000, weight: 6 },
  }),
  electric('peugeot', 'e-Expert', 'van', [68, 25, 75, 11], {
    ...{ frontKpa: 290, rearKpa: 310, serviceKm: 40_000, weight: 5 },
  }),
  combustion('peugeot', '308 SW', 'car', 'petrol', [52, 6], {
    ...{ frontKpa: 230, rearKpa: 230, serviceKm: 25_000, weight: 4 },
  }),
  electric('citroen', 'ë-Berlingo', 'van', [46, 19.5, 70, 11], {
    ...{ frontKpa: 260, rearKpa: 280, serviceKm: 25_000, weight: 5 },
  }),
  combustion('citroen', 'Jumpy', 'van', 'diesel', [69, 7.2], {
    ...{ frontKpa: 290, rearKpa: 310, serviceKm: 40_000, weight: 4 },
  }),
  electric('opel', 'Vivaro-e', 'van', [68, 25, 75, 11], {
    ...{ frontKpa: 290, rearKpa: 310, serviceKm: 40_000, weight: 6 },
  }),
  hybrid('opel', 'Astra Plug-in', [12.4, 17, 3.7], [42, 5.8], {
    ...{ frontKpa: 240, rearKpa: 240, serviceKm: 30_000, weight: 4 },
  }),
  electric('fiat', '500e', 'car', [37, 14.5, 60, 11], { frontKpa: 220, rearKpa: 220, serviceKm: 15_000, weight: 5 }),
  electric('fiat', 'E-Ducato', 'van', [79, 31, 50, 11], {
    ...{ frontKpa: 450, rearKpa: 475, serviceKm: 48_000, weight: 5 },
  }),
  combustion('fiat', 'Ducato 140', 'van', 'diesel', [90, 9.4], {
    ...{ frontKpa: 450, rearKpa: 475, serviceKm: 48_000, weight: 5 },
  }),
];
