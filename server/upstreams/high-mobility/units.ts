import type { UnitId } from '../../contract/units';

/**
 * Names of units in Auto API level 13 (misc/units.schema.json), by quantity. Factors are ours: the vendor's conversion
 * table (misc/unit_types.yml) has several wrong.
 */
const unitNames: ReadonlyMap<string, UnitId> = new Map([
  // acceleration
  ['meters_per_second_squared', 'm/s²'],
  ['gravity', 'g0'],
  // angle
  ['degrees', '°'],
  ['radians', 'rad'],
  ['revolutions', 'rev'],
  // angular velocity
  ['revolutions_per_minute', 'rpm'],
  ['degrees_per_second', '°/s'],
  ['radians_per_second', 'rad/s'],
  // duration
  ['seconds', 's'],
  ['minutes', 'min'],
  ['hours', 'h'],
  ['days', 'd'],
  ['weeks', 'wk'],
  ['months', 'mo'],
  ['milliseconds', 'ms'],
  // electric current
  ['amperes', 'A'],
  ['milliamperes', 'mA'],
  ['kiloamperes', 'kA'],
  // electric potential difference
  ['volts', 'V'],
  ['millivolts', 'mV'],
  ['kilovolts', 'kV'],
  // energy; the vendor lists ampere hours here, which are charge
  ['joules', 'J'],
  ['kilojoules', 'kJ'],
  ['watt_hours', 'Wh'],
  ['kilowatt_hours', 'kWh'],
  ['ampere_hours', 'Ah'],
  // energy efficiency
  ['kwh_per_100_kilometers', 'kWh/100 km'],
  ['miles_per_kwh', 'mi/kWh'],
  ['kilometers_per_kwh', 'km/kWh'],
  ['miles_per_gallon_equivalent', 'MPGe'],
  ['miles_per_imperial_gallon_equivalent', 'imp MPGe'],
  // frequency
  ['hertz', 'Hz'],
  ['millihertz', 'mHz'],
  ['kilohertz', 'kHz'],
  ['megahertz', 'MHz'],
  ['gigahertz', 'GHz'],
  ['times_per_minute', '/min'],
  ['times_per_hour', '/h'],
  ['times_per_day', '/d'],
  // fuel efficiency
  ['liters_per_100_kilometers', 'L/100 km'],
  ['miles_per_imperial_gallon', 'imp mpg'],
  ['miles_per_gallon', 'mpg'],
  ['kilometers_per_liter', 'km/L'],
  // illuminance
  ['lux', 'lx'],
  // length
  ['meters', 'm'],
  ['millimeters', 'mm'],
  ['centimeters', 'cm'],
  ['decimeters', 'dm'],
  ['kilometers', 'km'],
  ['megameters', 'Mm'],
  ['inches', 'in'],
  ['feet', 'ft'],
  ['yards', 'yd'],
  ['miles', 'mi'],
  ['scandinavian_miles', 'Scandinavian mi'],
  ['nautical_miles', 'nautical mi'],
  // mass
  ['kilograms', 'kg'],
  ['grams', 'g'],
  ['decigrams', 'dg'],
  ['centigrams', 'cg'],
  ['milligrams', 'mg'],
  ['micrograms', 'µg'],
  ['nanograms', 'ng'],
  ['picograms', 'pg'],
  ['ounces', 'oz'],
  ['pounds', 'lb'],
  ['stones', 'st'],
  ['metric_tons', 't'],
  ['short_tons', 'short ton'],
  ['carats', 'ct'],
  ['ounces_troy', 'oz t'],
  ['slugs', 'slug'],
  // power
  ['watts', 'W'],
  ['milliwatts', 'mW'],
  ['kilowatts', 'kW'],
  ['megawatts', 'MW'],
  ['horsepower', 'hp'],
  // pressure
  ['pascals', 'Pa'],
  ['kilopascals', 'kPa'],
  ['inches_of_mercury', 'inHg'],
  ['bars', 'bar'],
  ['millibars', 'mbar'],
  ['millimeters_of_mercury', 'mmHg'],
  ['pounds_force_per_square_inch', 'psi'],
  // speed
  ['meters_per_second', 'm/s'],
  ['kilometers_per_hour', 'km/h'],
  ['miles_per_hour', 'mph'],
  ['knots', 'kn'],
  // temperature
  ['kelvin', 'K'],
  ['celsius', '°C'],
  ['fahrenheit', '°F'],
  // torque
  ['newton_meters', 'Nm'],
  ['newton_millimeters', 'Nmm'],
  ['pound_feet', 'lbf ft'],
  // volume
  ['liters', 'L'],
  ['milliliters', 'mL'],
  ['centiliters', 'cL'],
  ['deciliters', 'dL'],
  ['cubic_millimeters', 'mm³'],
  ['cubic_centimeters', 'cm³'],
  ['cubic_decimeters', 'dm³'],
  ['cubic_meters', 'm³'],
  ['cubic_inches', 'in³'],
  ['cubic_feet', 'ft³'],
  ['fluid_ounces', 'fl oz'],
  ['gallons', 'gal'],
  ['imperial_fluid_ounces', 'imp fl oz'],
  ['imperial_gallons', 'imp gal'],
]);

/** Our unit for a name of theirs; undefined for every other value. */
export function unitOf(name: unknown): UnitId | undefined {
  return typeof name === 'string' ? unitNames.get(name) : undefined;
}
