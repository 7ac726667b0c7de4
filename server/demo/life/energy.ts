import type { Model } from './models';

/** What a vehicle has to drive on: share of its traction battery (0 to 1) and litres in its tank. */
export type Energy = { charge: number; liters: number };

/** Below this, hybrids burn fuel. */
const hybridReserve = 0.12;
/** Batteries hold less and cabins want heating when it is cold: share more at 0 °C and below than at 20 °C. */
const winterShare = 0.22;

/** Share by which consumption grows with the cold. */
export const coldFactor = (temperature: number): number =>
  1 + winterShare * Math.min(1, Math.max(0, (20 - temperature) / 20));

/** Kilometres the battery is good for. */
export const electricRange = (model: Model, charge: number, cold: number): number =>
  model.batteryKwh === 0 ? 0 : (charge * model.batteryKwh) / ((model.kwhPer100 * cold) / 100);

/** Kilometres the tank is good for. */
export const fuelRange = (model: Model, liters: number): number =>
  model.tankL === 0 ? 0 : liters / (model.litersPer100 / 100);

/** What is left after so many kilometres. */
export function drain(model: Model, energy: Energy, kilometers: number, cold: number): Energy {
  if (model.batteryKwh === 0)
    return { charge: 0, liters: Math.max(0, energy.liters - (kilometers * model.litersPer100) / 100) };
  const perKm = (model.kwhPer100 * cold) / 100 / model.batteryKwh;
  if (model.tankL === 0) return { charge: Math.max(0, energy.charge - kilometers * perKm), liters: 0 };
  const electricKm = Math.min(kilometers, Math.max(0, energy.charge - hybridReserve) / perKm);
  return {
    charge: energy.charge - electricKm * perKm,
    liters: Math.max(0, energy.liters - ((kilometers - electricKm) * model.litersPer100) / 100),
  };
}
