import { minutes, seconds } from '../../contract/duration';
import type { Settings } from '../life/settings';
import type { Moment } from '../messages/moment';
import { between } from '../random';

/** What a box measures, with names of Drogue's own examples. */
export const measured = ({ vehicle, state, outside }: Moment) => ({
  geoloc: { lat: Number(state.latitude.toFixed(6)), lon: Number(state.longitude.toFixed(6)) },
  speed: Number(state.speedKmh.toFixed(1)),
  heading: Math.round(state.heading) % 360,
  odometer: Number(state.odometerKm.toFixed(1)),
  ignition: state.isIgnitionOn,
  temp: Number((outside + 6).toFixed(1)),
  hum: Math.round(between(35, 80, vehicle.seed, Math.floor(state.at / minutes(30)), 65)),
  batt: Number(between(0.55, 1, vehicle.seed, 66).toFixed(2)),
});

/** Who charges and drives gets its battery ready for the charger. */
const chargingStatus = ({ state }: Moment, { charging }: Settings): string =>
  !charging ? 'not_charging' : state.stay === null ? 'conditioning' : 'charging';

/** How a vehicle is set, by usual names. */
export const asSet = (moment: Moment, settings: Settings) => ({
  doors: { locked: settings.locked },
  immobilised: settings.immobilised,
  climate: { setPoint: settings.temperature },
  reportInterval: seconds(settings.intervalSeconds),
  ...(moment.vehicle.model.batteryKwh > 0 && {
    chargeLimit: settings.limit,
    evChargingStatus: chargingStatus(moment, settings),
  }),
});
