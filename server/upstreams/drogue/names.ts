import type { SignalId } from '../../contract/signals';
import { type Quantity, type UnitId, units } from '../../contract/units';

/** What a number stands for: a unit, a share of 1, or a level, which some send as a share and some in percent. */
export type Scale = UnitId | 'share' | 'level';

/**
 * What devices call their values, in small letters without separators: `batteryLevel`, `battery_level` and
 * `battery: {level}` are all `batterylevel`. The scale is what a number without one is in; without it the signal's own unit.
 * Names in Drogue's own examples: `temp`, `hum` (drogue-workshops), `battery`, `state`, `reportInterval` in milliseconds
 * (burrboard, data-formats); the others are usual.
 */
export const names: readonly (readonly [signal: SignalId, names: string, scale?: Scale])[] = [
  ['heading', 'heading course bearing cog courseoverground azimuth'],
  ['altitude', 'altitude alt elevation ele'],
  ['position.precision', 'accuracy precision hacc horizontalaccuracy gpsaccuracy positionaccuracy'],
  ['speed', 'speed velocity spd sog groundspeed speedoverground gpsspeed vehiclespeed'],
  ['odometer', 'odometer odo mileage totaldistance totalmileage odometerreading'],
  ['moving', 'moving ismoving inmotion'],
  ['ignition.state', 'ignition ign ignitionstate ignitionstatus ignitionon'],
  ['engine.running', 'enginerunning engineon isenginerunning'],
  ['engine.speed', 'rpm enginerpm enginespeed'],
  [
    'engine.coolant_temperature',
    'coolanttemp coolanttemperature enginecoolanttemperature enginetemp enginetemperature',
  ],
  ['fuel.level', 'fuellevel', 'level'],
  ['fuel.volume', 'fuelvolume fuelamount'],
  ['range', 'range remainingrange'],
  [
    'starter_battery.voltage',
    'starterbatteryvoltage externalvoltage extvoltage supplyvoltage mainvoltage vehiclevoltage',
  ],
  ['traction_battery.state_of_charge', 'soc stateofcharge evsoc hvsoc', 'level'],
  ['charging.status', 'evchargingstatus evchargingstate vehiclechargingstatus vehiclechargingstate'],
  ['charging.limit', 'chargelimit chargelimitsoc soclimit targetsoc', 'level'],
  ['doors.lock_state', 'doorlock doorlocks doorlockstate doorlockstatus doorslocked doorslockstate centrallocking'],
  ['immobiliser.engaged', 'immobiliser immobilizer immobilised immobilized immobiliserengaged immobilizerengaged'],
  ['climate.driver_temperature', 'climatesetpoint climatetargettemperature cabinsetpoint cabintargettemperature'],
  ['temperature.outside', 'outsidetemp outsidetemperature ambienttemp ambienttemperature outdoortemperature'],
  ['temperature.inside', 'insidetemp insidetemperature cabintemp cabintemperature interiortemperature'],
  ['device.temperature', 'temp temperature tmp temperaturesensor devicetemp devicetemperature boardtemperature'],
  ['device.humidity', 'hum humidity rh humiditysensor relativehumidity devicehumidity'],
  ['device.battery.level', 'batt battery bat batterylevel battlevel batlevel batterycharge batterysoc', 'level'],
  ['device.battery.voltage', 'batt battery bat batteryvoltage battvoltage batvoltage vbat vbatt'],
  ['device.online', 'online isonline'],
  ['device.state', 'state devicestate'],
  ['device.report_interval', 'reportinterval', 'ms'],
  ['device.signal_strength', 'rssi signalstrength'],
  ['destination.position', 'destination'],
];

/** Steps of a path that hold values and say nothing of what they are. */
export const holders: ReadonlySet<string> = new Set(
  `data payload body object value values val features properties attributes params state status telemetry reported
   reading readings measurement measurements metrics sensor sensors device tracker box channel current last latest
   uplinkmessage decodedpayload payloadfields decoded fields can canbus obd
   gps gpslocation gnss geo geoloc location loc position pos coordinates latlng latlon lastlocation lastposition geometry fix nav`
    .trim()
    .split(/\s+/),
);

/** Those of them that may name a single value; `battery.current` is not the battery's level. */
export const valueHolders: ReadonlySet<string> = new Set(['value', 'values', 'val', 'data', 'reading', 'measurement']);

/** Whose values are the vehicle's own, and not those of the box in it. */
export const vehicles: ReadonlySet<string> = new Set(['vehicle', 'car', 'truck', 'van', 'trailer', 'asset', 'machine']);

/**
 * What is of no vehicle: the radio's way to us with the gateways' positions (TTN, ChirpStack, Helium), and what a device
 * was asked to become (Ditto).
 */
export const strangers: ReadonlySet<string> = new Set(
  `rxmetadata rxinfo txinfo gateway gateways gatewayids gatewayinfo gatewaylocation gtw gtws gw hotspot hotspots
   basestation basestations celltower celltowers antenna antennas packetbroker networkids correlationids enddeviceids
   desired desiredproperties`
    .trim()
    .split(/\s+/),
);

/** Members by which an object says that it is about a gateway; its position is the gateway's then. */
export const gatewayIdentities: ReadonlySet<string> = new Set(
  'gatewayid gatewayids gatewayeui gatewaymac gtwid gtweui gwid gweui hotspotid'.split(' '),
);

/** What devices call the time of their values; the first that is there counts. */
export const timeNames: readonly string[] =
  `timestamp timestampms ts timems time datetime measuredat recordedat observedat sampledat capturedat reportedat
   eventtime devicetime gpstime fixtime utctime utc t`
    .trim()
    .split(/\s+/);

/** The quantity that a scale measures. */
export const quantityOf = (scale: Scale): Quantity =>
  scale === 'share' || scale === 'level' ? 'ratio' : units[scale].quantity;
